// SPDX-License-Identifier: EUPL-1.2
// How sums are added to the tables of a record.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/table.hpp"

namespace doorstroom {

/// Adds to all of one index of the first axis.
inline void add_slice(Table& table, std::size_t index, const std::int64_t* values) {
  const std::size_t slice = table.values.size() / table.shape[0];
  for (std::size_t k = 0; k < slice; ++k) table.values[index * slice + k] += values[k];
}

/// Adds by region to a table [year, policy, region].
inline void add_by_region(Table& table, std::size_t year, std::size_t policy,
                          const std::vector<std::int64_t>& values) {
  for (std::size_t r = 0; r < values.size(); ++r)
    table.values[(year * table.shape[1] + policy) * table.shape[2] + r] += values[r];
}

}  // namespace doorstroom
