// SPDX-License-Identifier: EUPL-1.2
// All figures, in the order in which a report shows them.
#include <algorithm>

#include "results/figures/figure_kind.hpp"

namespace doorstroom {

const std::vector<FigureKind>& figure_kinds() {
  static const std::vector<FigureKind> kinds = [] {
    auto found = figures::found_figure_kinds();
    std::sort(found.begin(), found.end(),
              [](const FigureKind& a, const FigureKind& b) { return a.place < b.place; });
    return found;
  }();
  return kinds;
}

std::vector<Figure> all_figures(const Facts& facts, Language language) {
  std::vector<Figure> drawn;
  for (const auto& kind : figure_kinds())
    if (auto figure = kind.draw(facts, language)) drawn.push_back(std::move(*figure));
  return drawn;
}

}  // namespace doorstroom
