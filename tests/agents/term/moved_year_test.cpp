// SPDX-License-Identifier: EUPL-1.2
// A school year that ends at another time: who moves when, with what luck, and where they come.
#include <gtest/gtest.h>

#include "agents/start/population.hpp"
#include "agents/term/simulate.hpp"
#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

/// The first year of po.1 ends half a year later, and all later ones in January.
class Moved final : public Policy {
 public:
  int first_year() const override { return 2019; }
  int last_year() const override { return 2100; }
  void rule(Rules& rules) const override {
    const auto term = rules.term().value;
    if (term == 0) return;
    const auto part = term <= 2 ? term : (term - 3) % 2;
    rules.set_year(PlaceSet({PlaceId{0}}), part, part == (term <= 2 ? 2U : 1U));
  }
};

class MovedYear : public testing::Test {
 protected:
  /// Flow out of a place by school year, over `terms` terms.
  std::vector<std::vector<std::int64_t>> flows(bool moved, int terms, const std::string& from) {
    Scenario scenario;
    scenario.model = model.get();
    scenario.draws = &draws;
    scenario.quality = &quality;
    if (moved) scenario.policies = {{std::make_shared<Moved>(), 0}};
    auto run = start(scenario, build_population(*model, draws, Donors{}), 1);
    for (int term = 0; term < terms; ++term) advance_term(scenario, run);
    state = run.state;
    std::vector<std::vector<std::int64_t>> all;
    for (const auto& table : run.record.tables()) {
      if (table.name != "flow") continue;
      for (std::size_t year = 0; year < table.shape[0]; ++year) {
        auto& of_year = all.emplace_back();
        for (std::uint32_t m = 0; m < model->graph.n_moves(); ++m) {
          if (model->graph.move(MoveId{m}).from != from) continue;
          std::int64_t n = 0;
          for (std::size_t c = 0; c < n_cells; ++c)
            n += table.values[(year * model->graph.n_moves() + m) * n_cells + c];
          of_year.push_back(n);
        }
      }
    }
    return all;
  }
  static std::int64_t sum(const std::vector<std::int64_t>& values) {
    std::int64_t total = 0;
    for (const auto value : values) total += value;
    return total;
  }

  std::unique_ptr<Model> model = [] {
    auto options = school_options();
    options.shifts = false;  // rates alone, so that nothing but the clock differs
    options.learning = LearningModel::none;
    return school_model(options);
  }();
  Draws draws{5};
  std::vector<float> quality = no_quality(*model);
  State state;
};

TEST_F(MovedYear, EverybodyMovesHalfAYearLaterWithTheSameLuck) {
  const auto regular = flows(false, 4, "po.1"), moved = flows(true, 4, "po.1");
  EXPECT_EQ(sum(moved[0]), 0);
  EXPECT_EQ(moved[1], regular[0]);
}

TEST_F(MovedYear, LaterYearsEndInJanuaryToo) {
  const auto regular = flows(false, 6, "po.1"), moved = flows(true, 6, "po.1");
  EXPECT_EQ(moved[2], regular[1]);  // those who repeat
}

TEST_F(MovedYear, APlaceBehindItTakesInWhoComesInJanuaryForAYear) {
  const auto regular = flows(false, 6, "po.2"), moved = flows(true, 6, "po.2");
  EXPECT_EQ(moved[0], regular[0]);  // who was there already leaves in July
  EXPECT_EQ(sum(moved[1]), 0);      // who came in January 2021 is there until January 2022
  EXPECT_EQ(moved[2], regular[1]);
}

TEST_F(MovedYear, OnlyWhoCameInJanuaryHasYearsOfItsOwn) {
  flows(true, 3, "po.2");
  for (const auto& block : state.blocks)
    for (std::size_t i = 0; i < block.size(); ++i)
      EXPECT_EQ(own_years_begin(block.get<column::Flags>()[i]),
                block.get<column::Place>()[i] == place_of(*model, "po.1") ? 0U : 1U);
}

TEST_F(MovedYear, ARepeaterKeepsTheClock) {
  const auto flags = begin_own_years(flag_followed, 1);
  EXPECT_EQ(own_years_begin(repeat_once(flags)), 1U);
  EXPECT_EQ(repeats_of(repeat_once(flags)), 1U);
  EXPECT_EQ(begin_own_years(repeat_once(flags), 0), repeat_once(flag_followed));
}

TEST_F(MovedYear, NormsGoOnByWhatIsLearnedInATerm) {
  const auto at = place_of(*model, "po.1");
  model->calibration.norm_start[1][0][at] = 0.5F;
  model->places.growth_per_term[0][at] = 0.25F;
  EXPECT_EQ(model->norm_at(0, at, 1), 0.5F);
  EXPECT_EQ(model->norm_at(0, at, 2), 0.75F);
}

TEST_F(MovedYear, LuckIsThatOfTheSchoolYearThatEnds) {
  const auto at = place_of(*model, "po.1");
  EXPECT_EQ(model->decision_term(at, Term{3}), Term{3});
  EXPECT_EQ(model->decision_term(at, Term{4}), Term{3});
  model->places.birthday[at] = 1;
  EXPECT_EQ(model->decision_term(at, Term{4}), Term{4});
}

}  // namespace
}  // namespace doorstroom
