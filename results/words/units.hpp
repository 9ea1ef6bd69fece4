// SPDX-License-Identifier: EUPL-1.2
// How readers see a value of an indicator, by its unit: percentages, millions, decimals.
#pragma once

#include <string>
#include <utility>

#include "results/words/text.hpp"

namespace doorstroom {

/// Unit of a column whose rows have different units and say so in another column.
inline constexpr const char* unit_of_the_row = "of the row";

/// A scale for values of one unit. The number, the name of the unit and the decimals come from one
/// object, and its factor is known to nobody else: a name of one scale cannot stand over a number
/// of another.
class Scale {
 public:
  /// As readers see values: shares as %, euro in millions. Unknown units are as they are, with two
  /// decimals.
  /// @param unit of `Indicator::unit`
  static Scale shown(const std::string& unit, Language language);
  /// As files hold values: shares from 0 to 1, euro as `EUR`. Decimals are those that tell as much
  /// as the shown ones.
  static Scale stored(const std::string& unit, Language language);

  /// Name of the unit of `number`: `%`, `mln euro`.
  const std::string& unit() const { return unit_; }
  /// Name of the unit of a difference: `procentpunt` where levels are in `%`.
  const std::string& difference_unit() const { return difference_unit_; }
  /// `label (unit)`; the label alone where the unit has no name.
  std::string title(const std::string& label) const;
  /// A value in `unit()`.
  double number(double value) const { return value * factor_; }
  int decimals() const { return decimals_; }
  int difference_decimals() const { return difference_decimals_; }
  /// The number for readers, without its unit.
  std::string level(double value) const { return text(value, decimals_); }
  /// With its sign.
  std::string difference(double value) const {
    return text(value, difference_decimals_, Sign::always);
  }
  std::string text(double value, int decimals, Sign sign = Sign::when_negative) const {
    return format_number(number(value), decimals, language_, sign);
  }

 private:
  Scale(double factor, int decimals, int difference_decimals, std::string unit,
        std::string difference_unit, Language language)
      : factor_{factor},
        decimals_{decimals},
        difference_decimals_{difference_decimals},
        unit_{std::move(unit)},
        difference_unit_{std::move(difference_unit)},
        language_{language} {}

  double factor_;
  int decimals_, difference_decimals_;
  std::string unit_, difference_unit_;
  Language language_;
};

/// A level as readers see it, without its unit, which is that of `Scale::shown`.
std::string format_value(double value, const std::string& unit, Language language);
/// With its sign; shares as percentage points.
std::string format_difference(double value, const std::string& unit, Language language);

}  // namespace doorstroom
