// SPDX-License-Identifier: EUPL-1.2
// One pupil's term by hand: pace, fit, teaching time, noise, closures, fading.
#include "agents/term/learning.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

constexpr Term autumn{0}, spring_of_closure{1}, next_autumn{2};
constexpr double closed_share = 5.0 / 130;  ///< a week of the 130 weekdays of the term

/// The school without luck: no noise, no differences between homes.
class Learning : public testing::Test {
 protected:
  Learning() { calm(*model); }
  static void calm(Model& model) {
    model.parameters.noise_sd_per_term = 0;
    model.parameters.home_sd = 0;
    model.parameters.ability_pace_sd = 0.25F;
    model.parameters.school_quality_sd = 0.125F;
  }
  /// Gain in reading of a lone pupil in one term.
  float gain(const Pupils::Row& row, Term term, bool shock = false) {
    Pupils pupils;
    pupils.append(row);
    const float before = row.get<column::Reading>();
    learn({*model, draws, quality, shock, term}, pupils);
    after = pupils;
    return pupils.get<column::Reading>()[0] - before;
  }

  std::unique_ptr<Model> model = school_model(school_options());
  Draws draws{5};
  std::vector<float> quality = no_quality(*model);
  Pupils after;
};

TEST_F(Learning, AverageGainIsHalfTheGrowthOfTheYear) {
  EXPECT_EQ(gain(pupil(*model, 1, "po.1"), autumn), 0.5F);
  EXPECT_EQ(gain(pupil(*model, 1, "po.2", 1), autumn), 0.25F);
}

TEST_F(Learning, TeachingWeeksOfTheRulesAreShareOfATerm) {
  Rules rules(model->schedule(), autumn, model->graph);
  rules.add_weeks(PlaceSet(model->graph.under("po.1")), -2);  // of 20
  for (const auto& [place, expected] : {std::pair("po.1", 0.45F), std::pair("po.2", 0.25F)}) {
    Pupils pupils;
    pupils.append(pupil(*model, 1, place));
    learn({*model, draws, quality, rules}, pupils);
    EXPECT_NEAR(pupils.get<column::Reading>()[0], expected, 1e-6F) << place;
  }
}

TEST_F(Learning, PaceGoesWithAbilityEducationAndSchool) {
  auto row = pupil(*model, 1, "po.1");
  row.get<column::Ability>() = 2;  // ability
  EXPECT_EQ(gain(row, autumn), 0.5F * 1.5F);
  quality.assign(quality.size(), -1);
  EXPECT_EQ(gain(row, autumn), 0.5F * 1.375F);
  model->parameters.education_pace_low = -0.125F;
  row.get<column::Cell>() = cell(true, Education::low, Background::migrant);
  EXPECT_EQ(gain(row, autumn), 0.5F * 1.25F);
}

TEST_F(Learning, PaceNeverStops) {
  auto row = pupil(*model, 1, "po.1");
  row.get<column::Ability>() = -50;
  EXPECT_FLOAT_EQ(gain(row, autumn), 0.5F * 0.1F);
}

TEST_F(Learning, LinearDoesNotDependOnTheLevel) {
  for (const float skill : {-3.0F, 0.0F, 4.0F})
    EXPECT_EQ(gain(pupil(*model, 1, "po.1", skill), autumn), 0.5F);
}

TEST_F(Learning, PpfTeachesMostAtTheLevelOfThePlace) {
  model->options.learning = LearningModel::ppf;
  model->parameters.ppf_width_sd = 2;
  const float level = model->calibration.norm_start[0][0][place_of(*model, "po.1")];
  EXPECT_EQ(gain(pupil(*model, 1, "po.1", level), autumn), 0.5F);
  // two widths above or below: e^-2 of it (Kaffenberger and Pritchett 2021)
  EXPECT_NEAR(gain(pupil(*model, 1, "po.1", level + 4), autumn), 0.5 * std::exp(-2.0), 1e-6);
  EXPECT_NEAR(gain(pupil(*model, 1, "po.1", level - 4), autumn), 0.5 * std::exp(-2.0), 1e-6);
}

TEST_F(Learning, AWidePpfIsLinear) {
  model->options.learning = LearningModel::ppf;
  model->parameters.ppf_width_sd = 1000;
  EXPECT_NEAR(gain(pupil(*model, 1, "po.1", 2), autumn), 0.5, 1e-5);
}

TEST_F(Learning, ClosureCostsWhatDistanceTeachingDoesNotMakeGood) {
  const auto row = pupil(*model, 1, "po.1");
  EXPECT_NEAR(gain(row, spring_of_closure, true), 0.5 * (1 - closed_share * (1 - 0.5)), 1e-7);
}

TEST_F(Learning, ClosureHappensOnlyInItsTermAndOnlyWithTheShock) {
  const auto row = pupil(*model, 1, "po.1");
  EXPECT_EQ(gain(row, spring_of_closure, false), 0.5F);
  EXPECT_EQ(gain(row, autumn, true), 0.5F);
  EXPECT_EQ(gain(row, next_autumn, true), 0.5F);
}

TEST_F(Learning, HomeHelpsByParentalEducation) {
  model->parameters.home_low = -0.25F;
  model->parameters.home_high = 0.25F;
  auto row = pupil(*model, 1, "po.1");
  row.get<column::Cell>() = cell(false, Education::low, Background::dutch);
  EXPECT_NEAR(gain(row, spring_of_closure, true), 0.5 * (1 - closed_share * (1 - 0.25)), 1e-7);
  row.get<column::Cell>() = cell(false, Education::high, Background::dutch);
  EXPECT_NEAR(gain(row, spring_of_closure, true), 0.5 * (1 - closed_share * (1 - 0.75)), 1e-7);
}

TEST_F(Learning, PerfectDistanceTeachingLosesNothing) {
  model->places.efficacy_first.assign(model->graph.n_places(), 1.0F);
  EXPECT_EQ(gain(pupil(*model, 1, "po.1"), spring_of_closure, true), 0.5F);
}

TEST_F(Learning, PartOfAClosureIsMadeUpAsSupportFades) {
  model->parameters.closure_fading_share = 0.5F;
  gain(pupil(*model, 1, "po.1"), spring_of_closure, true);
  const double lost = 0.5 * closed_share * (1 - 0.5);
  EXPECT_NEAR(after.get<column::SlowReading>()[0], -0.5 * lost, 1e-7);
  model->parameters.retention_slow = 0;
  const float before = after.get<column::Reading>()[0];
  fade(model->parameters, after);
  EXPECT_NEAR(after.get<column::Reading>()[0] - before, 0.5 * lost, 1e-7);
}

TEST_F(Learning, APrimarySchoolForgetsByItsLossFactor) {
  for (auto& factor : model->places.loss_factor) factor = 2;
  EXPECT_NEAR(gain(pupil(*model, 1, "po.1"), spring_of_closure, true),
              0.5 * (1 - 2 * closed_share * (1 - 0.5)), 1e-7);
}

TEST_F(Learning, ARepeaterGrowsAsItsAgeDoes) {
  const auto at = place_of(*model, "po.1");
  model->places.last_group[at] = model->places.year_group[place_of(*model, "po.2")];
  auto row = pupil(*model, 1, "po.1");
  row.get<column::Flags>() = repeat_once(0);
  EXPECT_EQ(gain(row, autumn), 0.25F);
  row.get<column::Flags>() = repeat_once(repeat_once(0));
  EXPECT_EQ(gain(row, autumn), 0.25F);  // age cannot pass the last group
}

TEST_F(Learning, ARepeaterIsTaughtAtTheLevelOfItsAge) {
  auto options = school_options();
  options.learning = LearningModel::ppf;
  model = school_model(options);
  calm(*model);
  const auto at = place_of(*model, "po.1"), next = place_of(*model, "po.2");
  model->places.last_group[at] = model->places.year_group[next];
  model->calibration.norm_start[0][0][at] = 0;
  model->calibration.norm_start[0][0][next] = 1;  // a year of growth above po.1
  for (const float skill : {-2.0F, 0.0F, 1.5F}) {
    auto repeater = pupil(*model, 1, "po.1", skill);
    repeater.get<column::Flags>() = repeat_once(0);
    const float in_next = gain(pupil(*model, 1, "po.2", skill), autumn);
    EXPECT_EQ(gain(repeater, autumn), in_next) << "an easier year does not by itself teach more";
    EXPECT_NE(gain(pupil(*model, 1, "po.1", skill), autumn), in_next);
  }
}

TEST_F(Learning, WellbeingDipsInAClosureAndRecovers) {
  model->parameters.wellbeing_dip = 1;
  model->parameters.wellbeing_recovery = 0.5F;
  gain(pupil(*model, 1, "po.1"), spring_of_closure, true);
  const float dip = after.get<column::Wellbeing>()[0];
  EXPECT_LT(dip, 0);
  EXPECT_GE(dip, -4 * static_cast<float>(closed_share));
  gain(after.row(0), next_autumn, true);
  EXPECT_EQ(after.get<column::Wellbeing>()[0], dip / 2);
}

TEST_F(Learning, NoiseIsTheKeyedDrawOfPupilAndTerm) {
  model->parameters.noise_sd_per_term = 0.5F;
  const auto words = draws.block(PupilId{42}, autumn, Purpose::learning);
  const auto [reading, maths] = kernels::normal_pair(words[0], words[1]);
  EXPECT_EQ(gain(pupil(*model, 42, "po.1"), autumn), 0.5F + 0.5F * reading);
  EXPECT_EQ(after.get<column::Maths>()[0], 0.5F + 0.5F * maths);
}

TEST_F(Learning, APupilsTermDoesNotDependOnWhoElseIsThere) {
  model->parameters.noise_sd_per_term = 0.5F;
  const float alone = gain(pupil(*model, 700, "po.1"), autumn);
  Pupils crowd;
  for (std::uint32_t id = 0; id < 1000; ++id)
    crowd.append(pupil(*model, id, id % 3 == 0 ? "po.2" : "po.1"));
  learn({*model, draws, quality, false, autumn}, crowd);
  EXPECT_EQ(crowd.get<column::Reading>()[700], alone);
}

TEST_F(Learning, NothingIsLearnedWithoutALearningModel) {
  model->options.learning = LearningModel::none;
  EXPECT_EQ(gain(pupil(*model, 1, "po.1", 1), autumn), 0.0F);
}

TEST_F(Learning, ASkillThatIsNotFiniteNamesThePupil) {
  auto row = pupil(*model, 77, "po.1");
  row.get<column::Reading>() = std::numeric_limits<float>::quiet_NaN();
  try {
    gain(row, Term{3});
    FAIL() << "accepted";
  } catch (const ModelError& error) {
    EXPECT_STREQ(error.what(), "skill is not finite: seed 5, pupil 77, term 3");
  }
}

TEST_F(Learning, CountsPaceTimesFitForCalibration) {
  std::vector<std::int64_t> sums(2 * n_domains * model->places.n_year_groups, 0);
  Pupils pupils;
  auto row = pupil(*model, 1, "po.1");
  row.get<column::Ability>() = 2;
  pupils.append(row);
  learn({*model, draws, quality, false, autumn}, pupils, &sums);
  const std::size_t group = model->places.year_group[place_of(*model, "po.1")];
  EXPECT_EQ(sums[group], 1);
  EXPECT_EQ(sums[n_domains * model->places.n_year_groups + group], 65536 * 3 / 2);
}

TEST(Fade, TakesThePartThatIsNotRetained) {
  const auto model = school_model(school_options());
  Pupils pupils;
  auto row = pupil(*model, 1, "po.1", 2);
  row.get<column::FastReading>() = 0.5F;   // fast, reading
  row.get<column::SlowReading>() = 0.25F;  // slow, reading
  row.get<column::SlowMaths>() = 1.0F;     // slow, maths
  pupils.append(row);
  auto parameters = model->parameters;
  parameters.retention_fast = 0.25F;
  parameters.retention_slow = 0.75F;
  fade(parameters, pupils);
  EXPECT_EQ(pupils.get<column::Reading>()[0], 2 - 0.375F - 0.0625F);
  EXPECT_EQ(pupils.get<column::Maths>()[0], 2 - 0.25F);
  EXPECT_EQ(pupils.get<column::FastReading>()[0], 0.125F);
  EXPECT_EQ(pupils.get<column::SlowReading>()[0], 0.1875F);
  EXPECT_EQ(pupils.get<column::SlowMaths>()[0], 0.75F);
}

TEST(Fade, LeavesThoseWithoutSupportAlone) {
  const auto model = school_model(school_options());
  Pupils pupils;
  pupils.append(pupil(*model, 1, "po.1", 2));
  const auto before = pupils.row(0);
  fade(model->parameters, pupils);
  EXPECT_EQ(pupils.row(0), before);
}

TEST(TestError, IsTheSameInEveryVariantAndScalesWithItsSd) {
  Parameters parameters;
  parameters.test_error_sd = 1;
  const auto one = test_error(Draws{3}, parameters, PupilId{9}, Term{4});
  parameters.test_error_sd = 2;
  const auto two = test_error(Draws{3}, parameters, PupilId{9}, Term{4});
  EXPECT_EQ(two.first, 2 * one.first);
  EXPECT_EQ(two.second, 2 * one.second);
  EXPECT_NE(one.first, one.second);
}

}  // namespace
}  // namespace doorstroom
