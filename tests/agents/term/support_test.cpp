// SPDX-License-Identifier: EUPL-1.2
// Observe and allocate on the school by hand: what a policy sees, who is served when staff is
// short, what a grant does.
#include "agents/term/support.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "agents/term/learning.hpp"
#include "engine/parallel.hpp"
#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

/// Asks a tenth of an FTE and a gain for everybody behind by `threshold` weeks, the worst first.
class Helper final : public Policy {
 public:
  explicit Helper(double threshold = -1000) : threshold_{threshold} {}
  int first_year() const override { return 2019; }
  int last_year() const override { return 2030; }
  std::vector<std::string> sees() const override { return {"po"}; }
  void request(const Observed& seen, const Draws&, Requests& ask) const override {
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if (static_cast<double>(seen.gap_weeks(i)) < threshold_) continue;
      SupportRequest wish;
      wish.row = static_cast<std::uint32_t>(i);
      wish.gain_reading = 0.5F;
      wish.gain_maths = 0.25F;
      wish.staff_fte = 0.1;
      wish.cost_cents = 12345;
      wish.priority = seen.gap_weeks(i);
      ask.support(wish);
      if (wishes_repeats) ask.shift_repeat(i, 1.5);
    }
  }
  Ration ration() const override { return given; }
  double effect_at_scale(double) const override { return scale; }
  Retention retention() const override { return kept; }

  Ration given;
  double scale = 1;
  Retention kept = Retention::slow;
  bool wishes_repeats = false;

 private:
  double threshold_;
};

/// 30 pupils at each of two locations, of rising skill; disadvantage 0.5 and 1.5.
class Support : public testing::Test {
 protected:
  Support() {
    model->parameters.test_error_sd = 0;
    state.blocks.resize(model->locations.n_blocks);
    for (std::uint32_t id = 0; id < 60; ++id) {
      auto row = pupil(*model, id, "po.1", static_cast<float>(id % 30) * 0.01F);
      row.get<column::Location>() = id < 30 ? 0 : 1;
      state.blocks[model->locations.block_of[row.get<column::Location>()]].append(row);
    }
  }
  /// Ids of those whose reading rose by `gain`.
  std::vector<std::uint32_t> served(const State& after, float gain = 0.5F) const {
    std::vector<std::uint32_t> ids;
    for (std::size_t b = 0; b < after.blocks.size(); ++b)
      for (std::size_t i = 0; i < after.blocks[b].size(); ++i)
        if (after.blocks[b].get<column::Reading>()[i] ==
            state.blocks[b].get<column::Reading>()[i] + gain)
          ids.push_back(after.blocks[b].get<column::Pupil>()[i]);
    std::sort(ids.begin(), ids.end());
    return ids;
  }
  static std::int64_t sum(const std::vector<std::int64_t>& values) {
    std::int64_t total = 0;
    for (const auto value : values) total += value;
    return total;
  }

  std::unique_ptr<Model> model = school_model(school_options());
  State state;
  Draws draws{8};
};

TEST_F(Support, ServesEverybodyWhenThereIsStaff) {
  auto after = state;
  const auto totals = support(*model, Helper{}, draws, after);
  EXPECT_EQ(served(after).size(), 60U);
  EXPECT_EQ(sum(totals.requested), 60);
  EXPECT_EQ(sum(totals.reached), 60);
  EXPECT_EQ(totals.cost_cents, 60 * 12345);
  EXPECT_EQ(totals.staff_millifte, 60 * 100);
}

TEST_F(Support, GivesTheGainAndRemembersThePartThatFades) {
  for (const auto kept : {Retention::slow, Retention::fast}) {
    Helper helper;
    helper.kept = kept;
    helper.scale = 0.5;
    auto after = state;
    support(*model, helper, draws, after);
    const auto& block = after.blocks[model->locations.block_of[0]];
    const bool slow = kept == Retention::slow;
    EXPECT_EQ(block.get<column::Reading>()[3],
              state.blocks[model->locations.block_of[0]].get<column::Reading>()[3] + 0.25F);
    EXPECT_EQ(block.get<column::SlowReading>()[3], slow ? 0.25F : 0.0F);
    EXPECT_EQ(block.get<column::SlowMaths>()[3], slow ? 0.125F : 0.0F);
    EXPECT_EQ(block.get<column::FastReading>()[3], slow ? 0.0F : 0.25F);
    EXPECT_EQ(block.get<column::FastMaths>()[3], slow ? 0.0F : 0.125F);
  }
}

TEST_F(Support, MostDisadvantagedLocationsComeFirstAndThereTheWorst) {
  Helper helper;
  helper.given = {2, Allocation::most_disadvantaged};
  auto after = state;
  const auto totals = support(*model, helper, draws, after);
  std::vector<std::uint32_t> wanted;
  for (std::uint32_t id = 30; id < 50; ++id)
    wanted.push_back(id);  // l1, the twenty who are furthest behind
  EXPECT_EQ(served(after), wanted);
  EXPECT_EQ(sum(totals.requested), 60);
  EXPECT_EQ(sum(totals.reached), 20);
  EXPECT_EQ(totals.staff_millifte, 2000);
}

TEST_F(Support, WhatIsLeftGoesToTheNext) {
  Helper helper;
  helper.given = {4, Allocation::most_disadvantaged};
  auto after = state;
  support(*model, helper, draws, after);
  const auto ids = served(after);
  ASSERT_EQ(ids.size(), 40U);
  EXPECT_EQ(std::count_if(ids.begin(), ids.end(), [](std::uint32_t id) { return id >= 30; }), 30);
}

TEST_F(Support, ProportionalGivesEachLocationItsShare) {
  Helper helper;
  helper.given = {2, Allocation::proportional};
  auto after = state;
  support(*model, helper, draws, after);
  const auto ids = served(after);
  ASSERT_EQ(ids.size(), 20U);
  EXPECT_EQ(std::count_if(ids.begin(), ids.end(), [](std::uint32_t id) { return id >= 30; }), 10);
}

TEST_F(Support, ALotteryFallsTheSameInEveryVariant) {
  Helper helper;
  helper.given = {3, Allocation::lottery};
  auto one = state, two = state;
  support(*model, helper, draws, one);
  support(*model, helper, draws, two);
  EXPECT_EQ(served(one), served(two));
  EXPECT_EQ(served(one).size(), 30U);
}

TEST_F(Support, StaffOfAThinnedPopulationIsThinnedToo) {
  Helper helper;
  helper.given = {4, Allocation::proportional};
  model->options.sample = 0.5;
  auto after = state;
  const auto totals = support(*model, helper, draws, after);
  EXPECT_EQ(totals.staff_millifte, 2000);
}

// A group is not cut: each location rounds to the nearest pupil, so it may go over by half of what
// one pupil needs.
TEST_F(Support, GivesNoMoreStaffThanThereIsButForRounding) {
  for (const auto rule :
       {Allocation::most_disadvantaged, Allocation::proportional, Allocation::lottery})
    for (const double fte : {0.0, 0.1, 1.0, 3.3, 5.9, 6.0, 100.0}) {
      Helper helper;
      helper.given = {fte, rule};
      auto after = state;
      const auto totals = support(*model, helper, draws, after);
      EXPECT_LE(static_cast<double>(totals.staff_millifte), fte * 1000 + 2 * 50) << fte;
      EXPECT_EQ(totals.staff_millifte, sum(totals.reached) * 100);
      EXPECT_EQ(static_cast<std::int64_t>(served(after).size()), sum(totals.reached));
    }
}

TEST_F(Support, DoesNotDependOnWhereAPupilStands) {
  Helper helper;
  helper.given = {2.5, Allocation::most_disadvantaged};
  auto turned = state;
  for (auto& block : turned.blocks) {
    Pupils reversed;
    for (std::size_t i = block.size(); i-- > 0;) reversed.append(block, i);
    block = reversed;
  }
  auto after = state, after_turned = turned;
  support(*model, helper, draws, after);
  support(*model, helper, draws, after_turned);
  state = turned;
  const auto ids_turned = served(after_turned);
  state = after;
  EXPECT_EQ(ids_turned.size(), 25U);
  for (std::size_t b = 0; b < after.blocks.size(); ++b)
    for (std::size_t i = 0; i < after.blocks[b].size(); ++i)
      EXPECT_EQ(after.blocks[b].row(i), after_turned.blocks[b].row(after.blocks[b].size() - 1 - i));
}

TEST_F(Support, WishesOnRepeatingCountInSpringOnly) {
  Helper helper;
  helper.wishes_repeats = true;
  auto after = state;
  support(*model, helper, draws, after);
  EXPECT_EQ(after.blocks[0].get<column::RepeatLogit>()[0], 0.0F);
  after = state;
  after.term = Term{1};
  support(*model, helper, draws, after);
  support(*model, helper, draws, after);  // two policies add up
  EXPECT_EQ(after.blocks[0].get<column::RepeatLogit>()[0], 3.0F);
}

/// Notes all that it is shown.
class Notes final : public Policy {
 public:
  int first_year() const override { return 2019; }
  int last_year() const override { return 2030; }
  std::vector<std::string> sees() const override { return {"po"}; }
  void request(const Observed& seen, const Draws&, Requests&) const override {
    auto& notes = of[seen.location.value];
    for (std::size_t i = 0; i < seen.size(); ++i) {
      notes.ids.push_back(seen.pupil[i].value);
      notes.gaps.push_back(seen.gap_weeks_reading[i]);
      notes.gaps.push_back(seen.gap_weeks_maths[i]);
    }
    notes.disadvantage = seen.disadvantage;
    notes.school_year = seen.school_year;
  }
  struct Note {
    std::vector<std::uint32_t> ids;
    std::vector<float> gaps;
    double disadvantage = 0;
    int school_year = 0;
  };
  mutable std::map<std::uint32_t, Note> of;  ///< one thread only
};

/// What is shown of a state, on one thread.
std::map<std::uint32_t, Notes::Note> shown(const Model& model, const Draws& draws, State state) {
  const Notes notes;
  with_threads(1, [&] { support(model, notes, draws, state); });
  return notes.of;
}

TEST_F(Support, ASchoolSeesATestWithError) {
  model->parameters.test_error_sd = 0.5F;
  const auto notes = shown(*model, draws, state);
  const auto& l0 = notes.at(0);
  EXPECT_EQ(l0.ids.size(), 30U);
  EXPECT_TRUE(std::is_sorted(l0.ids.begin(), l0.ids.end()));
  EXPECT_EQ(l0.disadvantage, 0.5);
  EXPECT_EQ(l0.school_year, 2019);
  const float norm = model->calibration.norm_start[0][0][place_of(*model, "po.1")];
  const auto [reading, maths] = test_error(draws, model->parameters, PupilId{4}, Term{0});
  EXPECT_FLOAT_EQ(l0.gaps[8],
                  (norm - 0.04F - reading) / (1.0F / 40));  // po.1: 1 SD a year of 40 weeks
  EXPECT_FLOAT_EQ(l0.gaps[9], (norm - 0.04F - maths) / (1.0F / 40));
}

// What a policy asks follows from what is observed, so two worlds that look the same are treated
// the same.
TEST_F(Support, HiddenStateDoesNotReachAPolicy) {
  auto hidden = state;
  for (auto& block : hidden.blocks)
    for (std::size_t i = 0; i < block.size(); ++i) {
      block.get<column::Ability>()[i] = static_cast<float>(i) - 7;
      block.get<column::Wellbeing>()[i] = -3;
      block.get<column::SlowReading>()[i] = 0.3F;
      block.get<column::FastMaths>()[i] = -0.3F;
      block.get<column::Diplomas>()[i] = 3;
      block.get<column::YearsEnrolled>()[i] = 9;
    }
  const auto before = shown(*model, draws, state), after = shown(*model, draws, hidden);
  for (const auto& [location, note] : before) EXPECT_EQ(after.at(location).gaps, note.gaps);
}

TEST_F(Support, TrueSkillThatIsNotObservedChangesNoAllocation) {
  // true skill permuted between the pupils of a location, tests as they were: the errors make up
  // the difference
  model->parameters.test_error_sd = 0.5F;
  Helper helper(5);
  helper.given = {1, Allocation::most_disadvantaged};
  auto first = state;
  support(*model, helper, draws, first);
  auto moved = *model;
  for (auto& half : moved.calibration.norm_start)
    for (auto& domain : half)
      for (auto& norm : domain)
        norm += 0.5F;  // exact in floats: everybody is half an SD better, and so is the norm
  auto second = state;
  for (auto& block : second.blocks)
    for (std::size_t i = 0; i < block.size(); ++i)
      block.get<column::Reading>()[i] += 0.5F, block.get<column::Maths>()[i] += 0.5F;
  const auto before = second;
  support(moved, helper, draws, second);
  const auto ids = served(first);
  state = before;
  EXPECT_EQ(served(second), ids);
  EXPECT_EQ(ids.size(), 10U);
}

}  // namespace
}  // namespace doorstroom
