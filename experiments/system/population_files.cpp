// SPDX-License-Identifier: EUPL-1.2
// Reads a population folder into rows.
#include "experiments/system/population_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "experiments/read/csv.hpp"
#include "experiments/read/provenance_columns.hpp"

namespace doorstroom {
namespace {

constexpr Limits calendar_year{1900, 2200};

struct KeyValue {
  std::string key, value;
  RowOrigin origin;
};

void read_key_value(Cells& cells, KeyValue& row) {
  static const std::vector<std::string> keys{"system",   "date",     "first_school_year",
                                             "label_nl", "label_en", "synthetic"};
  cells.word("key", row.key, keys, Need::value);
  cells.text("value", row.value, Need::value);
  Provenance ignored;
  read_provenance(cells, ignored, Need::nothing);
  row.origin = cells.origin();
}

void read_stock(Cells& cells, StockRow& row) {
  std::string sex = "m";
  cells.text("place", row.place, Need::value);
  cells.word("sex", sex, {"m", "f"}, Need::value);
  cells.integer("count", row.count, Need::value, {0, 1e9});
  read_provenance(cells, row.provenance, Need::value);
  row.sex = sex.front();
}

void read_location(Cells& cells, LocationRow& row) {
  cells.text("location", row.location, Need::value);
  cells.text("kind", row.kind, Need::value);
  cells.text("province", row.province, Need::column);
  cells.number("pupils", row.pupils, Need::value, not_negative);
  cells.number("disadvantage", row.disadvantage, Need::column, not_negative);
  cells.yes_no("synthetic", row.synthetic, Need::value);
  read_provenance(cells, row.provenance, Need::value);
}

void read_location_place(Cells& cells, LocationPlaceRow& row) {
  cells.text("location", row.location, Need::value);
  cells.text("place", row.place, Need::value);
  cells.number("weight", row.weight, Need::value, not_negative);
  Provenance ignored;
  read_provenance(cells, ignored, Need::nothing);
  row.origin = cells.origin();
}

void read_birth(Cells& cells, BirthRow& row) {
  cells.integer("year", row.year, Need::value, calendar_year);
  cells.number("count", row.count, Need::value, not_negative);
  cells.word("variant", row.variant, {"observed", "forecast"}, Need::value);
  cells.range(row.count, row.low, row.high, Need::column, not_negative);
  read_provenance(cells, row.provenance, Need::value);
}

void read_inflow(Cells& cells, InflowRow& row) {
  std::string term = "autumn";
  cells.text("place", row.place, Need::value);
  cells.integer("first_year", row.first_year, Need::value, calendar_year);
  cells.integer("last_year", row.last_year, Need::value, calendar_year);
  cells.number("per_year", row.per_year, Need::value, not_negative);
  cells.range(row.per_year, row.low, row.high, Need::column, not_negative);
  cells.integer("age_low", row.age_low, Need::value, {0, 120});
  cells.integer("age_high", row.age_high, Need::value, {0, 120});
  cells.number("girls_share", row.girls_share, Need::value, zero_to_one);
  cells.word("kind", row.kind, {"newcomer", "adult", "international", "returner"}, Need::value);
  cells.word("term", term, {"autumn", "spring"}, Need::value);
  read_provenance(cells, row.provenance, Need::value);
  row.term = term == "spring" ? MoveTerm::spring : MoveTerm::autumn;
  if (row.last_year < row.first_year)
    cells.wrong("last_year", "is before first_year; allowed: first_year <= last_year");
  if (row.age_high < row.age_low)
    cells.wrong("age_high", "is below age_low; allowed: age_low <= age_high");
}

void read_composition(Cells& cells, CompositionRow& row) {
  cells.text("attribute", row.attribute, Need::value);
  cells.text("category", row.category, Need::value);
  cells.number("share", row.share, Need::value, not_negative);
  cells.range(row.share, row.low, row.high, Need::column, not_negative);
  read_provenance(cells, row.provenance, Need::value);
}

void read_align_stock(Cells& cells, AlignStockRow& row) {
  cells.text("target", row.target, Need::value);
  cells.number("count", row.count, Need::value, not_negative);
  read_provenance(cells, row.provenance, Need::value);
}

void read_align_move(Cells& cells, AlignMoveRow& row) {
  cells.text("from", row.from, Need::value);
  cells.word("indicator", row.indicator, {"exam_pass_share", "repeaters_share"}, Need::value);
  cells.number("value", row.value, Need::value, zero_to_one);
  read_provenance(cells, row.provenance, Need::value);
}

/// `2020-10-01` of `align-2020-10-01.csv`, for every such file of the folder, in order of name.
std::vector<std::string> names_between(const std::string& folder, const std::string& before,
                                       const std::string& after) {
  std::set<std::string> names;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    const auto name = entry.path().filename().string();
    if (name.size() > before.size() + after.size() && name.starts_with(before) &&
        name.ends_with(after))
      names.insert(name.substr(before.size(), name.size() - before.size() - after.size()));
  }
  return {names.begin(), names.end()};
}

void read_alignment(const std::string& folder, PopulationData& people, std::vector<Issue>& issues) {
  const std::filesystem::path path(folder);
  for (const auto& date : names_between(folder, "align-", ".csv")) {
    if (date.starts_with("moves-")) continue;
    const auto file = (path / ("align-" + date + ".csv")).string();
    people.align[date] =
        read_rows<AlignStockRow>(file, Presence::required, issues, read_align_stock);
  }
  for (const auto& when : names_between(folder, "align-moves-", ".csv")) {
    const auto file = (path / ("align-moves-" + when + ".csv")).string();
    auto rows = read_rows<AlignMoveRow>(file, Presence::required, issues, read_align_move);
    auto date = when.size() == 4 ? when + "-10-01" : when;
    for (const auto& [known, unused] : people.align)
      if (known.starts_with(when)) date = known;
    people.align_moves[date] = std::move(rows);
  }
}

/// The year in which the school year of a day began, on 1 August; 0 for what is no date.
int school_year_of(const std::string& date) {
  if (!is_date(date)) return 0;
  const int year = std::stoi(date.substr(0, 4));
  return std::stoi(date.substr(5, 2)) >= 8 ? year : year - 1;
}

}  // namespace

PopulationHeader read_population_header(const std::string& folder, std::vector<Issue>& issues) {
  const auto file = (std::filesystem::path(folder) / "population.csv").string();
  const auto rows = read_rows<KeyValue>(file, Presence::required, issues, read_key_value);
  PopulationHeader header;
  std::vector<std::string> keys;
  std::vector<RowOrigin> origins;
  const auto wrong = [&](const RowOrigin& origin, const std::string& key, const std::string& what) {
    issues.push_back({file, origin.line, key, what});
  };
  for (const auto& [key, value, origin] : rows) {
    keys.push_back(key);
    origins.push_back(origin);
    if (key == "system") header.system = value;
    if (key == "date") header.date = value;
    if (key == "label_nl") header.label_nl = value;
    if (key == "label_en") header.label_en = value;
    if (key == "date" && !is_date(value)) wrong(origin, key, date_wrong(value));
    if (key == "synthetic") header.synthetic = value == "yes";
    if (key == "synthetic" && value != "yes" && value != "no")
      wrong(origin, key, fmt::format("\"{}\" is not known; allowed: yes, no", value));
    if (key != "first_school_year") continue;
    const bool digits =
        value.size() == 4 && value.find_first_not_of("0123456789") == std::string::npos;
    if (digits)
      header.first_school_year = std::stoi(value);
    else
      wrong(origin, key,
            fmt::format("\"{}\" is not a year; allowed: the year in which it starts, as 2019",
                        value));
  }
  report_duplicates(keys, origins, "key", issues);
  if (const int year = school_year_of(header.date);
      header.first_school_year > 0 && year > 0 && header.first_school_year != year)
    for (const auto& row : rows)
      if (row.key == "first_school_year")
        wrong(row.origin, row.key,
              fmt::format("{} is not the school year of {}; allowed: {}", row.value, header.date,
                          year));
  for (const char* const key : {"system", "date", "first_school_year"})
    if (!rows.empty() && std::find(keys.begin(), keys.end(), key) == keys.end())
      wrong({}, key, "is missing; allowed: one row with this key");
  return header;
}

PopulationData read_population(const std::string& folder, const PopulationHeader& header,
                               std::vector<Issue>& issues) {
  const std::filesystem::path path(folder);
  const auto file = [&](const char* name) { return (path / name).string(); };
  constexpr auto optional = Presence::optional;
  PopulationData people;
  people.name = path.filename().string();
  people.folder = folder;
  people.date = header.date;
  people.label_nl = header.label_nl;
  people.label_en = header.label_en;
  people.first_school_year = header.first_school_year;
  people.synthetic = header.synthetic;
  people.stocks = read_rows<StockRow>(file("stocks.csv"), Presence::required, issues, read_stock);
  people.locations = read_rows<LocationRow>(file("locations.csv"), optional, issues, read_location);
  people.location_places = read_rows<LocationPlaceRow>(file("location_places.csv"), optional,
                                                       issues, read_location_place);
  people.births = read_rows<BirthRow>(file("births.csv"), optional, issues, read_birth);
  people.inflow = read_rows<InflowRow>(file("inflow.csv"), optional, issues, read_inflow);
  people.composition =
      read_rows<CompositionRow>(file("composition.csv"), optional, issues, read_composition);
  read_alignment(folder, people, issues);
  return people;
}

std::vector<std::string> entries(const PopulationData& people) {
  std::set<std::string> places;
  for (const auto& row : people.stocks)
    if (row.count > 0) places.insert(row.place);
  for (const auto& row : people.inflow) places.insert(row.place);
  return {places.begin(), places.end()};
}

}  // namespace doorstroom
