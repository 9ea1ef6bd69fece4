// SPDX-License-Identifier: EUPL-1.2
// The extended stream on a small system: havo in six years, where it meets the regular course, who
// may enter.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "tests/policies/havo.hpp"
#include "tests/policies/values.hpp"

namespace doorstroom {
namespace {

using namespace test;

const NewPlace& place_in(const Contribution& added, const std::string& name) {
  for (const auto& place : added.places)
    if (place.name == name) return place;
  throw std::invalid_argument(name);
}

const NewMove* move_in(const Contribution& added, const std::string& from, const std::string& to) {
  for (const auto& move : added.moves)
    if (move.row.from == from && move.row.to == to) return &move;
  return nullptr;
}

/// `instead` of every diversion, by from and to.
std::map<std::string, std::string> ways(const Values& values) {
  std::map<std::string, std::string> found;
  for (const auto& way : diversions(kind("extended_stream"), values, havo_and_vwo()))
    found[way.from + " > " + way.to] = way.instead;
  return found;
}

TEST(ExtendedStream, TeachesFiveYearsInSix) {
  const auto added = contribution(kind("extended_stream"), {}, havo_and_vwo());
  ASSERT_EQ(added.places.size(), 6U);
  // years of curriculum before each year: 0, 0.83, 1.67, 2.5, 3.33, 4.17
  const std::array<const char*, 6> like{"vo.havo.1", "vo.havo.1", "vo.havo.2",
                                        "vo.havo.3", "vo.havo.4", "vo.havo.5"};
  for (int year = 1; year <= 6; ++year)
    EXPECT_EQ(place_in(added, "vo.havo." + std::to_string(year) + "+").like,
              like[static_cast<std::size_t>(year - 1)]);
}

TEST(ExtendedStream, NormsAreThoseOfTheCurriculumSoFar) {
  const auto added = contribution(kind("extended_stream"), {}, havo_and_vwo());
  const auto& third = place_in(added, "vo.havo.3+").norm;  // 2.5 years of curriculum at its end
  ASSERT_EQ(third.size(), 2U);
  EXPECT_EQ(third[0].first, "vo.havo.2");
  EXPECT_EQ(third[1].first, "vo.havo.3");
  EXPECT_NEAR(third[0].second, 0.5, 1e-9);
  EXPECT_NEAR(third[1].second, 0.5, 1e-9);
  const auto& last = place_in(added, "vo.havo.6+").norm;
  ASSERT_EQ(last.size(), 1U);
  EXPECT_EQ(last[0].first, "vo.havo.5");
}

TEST(ExtendedStream, IsACourseFromEntryToTheSameDiploma) {
  const auto added = contribution(kind("extended_stream"), {}, havo_and_vwo());
  for (int year = 1; year < 6; ++year)
    EXPECT_NE(move_in(added, "vo.havo." + std::to_string(year) + "+",
                      "vo.havo." + std::to_string(year + 1) + "+"),
              nullptr);
  const auto* graduate = move_in(added, "vo.havo.6+", "out.diploma");
  ASSERT_NE(graduate, nullptr);
  EXPECT_EQ(graduate->row.diploma, "havo");
  EXPECT_EQ(move_in(added, "vo.havo.5+", "out.diploma"), nullptr);
}

TEST(ExtendedStream, RatesOutOfItsYearsSumToOne) {
  const auto added =
      contribution(kind("extended_stream"), {{"tracks", "havo vwo"}}, havo_and_vwo());
  std::map<std::string, double> sums;
  for (const auto& move : added.moves) sums[move.row.from] += move.row.rate;
  for (const auto& place : added.places) EXPECT_NEAR(sums[place.name], 1, 1e-9) << place.name;
}

/// havo.1 as the data have it: more classes of the next year teach havo than havo.2 alone.
PlaceGraph havo_with_bridges() {
  std::vector<PlaceRow> places;
  for (const auto* name :
       {"po.bao.8", "vo.havo.1", "vo.havo.2", "vo.vmbo_havo.2", "vo.havo.3", "vo.havo.4",
        "vo.havo.5", "vo.vwo.2", "vo.vwo.3", "vo.vmbo_gl_tl.2", "vo.vmbo_tl.3"})
    places.push_back({name, PlaceKind::stay, Clock::school_year, false, {}});
  places.push_back({"out.diploma", PlaceKind::exit, Clock::school_year, false, {}});
  std::vector<MoveRow> moves;
  const auto move = [&](const std::string& from, const std::string& to, MoveKind kind, double rate,
                        double skill) {
    MoveRow row;
    row.from = from, row.to = to, row.kind = kind, row.rate = rate, row.skill = skill;
    row.order = static_cast<int>(moves.size());
    moves.push_back(row);
  };
  move("po.bao.8", "vo.havo.1", MoveKind::promote, 1, 0);
  move("vo.havo.1", "vo.vmbo_gl_tl.2", MoveKind::down, 0.06, -1.2);
  move("vo.havo.1", "vo.vmbo_havo.2", MoveKind::promote, 0.01, -2.1);
  move("vo.havo.1", "vo.havo.2", MoveKind::promote, 0.9, 0);
  move("vo.havo.1", "vo.vwo.2", MoveKind::up, 0.03, 1.5);
  for (const auto* const each : {"vo.vmbo_havo.2", "vo.havo.2", "vo.vwo.2"})
    move(each, "vo.havo.3", MoveKind::promote, 1, 0);
  move("vo.vmbo_gl_tl.2", "vo.vmbo_tl.3", MoveKind::promote, 1, 0);
  for (const auto* const each : {"vo.vwo.3", "vo.vmbo_tl.3"})
    move(each, "vo.havo.4", MoveKind::promote, 1, 0);
  move("vo.havo.3", "vo.havo.4", MoveKind::promote, 0.9, 0);
  move("vo.havo.3", "vo.vwo.3", MoveKind::up, 0.1, 1.5);
  move("vo.havo.4", "vo.havo.5", MoveKind::promote, 1, 0);
  move("vo.havo.5", "out.diploma", MoveKind::graduate, 1, 0);
  return {places, moves, {"po.bao.8"}};
}

TEST(ExtendedStream, PromotionHasTheSlopesOfTheRegularPromotion) {
  const auto added = contribution(kind("extended_stream"), {}, havo_with_bridges());
  const auto* on = move_in(added, "vo.havo.1+", "vo.havo.2+");
  ASSERT_NE(on, nullptr);
  EXPECT_EQ(on->row.skill, 0);
  EXPECT_EQ(on->like_to, "vo.havo.2");
  EXPECT_NEAR(on->row.rate, 0.91 + 0.09 / 6, 1e-12);  // with what no longer changes track
}

TEST(ExtendedStream, OtherTracksAreEnteredAtTheLevelReached) {
  const auto added = contribution(kind("extended_stream"), {}, havo_with_bridges());
  // 1.67 years of curriculum after year 2: year 3 of the other tracks, at five sixths of the rate
  for (const auto& [to, rate] : {std::pair("vo.vwo.3", 0.03), std::pair("vo.vmbo_tl.3", 0.06)}) {
    const auto* way = move_in(added, "vo.havo.2+", to);
    ASSERT_NE(way, nullptr) << to;
    EXPECT_NEAR(way->row.rate, rate * 5 / 6, 1e-12);
  }
  EXPECT_NE(move_in(added, "vo.havo.1+", "vo.vwo.2"), nullptr);
  EXPECT_EQ(move_in(added, "vo.havo.2+", "vo.vwo.2"), nullptr);
}

TEST(ExtendedStream, RepeatsLessByItsOdds) {
  const auto added =
      contribution(kind("extended_stream"), {{"repeat_odds", "0.5"}}, havo_and_vwo());
  const auto* repeat = move_in(added, "vo.havo.2+", "vo.havo.2+");
  ASSERT_NE(repeat, nullptr);
  EXPECT_EQ(repeat->row.kind, MoveKind::repeat);
  EXPECT_EQ(repeat->like_from, "vo.havo.1");
  const auto* on = move_in(added, "vo.havo.2+", "vo.havo.3+");
  EXPECT_NEAR(repeat->row.rate / on->row.rate, 0.5 * 0.05 / 0.94, 1e-12);
  EXPECT_NEAR(move_in(added, "vo.havo.2+", "out.none")->row.rate, 0.01, 1e-12);
  EXPECT_NEAR(move_in(added, "vo.havo.6+", "vo.havo.6+")->row.rate, 0.05,
              1e-12);  // failing is none
}

TEST(ExtendedStream, IsEnteredAtTheSameCurriculumLevelAndNotAfterItsThirdYear) {
  const auto open = ways({{"switching", "to_extended"}});
  // 1 regular year is 1.2 extended years: entry in year 2; 2 are 2.4: in year 3; 3 are 3.6: too
  // late
  EXPECT_EQ(open.at("po.bao.8 > vo.havo.1"), "vo.havo.1+");
  EXPECT_EQ(open.at("po.bao.8 > vo.havo_vwo.1"), "vo.havo.1+");
  EXPECT_EQ(open.at("vo.havo.1 > vo.havo.2"), "vo.havo.2+");
  EXPECT_EQ(open.at("vo.havo_vwo.1 > vo.havo.2"), "vo.havo.2+");
  EXPECT_EQ(open.at("vo.havo.2 > vo.havo.3"), "vo.havo.3+");
  EXPECT_EQ(open.at("vo.havo.1 > vo.havo.1"), "vo.havo.1+");  // who would repeat
  EXPECT_EQ(open.at("vo.havo.3 > vo.havo.3"), "vo.havo.3+");
  EXPECT_FALSE(open.contains("vo.havo.3 > vo.havo.4"));
  EXPECT_FALSE(open.contains("vo.havo.4 > vo.havo.4"));
  EXPECT_FALSE(open.contains("po.bao.8 > vo.vwo.1"));
  for (const auto& [way, instead] : open) EXPECT_LE(instead, "vo.havo.3+") << way;
}

TEST(ExtendedStream, IsLeftAtTheNearestCurriculumLevel) {
  const auto open = ways({{"switching", "to_regular"}});
  // after years 1 to 5: 0.83, 1.67, 2.5 (a tie: the lower), 3.33, 4.17 years of curriculum
  EXPECT_EQ(open.at("vo.havo.1+ > vo.havo.2+"), "vo.havo.2");
  EXPECT_EQ(open.at("vo.havo.2+ > vo.havo.3+"), "vo.havo.3");
  EXPECT_EQ(open.at("vo.havo.3+ > vo.havo.4+"), "vo.havo.3");
  EXPECT_EQ(open.at("vo.havo.4+ > vo.havo.5+"), "vo.havo.4");
  EXPECT_EQ(open.at("vo.havo.5+ > vo.havo.6+"), "vo.havo.5");
}

TEST(ExtendedStream, SwitchesOnlyTheWaysThatAreOpen) {
  EXPECT_TRUE(ways({{"switching", "both"}}).contains("vo.havo.1+ > vo.havo.2+"));
  EXPECT_TRUE(ways({{"switching", "both"}}).contains("vo.havo.1 > vo.havo.2"));
  EXPECT_FALSE(ways({{"switching", "to_regular"}}).contains("vo.havo.1 > vo.havo.2"));
  EXPECT_FALSE(ways({{"switching", "to_extended"}}).contains("vo.havo.1+ > vo.havo.2+"));
  const auto none = ways({{"switching", "none"}});
  EXPECT_EQ(none.size(), 2U);  // from primary school alone
}

TEST(ExtendedStream, ChoicesHaveTheirShares) {
  const Values values{{"choice_share", "0.15"},
                      {"switch_share", "0.05"},
                      {"repeater_share", "0.4"},
                      {"share_of_classes", "0.2"},
                      {"min_class_size", "18"}};
  for (const auto& way : diversions(kind("extended_stream"), values, havo_and_vwo())) {
    const bool repeats = way.from == way.to, leaves = way.from.ends_with("+"),
               starts = way.from == "po.bao.8";
    EXPECT_EQ(way.share, repeats ? 0.4 : (starts ? 0.15 : 0.05)) << way.from;
    EXPECT_EQ(way.max_share, repeats || leaves ? 1.0 : 0.2) << way.from;
    EXPECT_EQ(way.min_class, leaves ? 0 : 18) << way.from;
    EXPECT_EQ(way.per_sd > 0, leaves) << way.from;  // weaker pupils in, stronger out
  }
}

TEST(ExtendedStream, HasNoEntryButByChoice) {
  const auto added = contribution(kind("extended_stream"), {}, havo_and_vwo());
  for (const auto& move : added.moves) {
    const bool enters = !move.row.from.ends_with("+") && move.row.to.ends_with("+");
    EXPECT_TRUE(!enters || move.row.rate == 0) << move.row.from;
  }
}

TEST(ExtendedStream, CanBeTwoYearsLonger) {
  const auto added = contribution(kind("extended_stream"),
                                  {{"tracks", "vwo"}, {"extra_years", "2"}}, havo_and_vwo());
  EXPECT_EQ(added.places.size(), 8U);
  EXPECT_EQ(place_in(added, "vo.vwo.8+").like, "vo.vwo.6");
  EXPECT_EQ(place_in(added, "vo.vwo.2+").like, "vo.vwo.1");
}

TEST(ExtendedStream, LearnsAtItsOwnPace) {
  const auto added =
      contribution(kind("extended_stream"), {{"learning_per_year", "0.9"}}, havo_and_vwo());
  for (const auto& place : added.places) EXPECT_EQ(place.growth_share, 0.9);
}

}  // namespace
}  // namespace doorstroom
