// SPDX-License-Identifier: EUPL-1.2
// Titles that state a finding: only what an interval of luck and parameters supports, with its
// reach.
#include "results/figures/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/words/units.hpp"

namespace doorstroom::figures {
namespace {

/// Text without a digit other than zero.
bool looks_like_zero(const std::string& shown) {
  return shown.find_first_of("123456789") == std::string::npos;
}

std::string say(Language language, const std::string& nl, const std::string& en, auto&&... values) {
  return fmt::format(fmt::runtime(in(language, nl, en)), values...);
}

/// `landelijk is de vertraging 3,1% kleiner`: a share where it is certain, else SD.
std::optional<std::string> national(FactReader& read, const ShownVariant& variant, int year,
                                    Language language) {
  const auto share = read(variant.name, "delay_recovered_share", year);
  if (supports(share, "share"))
    return say(language, "landelijk is de vertraging {}{} {}", "the national delay is {}{} {}",
               Scale::shown("share", language).text(std::abs(*share.difference), 1),
               Scale::shown("share", language).unit(),
               *share.difference > 0 ? in(language, "kleiner", "smaller")
                                     : in(language, "groter", "larger"));
  const auto sd = read(variant.name, "delay_sd", year);
  if (!supports(sd, "SD")) return std::nullopt;
  return say(
      language, "landelijk is de vertraging {} SD {}", "the national delay is {} SD {}",
      format_number(std::abs(*sd.difference), 3, language),
      *sd.difference < 0 ? in(language, "kleiner", "smaller") : in(language, "groter", "larger"));
}

}  // namespace

bool supports(const Value& value, const std::string& unit) {
  if (value.interval != IntervalKind::luck_and_parameters || value.withheld) return false;
  if (!value.difference || !value.low || !value.high) return false;
  if (!(*value.low > 0 || *value.high < 0)) return false;
  return !looks_like_zero(format_difference(*value.difference, unit, Language::en));
}

std::optional<Finding> largest(FactReader& read, const std::string& indicator, int year,
                               const std::string& place, const std::string& group) {
  const auto* const known = find_indicator(indicator);
  std::optional<Finding> best;
  for (const auto& variant : shown_policies(read.run())) {
    const auto value = read(variant.name, indicator, year, place, group);
    if (!known || !supports(value, known->unit)) continue;
    if (!best || std::abs(*value.difference) > std::abs(*best->value.difference))
      best = Finding{variant, value};
  }
  return best;
}

std::string in_title(const ShownVariant& variant) {
  const auto label = short_label(variant.label, 48);
  // Letters that run from right to left must not turn the words beside them: UTF-8 of U+0590 to
  // U+08FF begins with these bytes.
  const bool turns = std::any_of(label.begin(), label.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0xD6 && byte <= 0xDF) || byte == 0xE0 || byte == 0xEF;
  });
  return turns ? "\u2068" + label + "\u2069" : label;  // isolated
}

std::string reach_words(FactReader& read, const std::string& variant, int year, Language language) {
  const auto reach = read(variant, "reached", year);
  if (!reach.level || *reach.level < 0.5) return "";
  return say(language, "bereikt {} leerling-jaren in {}", "reaches {} pupil-years in {}",
             format_number(*reach.level, 0, language), school_year(year));
}

namespace {

std::optional<std::string> delay_finding_of(FactReader& read, int year, Language language) {
  const auto found = largest(read, "delay_sd", year);
  if (!found) return std::nullopt;
  const auto country = national(read, found->variant, year, language);
  if (!country) return std::nullopt;
  const auto reach = reach_words(read, found->variant.name, year, language);
  const auto per_reached = read(found->variant.name, "recovered_weeks_per_pupil_year", year);
  std::string middle;
  if (!reach.empty()) middle = reach + "; ";
  if (!reach.empty() && supports(per_reached, "weeks") && *per_reached.difference > 0)
    middle = say(language, "{} en haalt per leerling-jaar {} weken in; ",
                 "{} and recovers {} weeks for each; ", reach,
                 format_number(*per_reached.difference, 0, language));
  return say(language, "{}: {}{} ({})", "{}: {}{} ({})", in_title(found->variant), middle, *country,
             say(language, "eind {}", "end of {}", school_year(year)));
}

}  // namespace

std::optional<std::string> delay_finding(FactReader& read, const std::vector<int>& years,
                                         Language language) {
  for (const int year : years)
    if (auto found = delay_finding_of(read, year, language)) return found;
  return std::nullopt;
}

}  // namespace doorstroom::figures
