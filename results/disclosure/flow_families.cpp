// SPDX-License-Identifier: EUPL-1.2
// Patterns of the families that are counted from moves, with what ties them to one another.
#include "results/disclosure/flow_families.hpp"

#include <algorithm>
#include <set>

#include "results/disclosure/flow_counts.hpp"

namespace doorstroom {
namespace {

struct Definition {
  Family family;
  std::vector<Way> ways;  ///< that its values show or give away
};

const std::vector<Definition>& definitions() {
  static const std::vector<Definition> all = {
      {Family::repeaters, {Way::repeated, Way::not_repeated}},
      {Family::upward, {Way::up, Way::not_up}},
      {Family::downward, {Way::down, Way::not_down}},
      {Family::dropouts, {Way::dropped, Way::not_dropped}},
      {Family::first_year_dropouts, {Way::first_dropped, Way::first_stayed}},
      {Family::passed, {Way::exam, Way::award, Way::no_award}},
      {Family::progressed, {Way::award_on, Way::award_off}},
      {Family::leavers, {Way::leaving, Way::early, Way::qualified}},
      {Family::entrants, {Way::entered}}};
  return all;
}

/// A balance of flows at one place: where few are left over, its families stay away together.
struct Balance {
  Way left_over;
  std::vector<Way> parts;
  std::vector<Family> families;
};

const std::vector<Balance>& balances() {
  static const std::vector<Balance> all = {
      {Way::other_out,
       {Way::repeated, Way::up, Way::down, Way::dropped, Way::award},
       {Family::repeaters, Family::upward, Family::downward, Family::dropouts, Family::passed}},
      {Way::other_leaving,
       {Way::leaving, Way::dropped, Way::award_off},
       {Family::leavers, Family::dropouts, Family::passed, Family::progressed}},
      {Way::within, {Way::repeated, Way::entered}, {Family::repeaters, Family::entrants}},
      {Way::elsewhere, {Way::leaving, Way::entered}, {Family::leavers, Family::entrants}},
      {Way::later_dropped,
       {Way::dropped, Way::first_dropped},
       {Family::dropouts, Family::first_year_dropouts}}};
  return all;
}

/// By margin and node: few are left over in some category and unit in which there are other parts.
Pattern thin(const Counts& counts, const Balance& balance, int threshold) {
  const auto& margins = counts.margins().all();
  Pattern found(margins.size(), std::vector<bool>(counts.tree().size(), false));
  const auto persons = [&](std::size_t unit, Way way, std::size_t node, std::size_t category) {
    return counts.persons(unit, static_cast<std::size_t>(way), node, category);
  };
  for (std::size_t m = 0; m < margins.size(); ++m)
    for (std::size_t unit = 0; unit < counts.n_units(); ++unit)
      for (std::size_t node = 0; node < counts.tree().size(); ++node)
        for (auto c = margins[m].first; c < margins[m].first + margins[m].count; ++c) {
          if (found[m][node] || persons(unit, balance.left_over, node, c) >= threshold) continue;
          found[m][node] = std::any_of(balance.parts.begin(), balance.parts.end(),
                                       [&](Way way) { return persons(unit, way, node, c) > 0; });
        }
  return found;
}

/// The flows of one year.
class FlowYear {
 public:
  FlowYear(const Counts& counts, const PatternRules& rules, const Pattern& before,
           const Pattern& after)
      : counts_{counts}, rules_{rules}, before_{before}, after_{after} {
    for (const auto& balance : balances()) thin_.push_back(thin(counts, balance, rules.threshold));
  }

  std::map<Family, Pattern> operator()() {
    const auto& margins = counts_.margins().all();
    for (const auto& definition : definitions()) {
      auto rules = rules_;
      for (const auto way : definition.ways)
        rules.quantities.push_back(static_cast<std::size_t>(way));
      if (definition.family == Family::entrants) rules.known = entrants_that_are_stock();
      finders_.emplace(definition.family, PatternFinder{counts_, std::move(rules)});
      auto& pattern = patterns_[definition.family];
      pattern.assign(margins.size(), std::vector<bool>(counts_.tree().size(), false));
      if (rules_.protection == Protection::complete) {  // stock = ways out; next = stay + come in
        const bool in = definition.family == Family::entrants;
        if (!in) add(before_, pattern);
        if (in || definition.family == Family::repeaters) add(after_, pattern);
      }
      find(definition.family);
    }
    while (rules_.protection == Protection::complete) {
      std::set<Family> changed;
      for (std::size_t i = 0; i < thin_.size(); ++i) tie(balances()[i], thin_[i], changed);
      // Of shares of a number that is away, several groups together would give it away.
      for (std::size_t margin = 0; margin < margins.size(); ++margin)
        for (std::size_t node = 0; node < counts_.tree().size(); ++node)
          if (patterns_[Family::passed][margin][node] &&
              !patterns_[Family::progressed][margin][node]) {
            patterns_[Family::progressed][margin][node] = true;
            changed.insert(Family::progressed);
          }
      if (changed.empty()) break;
      for (const auto family : changed) find(family);
    }
    return std::move(patterns_);
  }

 private:
  static void add(const Pattern& from, Pattern& to) {
    for (std::size_t margin = 0; margin < from.size(); ++margin)
      for (std::size_t node = 0; node < from[margin].size(); ++node)
        if (from[margin][node]) to[margin][node] = true;
  }

  /// Where nobody stays or moves on within, all of the next stock came in: published as stock.
  std::vector<std::vector<bool>> entrants_that_are_stock() const {
    const auto& margins = counts_.margins().all();
    std::vector<std::vector<bool>> known(counts_.margins().n_categories(),
                                         std::vector<bool>(counts_.tree().size(), false));
    for (std::size_t m = 0; m < margins.size(); ++m)
      for (auto c = margins[m].first; c < margins[m].first + margins[m].count; ++c)
        for (std::size_t node = 0; node < counts_.tree().size(); ++node)
          known[c][node] = !(m < after_.size() && after_[m][node]) && !anybody_stays(node, c);
    return known;
  }
  bool anybody_stays(std::size_t node, std::size_t category) const {
    for (std::size_t unit = 0; unit < counts_.n_units(); ++unit)
      for (const auto way : {Way::within, Way::repeated})
        if (counts_.persons(unit, static_cast<std::size_t>(way), node, category) != 0) return true;
    return false;
  }
  bool is_stock(std::size_t margin, std::size_t node) const {
    const auto& split = counts_.margins().all()[margin];
    for (auto c = split.first; c < split.first + split.count; ++c)
      if (anybody_stays(node, c)) return false;
    return !(margin < after_.size() && after_[margin][node]);
  }

  void find(Family family) { patterns_[family] = finders_.at(family)(patterns_[family]); }

  void tie(const Balance& balance, const Pattern& where, std::set<Family>& changed) {
    for (std::size_t margin = 0; margin < where.size(); ++margin)
      for (std::size_t node = 0; node < where[margin].size(); ++node) {
        if (!where[margin][node]) continue;
        if (std::none_of(balance.families.begin(), balance.families.end(),
                         [&](Family family) -> bool { return patterns_[family][margin][node]; }))
          continue;
        for (const auto family : balance.families) {
          if (patterns_[family][margin][node]) continue;
          if (family == Family::entrants && is_stock(margin, node)) continue;
          patterns_[family][margin][node] = true;
          changed.insert(family);
        }
      }
  }

  const Counts& counts_;
  const PatternRules& rules_;
  const Pattern& before_;
  const Pattern& after_;
  std::vector<Pattern> thin_;  // by balance
  std::map<Family, PatternFinder> finders_;
  std::map<Family, Pattern> patterns_;
};

}  // namespace

std::map<Family, YearPatterns> find_flow_patterns(const RunFamilies& run, const PatternRules& rules,
                                                  const YearPatterns& enrolled) {
  std::map<Family, YearPatterns> found;
  for (const auto& definition : definitions()) found[definition.family];
  auto with_systems = rules;
  with_systems.systems = run.systems(Family::entrants);
  const Pattern none;
  count_flows(run, [&](std::size_t year, const Counts& counts) {
    const auto at = [&](std::size_t date) -> const Pattern& {
      return date < enrolled.size() ? enrolled[date] : none;
    };
    for (auto& [family, pattern] : FlowYear{counts, with_systems, at(year), at(year + 1)}())
      found[family].push_back(std::move(pattern));
  });
  return found;
}

}  // namespace doorstroom
