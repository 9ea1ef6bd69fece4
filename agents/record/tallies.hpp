// SPDX-License-Identifier: EUPL-1.2
// What the phases of a term count for the record: where each sum stands in one array of exact
// integers, and what is told of entrants and of support.
#pragma once

#include <cstdint>
#include <vector>

#include "agents/world/model.hpp"

namespace doorstroom {

/// Integer sums that progression records, as offsets into one array.
struct ProgressLayout {
  explicit ProgressLayout(const Model& model);
  std::size_t flow = 0;         ///< [move][cell]
  std::size_t study_years = 0;  ///< [place][cell], exits
  std::size_t advice = 0;       ///< [advice][cell]
  std::size_t unqualified = 0;  ///< [place left from][cell]: left without starting qualification
  std::size_t cohort_flow = 0;  ///< [move]: pupils of the followed cohort
  std::size_t size = 0;
};

/// Offsets of the sums taken at the end of a school year.
struct EndLayout {
  explicit EndLayout(const Model& model);
  std::size_t pupils = 0, skill = 0, delay = 0, delay_weeks = 0, region_pupils = 0,
              region_delay = 0, region_delay_weeks = 0, change = 0, size = 0;
  std::size_t n_places = 0, n_provinces = 0;
};

/// Where someone enters, for the record.
struct Entrant {
  std::uint32_t pupil;
  std::uint16_t place;
  std::uint8_t cell;
};

/// What a policy did in one term.
struct SupportTotals {
  std::vector<std::int64_t> requested, reached;  ///< [cell], pupil-terms
  std::int64_t cost_cents = 0;
  std::int64_t staff_millifte = 0;
};

}  // namespace doorstroom
