// SPDX-License-Identifier: EUPL-1.2
// Which values of a run must not leave it.
#include "results/disclosure/disclosure.hpp"

#include <fmt/format.h>

#include <numeric>

#include "engine/errors.hpp"

namespace doorstroom {
int checked_threshold(const RunDescription& run, int asked) {
  if (asked == 0) return default_threshold;
  if (asked < 1 || (asked < default_threshold && !run.synthetic))
    throw ConfigError({{"", 0, "--threshold",
                        fmt::format("{} is too low; allowed: {} or more{}", asked,
                                    run.synthetic ? 1 : default_threshold,
                                    run.synthetic ? ""
                                                  : ", for the population is not declared "
                                                    "synthetic (population.csv: synthetic)")}});
  return asked;
}

Disclosure::Disclosure(const Results& results, int threshold, Protection protection)
    : results_{results}, families_{results}, rules_{threshold, {}, protection, {}, {}, false} {}

bool Disclosure::suppresses(const Indicator& indicator, std::size_t variant,
                            const std::string& place, const std::string& group, int year) const {
  const auto margin = families_.margins().of(group);
  const auto here = [&](Family family) { return away(family, variant, year, place, margin); };
  const auto country = [&](Family family, int in_year) {
    return away(family, variant, in_year, "all", 0);
  };
  switch (indicator.persons) {
    case Persons::unknown:
      return true;
    case Persons::enrolled:
      return here(Family::enrolled);
    case Persons::enrolled_before:  // cost of a school year: the stock at its start, and policies
      return away(Family::enrolled, variant, year - 1, place, margin) ||
             (place == "all" && group == "all" && country(Family::supported, year));
    case Persons::learners:
      return here(Family::learners);
    case Persons::learners_by_education: {
      const auto split = families_.margins().split(group, "education");
      return !split || away(Family::learners, variant, year, place, *split);
    }
    case Persons::repeaters:
      return here(Family::repeaters);
    case Persons::upward:
      return here(Family::upward);
    case Persons::downward:
      return here(Family::downward);
    case Persons::dropouts:
      return here(Family::dropouts);
    case Persons::first_year_dropouts:
      return here(Family::first_year_dropouts);
    case Persons::passed:
      return here(Family::passed);
    case Persons::progressed:
      return here(Family::progressed);
    case Persons::leavers:
      return here(Family::leavers);
    case Persons::entrants:
      return here(Family::entrants);
    case Persons::exits:
      return here(Family::exits);
    case Persons::advised:
      return here(Family::advised);
    case Persons::attained:
      return here(Family::attained);
    case Persons::better:
      return here(Family::better);
    case Persons::worse:
      return here(Family::worse);
    case Persons::higher:
      return here(Family::higher);
    case Persons::lower:
      return here(Family::lower);
    case Persons::supported:
      return here(Family::supported);
    case Persons::all_so_far:
      break;
  }
  if (country(Family::learners, year)) return true;
  for (int y = results_.description().first_year + 1; y <= year; ++y)
    if (country(Family::enrolled, y - 1) || country(Family::supported, y)) return true;
  return false;
}

bool Disclosure::away(Family family, std::size_t variant, int year, const std::string& place,
                      std::size_t margin) const {
  const auto& tree = families_.tree(family);
  if (tree.tangled(place)) return true;
  const auto node = tree.find(place);
  if (!node) return false;  // nobody can be counted there
  const auto& years = patterns(family, is_change(family) ? variant : 0);
  const auto& run = results_.description();
  const int first = family == Family::enrolled ? run.first_year : run.first_year + 1;
  const int index = years.size() == 1 ? 0 : year - first;
  if (index < 0 || index >= static_cast<int>(years.size())) return false;
  return years[static_cast<std::size_t>(index)][margin][*node];
}

const YearPatterns& Disclosure::patterns(Family family, std::size_t variant) const {
  const auto known = patterns_.find({family, variant});
  if (known != patterns_.end()) return known->second;
  if (is_flow(family)) {
    auto found = find_flow_patterns(families_, rules_, patterns(Family::enrolled, 0));
    for (auto& [flow, years] : found) patterns_[{flow, 0}] = std::move(years);
    return patterns_.at({family, variant});
  }
  if (is_change(family)) {
    auto found = find_change_patterns(families_, rules_, is_attained_change(family), variant);
    for (auto& [change, years] : found) patterns_[{change, variant}] = std::move(years);
    return patterns_.at({family, variant});
  }
  std::vector<std::size_t> variants(results_.description().variants.size());
  std::iota(variants.begin(), variants.end(), std::size_t{0});
  auto rules = rules_;
  rules.systems = families_.systems(family);
  rules.roots_are_known = RunFamilies::roots_are_known(family);
  YearPatterns years;
  families_.count(family, variants, [&](std::size_t, const Counts& counts) {
    rules.quantities.resize(counts.n_quantities());
    std::iota(rules.quantities.begin(), rules.quantities.end(), std::size_t{0});
    years.push_back(PatternFinder{counts, rules}());
  });
  return patterns_.emplace(std::pair{family, variant}, std::move(years)).first->second;
}

}  // namespace doorstroom
