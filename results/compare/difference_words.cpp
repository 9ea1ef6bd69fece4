// SPDX-License-Identifier: EUPL-1.2
// Whether a difference may be told, and its size and interval in words.
#include "results/compare/difference_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/words/units.hpp"

namespace doorstroom {

std::optional<Amounts> amounts(const Comparison& row, Language language) {
  const auto scale = Scale::shown(row.unit, language);
  const double near = std::min(std::abs(*row.low), std::abs(*row.high)),
               far = std::max(std::abs(*row.low), std::abs(*row.high));
  for (int decimals = scale.difference_decimals(); decimals <= scale.difference_decimals() + 2;
       ++decimals) {
    const auto text = [&](double value) { return scale.text(value, decimals); };
    if (text(near) != text(0))
      return Amounts{text(std::abs(*row.difference)), text(near), text(far)};
  }
  return std::nullopt;
}

bool can_be_told(const Comparison* row) {
  return row && !row->withheld && row->interval == IntervalKind::luck_and_parameters &&
         row->difference && row->low && row->high;
}

bool is_certain(const Comparison* row, Direction direction) {
  if (!can_be_told(row)) return false;
  const bool beyond = direction == Direction::lower ? *row->high < 0 : *row->low > 0;
  return beyond && amounts(*row, Language::en);
}

std::string size_words(const Comparison& row, Language language) {
  return amounts(row, language)->size + " " + Scale::shown(row.unit, language).difference_unit();
}

std::string bounds_words(const Comparison& row, Language language) {
  const auto shown = *amounts(row, language);
  return fmt::format(
      fmt::runtime(in(language, "95%-interval {} tot {}, df {}", "95% interval {} to {}, df {}")),
      shown.low, shown.high, row.df);
}

}  // namespace doorstroom
