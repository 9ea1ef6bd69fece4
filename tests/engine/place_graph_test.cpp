// SPDX-License-Identifier: EUPL-1.2
// The place graph on a small school: every check names its row; order, prefixes, lengths and
// drawing.
#include "engine/place_graph.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <sstream>

namespace doorstroom {
namespace {

PlaceRow place(const std::string& name, int line, PlaceKind kind = PlaceKind::stay,
               bool apart = false) {
  return {name, kind, Clock::school_year, apart, {"places.csv", line}};
}

MoveRow move(const std::string& from, const std::string& to, MoveKind kind, int order, double rate,
             int line) {
  MoveRow row;
  row.from = from;
  row.to = to;
  row.kind = kind;
  row.order = order;
  row.rate = rate;
  row.origin = {"moves.csv", line};
  return row;
}

/// Two years of a.x, a special class apart, two exits.
struct School {
  std::vector<PlaceRow> places{
      place("a.x.1", 2), place("a.x.2", 3), place("a.s.1", 4, PlaceKind::stay, true),
      place("out.none", 5, PlaceKind::exit), place("out.diploma", 6, PlaceKind::exit)};
  std::vector<MoveRow> moves{move("a.x.1", "a.x.2", MoveKind::promote, 3, 0.8, 2),
                             move("a.x.1", "a.x.1", MoveKind::repeat, 2, 0.1, 3),
                             move("a.x.1", "a.s.1", MoveKind::down, 1, 0.1, 4),
                             move("a.x.2", "out.diploma", MoveKind::graduate, 2, 0.9, 5),
                             move("a.x.2", "out.none", MoveKind::drop_out, 1, 0.1, 6),
                             move("a.s.1", "out.none", MoveKind::drop_out, 1, 1.0, 7)};
  std::vector<std::string> entries{"a.x.1"};

  School() { moves[3].diploma = "x"; }
  PlaceGraph graph() const { return {places, moves, entries}; }
};

/// What is wrong with the school after `change`.
std::string mistakes(const std::function<void(School&)>& change) {
  School school;
  change(school);
  try {
    school.graph();
    return "";
  } catch (const ConfigError& error) {
    return error.what();
  }
}

TEST(PlaceGraph, AcceptsARightSchool) {
  EXPECT_EQ(mistakes([](School&) {}), "");
}

TEST(PlaceGraph, NamesRatesThatDoNotSumToOne) {
  EXPECT_EQ(mistakes([](School& s) { s.moves[0].rate = 0.7; }),
            "moves.csv:2: a.x.1: rates of the moves out sum to 0.900000; allowed: 1");
}

TEST(PlaceGraph, ForgivesRoundingOfRates) {
  EXPECT_EQ(mistakes([](School& s) { s.moves[0].rate += 5e-7; }), "");
  EXPECT_NE(mistakes([](School& s) { s.moves[0].rate += 5e-6; }), "");
}

TEST(PlaceGraph, NamesARateOutOfRange) {
  EXPECT_EQ(mistakes([](School& s) { s.moves[0].rate = -0.2, s.moves[2].rate = 1.1; }),
            "moves.csv:2: a.x.1 > a.x.2: rate is out of range; allowed: 0 to 1\n"
            "moves.csv:4: a.x.1 > a.s.1: rate is out of range; allowed: 0 to 1");
}

TEST(PlaceGraph, NamesAPlaceNobodyCanReach) {
  EXPECT_EQ(mistakes([](School& s) {
              s.places.push_back(place("b.1", 7));
              s.moves.push_back(move("b.1", "out.none", MoveKind::drop_out, 1, 1, 8));
            }),
            "places.csv:7: b.1: no way leads here from any entry");
}

TEST(PlaceGraph, NamesAPlaceThatNobodyCanLeave) {
  EXPECT_EQ(
      mistakes([](School& s) { s.moves[5] = move("a.s.1", "a.s.1", MoveKind::repeat, 1, 1, 7); }),
      "places.csv:4: a.s.1: no way leads from here to an exit");
}

TEST(PlaceGraph, NamesAPlaceWithoutMoves) {
  EXPECT_EQ(mistakes([](School& s) { s.moves.pop_back(); }),
            "places.csv:4: a.s.1: place has no moves out; allowed: a stay place has at least one");
}

TEST(PlaceGraph, NamesAPromoteCycle) {
  EXPECT_EQ(mistakes([](School& s) {
              s.moves[3].rate = 0.8;
              s.moves.push_back(move("a.x.2", "a.x.1", MoveKind::promote, 3, 0.1, 8));
            }),
            "moves.csv:2: a.x.1 > a.x.2: promote moves form a cycle through this row");
}

TEST(PlaceGraph, AllowsACycleOfOtherMoves) {
  EXPECT_EQ(mistakes([](School& s) {
              s.moves[3].rate = 0.8;
              s.moves.push_back(move("a.x.2", "a.x.1", MoveKind::down, 3, 0.1, 8));
            }),
            "");
}

TEST(PlaceGraph, NamesAnUnknownPlaceWithASuggestion) {
  EXPECT_EQ(mistakes([](School& s) { s.moves[0].to = "a.x.22"; }),
            "moves.csv:2: move: no place \"a.x.22\" in places.csv; did you mean \"a.x.2\"?");
}

TEST(PlaceGraph, NamesARepeatThatGoesElsewhere) {
  EXPECT_EQ(mistakes([](School& s) { s.moves[0].kind = MoveKind::repeat; }),
            "moves.csv:2: a.x.1 > a.x.2: a repeat stays in its own place; use another kind");
}

TEST(PlaceGraph, NamesAMoveOutOfAnExit) {
  EXPECT_EQ(mistakes([](School& s) {
              s.moves.push_back(move("out.none", "a.x.1", MoveKind::comeback, 1, 1, 8));
            }),
            "moves.csv:8: out.none: an exit has no moves out");
}

TEST(PlaceGraph, NamesATwinPlace) {
  EXPECT_EQ(mistakes([](School& s) { s.places.push_back(place("a.x.2", 9)); }),
            "places.csv:9: a.x.2: place is there twice; allowed: one row per place");
}

TEST(PlaceGraph, NamesATermWhereNoBirthdayCounts) {
  EXPECT_EQ(mistakes([](School& s) { s.moves[5].term = MoveTerm::autumn; }),
            "moves.csv:7: a.s.1: term is for places with clock birthday only\n"
            "moves.csv:7: a.s.1: rates of the moves out sum to 0.000000; allowed: 1 in each half "
            "of the year");
}

TEST(PlaceGraph, ReportsEveryMistakeAtOnce) {
  const auto text = mistakes([](School& s) {
    s.moves[0].rate = 0.5;
    s.moves[3].to = "nowhere";
    s.moves[1].kind = MoveKind::repeat, s.moves[1].to = "a.s.1";
  });
  EXPECT_NE(text.find("moves.csv:5"), std::string::npos) << text;
  EXPECT_NE(text.find("moves.csv:3"), std::string::npos) << text;
  EXPECT_NE(text.find("moves.csv:2"), std::string::npos) << text;
}

TEST(PlaceGraph, SortsMovesOutByOrder) {
  const auto graph = School{}.graph();
  const auto [first, last] = graph.moves_out(*graph.find("a.x.1"), MoveTerm::both);
  ASSERT_EQ(last - first, 3U);
  EXPECT_EQ(graph.move(MoveId{first}).kind, MoveKind::down);
  EXPECT_EQ(graph.move(MoveId{first + 1}).kind, MoveKind::repeat);
  EXPECT_EQ(graph.move(MoveId{first + 2}).kind, MoveKind::promote);
  EXPECT_EQ(graph.from(MoveId{first}), *graph.find("a.x.1"));
  EXPECT_EQ(graph.to(MoveId{first}), *graph.find("a.s.1"));
}

TEST(PlaceGraph, FindsPlacesAndMoves) {
  const auto graph = School{}.graph();
  EXPECT_FALSE(graph.find("a.x"));
  const auto found = graph.find_move(*graph.find("a.x.1"), *graph.find("a.x.2"), MoveKind::promote);
  ASSERT_TRUE(found);
  EXPECT_EQ(graph.move(*found).rate, 0.8);
  EXPECT_FALSE(graph.find_move(*graph.find("a.x.1"), *graph.find("a.x.2"), MoveKind::up));
}

TEST(PlaceGraph, HasMovesOfEachHalfOfTheYear) {
  School school;
  school.places[2].clock = Clock::birthday;
  school.moves[5].term = MoveTerm::autumn;
  school.moves.push_back(move("a.s.1", "a.x.1", MoveKind::up, 2, 0.4, 8));
  school.moves.back().term = MoveTerm::spring;
  school.moves.push_back(move("a.s.1", "out.none", MoveKind::drop_out, 1, 0.6, 9));
  school.moves.back().term = MoveTerm::spring;
  const auto graph = school.graph();
  const auto at = *graph.find("a.s.1");
  const auto autumn = graph.moves_out(at, MoveTerm::autumn),
             spring = graph.moves_out(at, MoveTerm::spring);
  EXPECT_EQ(autumn.second - autumn.first, 1U);
  EXPECT_EQ(spring.second - spring.first, 2U);
  EXPECT_EQ(graph.move(MoveId{spring.first}).kind, MoveKind::drop_out);
  // a place without halves has the same moves in both
  EXPECT_EQ(graph.moves_out(*graph.find("a.x.1"), MoveTerm::autumn),
            graph.moves_out(*graph.find("a.x.1"), MoveTerm::both));
}

TEST(PlaceGraph, ShowsApartPlacesOnlyUnderTheirOwnPrefix) {
  const auto graph = School{}.graph();
  EXPECT_EQ(graph.under("all").size(), 5U);
  EXPECT_EQ(graph.under("a").size(), 2U);
  EXPECT_EQ(graph.under("a.x").size(), 2U);
  EXPECT_EQ(graph.under("a.s").size(), 1U);
  EXPECT_EQ(graph.under("a.s.1").size(), 1U);
  EXPECT_TRUE(graph.under("a.xx").empty());
}

TEST(UnderPrefix, LooksAtWholeParts) {
  EXPECT_TRUE(under_prefix("vo.havo.4", "vo.havo"));
  EXPECT_TRUE(under_prefix("vo.havo.4", "vo.havo.4"));
  EXPECT_TRUE(under_prefix("vo.havo.4", "all"));
  EXPECT_FALSE(under_prefix("vo.havo_vwo.1", "vo.havo"));
  EXPECT_FALSE(under_prefix("vo.havo.4+", "vo.havo.4"));
  EXPECT_FALSE(under_prefix("vo", "vo.havo"));
}

TEST(PlaceGraph, KnowsTheNominalLengthOfADiploma) {
  const auto graph = School{}.graph();
  EXPECT_EQ(graph.nominal_length(*graph.find("a.x.1"), "x"), 2);
  EXPECT_EQ(graph.nominal_length(*graph.find("a.x.2"), "x"), 1);
  EXPECT_FALSE(graph.nominal_length(*graph.find("a.s.1"), "x"));
  EXPECT_FALSE(graph.nominal_length(*graph.find("a.x.1"), "y"));
}

TEST(PlaceGraph, DrawsEveryPlaceAndMove) {
  std::ostringstream out;
  School{}.graph().write_dot(out);
  const auto text = out.str();
  for (const auto& wanted : {"a.x.1", "out.diploma", "shape=box", "promote 0.8", "drop_out 1"})
    EXPECT_NE(text.find(wanted), std::string::npos) << wanted;
}

TEST(MoveKind, HasAWordEach) {
  for (int kind = 0; kind < 10; ++kind)
    EXPECT_EQ(move_kind(name(static_cast<MoveKind>(kind))), static_cast<MoveKind>(kind));
  EXPECT_FALSE(move_kind("jump"));
}

}  // namespace
}  // namespace doorstroom
