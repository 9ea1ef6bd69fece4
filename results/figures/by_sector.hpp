// SPDX-License-Identifier: EUPL-1.2
// Figures of persons or staff by sector and year, as differences with the baseline.
#pragma once

#include <string>
#include <vector>

#include "results/figures/parts.hpp"

namespace doorstroom::figures {

/// One column of panels.
struct SectorColumn {
  std::string place, indicator, label;
};

/// What is told apart between such figures.
struct SectorFigure {
  std::string name;
  std::vector<SectorColumn> columns;
  std::string unit;           ///< as of an indicator
  bool stock = false;         ///< of 1 October, not of a school year
  std::string neutral_title;  ///< where nothing may be stated
  std::string unit_words;     ///< `leerlingen`
  std::string what;           ///< first sentences of the caption
};

/// The sectors of these results, from primary to university.
std::vector<std::string> sectors_of(const RunDescription& run);

std::optional<Figure> draw_by_sector(const Facts& facts, const SectorFigure& wanted,
                                     Language language);

}  // namespace doorstroom::figures
