// SPDX-License-Identifier: EUPL-1.2
// Comparisons as tidy CSV.
#include "results/compare/compare.hpp"
#include "results/compare/csv_text.hpp"

namespace doorstroom {
namespace {

std::string cell(const std::optional<double>& value) { return value ? csv_number(*value) : ""; }

}  // namespace

std::string compare_csv(const std::vector<Comparison>& rows) {
  std::string out = csv_line({"variant", "indicator", "year", "place", "group", "unit", "level",
                              "difference", "low", "high", "interval", "df", "share_better",
                              "status", "luck_sd", "replicates_needed"});
  for (const auto& row : rows)
    out += csv_line({csv_text(row.variant), csv_text(row.indicator), std::to_string(row.year),
                     csv_text(row.place), csv_text(row.group), csv_text(row.unit), cell(row.level),
                     cell(row.difference), cell(row.low), cell(row.high), name(row.interval),
                     std::to_string(row.df), cell(row.share_better),
                     row.suppressed ? "suppressed" : (row.withheld ? "withheld" : ""),
                     cell(row.luck_sd),
                     row.replicates_needed ? std::to_string(*row.replicates_needed) : ""});
  return out;
}

}  // namespace doorstroom
