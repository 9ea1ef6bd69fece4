// SPDX-License-Identifier: EUPL-1.2
// All comparisons as tidy CSV.
#include "results/export/export.hpp"
#include "results/figures/draw.hpp"

namespace doorstroom {
namespace {

FigureCell cell(const std::optional<double>& value) {
  return value ? FigureCell{*value} : FigureCell{};
}

/// A spreadsheet computes what begins like this; an apostrophe keeps it a text.
FigureCell harmless(const std::string& text) {
  const bool formula = !text.empty() && std::string("=+-@\t\r").find(text[0]) != std::string::npos;
  return FigureCell{formula ? "'" + text : text};
}

}  // namespace

std::string facts_csv(const Facts& facts) {
  Figure all;
  for (const char* const name :
       {"variant", "indicator", "year", "place", "group", "unit", "level", "difference", "low",
        "high", "interval", "df", "share_better", "status"})
    all.data.columns.push_back({name, name, "", 0});
  for (const auto& row : facts.rows()) {
    const std::string status = row.suppressed ? "suppressed" : (row.withheld ? "withheld" : "");
    all.data.rows.push_back(
        {harmless(row.variant), harmless(row.indicator), FigureCell{std::to_string(row.year)},
         harmless(row.place), harmless(row.group), harmless(row.unit), cell(row.level),
         cell(row.difference), cell(row.low), cell(row.high),
         FigureCell{std::string(name(row.interval))}, FigureCell{std::to_string(row.df)},
         cell(row.share_better), FigureCell{status}});
  }
  return figure_csv(all);
}

}  // namespace doorstroom
