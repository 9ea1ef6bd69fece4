// SPDX-License-Identifier: EUPL-1.2
// What results are summed up in: indicators with a stable name, unit, labels, definition, and how
// they are computed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "results/indicators/selection.hpp"
#include "results/indicators/unit_view.hpp"

namespace doorstroom {

/// Which way is better, for readers who want to know.
enum class Better { higher, lower, neither };

/// What a value means beside the baseline's.
enum class Meaning {
  level,     ///< every variant has one; the difference with the baseline is the effect
  contrast,  ///< in itself a difference with the baseline: nothing in the baseline, and 0 is no
             ///< effect
  price      ///< a ratio of two differences: nothing in the baseline, and 0 means nothing
};

/// The persons that a value rests on, for disclosure control.
enum class Persons : std::uint8_t {
  unknown,                ///< nothing is ever published
  enrolled,               ///< on 1 October
  enrolled_before,        ///< on 1 October of the year before, and those with support
  learners,               ///< at the end of the school year, where pupils learn
  learners_by_education,  ///< the same, by parental education
  repeaters,
  upward,
  downward,
  dropouts,
  first_year_dropouts,
  passed,      ///< in a final year, with and without the diploma
  progressed,  ///< with a diploma, who go on and who do not
  leavers,     ///< of education
  entrants,    ///< on their ways into a place
  exits,       ///< arriving in an exit
  advised,     ///< with an advice
  attained,    ///< ever enrolled, by highest diploma
  better,      ///< off than in the baseline
  worse,       ///< off than in the baseline
  higher,      ///< diploma than in the baseline
  lower,       ///< diploma than in the baseline
  supported,   ///< asked or given support
  all_so_far   ///< learners, and enrolled and supported in all years up to now
};

/// A value as numerator and denominator (1 for counts), so that a ratio can be withheld when its
/// denominator may be 0.
struct Ratio {
  double numerator = 0, denominator = 1;
  double value() const { return numerator / denominator; }
};

/// One value is asked of one variant in one unit; the baseline of the same unit is there to compare
/// with.
struct IndicatorInput {
  const UnitView& variant;
  const UnitView& baseline;
  const PlaceSelection& place;
  const GroupSelection& group;
  int year =
      0;  ///< calendar year of the 1 October of a stock, or that follows the school year of a flow
};

/// An indicator. Names never change their meaning.
struct Indicator {
  std::string name;
  std::string
      unit;  ///< persons, pupil-years, share (0 to 1), weeks, SD, years, FTE, EUR, EUR per week
  std::string label_nl, label_en, definition_nl, definition_en;
  Better better = Better::neither;
  Meaning meaning = Meaning::level;
  /// The denominator may be 0: withheld when its interval includes 0; a price, unless its interval
  /// is above 0.
  bool uncertain_denominator = false;
  /// Nothing where it means nothing: another place or group, a table that was not recorded, a
  /// denominator of 0.
  std::optional<Ratio> (*compute)(const IndicatorInput&) = nullptr;
  Persons persons = Persons::unknown;
};

/// Every indicator, in the order in which readers meet them.
const std::vector<Indicator>& all_indicators();

/// @return null when there is none of that name
const Indicator* find_indicator(const std::string& name);

}  // namespace doorstroom
