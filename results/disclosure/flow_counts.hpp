// SPDX-License-Identifier: EUPL-1.2
// Persons by their way out of and into places, and those who are left over in each balance.
#pragma once

#include <functional>

#include "results/disclosure/run_families.hpp"

namespace doorstroom {

/// What is counted of every place, prefix and group.
enum class Way : std::uint8_t {
  out,  ///< made any move, but did not emigrate or die
  repeated,
  not_repeated,
  up,
  not_up,
  down,
  not_down,
  dropped,
  not_dropped,
  first,  ///< in the first year of a course
  first_dropped,
  first_stayed,
  exam,  ///< in a place where some get a diploma
  award,
  no_award,
  award_on,   ///< with a diploma, and on in education
  award_off,  ///< with a diploma, and not
  leaving,    ///< education
  early,      ///< without a starting qualification
  qualified,
  entered,
  // left over in the balances of `find_flow_patterns`
  other_out,
  other_leaving,
  within,
  elsewhere,
  later_dropped
};
inline constexpr std::size_t n_ways = static_cast<std::size_t>(Way::later_dropped) + 1;

/// Counts year by year, over all variants and replicates.
void count_flows(const RunFamilies& run,
                 const std::function<void(std::size_t year, const Counts&)>& use);

}  // namespace doorstroom
