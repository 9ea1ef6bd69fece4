// SPDX-License-Identifier: EUPL-1.2
// Patterns of the families that are counted from moves, with what ties them to one another.
#pragma once

#include <map>
#include <vector>

#include "results/disclosure/run_families.hpp"

namespace doorstroom {

/// One pattern per year.
using YearPatterns = std::vector<Pattern>;

/// Patterns of all flow families, over all variants and replicates.
///
/// Sums over places and groups are not all that ties flows. At one place in one year:
/// - all who leave it repeat, go up or down, stop, get a diploma, or go on in another way;
/// - who leaves education stops, has got a diploma, or leaves in another way;
/// - next stock = repeaters + entrants + who moves on within the place;
/// - next stock = stock + entrants - leavers - who goes elsewhere;
/// - who stops does so in the first year of a course or later.
/// The last part of each is published nowhere. Where it counts less than `threshold` persons it
/// hides nothing, and then families that are tied stay away together.
///
/// @param enrolled patterns of the stock by date: where a stock stays away, so do the flows of the
///                 years before and after it
std::map<Family, YearPatterns> find_flow_patterns(const RunFamilies& run, const PatternRules& rules,
                                                  const YearPatterns& enrolled);

}  // namespace doorstroom
