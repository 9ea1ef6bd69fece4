// SPDX-License-Identifier: EUPL-1.2
// Places and the moves between them: checked as a graph, compiled into flat arrays for the
// simulation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/errors.hpp"
#include "engine/ids.hpp"

namespace doorstroom {

enum class PlaceKind : std::uint8_t { stay, exit };
enum class Clock : std::uint8_t { school_year, birthday };
enum class MoveKind : std::uint8_t {
  promote,
  repeat,
  up,
  down,
  switch_over,
  graduate,
  enter,
  drop_out,
  comeback,
  stack
};
inline constexpr std::size_t n_move_kinds = 10;
/// Half of the year of a birthday move; `both` for school-year moves.
enum class MoveTerm : std::uint8_t { both, autumn, spring };

/// The word for a move kind in data files, e.g. `drop_out`, `switch`, `return`.
const char* name(MoveKind kind);
std::optional<MoveKind> move_kind(const std::string& word);

/// Where a row came from, for messages.
struct RowOrigin {
  std::string file;
  int line = 0;
};

/// One row of places.csv, the columns that the graph needs.
struct PlaceRow {
  std::string name;
  PlaceKind kind = PlaceKind::stay;
  Clock clock = Clock::school_year;
  bool apart = false;  ///< counted under its own full prefix and `all` only
  RowOrigin origin;
};

/// One row of moves.csv.
struct MoveRow {
  std::string from, to;
  MoveKind kind = MoveKind::promote;
  MoveTerm term = MoveTerm::both;
  int order = 0;
  double rate = 0;           ///< probability in [0, 1] at each clock event
  double low = 0, high = 0;  ///< range of an assumed rate; equal when there is none
  double skill = 0, education_low = 0, education_high = 0, girl = 0, repeated = 0;  ///< logits
  std::string diploma;                                                              ///< empty: none
  std::string quality, source, note;
  RowOrigin origin;
};

/// A checked, compiled graph. Moves are grouped by `from` (and term) and sorted by `order` within
/// it.
class PlaceGraph {
 public:
  /// @param entries names of places where people enter
  /// @throws ConfigError with every failing check, each naming its row
  PlaceGraph(std::vector<PlaceRow> places, std::vector<MoveRow> moves,
             const std::vector<std::string>& entries);

  std::size_t n_places() const { return places_.size(); }
  std::size_t n_moves() const { return moves_.size(); }
  const PlaceRow& place(PlaceId id) const { return places_[id.value]; }
  const MoveRow& move(MoveId id) const { return moves_[id.value]; }
  PlaceId from(MoveId id) const { return PlaceId{from_[id.value]}; }
  PlaceId to(MoveId id) const { return PlaceId{to_[id.value]}; }
  std::optional<PlaceId> find(const std::string& name) const;
  std::optional<MoveId> find_move(PlaceId from, PlaceId to, MoveKind kind) const;
  /// [first, last) move indices out of a place that can happen in this half of the year.
  std::pair<std::uint32_t, std::uint32_t> moves_out(PlaceId id, MoveTerm term) const;
  /// Places under a dotted prefix (`all`, `vo`, `vo.havo`, `vo.havo.4`); `apart` places only under
  /// their full prefix.
  std::vector<PlaceId> under(const std::string& prefix) const;
  std::vector<std::string> place_names() const;
  /// Shortest number of clock events from `entry` to the award of `diploma` over promote and
  /// graduate moves.
  std::optional<int> nominal_length(PlaceId entry, const std::string& diploma) const;
  /// Graphviz text of all places and moves.
  void write_dot(std::ostream& out) const;

 private:
  std::vector<PlaceRow> places_;
  std::vector<MoveRow> moves_;
  std::vector<std::uint32_t> from_, to_;
  std::vector<std::uint32_t> first_both_, last_both_, first_autumn_, last_autumn_, first_spring_,
      last_spring_;
};

/// True when `name` lies under dotted `prefix` (`all` holds everything), regardless of `apart`.
bool under_prefix(const std::string& name, const std::string& prefix);

}  // namespace doorstroom
