// SPDX-License-Identifier: EUPL-1.2
// Rows of the small system.
#include "tests/policies/havo.hpp"

namespace doorstroom::test {
namespace {

struct Rows {
  std::vector<PlaceRow> places;
  std::vector<MoveRow> moves;

  void place(const std::string& name, PlaceKind kind = PlaceKind::stay) {
    places.push_back({name, kind, Clock::school_year, false, {}});
  }
  MoveRow& move(const std::string& from, const std::string& to, MoveKind kind, double rate) {
    MoveRow row;
    row.from = from;
    row.to = to;
    row.kind = kind;
    row.rate = rate;
    row.order = static_cast<int>(moves.size());
    moves.push_back(row);
    return moves.back();
  }
  void course(const std::string& track, int years) {
    for (int year = 1; year <= years; ++year) {
      const auto here = "vo." + track + "." + std::to_string(year);
      place(here);
      move(here, "out.none", MoveKind::drop_out, 0.01);
      move(here, here, MoveKind::repeat, 0.05);
      if (year < years)
        move(here, "vo." + track + "." + std::to_string(year + 1), MoveKind::promote, 0.94);
      else
        move(here, "out.diploma", MoveKind::graduate, 0.94).diploma = track;
    }
  }
};

}  // namespace

PlaceGraph havo_and_vwo() {
  Rows rows;
  rows.place("po.bao.8");
  rows.course("havo", 5);
  rows.course("vwo", 6);
  for (auto& move : rows.moves)
    if (move.from == "vo.vwo.1" && move.kind == MoveKind::promote) move.rate = 0.88;
  rows.move("vo.vwo.1", "vo.havo.2", MoveKind::down, 0.06).skill = -1.2;
  rows.place("vo.havo_vwo.1");
  rows.place("out.none", PlaceKind::exit);
  rows.place("out.diploma", PlaceKind::exit);
  rows.move("po.bao.8", "vo.havo.1", MoveKind::promote, 0.4);
  rows.move("po.bao.8", "vo.havo_vwo.1", MoveKind::promote, 0.3);
  rows.move("po.bao.8", "vo.vwo.1", MoveKind::promote, 0.3);
  rows.move("vo.havo_vwo.1", "out.none", MoveKind::drop_out, 0.01);
  rows.move("vo.havo_vwo.1", "vo.havo_vwo.1", MoveKind::repeat, 0.05);
  rows.move("vo.havo_vwo.1", "vo.havo.2", MoveKind::promote, 0.47);
  rows.move("vo.havo_vwo.1", "vo.vwo.2", MoveKind::promote, 0.47);
  return {rows.places, rows.moves, {"po.bao.8"}};
}

}  // namespace doorstroom::test
