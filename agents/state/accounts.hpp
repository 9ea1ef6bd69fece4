// SPDX-License-Identifier: EUPL-1.2
// What a run remembers of its schools: money that is left, and what they picked from a menu.
#pragma once

#include <cstdint>
#include <vector>

namespace doorstroom {

/// By policy, then by location. Rows of policies that have none are empty.
struct Accounts {
  std::vector<std::vector<std::int64_t>> left;    ///< cents of the budget that this policy grants
  std::vector<std::vector<std::uint8_t>> picked;  ///< 1: the school picked this policy this year
};

}  // namespace doorstroom
