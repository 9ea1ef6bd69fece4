// SPDX-License-Identifier: EUPL-1.2
// Money of schools, and what they choose to spend it on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace doorstroom {

/// Money that each school gets at the start of a school year, by its pupils of that day.
struct Grant {
  std::vector<std::string> places;  ///< prefixes: whose pupils count
  std::int64_t cents_per_pupil = 0;
  /// Share by which the amount per pupil rises for each point of disadvantage above the national
  /// mean of 1, and falls below it; never below 0.
  double per_disadvantage = 0;
  bool carries_over =
      true;  ///< what is left of earlier years may still be spent; else it flows back
};

/// One policy that a school may pick.
struct MenuItem {
  std::size_t policy = 0;  ///< row of the policy axis
  std::uint32_t item = 0;  ///< hash of its name
  double share = 0.5;      ///< of schools that pick it, at the mean
};

}  // namespace doorstroom
