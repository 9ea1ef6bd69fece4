// SPDX-License-Identifier: EUPL-1.2
// The families of values that rest on the same persons.
#pragma once

#include <cstddef>
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
  passed,      ///< in a final year, with and without the diploma
  progressed,  ///< with a diploma, who go on and who do not
  leavers,     ///< with and without a starting qualification
  entrants,    ///< ways into a place
  exits,       ///< arrivals in an exit
  advised,     ///< with an advice
  attained,    ///< ever enrolled, by highest diploma
  better,      ///< off than in the baseline
  worse,       ///< off than in the baseline
  higher,      ///< diploma than in the baseline
  lower,       ///< diploma than in the baseline
  supported    ///< asked or given support by a policy
};

/// Counted from moves; tied to one another by who is left over.
constexpr bool is_flow(Family family) {
  return family >= Family::repeaters && family <= Family::entrants;
}

/// What one person counts for beside itself in the baseline.
enum class Change : std::uint8_t { worse, same, better, not_worse, not_better };
inline constexpr std::size_t n_changes = static_cast<std::size_t>(Change::not_better) + 1;

/// Counted from who is better, worse or equally off than in the baseline.
constexpr bool is_change(Family family) {
  return family >= Family::better && family <= Family::lower;
}
constexpr bool is_attained_change(Family family) {
  return family == Family::higher || family == Family::lower;
}

}  // namespace doorstroom
