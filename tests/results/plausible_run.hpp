// SPDX-License-Identifier: EUPL-1.2
// The made-up run with numbers near a country's size, in which tutoring clearly helps and units
// differ a little.
#pragma once

#include <string>

#include "results/store/run_description.hpp"
#include "results/store/unit_result.hpp"

namespace doorstroom::made_up {

/// All tables of all variants. Variant 2 has less delay and more skill, most so for parents with
/// low education.
UnitResult plausible_unit(const RunDescription& run, Unit which);

/// Writes all units of a run into `folder` and merges them. @return the path of results.h5
std::string plausible(const std::string& folder, const RunDescription& run);

/// Texts that try to break out of a page: markup, scripts, quotes, emoji, right-to-left, 300
/// characters, bad UTF-8.
RunDescription hostile(RunDescription run);

}  // namespace doorstroom::made_up
