// SPDX-License-Identifier: EUPL-1.2
// The list of all indicators.
#include "results/indicators/indicators.hpp"

#include <algorithm>

#include "results/indicators/parts.hpp"

namespace doorstroom {

const std::vector<Indicator>& all_indicators() {
  static const std::vector<Indicator> all = [] {
    auto themes = indicator_parts::found_themes();
    std::sort(themes.begin(), themes.end(),
              [](const auto& a, const auto& b) { return a.place < b.place; });
    std::vector<Indicator> list;
    for (const auto& theme : themes)
      list.insert(list.end(), theme.indicators.begin(), theme.indicators.end());
    return list;
  }();
  return all;
}

const Indicator* find_indicator(const std::string& name) {
  const auto& all = all_indicators();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Indicator& i) { return i.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace doorstroom
