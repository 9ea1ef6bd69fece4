// SPDX-License-Identifier: EUPL-1.2
// What a population names and the system must have; what the system needs and the population must
// give.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "experiments/read/provenance_columns.hpp"
#include "experiments/system/population_files.hpp"

namespace doorstroom {
namespace {

using Issues = std::vector<Issue>;

void add(Issues& issues, const RowOrigin& origin, const char* column, std::string what) {
  issues.push_back({origin.file, origin.line, column, std::move(what)});
}

struct Names {
  std::set<std::string> stay, exits, prefixes;
  std::vector<std::string> all;
};

Names names_of(const SystemData& system) {
  Names names;
  for (const auto& place : system.places) {
    (place.kind == PlaceKind::stay ? names.stay : names.exits).insert(place.name);
    names.all.push_back(place.name);
    for (auto dot = place.name.find('.'); dot != std::string::npos;
         dot = place.name.find('.', dot + 1))
      names.prefixes.insert(place.name.substr(0, dot));
    names.prefixes.insert(place.name);
  }
  return names;
}

void check_place(const Names& names, const RowOrigin& origin, const std::string& place,
                 Issues& issues) {
  if (place.empty() || names.stay.contains(place)) return;
  if (names.exits.contains(place))
    add(issues, origin, "place",
        fmt::format("\"{}\" is an exit; allowed: a place of kind stay", place));
  else
    add(issues, origin, "place",
        fmt::format("no place \"{}\" in places.csv{}", place, did_you_mean(place, names.all)));
}

void check_stocks(const PopulationData& people, const SystemData& system, const Names& names,
                  Issues& issues) {
  std::set<std::pair<std::string, char>> counted;
  for (const auto& row : people.stocks) {
    check_place(names, row.provenance.origin, row.place, issues);
    counted.emplace(row.place, row.sex);
  }
  report_duplicate_rows(people.stocks, "place", issues,
                        [](const auto& row) { return fmt::format("{}, {}", row.place, row.sex); });
  if (people.stocks.empty()) return;  // the file is missing, or all of it is wrong
  for (const auto& place : system.places) {
    if (place.kind == PlaceKind::exit) continue;
    for (const char sex : {'m', 'f'})
      if (!counted.contains({place.name, sex}))
        issues.push_back(
            {people.stocks.front().provenance.origin.file, 0, place.name,
             fmt::format(
                 "no count for sex {}; allowed: a row for m and one for f, 0 if nobody is there",
                 sex)});
  }
}

void check_locations(const PopulationData& people, const SystemData& system, Issues& issues) {
  std::set<std::string> kinds;
  std::map<std::string, int> provinces;
  for (const auto& place : system.traits)
    if (!place.locations.empty()) kinds.insert(place.locations);
  const std::vector<std::string> known(kinds.begin(), kinds.end());
  for (const auto& row : people.locations) {
    ++provinces[row.province];
    if (!row.kind.empty() && !kinds.contains(row.kind))
      add(issues, row.provenance.origin, "kind",
          fmt::format("\"{}\" hosts no place; allowed: {}{}", row.kind, fmt::join(known, ", "),
                      did_you_mean(row.kind, known)));
  }
  report_duplicate_rows(people.locations, "location", issues,
                        [](const auto& row) { return row.location; });
  std::set<std::string> there;
  for (const auto& row : people.locations) there.insert(row.kind);
  const std::vector<std::string> hosts(there.begin(), there.end());
  for (const auto& place : system.traits)
    if (!people.locations.empty() && !place.locations.empty() && !there.contains(place.locations))
      add(issues, place.provenance.origin, "locations",
          fmt::format("\"{}\" is the kind of no location in locations.csv; allowed: {}{}",
                      place.locations, fmt::join(hosts, ", "),
                      did_you_mean(place.locations, hosts)));
  // There is no list of provinces; a name that hardly occurs beside one much like it that often
  // does is a slip.
  for (const auto& row : people.locations) {
    std::vector<std::string> common;
    for (const auto& [province, count] : provinces)
      if (!province.empty() && count >= 100 * provinces[row.province]) common.push_back(province);
    if (const auto meant = closest(row.province, common); !row.province.empty() && !meant.empty())
      add(issues, row.provenance.origin, "province",
          fmt::format("unknown province \"{}\"; did you mean \"{}\"?", row.province, meant));
  }
}

void check_location_places(const PopulationData& people, const SystemData& system,
                           const Names& names, Issues& issues) {
  if (people.locations.empty() && people.location_places.empty()) return;
  const auto file = people.folder + "/location_places.csv";
  const auto wrong = [&file](const Issue& issue) { return issue.file == file; };
  if (people.locations.empty())
    return issues.push_back(
        {file, 0, "", "names locations; allowed: only with rows in locations.csv"});
  if (people.location_places.empty()) {
    if (std::none_of(issues.begin(), issues.end(), wrong))
      issues.push_back(
          {file, 0, "", "has no rows or is missing; allowed: what each location offers"});
    return;
  }
  std::map<std::string, std::string> kind_of;
  for (const auto& row : people.locations) kind_of[row.location] = row.kind;
  std::map<std::string, std::set<std::string>> hosts;  // of each prefix
  for (std::size_t i = 0; i < system.places.size(); ++i)
    for (const auto& prefix : names.prefixes)
      if (under_prefix(system.places[i].name, prefix))
        hosts[prefix].insert(system.traits[i].locations);

  const std::vector<std::string> prefixes(names.prefixes.begin(), names.prefixes.end());
  const auto before = issues.size();
  std::set<std::string> there;
  for (const auto& row : people.locations) there.insert(row.kind);
  std::vector<std::string> keys;
  std::vector<RowOrigin> origins;
  for (const auto& row : people.location_places) {
    keys.push_back(row.location + ", " + row.place);
    origins.push_back(row.origin);
    const auto location = kind_of.find(row.location);
    const bool known_place = names.prefixes.contains(row.place);
    if (location == kind_of.end())
      add(issues, row.origin, "location",
          fmt::format("no location \"{}\" in locations.csv", row.location));
    if (!known_place)
      add(issues, row.origin, "place",
          fmt::format("no place under \"{}\" in places.csv{}", row.place,
                      did_you_mean(row.place, prefixes)));
    if (location != kind_of.end() && known_place && !hosts[row.place].contains(location->second))
      add(issues, row.origin, "place",
          fmt::format("\"{}\" is not hosted by locations of kind {}; allowed: kind {}", row.place,
                      location->second, fmt::join(hosts[row.place], ", ")));
  }
  report_duplicates(keys, origins, "location", issues);
  if (issues.size() > before) return;  // the places of a row that is wrong seem to be nowhere
  for (const auto& place : system.traits) {
    if (place.locations.empty() || !there.contains(place.locations)) continue;
    const auto offers = [&](const auto& row) { return under_prefix(place.place, row.place); };
    if (std::none_of(people.location_places.begin(), people.location_places.end(), offers))
      add(issues, place.provenance.origin, "locations",
          "no location in location_places.csv offers this place; allowed: at least one");
  }
}

/// A year without a row would take the births of the nearest one.
void check_births(const PopulationData& people, Issues& issues) {
  report_duplicate_rows(people.births, "year", issues,
                        [](const auto& row) { return std::to_string(row.year); });
  std::map<int, const BirthRow*> by_year;
  for (const auto& row : people.births) by_year[row.year] = &row;
  int last = 0;
  for (const auto& [year, row] : by_year) {
    if (last > 0 && year != last + 1)
      add(issues, row->provenance.origin, "year",
          fmt::format("{} follows {}; allowed: every year between the first and the last", year,
                      last));
    last = year;
  }
}

/// Categories of each attribute of a birth cohort.
const std::map<std::string, std::vector<std::string>>& categories() {
  static const std::map<std::string, std::vector<std::string>> all{
      {"education", {"low", "middle", "high"}},
      {"background", {"dutch", "migrant"}},
      {"odds_ratio", {"low_given_migrant", "high_given_migrant"}}};
  return all;
}

void check_composition(const PopulationData& people, Issues& issues) {
  report_duplicate_rows(people.composition, "category", issues,
                        [](const auto& row) { return row.attribute + ", " + row.category; });
  constexpr double rounding = 0.002;  // of three published shares
  std::vector<std::string> attributes;
  for (const auto& [attribute, names] : categories()) attributes.push_back(attribute);
  std::map<std::string, std::map<std::string, const CompositionRow*>> found;
  for (const auto& row : people.composition) {
    const auto known = categories().find(row.attribute);
    if (known == categories().end()) {
      add(issues, row.provenance.origin, "attribute",
          fmt::format("\"{}\" is not known; allowed: {}{}", row.attribute,
                      fmt::join(attributes, ", "), did_you_mean(row.attribute, attributes)));
      continue;
    }
    if (std::find(known->second.begin(), known->second.end(), row.category) == known->second.end())
      add(issues, row.provenance.origin, "category",
          fmt::format("\"{}\" is not known; allowed: {}{}", row.category,
                      fmt::join(known->second, ", "), did_you_mean(row.category, known->second)));
    else
      found[row.attribute][row.category] = &row;
  }
  for (const auto& [attribute, rows] : found) {
    const auto& first = *rows.begin()->second;
    const auto& wanted = categories().at(attribute);
    double sum = 0;
    for (const auto& name : wanted)
      if (const auto row = rows.find(name); row != rows.end())
        sum += row->second->share;
      else
        add(issues, first.provenance.origin, "category",
            fmt::format("{} has no row for {}; allowed: one for each of {}", attribute, name,
                        fmt::join(wanted, ", ")));
    if (attribute != "odds_ratio" && rows.size() == wanted.size() && std::abs(sum - 1) > rounding)
      add(issues, first.provenance.origin, "share",
          fmt::format("shares of {} sum to {:.4g}; allowed: 1", attribute, sum));
  }
}

}  // namespace

void check_population(const PopulationData& people, const SystemData& system, Issues& issues) {
  const auto names = names_of(system);
  check_stocks(people, system, names, issues);
  check_locations(people, system, issues);
  check_location_places(people, system, names, issues);
  for (const auto& row : people.inflow)
    check_place(names, row.provenance.origin, row.place, issues);
  check_births(people, issues);
  check_composition(people, issues);
}

std::vector<PlaceId> target_places(const PlaceGraph& graph, const std::string& target,
                                   std::vector<std::string>* unknown) {
  std::set<PlaceId> held;
  bool take = true;
  for (std::size_t start = 0; start <= target.size();) {
    const auto stop = std::min(target.find_first_of("+-", start), target.size());
    auto prefix = target.substr(start, stop - start);
    prefix.erase(0, prefix.find_first_not_of(' '));
    prefix.erase(prefix.find_last_not_of(' ') + 1);
    const auto places = graph.under(prefix);
    if (unknown != nullptr && (places.empty() || prefix.empty())) unknown->push_back(prefix);
    for (const auto place : places) {
      if (take)
        held.insert(place);
      else
        held.erase(place);
    }
    if (stop < target.size()) take = target[stop] == '+';
    start = stop + 1;
  }
  return {held.begin(), held.end()};
}

void check_align(const PopulationData& people, const PlaceGraph& graph, Issues& issues) {
  std::set<std::string> all;
  for (const auto& place : graph.place_names()) {
    all.insert(place);
    for (auto dot = place.find('.'); dot != std::string::npos; dot = place.find('.', dot + 1))
      all.insert(place.substr(0, dot));
  }
  const std::vector<std::string> prefixes(all.begin(), all.end());
  for (const auto& [date, rows] : people.align) {
    std::map<PlaceId, int> line_of;
    for (const auto& row : rows) {
      std::vector<std::string> unknown;
      for (const auto place : target_places(graph, row.target, &unknown)) {
        const auto [found, is_new] = line_of.try_emplace(place, row.provenance.origin.line);
        if (is_new) continue;
        add(issues, row.provenance.origin, "target",
            fmt::format(
                "\"{}\" holds {}, which line {} holds too; allowed: targets that do not overlap",
                row.target, graph.place(place).name, found->second));
        break;
      }
      for (const auto& prefix : unknown)
        add(issues, row.provenance.origin, "target",
            fmt::format("no place under \"{}\" in places.csv{}", prefix,
                        did_you_mean(prefix, prefixes)));
    }
  }
  for (const auto& [date, rows] : people.align_moves)
    for (const auto& row : rows)
      if (graph.under(row.from).empty())
        add(issues, row.provenance.origin, "from",
            fmt::format("no place under \"{}\" in places.csv{}", row.from,
                        did_you_mean(row.from, prefixes)));
}

}  // namespace doorstroom
