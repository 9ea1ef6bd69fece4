// SPDX-License-Identifier: EUPL-1.2
// Broad bridge classes on a small system: joint years, selection after them by level.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/policies/havo.hpp"
#include "tests/policies/values.hpp"

namespace doorstroom {
namespace {

using namespace test;

Contribution added(const std::string& years) {
  return contribution(kind("broad_bridge_class"),
                      {{"tracks", "havo vwo"}, {"years", years}, {"selection_per_level", "1.5"}},
                      havo_and_vwo());
}

TEST(BroadBridgeClass, HasAPlaceForEveryJointYear) {
  for (int years = 1; years <= 3; ++years) {
    const auto joint = added(std::to_string(years));
    ASSERT_EQ(joint.places.size(), static_cast<std::size_t>(years));
    for (int year = 1; year <= years; ++year) {
      EXPECT_EQ(joint.places[static_cast<std::size_t>(year - 1)].name,
                "vo.breed." + std::to_string(year));
      EXPECT_EQ(joint.places[static_cast<std::size_t>(year - 1)].like,
                "vo.havo_vwo." + std::to_string(year));
    }
  }
}

TEST(BroadBridgeClass, SelectsAfterItsLastYearIntoTheYearThatFollows) {
  for (int years = 1; years <= 3; ++years) {
    std::vector<std::string> ends;
    double sum = 0;
    for (const auto& move : added(std::to_string(years)).moves)
      if (move.row.from == "vo.breed." + std::to_string(years)) {
        if (move.row.kind == MoveKind::promote) ends.push_back(move.row.to);
        sum += move.row.rate;
      }
    EXPECT_EQ(ends, (std::vector<std::string>{"vo.havo." + std::to_string(years + 1),
                                              "vo.vwo." + std::to_string(years + 1)}));
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

TEST(BroadBridgeClass, SelectsBySkillPerLevel) {
  double havo = 0, vwo = 0;
  for (const auto& move : added("2").moves) {
    if (move.row.to == "vo.havo.3") havo = move.row.skill;
    if (move.row.to == "vo.vwo.3") vwo = move.row.skill;
  }
  EXPECT_NEAR(vwo - havo, 1.5, 1e-12);
  // around the mean level, so that nothing else (repeating, leaving) goes by the track's height
  EXPECT_LT(havo, 0);
  EXPECT_GT(vwo, 0);
}

TEST(BroadBridgeClass, PupilsRepeatAndLeaveAsInTheClassThatItIsLike) {
  double repeats = 0, leaves = 0, goes_on = 0;
  for (const auto& move : added("3").moves) {
    if (move.row.from != "vo.breed.1") continue;
    if (move.row.to == "vo.breed.1") repeats += move.row.rate;
    if (move.row.to == "out.none") leaves += move.row.rate;
    if (move.row.to == "vo.breed.2") goes_on += move.row.rate;
  }
  EXPECT_DOUBLE_EQ(repeats, 0.05);
  EXPECT_DOUBLE_EQ(leaves, 0.01);
  EXPECT_DOUBLE_EQ(goes_on, 0.94);
}

TEST(BroadBridgeClass, HasNoPeerEffectUnlessAskedFor) {
  for (const auto& place : added("2").places) EXPECT_EQ(place.peer_effect, 0);
  const auto asked = contribution(kind("broad_bridge_class"),
                                  {{"tracks", "havo vwo"}, {"peer_effect", "0.1"}}, havo_and_vwo());
  for (const auto& place : asked.places) EXPECT_EQ(place.peer_effect, 0.1);
}

TEST(BroadBridgeClass, TakesThoseWhoWouldEnterItsTracks) {
  const auto ways = diversions(kind("broad_bridge_class"),
                               {{"tracks", "havo vwo"}, {"share", "0.6"}, {"min_class_size", "12"}},
                               havo_and_vwo());
  ASSERT_EQ(ways.size(), 3U);
  for (const auto& way : ways) {
    EXPECT_EQ(way.from, "po.bao.8");
    EXPECT_EQ(way.instead, "vo.breed.1");
    EXPECT_EQ(way.share, 0.6);
    EXPECT_EQ(way.per_sd, 0);
    EXPECT_EQ(way.min_class, 12);
  }
}

TEST(BroadBridgeClass, LeavesClassesWithOtherTracksAlone) {
  const Values values{{"tracks", "vmbo_tl vwo"}};
  for (const auto& way : diversions(kind("broad_bridge_class"), values, havo_and_vwo()))
    EXPECT_EQ(way.to, "vo.vwo.1");
}

TEST(BroadBridgeClass, OneTrackIsNoJointClass) {
  EXPECT_THROW(make(kind("broad_bridge_class"), {{"tracks", "vwo"}}), ConfigError);
}

// Of those who enter by vwo alone, the regular way down to havo stays a way down.
TEST(BroadBridgeClass, WaysDownOfTheRegularCourseStayOpen) {
  const auto graph = havo_and_vwo();
  const auto joint =
      contribution(kind("broad_bridge_class"), {{"tracks", "vmbo_tl vwo"}, {"years", "1"}}, graph);
  double down = 0, sum = 0;
  for (const auto& move : joint.moves) {
    if (move.row.from != "vo.breed.1") continue;
    sum += move.row.rate;
    if (move.row.to == "vo.havo.2") {
      EXPECT_EQ(move.row.kind, MoveKind::down);
      down += move.row.rate;
    }
  }
  EXPECT_NEAR(sum, 1, 1e-12);
  EXPECT_NEAR(down, 0.06, 1e-12);
}

TEST(BroadBridgeClass, AWayUpToAnotherTrackIsNoneDown) {
  std::vector<PlaceRow> places;
  for (const auto* name : {"po.bao.8", "vo.havo.1", "vo.havo.2", "vo.vwo.2"})
    places.push_back({name, PlaceKind::stay, Clock::school_year, false, {}});
  places.push_back({"out.none", PlaceKind::exit, Clock::school_year, false, {}});
  std::vector<MoveRow> moves;
  const auto add = [&](const std::string& from, const std::string& to, MoveKind kind, double rate) {
    MoveRow row;
    row.from = from, row.to = to, row.kind = kind, row.rate = rate;
    row.order = static_cast<int>(moves.size());
    moves.push_back(row);
  };
  add("po.bao.8", "vo.havo.1", MoveKind::promote, 1);
  add("vo.havo.1", "vo.havo.2", MoveKind::promote, 0.9);
  add("vo.havo.1", "vo.vwo.2", MoveKind::up, 0.1);
  add("vo.havo.2", "out.none", MoveKind::drop_out, 1);
  add("vo.vwo.2", "out.none", MoveKind::drop_out, 1);
  const PlaceGraph graph(places, moves, {"po.bao.8"});
  const auto joint =
      contribution(kind("broad_bridge_class"), {{"tracks", "vmbo_tl havo"}, {"years", "1"}}, graph);
  for (const auto& move : joint.moves) {
    if (move.row.to != "vo.vwo.2") continue;
    EXPECT_EQ(move.row.kind, MoveKind::up);
    EXPECT_NEAR(move.row.rate, 0.1, 1e-12);
    return;
  }
  FAIL() << "no way up";
}

TEST(BroadBridgeClass, IsEnteredByChoiceOnly) {
  for (const auto& move : added("2").moves)
    if (move.row.from == "po.bao.8") {
      EXPECT_EQ(move.row.rate, 0);
    }
}

TEST(BroadBridgeClass, CalibratesItsSelectionOnThoseOfTheRegularTracks) {
  const auto joint = added("2");
  using Shares = std::vector<std::pair<std::string, double>>;
  const auto near = [](const Shares& found, const Shares& wanted) {
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
      EXPECT_EQ(found[k].first, wanted[k].first);
      EXPECT_NEAR(found[k].second, wanted[k].second, 1e-12);
    }
  };
  // 0.4 enter havo, 0.3 vwo and 0.3 their bridge class, half of which goes to each; of those in vwo
  // who go on some go down
  const double down = 0.3 * 0.06 / 0.94;
  near(joint.places[0].calibrate_on, {{"vo.havo.2", 0.55 + down}, {"vo.vwo.2", 0.45 - down}});
  near(joint.places[1].calibrate_on, {{"vo.havo.3", 0.55 + down}, {"vo.vwo.3", 0.45 - down}});
}

}  // namespace
}  // namespace doorstroom
