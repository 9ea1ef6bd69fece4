// SPDX-License-Identifier: EUPL-1.2
// What a comparison computes: the variants, and one item per indicator, year, place and group.
#include "results/compare/plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/errors.hpp"

namespace doorstroom {
namespace {

using Names = std::vector<std::string>;

template <class Items> Names names_of(const Items& items) {
  Names names;
  for (const auto& item : items) names.push_back(item.name);
  return names;
}

bool has(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// One issue for every wanted name that is not known.
void check_names(const Names& wanted, const Names& known, const char* option, const char* what,
                 std::vector<Issue>& issues) {
  for (const auto& name : wanted)
    if (!has(known, name))
      issues.push_back(
          {"", 0, option,
           fmt::format("no {} \"{}\" in these results{}", what, name, did_you_mean(name, known))});
}

void check_query(const Results& results, const CompareQuery& query) {
  const auto& run = results.description();
  std::vector<Issue> issues;
  check_names(query.variants, names_of(run.variants), "--variant", "variant", issues);
  check_names(query.indicators, names_of(all_indicators()), "--indicator", "indicator", issues);
  check_names(query.places, known_places(run), "--place", "place", issues);
  for (const auto& group : query.groups)
    if (!select_group(run, group))
      issues.push_back({"", 0, "--group",
                        fmt::format("no group \"{}\" in these results{}", group,
                                    did_you_mean(group, known_groups(run)))});
  for (const int year : query.years)
    if (year < run.first_year || year > run.first_year + run.years)
      issues.push_back({"", 0, "--year",
                        fmt::format("no year {} in these results; allowed: {} to {}", year,
                                    run.first_year, run.first_year + run.years)});
  if (!issues.empty()) throw ConfigError(std::move(issues));
}

/// Prefixes of places where people stay, of at most two parts unless every one is asked for; then
/// advices and diplomas.
Names usual_places(const RunDescription& run, bool every) {
  Names names;
  for (const auto& name : known_places(run)) {
    const bool shallow = every || std::count(name.begin(), name.end(), '.') <= 1;
    const bool named = has(run.advices, name) || name.starts_with("diploma.");
    if (named || (shallow && !select_places(run, name).stays.empty())) names.push_back(name);
  }
  return names;
}

void add_variants(ComparePlan& plan, const RunDescription& run, const CompareQuery& query) {
  plan.baseline = run.baseline();
  for (std::size_t i = 0; i < run.variants.size(); ++i) {
    const bool wanted = query.variants.empty() || has(query.variants, run.variants[i].name);
    if (!wanted && i != plan.baseline) continue;
    if (i == plan.baseline) plan.baseline_position = plan.variants.size();
    plan.variants.push_back(i);
    plan.shown.push_back(wanted);
  }
}

/// Pairs of place and group, as indices into the plan.
std::vector<std::pair<std::size_t, std::size_t>> add_selections(ComparePlan& plan,
                                                                const RunDescription& run,
                                                                const CompareQuery& query) {
  const bool open = query.places.empty() && query.groups.empty();
  const Names places = open                   ? usual_places(run, query.every_place)
                       : query.places.empty() ? Names{"all"}
                                              : query.places;
  const Names groups = open                   ? known_groups(run)
                       : query.groups.empty() ? Names{"all"}
                                              : query.groups;
  for (const auto& place : places) plan.places.push_back(select_places(run, place));
  for (const auto& group : groups) plan.groups.push_back(*select_group(run, group));
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t place = 0; place < places.size(); ++place)
    for (std::size_t group = 0; group < groups.size(); ++group)
      if (!open || places[place] == "all" || groups[group] == "all")
        pairs.emplace_back(place, group);
  return pairs;
}

}  // namespace

ComparePlan plan_comparison(const Results& results, const CompareQuery& query) {
  check_query(results, query);
  const auto& run = results.description();
  ComparePlan plan;
  add_variants(plan, run, query);
  const auto selections = add_selections(plan, run, query);
  auto years = query.years;
  for (int year = run.first_year;
       years.size() < static_cast<std::size_t>(run.years) + 1 && query.years.empty(); ++year)
    years.push_back(year);
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  for (const auto& indicator : all_indicators()) {
    if (!query.indicators.empty() && !has(query.indicators, indicator.name)) continue;
    for (const int year : years)
      for (const auto& [place, group] : selections)
        plan.items.push_back({&indicator, year, place, group});
  }
  return plan;
}

}  // namespace doorstroom
