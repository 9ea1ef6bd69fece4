// SPDX-License-Identifier: EUPL-1.2
// Observe and allocate on the school by hand: what a policy sees, who is served when staff is
// short, what a grant does.
#include "agents/term/support.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "agents/term/allocate.hpp"
#include "agents/term/learning.hpp"
#include "engine/parallel.hpp"
#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

/// Asks a tenth of an FTE and a gain for everybody behind by `threshold` weeks, the worst first.
class Helper final : public Policy {
 public:
  explicit Helper(double threshold = -1000) : threshold_{threshold} {
    given.effects = {{Lever::skill_reading, 0.5}, {Lever::skill_maths, 0.25}};
    given.staff_fte = 0.1;
    given.cost_cents = 12345;
  }
  int first_year() const override { return 2019; }
  int last_year() const override { return 2030; }
  std::vector<std::string> sees() const override { return {"po"}; }
  std::vector<Package> packages() const override { return {given}; }
  void ask(const Observed& seen, const Luck&, Offers& offers) const override {
    for (std::size_t i = 0; i < seen.size(); ++i)
      if (offers.in_reach(seen.place[i]) && static_cast<double>(seen.gap_weeks[i]) >= threshold_)
        offers.ask(i, dose, static_cast<double>(seen.gap_weeks[i]));
  }
  double effect_at_scale(double) const override { return scale; }
  std::optional<Grant> grant(int) const override { return granted; }

  Package given;
  double scale = 1, dose = 1;
  std::optional<Grant> granted;

 private:
  double threshold_;
};

/// Gives each pupil of an own block what policies of a run by itself give it, and what was
/// recorded.
class Given {
 public:
  Given(const Model& model, const Draws& draws, State& state,
        std::vector<std::shared_ptr<const Policy>> policies)
      : record_(model, policies.size()) {
    std::vector<NamedPolicy> named;
    for (std::size_t p = 0; p < policies.size(); ++p)
      named.push_back({policies[p], "p" + std::to_string(p), p});
    const auto active = programme(model, named);
    state.accounts.left.resize(std::max(state.accounts.left.size(), policies.size()));
    std::vector<char> in_sight(model.graph.n_places(), 0);
    for (const auto& each : active)
      for (std::size_t p = 0; p < each.in_reach.size(); ++p)
        if (each.in_reach[p] != 0) in_sight[p] = 1;
    const Observer observer(model, draws, state.term, in_sight);
    allocate({model, draws, observer, active, state.term, 0, state.blocks.size(),
              [&](std::size_t b) { return observer.look(state.blocks[b], false); }, state.accounts,
              record_},
             [&](std::size_t b, const Sight& sight, const Boosts& boosts) {
               boosts.for_each([&](std::uint32_t row, const LeverSums& sums) {
                 grant(state.blocks[b], sight.seat[row].row, sums);
               });
             });
  }
  /// Sum of a table of the first year, of one policy.
  std::int64_t sum(const std::string& table, std::size_t policy = 0) const {
    for (const auto& each : record_.tables()) {
      if (each.name != table) continue;
      std::int64_t total = 0;
      const std::size_t slice = each.values.size() / (each.shape[0] * each.shape[1]);
      for (std::size_t k = 0; k < slice; ++k) total += each.values[policy * slice + k];
      return total;
    }
    throw std::invalid_argument(table);
  }

 private:
  Record record_;
};

constexpr std::int64_t fte = 1'000'000;  // in fte_scale

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
  Given give(State& to, const Helper& helper) const {
    return {*model, draws, to, {std::make_shared<Helper>(helper)}};
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
  /// What there is to hire of a kind that is called `helper`, half in the region of each location.
  void hire(double there) {
    model->market.staff = {"helper"};
    model->market.there = {std::vector<std::int64_t>(model->locations.n_provinces(), 0)};
    for (const std::size_t location : {0U, 1U})
      model->market.there[0][model->locations.province[location]] +=
          static_cast<std::int64_t>(there / 2 * static_cast<double>(fte));
  }

  std::unique_ptr<Model> model = school_model(school_options());
  State state;
  Draws draws{8};
};

TEST_F(Support, ServesEverybodyWhenThereIsStaff) {
  auto after = state;
  const auto given = give(after, Helper{});
  EXPECT_EQ(served(after).size(), 60U);
  EXPECT_EQ(given.sum("requested"), 60);
  EXPECT_EQ(given.sum("reached"), 60);
  EXPECT_EQ(given.sum("policy_cost"), 60 * 12345);
  EXPECT_EQ(given.sum("policy_staff"), 6 * fte);
}

TEST_F(Support, GivesTheGainAndRemembersThePartThatFades) {
  for (const auto kept : {Retention::slow, Retention::fast}) {
    Helper helper;
    for (auto& effect : helper.given.effects) effect.retention = kept;
    helper.scale = 0.5;
    auto after = state;
    give(after, helper);
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
  helper.given.cap_fte = 2, helper.given.rule = Allocation::most_disadvantaged;
  auto after = state;
  const auto given = give(after, helper);
  std::vector<std::uint32_t> wanted;
  for (std::uint32_t id = 30; id < 50; ++id)
    wanted.push_back(id);  // l1, the twenty who are furthest behind
  EXPECT_EQ(served(after), wanted);
  EXPECT_EQ(given.sum("requested"), 60);
  EXPECT_EQ(given.sum("reached"), 20);
  EXPECT_EQ(given.sum("policy_staff"), 2 * fte);
}

TEST_F(Support, WhatIsLeftGoesToTheNext) {
  Helper helper;
  helper.given.cap_fte = 4, helper.given.rule = Allocation::most_disadvantaged;
  auto after = state;
  give(after, helper);
  const auto ids = served(after);
  ASSERT_EQ(ids.size(), 40U);
  EXPECT_EQ(std::count_if(ids.begin(), ids.end(), [](std::uint32_t id) { return id >= 30; }), 30);
}

TEST_F(Support, ProportionalGivesEachLocationItsShare) {
  Helper helper;
  helper.given.cap_fte = 2, helper.given.rule = Allocation::proportional;
  auto after = state;
  give(after, helper);
  const auto ids = served(after);
  ASSERT_EQ(ids.size(), 20U);
  EXPECT_EQ(std::count_if(ids.begin(), ids.end(), [](std::uint32_t id) { return id >= 30; }), 10);
}

TEST_F(Support, ALotteryFallsTheSameInEveryVariant) {
  Helper helper;
  helper.given.cap_fte = 3, helper.given.rule = Allocation::lottery;
  auto one = state, two = state;
  give(one, helper);
  give(two, helper);
  EXPECT_EQ(served(one), served(two));
  EXPECT_EQ(served(one).size(), 30U);
}

TEST_F(Support, StaffOfAThinnedPopulationIsThinnedToo) {
  Helper helper;
  helper.given.cap_fte = 4, helper.given.rule = Allocation::proportional;
  model->options.sample = 0.5;
  auto after = state;
  const auto given = give(after, helper);
  EXPECT_EQ(given.sum("policy_staff"), 2 * fte);
}

// A group is not cut: each location rounds to the nearest pupil, so it may go over by half of what
// one pupil needs.
TEST_F(Support, GivesNoMoreStaffThanThereIsButForRounding) {
  for (const auto rule :
       {Allocation::most_disadvantaged, Allocation::proportional, Allocation::lottery})
    for (const double there : {0.0, 0.1, 1.0, 3.3, 5.9, 6.0, 100.0}) {
      Helper helper;
      helper.given.cap_fte = there, helper.given.rule = rule;
      auto after = state;
      const auto given = give(after, helper);
      EXPECT_LE(static_cast<double>(given.sum("policy_staff")), (there + 2 * 0.05) * 1e6) << there;
      EXPECT_EQ(given.sum("policy_staff"), given.sum("reached") * fte / 10);
      EXPECT_EQ(static_cast<std::int64_t>(served(after).size()), given.sum("reached"));
    }
}

TEST_F(Support, DoesNotDependOnWhereAPupilStands) {
  Helper helper;
  helper.given.cap_fte = 2.5, helper.given.rule = Allocation::most_disadvantaged;
  auto turned = state;
  for (auto& block : turned.blocks) {
    Pupils reversed;
    for (std::size_t i = block.size(); i-- > 0;) reversed.append(block, i);
    block = reversed;
  }
  auto after = state, after_turned = turned;
  give(after, helper);
  give(after_turned, helper);
  state = turned;
  const auto ids_turned = served(after_turned);
  state = after;
  EXPECT_EQ(ids_turned.size(), 25U);
  for (std::size_t b = 0; b < after.blocks.size(); ++b)
    for (std::size_t i = 0; i < after.blocks[b].size(); ++i)
      EXPECT_EQ(after.blocks[b].row(i), after_turned.blocks[b].row(after.blocks[b].size() - 1 - i));
}

TEST_F(Support, LeversOfAllPoliciesAddUpWhateverTheirOrder) {
  auto more = std::make_shared<Helper>(), less = std::make_shared<Helper>();
  more->given.effects = {{Lever::repeat_logit, 1.5}, {Lever::skill_reading, 0.1}};
  less->given.effects = {{Lever::repeat_logit, -0.5}, {Lever::skill_reading, 0.2}};
  auto one = state, other = state;
  Given(*model, draws, one, {more, less});
  Given(*model, draws, other, {less, more});
  EXPECT_EQ(one.blocks[0].get<column::RepeatLogit>()[0] * column::RepeatLogit::scale, 1);
  for (std::size_t b = 0; b < one.blocks.size(); ++b)
    for (std::size_t i = 0; i < one.blocks[b].size(); ++i)
      EXPECT_EQ(one.blocks[b].row(i), other.blocks[b].row(i));
}

TEST_F(Support, ALeverIsHeldAtItsCap) {
  Helper helper;
  helper.given.effects = {{Lever::skill_reading, 30}, {Lever::drop_out_logit, -100}};
  auto after = state;
  give(after, helper);
  EXPECT_EQ(after.blocks[0].get<column::Reading>()[0],
            state.blocks[0].get<column::Reading>()[0] +
                static_cast<float>(info(Lever::skill_reading).cap));
  EXPECT_EQ(after.blocks[0].get<column::DropOutLogit>()[0] * column::DropOutLogit::scale,
            -info(Lever::drop_out_logit).cap);
}

// Two programmes that together ask for more than there is: one market, the same share for each.
TEST_F(Support, PoliciesShareOneMarket) {
  hire(3);
  auto helper = std::make_shared<Helper>();
  helper->given.staff = "helper";
  helper->given.rule = Allocation::most_disadvantaged;
  auto small = std::make_shared<Helper>(*helper);
  small->dose = 0.5;
  for (const bool turned : {false, true}) {
    auto after = state;
    const std::size_t large_at = turned ? 1 : 0;
    const Given given(*model, draws, after,
                      turned ? std::vector<std::shared_ptr<const Policy>>{small, helper}
                             : std::vector<std::shared_ptr<const Policy>>{helper, small});
    EXPECT_EQ(given.sum("policy_staff_asked", large_at), 6 * fte);
    EXPECT_EQ(given.sum("policy_staff_asked", 1 - large_at), 3 * fte);
    EXPECT_EQ(given.sum("policy_staff_given", large_at), 2 * fte);
    EXPECT_EQ(given.sum("policy_staff_given", 1 - large_at), 1 * fte);
    EXPECT_EQ(given.sum("policy_staff_there", large_at), 3 * fte);
  }
}

TEST_F(Support, ItsOwnCapComesBeforeTheMarket) {
  hire(3);
  Helper helper;
  helper.given.staff = "helper";
  helper.given.cap_fte = 1;
  auto after = state;
  EXPECT_EQ(give(after, helper).sum("policy_staff"), fte);
}

TEST_F(Support, ASchoolThinsTheDoseWhereItCannotServeSome) {
  hire(3);
  Helper helper;
  helper.given.staff = "helper";
  helper.given.grain = Grain::school;
  auto after = state;
  const auto given = give(after, helper);
  EXPECT_EQ(given.sum("reached"), 60);
  EXPECT_LE(given.sum("policy_staff"), 3 * fte);
  EXPECT_GT(given.sum("policy_staff"), 3 * fte - 100);
  EXPECT_EQ(served(after, 0.25F).size(), 60U);
}

TEST_F(Support, SchoolsSpendNoMoreThanTheyHave) {
  auto payer = std::make_shared<Helper>(1000);  // asks for nobody
  payer->granted = Grant{{"po"}, 1, 0, true};
  auto helper = std::make_shared<Helper>();
  helper->given.paid_from = "p0";
  auto after = state;
  after.accounts.left = {{20 * 12345 + 12344, 3 * 12345, 0}, {}};
  const Given given(*model, draws, after, {payer, helper});
  EXPECT_EQ(given.sum("reached", 1), 23);
  EXPECT_EQ(given.sum("budget_spent", 0), 23 * 12345);
  EXPECT_EQ(after.accounts.left[0], (ByLocation{12344, 0, 0}));
}

/// Notes all that it is shown.
class Notes final : public Policy {
 public:
  int first_year() const override { return 2019; }
  int last_year() const override { return 2030; }
  std::vector<std::string> sees() const override { return {"po"}; }
  std::vector<Package> packages() const override { return {Package{}}; }
  void ask(const Observed& seen, const Luck&, Offers&) const override {
    for (const auto& school : seen.schools) {
      auto& notes = of[school.location.value];
      for (auto i = school.begin; i < school.end; ++i) {
        notes.ids.push_back(seen.pupil[i]);
        notes.gaps.push_back(seen.gap_weeks_reading[i]);
        notes.gaps.push_back(seen.gap_weeks_maths[i]);
      }
      notes.disadvantage = school.disadvantage;
      notes.mean = school.mean_gap_weeks;
      notes.school_year = seen.school_year;
    }
  }
  struct Note {
    std::vector<std::uint32_t> ids;
    std::vector<float> gaps;
    double disadvantage = 0, mean = 0;
    int school_year = 0;
  };
  mutable std::map<std::uint32_t, Note> of;  ///< one thread only
};

/// What is shown of a state, on one thread.
std::map<std::uint32_t, Notes::Note> shown(const Model& model, const Draws& draws, State state) {
  const auto notes = std::make_shared<Notes>();
  with_threads(1, [&] { Given(model, draws, state, {notes}); });
  return notes->of;
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
  helper.given.cap_fte = 1, helper.given.rule = Allocation::most_disadvantaged;
  auto first = state;
  give(first, helper);
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
  Given(moved, draws, second, {std::make_shared<Helper>(helper)});
  const auto ids = served(first);
  state = before;
  EXPECT_EQ(served(second), ids);
  EXPECT_EQ(ids.size(), 10U);
}

}  // namespace
}  // namespace doorstroom
