// SPDX-License-Identifier: EUPL-1.2
// How much of a result rests on assumptions: steps of simulated people, and parameters.
#pragma once

#include <cstddef>
#include <optional>

#include "results/reader.hpp"

namespace doorstroom {

/// What rests on a number that no source gives.
struct AssumptionShare {
  /// Of all moves that people made (also staying on and repeating), in the baseline and over all
  /// years and replicates: the share along a move whose base rate is an assumption. Nothing when
  /// moves were not recorded.
  std::optional<double> of_moves_made;
  std::size_t parameters = 0, assumed_parameters = 0;
};

/// @throws IoError when the file cannot be read
AssumptionShare assumption_share(const Results& results);

}  // namespace doorstroom
