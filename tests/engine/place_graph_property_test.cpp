// SPDX-License-Identifier: EUPL-1.2
// Graphs made at random: what goes in comes out, grouped and in order, and a wrong row is always
// named.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "engine/place_graph.hpp"

namespace doorstroom {
namespace {

/// A school of `years` with moves up and down the years at random; rates sum to one.
struct School {
  std::vector<PlaceRow> places;
  std::vector<MoveRow> moves;
};

std::string place_name(int year) { return "s." + std::to_string(year); }

School made_up(int years) {
  School school;
  int line = 1;
  for (int year = 0; year < years; ++year)
    school.places.push_back(
        {place_name(year), PlaceKind::stay, Clock::school_year, false, {"places.csv", ++line}});
  school.places.push_back(
      {"out", PlaceKind::exit, Clock::school_year, false, {"places.csv", ++line}});
  line = 1;
  for (int year = 0; year < years; ++year) {
    std::vector<std::pair<std::string, MoveKind>> ends{{"out", MoveKind::drop_out},
                                                       {place_name(year), MoveKind::repeat}};
    if (year + 1 < years) ends.emplace_back(place_name(year + 1), MoveKind::promote);
    if (year > 0) ends.emplace_back(place_name(*rc::gen::inRange(0, year)), MoveKind::down);
    const auto weights =
        *rc::gen::container<std::vector<int>>(ends.size(), rc::gen::inRange(1, 100));
    int total = 0;
    for (const int w : weights) total += w;
    for (std::size_t k = 0; k < ends.size(); ++k) {
      MoveRow row;
      row.from = place_name(year);
      row.to = ends[k].first;
      row.kind = ends[k].second;
      row.order = *rc::gen::inRange(-5, 5);
      row.rate = static_cast<double>(weights[k]) / total;
      row.origin = {"moves.csv", ++line};
      school.moves.push_back(row);
    }
  }
  return school;
}

RC_GTEST_PROP(PlaceGraph, KeepsEveryMoveAndSortsThemByOrder, ()) {
  const auto school = made_up(*rc::gen::inRange(1, 9));
  const PlaceGraph graph(school.places, school.moves, {place_name(0)});
  RC_ASSERT(graph.n_moves() == school.moves.size());
  std::size_t seen = 0;
  for (std::uint32_t p = 0; p < graph.n_places(); ++p) {
    const auto [first, last] = graph.moves_out(PlaceId{p}, MoveTerm::both);
    double sum = 0;
    for (auto m = first; m < last; ++m) {
      RC_ASSERT(graph.from(MoveId{m}) == PlaceId{p});
      RC_ASSERT(graph.place(graph.to(MoveId{m})).name == graph.move(MoveId{m}).to);
      if (m > first) RC_ASSERT(graph.move(MoveId{m - 1}).order <= graph.move(MoveId{m}).order);
      sum += graph.move(MoveId{m}).rate;
    }
    if (graph.place(PlaceId{p}).kind == PlaceKind::stay) RC_ASSERT(std::abs(sum - 1) < 1e-6);
    seen += last - first;
  }
  RC_ASSERT(seen == graph.n_moves());
}

RC_GTEST_PROP(PlaceGraph, DoesNotDependOnTheOrderOfRows, ()) {
  auto school = made_up(*rc::gen::inRange(2, 7));
  // rows of equal order stay as they come, so make orders unique
  for (std::size_t m = 0; m < school.moves.size(); ++m) school.moves[m].order = static_cast<int>(m);
  const PlaceGraph graph(school.places, school.moves, {place_name(0)});
  for (std::size_t m = school.moves.size(); m > 1; --m)
    std::swap(school.moves[m - 1], school.moves[*rc::gen::inRange<std::size_t>(0, m)]);
  const PlaceGraph shuffled(school.places, school.moves, {place_name(0)});
  for (std::uint32_t m = 0; m < graph.n_moves(); ++m) {
    RC_ASSERT(graph.move(MoveId{m}).from == shuffled.move(MoveId{m}).from);
    RC_ASSERT(graph.move(MoveId{m}).to == shuffled.move(MoveId{m}).to);
  }
}

RC_GTEST_PROP(PlaceGraph, AlwaysNamesTheRowOfAnUnknownPlace, ()) {
  auto school = made_up(*rc::gen::inRange(1, 6));
  auto& wrong = school.moves[*rc::gen::inRange<std::size_t>(0, school.moves.size())];
  wrong.to = "nowhere";
  wrong.kind = MoveKind::up;
  const auto line = wrong.origin.line;
  try {
    const PlaceGraph graph(school.places, school.moves, {place_name(0)});
    RC_FAIL("accepted");
  } catch (const ConfigError& error) {
    RC_ASSERT(error.issues().front().line == line);
  }
}

}  // namespace
}  // namespace doorstroom
