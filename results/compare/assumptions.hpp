// SPDX-License-Identifier: EUPL-1.2
// How much of a result rests on assumptions: steps of simulated people, and parameters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "results/store/reader.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

/// Shares of all steps that people made (also staying on and repeating), in the baseline and over
/// all years and replicates.
struct StepsOnAssumptions {
  double along = 0;   ///< along a move whose own base rate is an assumption
  double beside = 0;  ///< out of a place where the base rate of any move is one: the others there
                      ///< share what it leaves. Never less than `along`.
};

/// What rests on a number that no source gives.
struct AssumptionShare {
  std::optional<StepsOnAssumptions> steps;  ///< nothing when moves were not recorded
  std::size_t parameters = 0, assumed_parameters = 0;
};

/// @throws IoError when the file cannot be read
AssumptionShare assumption_share(const Results& results);

/// Both shares as a sentence, with this before and after each percentage.
std::string steps_sentence(const StepsOnAssumptions& steps, Language language,
                           const std::string& before = "", const std::string& after = "");

}  // namespace doorstroom
