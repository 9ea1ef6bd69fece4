// SPDX-License-Identifier: EUPL-1.2
// One cohort, those in the last primary year on the first date, followed move by move: where they
// are on each 1 October, and how they got there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "results/figures/parts.hpp"

namespace doorstroom::figures {

/// A place as readers know it, and where it is drawn: from the top down.
struct Position {
  std::string key, label;
  std::string colour;
};

/// All positions, in the order in which they are drawn.
const std::vector<Position>& positions(Language language);

/// Index into `positions` of a place of a run.
std::size_t position_of(const RunDescription& run, const PlaceInfo& place);

/// Persons of one variant in one unit: [date][position], and [year][from][to] between two dates.
struct CohortFlow {
  std::vector<std::vector<double>> stock;
  std::vector<std::vector<std::vector<double>>> flow;
};

/// Scaled to the whole country, not yet rounded; nothing when the run did not follow a cohort.
std::optional<CohortFlow> read_cohort(const Results& results, std::size_t variant, Unit unit);

/// What is published of this cohort is rounded to a multiple of this: at least a hundred, and more
/// than ten simulated persons, so that no small number and no difference of small numbers is seen.
double cohort_rounding(const RunDescription& run);
double rounded(double persons, double to);

/// Mean over replicates, and differences with the baseline with their intervals.
struct CohortEstimate {
  std::vector<std::vector<Estimate>> stock;       ///< [date][position]: level
  std::vector<std::vector<Estimate>> difference;  ///< with the baseline; of the baseline: zero
};

/// @return [variant of the run]; empty when the run did not follow a cohort
std::vector<CohortEstimate> cohort_estimates(const Results& results);

/// Mean flow over replicates of one variant; nothing when the run did not follow a cohort.
std::optional<CohortFlow> mean_cohort_flow(const Results& results, std::size_t variant);

}  // namespace doorstroom::figures
