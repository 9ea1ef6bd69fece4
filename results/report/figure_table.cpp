// SPDX-License-Identifier: EUPL-1.2
// The data behind a figure as readers see it.
#include "results/report/figure_table.hpp"

#include "results/report/html.hpp"
#include "results/words/labels.hpp"
#include "results/words/units.hpp"

namespace doorstroom::report {
namespace {

Cell shown(const FigureCell& cell, const FigureColumn& column, Language language) {
  if (const auto* text = std::get_if<std::string>(&cell)) return {isolated(*text), false};
  const bool number = !column.unit.empty() && column.unit != "year";
  if (const auto* value = std::get_if<double>(&cell)) {
    if (column.unit == "year") return {std::to_string(static_cast<int>(*value)), false};
    return {escaped(Scale::shown(column.unit, language).text(*value, column.decimals)), number};
  }
  return {"<span class=\"missing\">" + in(language, "niet gegeven", "not given") + "</span>",
          number};
}

}  // namespace

std::string figure_table(const Figure& figure, const std::string& caption, Language language) {
  std::vector<std::string> heads;
  for (const auto& column : figure.data.columns) {
    const auto label = sentence_case(column.label);
    heads.push_back(column.unit == "year" ? label
                                          : Scale::shown(column.unit, language).title(label));
  }
  std::vector<std::vector<Cell>> rows;
  for (const auto& row : figure.data.rows) {
    rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i)
      rows.back().push_back(shown(row[i], figure.data.columns[i], language));
  }
  return table(caption, heads, rows);
}

}  // namespace doorstroom::report
