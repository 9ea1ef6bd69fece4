// SPDX-License-Identifier: EUPL-1.2
// What holds for the nation in one term, as policies may change it.
#pragma once

#include <string>

#include "engine/place_graph.hpp"

namespace doorstroom {

/// A choice at a regular move: some of those who would go from -> to may choose another place
/// instead. It splits the regular move by a draw of its own, so that nobody else's life changes.
struct Diversion {
  std::string from, to, instead;
  double share = 0;      ///< probability of choosing at the norm, in [0, 1]
  double per_sd = 0;     ///< logit per SD of observed skill above the norm
  double max_share = 1;  ///< at most this share of a location's arrivals in `to` and `instead`
                         ///< together; the rest by lottery
  int min_class = 0;     ///< fewer choosers and pupils there already: no class, they go to `to`
};
/// A logit shift of all moves of one kind out of the places under a prefix. Of repeating: of a
/// school's norm, so not where nobody is promoted by one (exam years, newcomer classes), and at the
/// cost of promotion, up and down only.
struct MoveShift {
  std::string from;
  MoveKind kind = MoveKind::repeat;
  double logit = 0;
};

}  // namespace doorstroom
