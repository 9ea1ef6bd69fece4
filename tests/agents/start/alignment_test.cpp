// SPDX-License-Identifier: EUPL-1.2
// Alignment on the school by hand: expected stocks and shares meet their targets, and nothing moves
// without need.
#include "agents/start/alignment.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "agents/start/expectation.hpp"
#include "agents/start/population.hpp"
#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

class Alignment : public testing::Test {
 protected:
  Alignment() {
    state = build_population(*model, draws, {});
    state.term = Term{1};
  }
  /// Expected numbers of moves with these logits.
  std::vector<double> expected(const std::vector<float>& logit) const {
    auto shifted = tables;
    for (std::uint32_t m = 0; m < logit.size(); ++m) shifted.scale(m, std::exp(logit[m]));
    return expect(*model, shifted, draws, quality, state).moves;
  }
  double arriving(const std::vector<double>& moves, const std::string& place) const {
    double sum = 0;
    for (std::uint32_t m = 0; m < moves.size(); ++m)
      if (model->moves.to[m] == place_of(*model, place)) sum += moves[m];
    return sum;
  }
  std::vector<float> solve(const std::vector<AlignStockRow>& stocks,
                           const std::vector<AlignMoveRow>& shares) const {
    return align(*model, tables, draws, quality, state, stocks, shares);
  }

  std::unique_ptr<Model> model = school_model(school_options(), 20'000, 10'000);
  Draws draws{4};
  std::vector<float> quality = no_quality(*model);
  MoveTables tables = base_tables(*model, Term{0});
  State state;
};

TEST_F(Alignment, MeetsTheStockOfATarget) {
  const double now = arriving(expected({}), "po.2");
  for (const double factor : {0.9, 0.97, 1.05}) {
    const double wanted = std::floor(now * factor);
    EXPECT_NEAR(arriving(expected(solve({{"po.2", wanted, {}}}, {})), "po.2"), wanted,
                wanted * 1e-3);
  }
}

TEST_F(Alignment, MeetsStockAndShareTogether) {
  const double now = arriving(expected({}), "po.2");
  const auto moves =
      expected(solve({{"po.2", now * 1.02, {}}}, {{"po.1", "repeaters_share", 0.1, {}}}));
  const double repeats = moves[move_of(*model, "po.1", "po.1")];
  double leaving = 0;
  for (std::uint32_t m = 0; m < moves.size(); ++m)
    if (model->graph.move(MoveId{m}).from == "po.1") leaving += moves[m];
  EXPECT_NEAR(repeats / leaving, 0.1, 1e-3);
  EXPECT_NEAR(arriving(moves, "po.2"), now * 1.02, now * 2e-3);
}

TEST_F(Alignment, MeetsTheShareThatPassesExams) {
  const auto moves = expected(solve({}, {{"po.2", "exam_pass_share", 0.97, {}}}));
  const double passed = moves[move_of(*model, "po.2", "out.diploma")],
               failed = moves[move_of(*model, "po.2", "out.none")];
  EXPECT_NEAR(passed / (passed + failed), 0.97, 1e-3);
}

TEST_F(Alignment, UnderstandsSumsAndExceptionsOfPlaces) {
  const double both = arriving(expected({}), "po.2") + arriving(expected({}), "po.x.2");
  const auto sum = expected(solve({{"po.2+po.x", both * 0.95, {}}}, {}));
  EXPECT_NEAR(arriving(sum, "po.2") + arriving(sum, "po.x.2"), both * 0.95, both * 1e-3);
  const auto but = expected(solve({{"po-po.1", both * 0.95, {}}}, {}));
  EXPECT_NEAR(arriving(but, "po.2") + arriving(but, "po.x.2"), both * 0.95, both * 1e-3);
}

TEST_F(Alignment, KeepsEverybody) {
  double before = 0, after = 0;
  for (const double moves : expected({})) before += moves;
  for (const double moves : expected(solve({{"po.2", 20'000, {}}}, {}))) after += moves;
  EXPECT_NEAR(before, after, 1e-2);
}

TEST_F(Alignment, MovesNothingThatIsRightAlready) {
  const double now = arriving(expected({}), "po.2");
  for (const float logit : solve({{"po.2", now, {}}}, {})) EXPECT_NEAR(logit, 0, 1e-4);
}

TEST_F(Alignment, NamesATargetThatIsNoPlace) {
  try {
    solve({{"po.22", 1, {"", "", "", {"align.csv", 7}}}}, {});
    FAIL() << "accepted";
  } catch (const ConfigError& error) {
    EXPECT_STREQ(error.what(),
                 "align.csv:7: target: no place under \"po.22\"; did you mean \"po.2\"?");
  }
}

}  // namespace
}  // namespace doorstroom
