// SPDX-License-Identifier: EUPL-1.2
// What a comparison computes: the variants, and one item per indicator, year, place and group.
#pragma once

#include <string>
#include <vector>

#include "results/compare/compare.hpp"
#include "results/indicators/selection.hpp"

namespace doorstroom {

/// One value asked of every variant and unit.
struct CompareItem {
  const Indicator* indicator = nullptr;
  int year = 0;
  std::size_t place = 0, group = 0;  ///< indices into ComparePlan
};

/// All that one comparison asks, as indices.
struct ComparePlan {
  std::vector<std::size_t> variants;  ///< the baseline is always among them
  std::vector<bool> shown;            ///< false: needed to compare with, but not asked for
  std::size_t baseline = 0, baseline_position = 0;
  std::vector<PlaceSelection> places;
  std::vector<GroupSelection> groups;
  std::vector<CompareItem> items;
};

/// @throws ConfigError naming everything in the query that the results do not have
ComparePlan plan_comparison(const Results& results, const CompareQuery& query);

}  // namespace doorstroom
