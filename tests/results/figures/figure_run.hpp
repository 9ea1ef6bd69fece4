// SPDX-License-Identifier: EUPL-1.2
// Made-up results near a country's size for the tests of figures: tutoring helps, or does nothing.
#pragma once

#include <string>

#include "results/store/reader.hpp"
#include "tests/results/made_up_run.hpp"

namespace doorstroom::made_up {

/// How such results differ.
struct FigureRun {
  RunDescription run = description();
  bool helps = true;       ///< tutoring does something, far beyond luck and parameters
  bool no_delay = false;   ///< the delay of the baseline cannot be told from zero
  bool top_falls = false;  ///< the gap narrows because those with high parental education fall
};

/// Writes and merges all units; the tables hold a cohort that is followed to leaving.
Results figure_results(const std::string& name, const FigureRun& wanted = {});

/// Results with numbers of persons and nothing else.
Results stock_only(const std::string& folder, const RunDescription& run);

}  // namespace doorstroom::made_up
