// SPDX-License-Identifier: EUPL-1.2
// Keys that one table of a system names and another must have.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "experiments/read/csv.hpp"
#include "experiments/read/provenance_columns.hpp"
#include "experiments/system/system_files.hpp"

namespace doorstroom {
namespace {

/// Reports `key` when a table has rows but none for it; a table without rows is reported once.
void check_key(const RowOrigin& origin, const std::string& column, const std::string& key,
               const char* file, const std::vector<std::string>& known,
               std::vector<Issue>& issues) {
  if (key.empty() || known.empty()) return;
  for (const auto& name : known)
    if (name == key) return;
  issues.push_back({origin.file, origin.line, column,
                    fmt::format("\"{}\" has no row in {}{}", key, file, did_you_mean(key, known))});
}

template <class Rows, class Key>
std::vector<std::string> keys_of(const Rows& rows, const Key& key) {
  std::set<std::string> keys;
  for (const auto& row : rows) keys.insert(key(row));
  return {keys.begin(), keys.end()};
}

/// A table without rows to which others point. When its rows are wrong that is reported already.
void check_there(const SystemData& system, const char* file, bool has_rows, bool is_used,
                 const char* column, const char* user, std::vector<Issue>& issues) {
  if (has_rows || !is_used) return;
  const auto path = (std::filesystem::path(system.folder) / file).string();
  for (const auto& issue : issues)
    if (issue.file == path) return;
  issues.push_back({path, 0, "",
                    fmt::format("{}; allowed: a row for every {} in {}",
                                exists(path) ? "has no rows" : "is missing", column, user)});
}

/// Tables that may be left out, but not when a place or a move has a key of theirs.
void check_tables(const SystemData& system, std::vector<Issue>& issues) {
  const auto in_places = [&](std::string PlaceTraits::*key) {
    return std::any_of(system.traits.begin(), system.traits.end(),
                       [&](const auto& place) { return !(place.*key).empty(); });
  };
  const auto check = [&](const char* file, bool has_rows, std::string PlaceTraits::*key,
                         const char* column) {
    check_there(system, file, has_rows, in_places(key), column, "places.csv", issues);
  };
  check("growth.csv", !system.growth.empty(), &PlaceTraits::year_group, "year_group");
  check("distance.csv", !system.distance.empty(), &PlaceTraits::distance, "distance");
  check("costs.csv", !system.costs.empty(), &PlaceTraits::cost, "cost");
  check("staff.csv", !system.staff.empty(), &PlaceTraits::staff, "staff");
  const bool awarded = std::any_of(system.moves.begin(), system.moves.end(),
                                   [](const auto& move) { return !move.diploma.empty(); });
  check_there(system, "diplomas.csv", !system.diplomas.empty(), awarded, "diploma", "moves.csv",
              issues);
}

void check_unique(const SystemData& system, std::vector<Issue>& issues) {
  report_duplicate_rows(system.growth, "year_group", issues,
                        [](const auto& row) { return row.year_group; });
  report_duplicate_rows(system.distance, "distance", issues,
                        [](const auto& row) { return row.distance + ", " + row.closure; });
  report_duplicate_rows(system.costs, "cost", issues, [](const auto& row) { return row.cost; });
  report_duplicate_rows(system.staff, "staff", issues, [](const auto& row) { return row.staff; });
  report_duplicate_rows(system.diplomas, "diploma", issues,
                        [](const auto& row) { return row.diploma; });
  report_duplicate_rows(system.advice, "advice", issues,
                        [](const auto& row) { return row.advice; });
  report_duplicate_rows(system.measures, "measure", issues,
                        [](const auto& row) { return row.name; });
  report_duplicate_rows(system.parameters, "key", issues, [](const auto& row) { return row.key; });
  std::vector<std::string> moves;
  std::vector<RowOrigin> origins;
  for (const auto& move : system.moves) {
    const char* const term = move.term == MoveTerm::autumn   ? ", autumn"
                             : move.term == MoveTerm::spring ? ", spring"
                                                             : "";
    moves.push_back(fmt::format("{} > {}, {}{}", move.from, move.to, name(move.kind), term));
    origins.push_back(move.origin);
  }
  report_duplicates(moves, origins, "from", issues);
}

/// Roles that are asked for and that no place has, and shares of newborns that leave none or
/// several for the rest.
void check_roles(const SystemData& system, std::vector<Issue>& issues) {
  std::size_t rest = 0, born = 0;
  for (const auto& place : system.traits)
    if (place.role == Role::born) {
      ++born;
      rest += place.born_share.empty() ? 1 : 0;
    }
  const auto path = (std::filesystem::path(system.folder) / "places.csv").string();
  if (born > 0 && rest != 1)
    issues.push_back(
        {path, 0, "born_share",
         fmt::format("{} places with role born leave it empty; allowed: one, for the rest", rest)});
  const bool by_advice = std::any_of(system.traits.begin(), system.traits.end(),
                                     [](const auto& place) { return place.selection == "advice"; });
  check_there(system, "advice.csv", !system.advice.empty(), by_advice, "category of advice",
              "places.csv", issues);
}

/// `2020` of `corona-2020`, or nothing.
std::string year_of(const std::string& set) {
  const auto dash = set.rfind('-');
  if (dash == std::string::npos || set.size() - dash != 5) return {};
  const auto year = set.substr(dash + 1);
  return year.find_first_not_of("0123456789") == std::string::npos ? year : std::string{};
}

}  // namespace

void check_system_keys(const SystemData& system, std::vector<Issue>& issues) {
  check_unique(system, issues);
  check_tables(system, issues);
  const auto growth = keys_of(system.growth, [](const auto& row) { return row.year_group; });
  const auto distance = keys_of(system.distance, [](const auto& row) { return row.distance; });
  const auto costs = keys_of(system.costs, [](const auto& row) { return row.cost; });
  const auto staff = keys_of(system.staff, [](const auto& row) { return row.staff; });
  const auto diplomas = keys_of(system.diplomas, [](const auto& row) { return row.diploma; });
  for (const auto& place : system.traits) {
    const auto& origin = place.provenance.origin;
    check_key(origin, "year_group", place.year_group, "growth.csv", growth, issues);
    check_key(origin, "distance", place.distance, "distance.csv", distance, issues);
    check_key(origin, "cost", place.cost, "costs.csv", costs, issues);
    check_key(origin, "staff", place.staff, "staff.csv", staff, issues);
  }
  const auto parameters = keys_of(system.parameters, [](const auto& row) { return row.key; });
  for (const auto& place : system.traits)
    check_key(place.provenance.origin, "born_share", place.born_share, "parameters.csv", parameters,
              issues);
  for (const auto& row : system.advice)
    check_key(row.provenance.origin, "share", row.share, "parameters.csv", parameters, issues);
  for (const auto& row : system.measures)
    check_key(row.provenance.origin, "parameter", row.parameter, "parameters.csv", parameters,
              issues);
  check_roles(system, issues);
  for (const auto& move : system.moves)
    check_key(move.origin, "diploma", move.diploma, "diplomas.csv", diplomas, issues);

  const auto calendars = keys_of(system.traits, [](const auto& row) { return row.calendar; });
  for (const auto& row : system.closures)
    check_key(row.provenance.origin, "calendar", row.calendar, "places.csv", calendars, issues);
  for (const auto& row : system.holidays)
    check_key(row.provenance.origin, "calendar", row.calendar, "places.csv", calendars, issues);
  const auto closed = keys_of(system.closures, [](const auto& row) { return row.calendar; });
  for (const auto& place : system.traits)
    check_key(place.provenance.origin, "calendar", place.calendar, "closures.csv", closed, issues);
}

std::vector<std::string> closure_choices(const SystemData& system) {
  const auto sets = keys_of(system.closures, [](const auto& row) { return row.set; });
  std::vector<std::string> choices(sets.begin(), sets.end());
  for (std::size_t first = 0; first < sets.size(); ++first)
    for (std::size_t last = first + 1; last < sets.size(); ++last) {
      const auto from = year_of(sets[first]);
      const auto until = year_of(sets[last]);
      const auto stem = sets[first].substr(0, sets[first].size() - from.size());
      if (!from.empty() && !until.empty() && sets[last] == stem + until)
        choices.push_back(sets[first] + "-" + until);
    }
  return {choices.begin(), choices.end()};
}

std::vector<std::string> closure_sets(const SystemData& system, const std::string& choice) {
  const auto sets = keys_of(system.closures, [](const auto& row) { return row.set; });
  std::vector<std::string> chosen;
  for (const auto& set : sets)
    if (set == choice) return {set};
  const auto until = year_of(choice);
  if (until.empty()) return {};
  const auto first = choice.substr(0, choice.size() - until.size() - 1);
  const auto from = year_of(first);
  if (from.empty()) return {};
  const auto stem = first.substr(0, first.size() - from.size());
  bool has_first = false;
  bool has_last = false;
  for (const auto& set : sets) {
    const auto year = year_of(set);
    if (year.empty() || set != stem + year || year < from || year > until) continue;
    chosen.push_back(set);
    has_first |= year == from;
    has_last |= year == until;
  }
  return has_first && has_last ? chosen : std::vector<std::string>{};
}

}  // namespace doorstroom
