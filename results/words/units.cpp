// SPDX-License-Identifier: EUPL-1.2
// How readers see a value of an indicator, by its unit: percentages, millions, decimals.
#include "results/words/units.hpp"

#include <map>

namespace doorstroom {

UnitFormat unit_format(const std::string& unit) {
  static const std::map<std::string, UnitFormat> formats = {
      {"persons", {1, 0, 0, "personen", "persons"}},
      {"pupil-years", {1, 0, 0, "leerling-jaren", "pupil-years"}},
      {"share", {100, 1, 2, "%", "%"}},
      {"weeks", {1, 2, 2, "weken", "weeks"}},
      {"SD", {1, 3, 3, "SD", "SD"}},
      {"years", {1, 2, 3, "jaren", "years"}},
      {"FTE", {1, 0, 0, "fte", "fte"}},
      {"EUR", {1e-6, 1, 1, "mln euro", "million euro"}},
      {"EUR per week", {1, 0, 0, "euro per week", "euro per week"}}};
  const auto found = formats.find(unit);
  return found == formats.end() ? UnitFormat{1, 2, 2, unit, unit} : found->second;
}

std::string unit_label(const std::string& unit, Language language) {
  const auto format = unit_format(unit);
  return in(language, format.label_nl, format.label_en);
}

std::string format_value(double value, const std::string& unit, Language language) {
  const auto format = unit_format(unit);
  return format_number(value * format.factor, format.decimals, language);
}

std::string format_difference(double value, const std::string& unit, Language language) {
  const auto format = unit_format(unit);
  return format_number(value * format.factor, format.difference_decimals, language, Sign::always);
}

}  // namespace doorstroom
