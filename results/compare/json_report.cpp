// SPDX-License-Identifier: EUPL-1.2
// Comparisons and the list of indicators as JSON.
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include "results/compare/compare.hpp"

namespace doorstroom {
namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json object(const Comparison& row) {
  return {
      {"variant", row.variant},
      {"indicator", row.indicator},
      {"year", row.year},
      {"place", row.place},
      {"group", row.group},
      {"level", number(row.level)},
      {"difference", number(row.difference)},
      {"low", number(row.low)},
      {"high", number(row.high)},
      {"unit", row.unit},
      {"interval", name(row.interval)},
      {"df", row.df},
      {"share_better", number(row.share_better)},
      {"withheld", row.withheld},
      {"suppressed", row.suppressed},
      {"luck_sd", number(row.luck_sd)},
      {"replicates_needed", row.replicates_needed ? Json(*row.replicates_needed) : Json(nullptr)}};
}

const char* word(Meaning meaning) {
  return meaning == Meaning::level ? "level" : meaning == Meaning::contrast ? "contrast" : "price";
}

const char* word(Better better) {
  return better == Better::higher ? "higher" : better == Better::lower ? "lower" : "neither";
}

}  // namespace

void write_json(std::ostream& out, const std::vector<Comparison>& rows) {
  out << '[';
  const char* separator = "\n";
  for (const auto& row : rows) {
    out << separator << object(row).dump();
    separator = ",\n";
  }
  out << "\n]\n";
}

std::string compare_json(const Results& results, const CompareQuery& query) {
  std::ostringstream out;
  write_json(out, compare(results, query));
  return out.str();
}

std::string indicators_json() {
  auto list = Json::array();
  for (const auto& indicator : all_indicators())
    list.push_back({{"name", indicator.name},
                    {"unit", indicator.unit},
                    {"label_nl", indicator.label_nl},
                    {"label_en", indicator.label_en},
                    {"definition_nl", indicator.definition_nl},
                    {"definition_en", indicator.definition_en},
                    {"better", word(indicator.better)},
                    {"meaning", word(indicator.meaning)}});
  return list.dump(2) + "\n";
}

}  // namespace doorstroom
