// SPDX-License-Identifier: EUPL-1.2
// The families of values that rest on the same persons.
#pragma once

#include <cstdint>

namespace doorstroom {

/// Values of one family share one pattern.
enum class Family : std::uint8_t {
  enrolled,  ///< stock on 1 October: numbers, teachers, cost
  learners,  ///< enrolled at the end of a school year where pupils learn: skill, delay, gaps
  repeaters,
  upward,
  downward,
  dropouts,
  first_year_dropouts,
  passed,           ///< in a final year, with and without the diploma
  progressed,       ///< with a diploma, who go on and who do not
  leavers,          ///< with and without a starting qualification
  entrants,         ///< ways into a place
  exits,            ///< arrivals in an exit
  advised,          ///< with an advice
  attained,         ///< ever enrolled, by highest diploma
  change,           ///< better and worse off than in the baseline
  attained_change,  ///< with a higher or lower diploma than in the baseline
  supported         ///< asked or given support by a policy
};

/// Counted from moves; tied to one another by who is left over.
constexpr bool is_flow(Family family) {
  return family >= Family::repeaters && family <= Family::entrants;
}

}  // namespace doorstroom
