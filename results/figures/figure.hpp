// SPDX-License-Identifier: EUPL-1.2
// A figure before it is drawn: its words, the data behind it, and a Vega-Lite or Vega
// specification.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "results/compare/facts.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

/// A column of the data behind a figure.
struct FigureColumn {
  std::string name;   ///< of the CSV, stable and the same in both languages: `difference`
  std::string label;  ///< for readers, in the language of the figure
  std::string unit;   ///< as of an indicator; empty: text
  int decimals = 0;   ///< for readers; CSV and specification hold full precision
};

/// Nothing (withheld or suppressed), a number or a text.
using FigureCell = std::variant<std::monostate, double, std::string>;

/// The data behind a figure: what is drawn and nothing else.
struct FigureTable {
  std::vector<FigureColumn> columns;
  std::vector<std::vector<FigureCell>> rows;
};

/// One figure in one language.
struct Figure {
  std::string name;     ///< file name and anchor, stable: `delay_over_time`
  std::string title;    ///< the finding with its reach where an interval supports it; else neutral
  std::string caption;  ///< what is shown, in which unit, what the interval holds, source
  std::string alt;      ///< for those who do not see it: kind of figure, axes, and what it shows
  FigureTable data;
  std::string spec;  ///< JSON: Vega-Lite, or Vega by its `$schema`; complete with data
};

/// Every figure that these results have data for, in the order in which a report shows them.
std::vector<Figure> all_figures(const Facts& facts, Language language);

}  // namespace doorstroom
