// SPDX-License-Identifier: EUPL-1.2
// The school year to January: which terms end a year, how long the longer one is, what it costs.
#include <gtest/gtest.h>

#include <array>

#include "tests/policies/havo.hpp"
#include "tests/policies/values.hpp"

namespace doorstroom {
namespace {

using namespace test;

struct Moment {
  YearClock clock;
  std::uint32_t part;
  double weeks, paid;
  friend bool operator==(const Moment&, const Moment&) = default;
};

/// What holds in vo.havo.2 in the terms from the first year on.
std::vector<Moment> moments(const Values& values, Schedule schedule, int terms) {
  const auto graph = havo_and_vwo();
  const auto policy = make(kind("school_year_to_january"), values, Founding(graph));
  const auto at = graph.find("vo.havo.2")->value;
  std::vector<Moment> all;
  for (Term term; term.value < static_cast<std::uint32_t>(terms); ++term.value) {
    Rules rules(schedule, term, graph);
    rules.begin("january", 0);
    policy->rule(rules);
    all.push_back({rules.clock(at), rules.part(at), rules.weeks(at),
                   rules.payments().empty() ? 0 : rules.payments()[0].shares[at]});
  }
  return all;
}

TEST(SchoolYearToJanuary, OneYearIsHalfAYearLongerAndLaterOnesEndInJanuary) {
  const auto seen = moments({{"from", "2020"}, {"weeks", "18"}}, {2020}, 7);
  using enum YearClock;
  EXPECT_EQ(seen[0], (Moment{as_entered, 0, 0, 0}));  // autumn 2020
  EXPECT_EQ(seen[1], (Moment{goes_on, 1, 0, 0}));
  EXPECT_EQ(seen[2], (Moment{ends, 2, -2, 0.45}));  // autumn 2021, of 18 weeks
  EXPECT_EQ(seen[3], (Moment{goes_on, 0, 0, 0}));
  EXPECT_EQ(seen[4], (Moment{ends, 1, 0, 0}));
  EXPECT_EQ(seen[5], (Moment{goes_on, 0, 0, 0}));
  EXPECT_EQ(seen[6], (Moment{ends, 1, 0, 0}));
}

TEST(SchoolYearToJanuary, IsTheSameInQuarters) {
  const auto seen = moments({{"from", "2020"}, {"weeks", "20"}}, {2020, 4}, 11);
  double paid = 0;
  for (std::size_t t = 0; t < seen.size(); ++t) {
    EXPECT_EQ(seen[t].clock == YearClock::ends, t == 5 || t == 9) << t;
    EXPECT_EQ(seen[t].weeks, 0) << t;
    paid += seen[t].paid;
  }
  EXPECT_DOUBLE_EQ(paid, 0.5);
  EXPECT_EQ(seen[5].part, 5U);
  EXPECT_EQ(seen[6].part, 0U);
}

TEST(SchoolYearToJanuary, WhoWasThereLearnsAtThePaceOfItsAge) {
  std::vector<PlaceRow> places;
  for (const auto* name : {"vve.3", "po.1", "po.2", "po.3"})
    places.push_back({name,
                      PlaceKind::stay,
                      name == std::string("vve.3") ? Clock::birthday : Clock::school_year,
                      false,
                      {}});
  places.push_back({"out", PlaceKind::exit, Clock::school_year, false, {}});
  std::vector<MoveRow> moves;
  for (std::size_t p = 0; p + 1 < places.size(); ++p) {
    MoveRow row;
    row.from = places[p].name, row.to = places[p + 1].name, row.rate = 1;
    moves.push_back(row);
  }
  const PlaceGraph graph(places, moves, {"vve.3"});
  const auto policy =
      make(kind("school_year_to_january"), {{"places", "po"}, {"from", "2020"}}, Founding(graph));
  // year groups by which po.1, po.2 and po.3 are beyond theirs, from autumn 2021 on: in the second
  // part of a year, as long as pupils are there who were at school in 2020/21
  const std::vector<std::array<std::uint32_t, 3>> expected{
      {1, 1, 1}, {0, 0, 0}, {0, 1, 1}, {0, 0, 0}, {0, 0, 1}, {0, 0, 0}, {0, 0, 0}};
  for (std::uint32_t t = 0; t < expected.size(); ++t) {
    Rules rules({2020}, Term{t + 2}, graph);
    policy->rule(rules);
    for (std::uint32_t p = 0; p < 3; ++p)
      EXPECT_EQ(rules.groups_older(p + 1), expected[t][p]) << t << ", po." << p + 1;
  }
}

TEST(SchoolYearToJanuary, LeavesPlacesAloneThatAreNotItsOwn) {
  const auto graph = havo_and_vwo();
  const auto policy =
      make(kind("school_year_to_january"), {{"places", "po"}, {"from", "2020"}}, Founding(graph));
  Rules rules({2020}, Term{2}, graph);
  policy->rule(rules);
  EXPECT_EQ(rules.clock(graph.find("po.bao.8")->value), YearClock::ends);
  EXPECT_EQ(rules.clock(graph.find("vo.havo.1")->value), YearClock::as_entered);
}

TEST(SchoolYearToJanuary, NobodyMayComeInInTheMiddleOfAYear) {
  const auto graph = havo_and_vwo();
  EXPECT_THROW(make(kind("school_year_to_january"), {{"places", "vo"}}, Founding(graph)),
               ConfigError);
}

}  // namespace
}  // namespace doorstroom
