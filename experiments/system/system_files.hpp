// SPDX-License-Identifier: EUPL-1.2
// Reads a system folder: places, moves, and the tables that say what a place means.
#pragma once

#include <string>
#include <vector>

#include "agents/world/system_data.hpp"

namespace doorstroom {

/// Reads every file of a system folder (docs/data-format.md). Files that are absent and optional
/// give empty tables.
/// @param issues every mistake is added; the graph's own checks are not made here
SystemData read_system(const std::string& folder, std::vector<Issue>& issues);

/// Keys that a place names (year group, calendar, distance, cost, staff, diploma) and that have no
/// row in their table. A table that is absent altogether is not checked against.
void check_system_keys(const SystemData& system, std::vector<Issue>& issues);

/// Sets of closures that `choice` stands for: itself when it is a set in closures.csv, else
/// `name-2020` and `name-2021` for `name-2020-2021`. Empty when there is no such set.
std::vector<std::string> closure_sets(const SystemData& system, const std::string& choice);

/// Every name that `closure_sets` knows: the sets, and the spans of years that they form.
std::vector<std::string> closure_choices(const SystemData& system);

}  // namespace doorstroom
