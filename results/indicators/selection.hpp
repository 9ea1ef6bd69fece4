// SPDX-License-Identifier: EUPL-1.2
// What a place prefix and a group mean in a run: which places, moves, cells and domains they hold.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "results/store/run_description.hpp"

namespace doorstroom {

using Indices = std::vector<std::size_t>;

/// A place or dotted prefix: `all`, `vo`, `vo.havo`, `vo.havo.4`. Places that are `apart` count
/// under `all` and under prefixes of at least two parts (`vo.vso`, not `vo`); pauses (a gap year,
/// at home) only where no place of education does (`gap`, `vve.without`, not `vve` or `all`).
struct PlaceSelection {
  std::string name;
  Indices stays;          ///< places where people are enrolled (or pausing, when asked for by name)
  Indices left;           ///< exits of those who left education
  Indices moves_out;      ///< moves out of `stays`, but for those who are gone (emigrated, died)
  Indices moves_in;       ///< moves into `stays` from elsewhere
  Indices moves_leaving;  ///< those of `moves_out` that leave education
  Indices moves_exam;     ///< those of `moves_out` that start where some move has a diploma
  Indices moves_to_left;  ///< moves into `left`
  bool is_all() const { return name == "all"; }
};

/// `all`, or key=value pairs joined by commas: `sex=f`, `education=low,domain=maths`,
/// `region=Drenthe`.
struct GroupSelection {
  std::string name;
  Indices cells;
  Indices domains;
  std::optional<std::size_t> region;
  bool by_cell = false;    ///< some cells only
  bool by_domain = false;  ///< one domain only
  /// The same group, with low and with high parental education only; null where that makes no
  /// sense.
  std::shared_ptr<const GroupSelection> low_education, high_education;
  bool is_all() const { return !by_cell && !by_domain && !region; }
};

/// Places and moves under a prefix; all empty when it names nothing.
PlaceSelection select_places(const RunDescription& run, const std::string& prefix);

/// @return nothing when a key or value is unknown, a key is used twice, or a region is joined with
/// anything else
std::optional<GroupSelection> select_group(const RunDescription& run, const std::string& name);

/// True when `name` equals `prefix` or lies under it.
bool is_under(const std::string& name, const std::string& prefix);

/// Every prefix of every place, `all` first, each once; and `diploma.NAME` for every diploma.
std::vector<std::string> known_places(const RunDescription& run);
/// `all`, then one group for each key and value.
std::vector<std::string> known_groups(const RunDescription& run);

}  // namespace doorstroom
