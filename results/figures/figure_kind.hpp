// SPDX-License-Identifier: EUPL-1.2
// A kind of figure, as a file of results/figures/kinds/ defines it. CMake finds these files; no
// list has to be changed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "results/figures/figure.hpp"

namespace doorstroom {

/// One figure that there can be. The file kinds/NAME.cpp defines `FigureKind NAME()`.
struct FigureKind {
  int place = 0;     ///< a report shows them by ascending place; each has its own
  std::string name;  ///< of the file, and of the figure
  /// Nothing where these results have no data for it.
  std::optional<Figure> (*draw)(const Facts& facts, Language language) = nullptr;
};

/// Every kind of figure, in the order in which a report shows them.
const std::vector<FigureKind>& figure_kinds();

namespace figures {
/// As found, in no order. Made by CMake.
std::vector<FigureKind> found_figure_kinds();
}  // namespace figures

}  // namespace doorstroom
