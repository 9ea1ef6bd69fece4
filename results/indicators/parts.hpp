// SPDX-License-Identifier: EUPL-1.2
// What the themes of indicators share: year indices, sums over places and moves, and what a theme
// is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "results/indicators/indicators.hpp"

namespace doorstroom::indicator_parts {

/// Index on axis `year`, or nothing when the run has no such school year.
inline std::optional<std::size_t> year_index(const IndicatorInput& in) {
  const int index = in.year - in.variant.run().first_year - 1;
  if (index < 0 || index >= in.variant.run().years) return std::nullopt;
  return static_cast<std::size_t>(index);
}

/// Index on axis `date`.
inline std::optional<std::size_t> date_index(const IndicatorInput& in) {
  const int index = in.year - in.variant.run().first_year;
  if (index < 0 || index > in.variant.run().years) return std::nullopt;
  return static_cast<std::size_t>(index);
}

inline bool is_last_year(const IndicatorInput& in) {
  return in.year == in.variant.run().first_year + in.variant.run().years;
}

/// Nobody is in one domain or (in most tables) known by region only.
inline bool counts_persons(const GroupSelection& group) {
  return !group.by_domain && !group.region;
}

/// The whole country: what is of no one place and of no one group.
inline bool is_national(const IndicatorInput& in) { return in.place.is_all() && in.group.is_all(); }

inline std::int64_t sum(const GroupSums& sums, std::size_t first, const Indices& items) {
  std::int64_t total = 0;
  for (const auto item : items) total += sums.at(first, item);
  return total;
}

inline std::optional<Ratio> ratio(double numerator, double denominator) {
  if (denominator == 0) return std::nullopt;
  return Ratio{numerator, denominator};
}

/// Pupil-weeks of delay in the selection, domains averaged, as persons of the whole country.
std::optional<double> delay_in_pupil_weeks(const IndicatorInput& in, const UnitView& view);
/// Costs of one school year up to now: stock at average cost in the baseline, differences at
/// marginal cost, policies.
std::optional<double> cost_of_year(const IndicatorInput& in, const UnitView& view,
                                   std::size_t year);

/// Indicators of one subject. The file themes/NAME.cpp defines `IndicatorTheme NAME()`; CMake finds
/// it, no list has to be changed.
struct IndicatorTheme {
  int place = 0;  ///< readers meet themes by ascending place; each has its own
  std::vector<Indicator> indicators;
};

/// As found, in no order. Made by CMake.
std::vector<IndicatorTheme> found_themes();

}  // namespace doorstroom::indicator_parts
