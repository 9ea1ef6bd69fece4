// SPDX-License-Identifier: EUPL-1.2
// How readers see a value of an indicator, by its unit: percentages, millions, decimals.
#pragma once

#include <string>

#include "results/words/text.hpp"

namespace doorstroom {

/// How a unit is shown: value * factor, with so many decimals.
struct UnitFormat {
  double factor = 1;
  int decimals = 0, difference_decimals = 0;
  std::string label_nl, label_en;
};

/// Of a unit of `Indicator::unit`; unknown units are shown as they are, with two decimals.
UnitFormat unit_format(const std::string& unit);
std::string unit_label(const std::string& unit, Language language);
std::string format_value(double value, const std::string& unit, Language language);
/// With its sign; shares as percentage points.
std::string format_difference(double value, const std::string& unit, Language language);

}  // namespace doorstroom
