// SPDX-License-Identifier: EUPL-1.2
// Every outcome of every variant against the baseline, in every year in which policies act and
// after, both ways: what is certain, and out of how many.
#pragma once

#include <vector>

#include "results/compare/difference_words.hpp"
#include "results/compare/facts.hpp"
#include "results/compare/outcomes.hpp"

namespace doorstroom {

/// One outcome of one variant that differs from the baseline for certain, one way.
struct CertainDifference {
  Outcome outcome;
  Direction direction = Direction::lower;
  /// Of the year in which it is told: the first of `look_order` in which it is certain.
  const Comparison* row = nullptr;
  int years_certain = 0, years_examined = 0;
};

/// What was examined and what came out.
struct Examination {
  std::vector<CertainDifference> certain;  ///< in the order of outcomes, variants, lower and higher
  int outcomes = 0, variants = 0;          ///< of which there are differences with intervals
  int differences = 0;                     ///< outcome x variant x year, with luck and parameters
  int excluding_zero = 0;                  ///< of `differences`
};

/// @param facts must outlive what is returned
Examination examine(const Facts& facts);

/// The largest of each headline indicator, each way, in the order of telling; of one indicator the
/// largest first.
std::vector<CertainDifference> headlines(const Examination& examination);
/// All that `headlines` leaves out.
std::vector<CertainDifference> others(const Examination& examination);

}  // namespace doorstroom
