// SPDX-License-Identifier: EUPL-1.2
// Which of several options are efficient: nobody does more for the same or less.
#include "results/figures/frontier.hpp"

#include <algorithm>

namespace doorstroom::figures {

std::vector<bool> efficient(const std::vector<CostEffect>& options) {
  const auto beats = [](const CostEffect& a, const CostEffect& b) {
    return a.effect >= b.effect && a.cost <= b.cost && (a.effect > b.effect || a.cost < b.cost);
  };
  const CostEffect nothing{};
  std::vector<bool> found;
  for (const auto& option : options) {
    const bool beaten = beats(nothing, option) || (option.cost == 0 && option.effect == 0) ||
                        std::any_of(options.begin(), options.end(),
                                    [&](const CostEffect& other) { return beats(other, option); });
    found.push_back(!beaten);
  }
  return found;
}

}  // namespace doorstroom::figures
