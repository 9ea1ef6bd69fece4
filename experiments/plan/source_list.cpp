// SPDX-License-Identifier: EUPL-1.2
// Lists the numbers of the data files and policies with their sources.
#include "experiments/plan/source_list.hpp"

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "experiments/plan/field_list.hpp"
#include "experiments/read/csv.hpp"

namespace doorstroom {
namespace {

constexpr auto assumption = "assumption";
constexpr auto published = "published";

/// Columns that say what a row is about or describe its numbers, and so are no numbers of their
/// own. Everything else is.
struct Columns {
  std::vector<std::string> key;
  std::set<std::string> described{"source",   "quality",  "note",      "unit",
                                  "label_nl", "label_en", "low",       "high",
                                  "order",    "address",  "synthetic", "known_from"};
};

/// The columns that identify a row, by the name of the file. Files that are not here: the first
/// column.
Columns columns_of_file(const std::string& file, const CsvTable& table) {
  static const std::vector<std::pair<std::string, std::vector<std::string>>> keys{
      {"moves.csv", {"from", "to", "kind", "term"}},
      {"closures.csv", {"set", "start", "end", "calendar"}},
      {"holidays.csv", {"start", "end", "calendar"}},
      {"distance.csv", {"distance", "closure"}},
      {"stocks.csv", {"place", "sex"}},
      {"locations.csv", {"location", "kind", "province"}},
      {"births.csv", {"year", "variant"}},
      {"inflow.csv", {"place", "kind", "first_year", "last_year", "term"}},
      {"composition.csv", {"attribute", "category"}},
      {"location_places.csv", {"location", "place"}}};
  Columns columns;
  columns.key = {table.header.front()};
  for (const auto& [name, names] : keys)
    if (name == file) columns.key = names;
  if (file.starts_with("align-moves-")) columns.key = {"from", "indicator"};
  return columns;
}

bool is_number(const std::string& text) {
  double value = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = fast_float::from_chars(text.data(), end, value);
  return error == std::errc() && stop == end;
}

std::string key_of(const CsvTable& table, const CsvTable::Row& row, const Columns& columns) {
  std::vector<std::string> parts;
  for (const auto& name : columns.key)
    if (const auto c = table.column(name); c && !row.cells[*c].empty())
      parts.push_back(row.cells[*c]);
  return fmt::format("{}", fmt::join(parts, ", "));
}

void add_file(const std::filesystem::path& path, std::vector<SourcedNumber>& numbers,
              std::vector<Issue>& issues) {
  const auto table = read_csv(path.string(), issues);
  if (!table || !table->column("quality")) return;
  const auto name = path.filename().string();
  const auto columns = columns_of_file(name, *table);
  const auto quality = *table->column("quality");
  const auto source = table->column("source");
  for (const auto& row : table->rows)
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const auto& column = table->header[c];
      const bool is_key =
          std::find(columns.key.begin(), columns.key.end(), column) != columns.key.end();
      if (is_key || columns.described.contains(column) || !is_number(row.cells[c])) continue;
      const bool no_effect = name == "moves.csv" && column != "rate" && row.cells[c] == "0";
      if (no_effect) continue;
      numbers.push_back({name, row.line, key_of(*table, row, columns), column, row.cells[c],
                         source ? row.cells[*source] : "", row.cells[quality]});
    }
}

void add_folder(const std::string& folder, std::vector<SourcedNumber>& numbers,
                std::vector<Issue>& issues) {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".csv") files.insert(entry.path());
  for (const auto& file : files) add_file(file, numbers, issues);
}

/// A policy's parameter with what it rests on: its source as declared; the experiment file that
/// chooses it, also when the choice is the default; or what the file says about its range.
SourcedNumber sourced(const PolicySpec& policy, const Field& field) {
  constexpr auto this_experiment = "this experiment";
  SourcedNumber number;
  number.column = field.key;
  number.value = policy.values.at(field.key);
  const auto drawn = policy.drawable.find(field.key);
  if (!policy.written.contains(field.key)) {
    const bool assumed = field.source.find(assumption) != std::string::npos;
    number.source = field.source;
    number.quality = assumed ? assumption : published;
  } else if (drawn == policy.drawable.end()) {
    number.source = this_experiment;
    number.quality = "chosen";
  } else {
    const bool assumed = drawn->second.quality == assumption;
    number.source = assumed ? this_experiment : drawn->second.quality;
    number.quality = assumed ? assumption : published;
  }
  return number;
}

void add_policies(const Experiment& experiment, const std::vector<PolicyKind>& menu,
                  std::vector<SourcedNumber>& numbers) {
  const auto file = std::filesystem::path(experiment.file).filename().string();
  for (const auto& variant : experiment.variants)
    for (const auto& policy : variant.policies) {
      const auto called = [&](const auto& k) { return k.name == policy.use; };
      const auto& own = experiment.measures;
      const bool is_own = std::any_of(own.begin(), own.end(), called);
      const auto& kinds = is_own ? own : menu;
      const auto kind = std::find_if(kinds.begin(), kinds.end(), called);
      if (kind == kinds.end()) continue;
      for (const auto& field : kind->fields) {
        if (field.source.empty()) continue;
        auto number = sourced(policy, field);
        number.file = file;
        number.line = policy.line;
        number.key = fmt::format("{}, {}", variant.name, policy.name);
        numbers.push_back(std::move(number));
      }
    }
}

}  // namespace

std::vector<SourcedNumber> sourced_numbers(const Experiment& experiment,
                                           const std::vector<PolicyKind>& menu) {
  std::vector<SourcedNumber> numbers;
  std::vector<Issue> issues;
  add_folder(experiment.system->folder, numbers, issues);
  add_folder(experiment.people->folder, numbers, issues);
  if (!issues.empty()) throw ConfigError(std::move(issues));
  add_policies(experiment, menu, numbers);
  return numbers;
}

}  // namespace doorstroom
