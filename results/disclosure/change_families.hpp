// SPDX-License-Identifier: EUPL-1.2
// Patterns of who gains and of who loses, with what ties them.
#pragma once

#include <map>
#include <vector>

#include "results/disclosure/run_families.hpp"

namespace doorstroom {

/// Patterns by year of those who are better and worse off (with `attained`: have a higher and a
/// lower diploma) in one variant, over all replicates. Variants say nothing about each other.
///
/// Better, worse and the same add up to everybody. The same is published nowhere, so each of the
/// others may be shown without the other. Where it counts less than `threshold` persons it hides
/// nothing, and then both stay away together.
std::map<Family, std::vector<Pattern>> find_change_patterns(const RunFamilies& run,
                                                            const PatternRules& rules,
                                                            bool attained, std::size_t variant);

}  // namespace doorstroom
