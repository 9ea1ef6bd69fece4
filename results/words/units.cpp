// SPDX-License-Identifier: EUPL-1.2
// How readers see a value of an indicator, by its unit: percentages, millions, decimals.
#include "results/words/units.hpp"

#include <map>

namespace doorstroom {
namespace {

/// How a unit is shown: value * factor, with so many decimals.
struct Format {
  double factor = 1;
  int decimals = 0, difference_decimals = 0;
  std::string label_nl, label_en;
};

Format format_of(const std::string& unit) {
  static const std::map<std::string, Format> formats = {
      {"persons", {1, 0, 0, "personen", "persons"}},
      {"pupil-years", {1, 0, 0, "leerling-jaren", "pupil-years"}},
      {"share", {100, 1, 2, "%", "%"}},
      {"weeks", {1, 2, 2, "weken", "weeks"}},
      {"SD", {1, 3, 3, "SD", "SD"}},
      {"years", {1, 2, 3, "jaren", "years"}},
      {"FTE", {1, 0, 0, "fte", "fte"}},
      {"schools", {1, 0, 0, "vestigingen", "school locations"}},
      {"EUR", {1e-6, 1, 1, "mln euro", "million euro"}},
      {"EUR per week", {1, 0, 0, "euro per week", "euro per week"}},
      {unit_of_the_row, {1, 3, 3, "eenheid van de rij", "unit of the row"}}};
  const auto found = formats.find(unit);
  return found == formats.end() ? Format{1, 2, 2, unit, unit} : found->second;
}

}  // namespace

Scale Scale::shown(const std::string& unit, Language language) {
  const auto format = format_of(unit);
  const auto label = in(language, format.label_nl, format.label_en);
  return {format.factor,
          format.decimals,
          format.difference_decimals,
          label,
          unit == "share" ? in(language, "procentpunt", "percentage points") : label,
          language};
}

Scale Scale::stored(const std::string& unit, Language language) {
  if (unit == "share") {
    const auto label = in(language, "deel", "share");
    return {1, 3, 4, label, label, language};
  }
  if (format_of(unit).factor != 1) return {1, 0, 0, unit, unit, language};
  return shown(unit, language);
}

std::string Scale::title(const std::string& label) const {
  return unit_.empty() ? label : label + " (" + unit_ + ")";
}

std::string format_value(double value, const std::string& unit, Language language) {
  return Scale::shown(unit, language).level(value);
}

std::string format_difference(double value, const std::string& unit, Language language) {
  return Scale::shown(unit, language).difference(value);
}

}  // namespace doorstroom
