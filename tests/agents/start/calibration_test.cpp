// SPDX-License-Identifier: EUPL-1.2
// Calibration on the school by hand: after the burn-in expected moves have the base rates, and
// average pupils the growth.
#include "agents/start/calibration.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "agents/start/expectation.hpp"
#include "agents/term/learning.hpp"
#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

/// The school with as many newcomers a year as it takes to stay as it is, and pupils of all kinds.
/// Newcomers start at the mean of their place, which repeaters raise a little every year:
/// tolerances leave room for that.
class Calibrated : public testing::Test {
 protected:
  Calibrated() {
    auto people = school_people(20'000, 14'000);
    InflowRow row;
    row.place = "po.1";
    row.per_year = 34'000;
    row.first_year = 2019;
    row.last_year = 2030;
    row.age_low = row.age_high = 4;
    people->inflow = {row};
    model = std::make_unique<Model>(school_system(), people, std::vector<Contribution>{},
                                    school_options());
    auto& p = model->parameters;
    p.education_share_low = 0.2F;
    p.education_share_high = 0.4F;
    p.education_skill_low = -0.4F;
    p.education_pace_low = -0.1F;
    p.school_logit = 0.2F;
    // education in the base population follows disadvantage; here it should be that of the burn-in
    for (auto& score : model->locations.disadvantage) score = 1;
    donors = calibrate(*model, draws, {.years = 20, .sample = 1, .donor_years = 1});
  }

  std::unique_ptr<Model> model;
  Draws draws{7};
  Donors donors;
};

// The donors stand at 1 October, a year of learning before they move: run that year, then ask what
// they would do.
TEST_F(Calibrated, ExpectedMovesHaveTheBaseRates) {
  const auto quality = model->location_quality(draws);
  auto state = build_population(*model, Draws{99}, donors);
  for (std::uint32_t t = 0; t < 2; ++t)
    for (auto& block : state.blocks) learn({*model, Draws{99}, quality, false, Term{t}}, block);
  state.term = Term{1};
  const auto expected = expect(*model, base_tables(*model, state.term), Draws{99}, quality, state);
  for (std::uint32_t m = 0; m < model->graph.n_moves(); ++m) {
    const auto& row = model->graph.move(MoveId{m});
    double leaving = 0;
    for (std::uint32_t other = 0; other < model->graph.n_moves(); ++other)
      if (model->graph.move(MoveId{other}).from == row.from) leaving += expected.moves[other];
    EXPECT_NEAR(expected.moves[m] / leaving, row.rate, 0.015) << row.from << " > " << row.to;
  }
}

TEST_F(Calibrated, TheAverageGrowthIsThatOfTheData) {
  const auto quality = model->location_quality(draws);
  auto state = build_population(*model, Draws{99}, donors);
  const auto mean = [&](const std::string& place) {
    double sum = 0, n = 0;
    for (const auto& block : state.blocks)
      for (std::size_t i = 0; i < block.size(); ++i) {
        if (block.get<column::Place>()[i] != place_of(*model, place)) continue;
        sum += static_cast<double>(block.get<column::Reading>()[i]);
        ++n;
      }
    return sum / n;
  };
  const double before = mean("po.1");
  for (std::uint32_t t = 0; t < 2; ++t)
    for (auto& block : state.blocks) learn({*model, Draws{99}, quality, false, Term{t}}, block);
  EXPECT_NEAR(mean("po.1") - before, 1, 0.01);
}

TEST_F(Calibrated, NormsAreTheMeansOfThePlaces) {
  double sum = 0, n = 0;
  const auto& pool = donors.pool();
  for (std::size_t i = 0; i < pool.size(); ++i) {
    if (pool.get<column::Place>()[i] != place_of(*model, "po.2")) continue;
    sum += static_cast<double>(pool.get<column::Reading>()[i]);
    ++n;
  }
  EXPECT_NEAR(static_cast<double>(model->calibration.norm_start[0][0][place_of(*model, "po.2")]),
              sum / n, 0.1);
}

TEST_F(Calibrated, WeakerPupilsRepeatAndGoDownMoreOften) {
  EXPECT_LT(model->calibration.mean_z[move_of(*model, "po.1", "po.1")], -0.3F);
  EXPECT_LT(model->calibration.mean_z[move_of(*model, "po.1", "po.x.2")], -0.2F);
  EXPECT_GT(model->calibration.mean_z[move_of(*model, "po.1", "po.2")], 0.0F);
}

TEST(Calibrate, SetsNoInterceptsInTheMarkovLimit) {
  auto options = school_options();
  options.shifts = false;
  Model model(school_system(), school_people(), {}, options);
  EXPECT_TRUE(calibrate(model, Draws{1}, BurnIn{}).empty());
  for (const float intercept : model.calibration.intercept(0)) EXPECT_EQ(intercept, 0.0F);
}

TEST(Calibrate, LeavesTheSampleAsItWas) {
  auto options = school_options();
  options.sample = 0.5;
  Model model(school_system(), school_people(), {}, options);
  calibrate(model, Draws{1}, {.years = 2, .sample = 0.1, .donor_years = 1});
  EXPECT_EQ(model.options.sample, 0.5);
}

}  // namespace
}  // namespace doorstroom
