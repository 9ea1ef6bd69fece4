// SPDX-License-Identifier: EUPL-1.2
// Numbers of the followed cohort as values like those of facts.
#include "results/figures/cohort_values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace doorstroom::figures {

std::size_t position_index(const char* key) {
  const auto& all = positions(Language::nl);
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Position& p) { return p.key == key; });
  return static_cast<std::size_t>(found - all.begin());
}

std::size_t variant_index(const RunDescription& run, const std::string& variant) {
  for (std::size_t i = 0; i < run.variants.size(); ++i)
    if (run.variants[i].name == variant) return i;
  return 0;
}

Value cohort_value(const Estimate& level, const Estimate& difference, double base,
                   FactReader& read) {
  Value value;
  value.found = true;
  value.level = rounded(level.mean, base);
  value.difference = rounded(difference.mean, base);
  value.interval = difference.kind;
  if (difference.kind != IntervalKind::none) {
    value.low = rounded(difference.low, base);
    value.high = rounded(difference.high, base);
    read.saw(difference.kind, difference.df);
  }
  return value;
}

std::string rounding_words(double base, Language language) {
  return fmt::format(
      fmt::runtime(in(language, "Afgerond op {} personen.", "Rounded to {} persons.")),
      format_number(base, 0, language));
}

}  // namespace doorstroom::figures
