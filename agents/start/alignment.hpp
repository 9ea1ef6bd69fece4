// SPDX-License-Identifier: EUPL-1.2
// Alignment: logits on the moves of one year, solved once on the baseline so that stocks and shares
// meet outside counts.
#pragma once

#include <string>
#include <vector>

#include "agents/term/progression.hpp"

namespace doorstroom {

/// Solves the logits by move so that the expected stock of every target (places under `+`-joined
/// prefixes, those after
/// `-` left out) and the shares of align_moves are met. Targets are counts of the whole country.
/// @param tables moves of the year without alignment
/// @param state the baseline at the end of the spring term, after learning, before moves
/// @throws ConfigError for a target that names no place
std::vector<float> align(const Model& model, const MoveTables& tables, const Draws& draws,
                         const std::vector<float>& quality, const State& state,
                         const std::vector<AlignStockRow>& stocks,
                         const std::vector<AlignMoveRow>& shares);

}  // namespace doorstroom
