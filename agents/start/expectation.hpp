// SPDX-License-Identifier: EUPL-1.2
// Expected numbers of moves: the mean of the move probabilities over the pupils, for calibration
// and alignment.
#pragma once

#include <vector>

#include "agents/term/progression.hpp"

namespace doorstroom {

/// Sums over all pupils who move on at the end of this term.
struct Expectation {
  std::vector<double> moves;  ///< by move: expected number of pupils
  std::vector<double> z_sum;  ///< by move: sum of probability times z
};

/// Exact fixed-point sums, so that the result does not depend on threads.
Expectation expect(const Model& model, const MoveTables& tables, const Draws& draws,
                   const std::vector<float>& quality, const State& state);

}  // namespace doorstroom
