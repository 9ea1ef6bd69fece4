// SPDX-License-Identifier: EUPL-1.2
// Disclosure control against an attacker who has everything that is published and solves the linear
// system; and what may be asked of it.
#include "results/disclosure/disclosure.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>

#include "engine/errors.hpp"
#include "results/compare/facts.hpp"
#include "results/store/merge.hpp"
#include "results/store/writer.hpp"
#include "tests/results/disclosure/linear_attack.hpp"
#include "tests/results/made_up_run.hpp"
#include "tests/results/small_run.hpp"

namespace doorstroom {
namespace {

using small_run::Size;

/// A small run with everything that can be asked of it.
struct Published {
  RunDescription run = small_run::description();
  UnitResult unit;
  std::optional<Results> results;
  std::vector<Comparison> rows;

  Published(std::uint64_t seed, Protection protection, Size size = Size::small) {
    unit = small_run::unit(run, seed, size);
    const auto folder = made_up::folder("attack-" + std::to_string(seed));
    ResultsWriter writer{folder, run};
    writer.write(unit);
    results.emplace(merge(folder).path);
    rows = compare(*results, everything(), Disclosure{*results, default_threshold, protection});
  }

  CompareQuery everything() const {
    auto groups = known_groups(run);
    for (const char* joint : {"sex=m,education=low", "sex=m,education=high", "sex=f,education=low",
                              "sex=f,education=high", "education=low,domain=maths",
                              "sex=f,education=low,domain=reading", "region=Drenthe,domain=maths"})
      groups.emplace_back(joint);
    return {{}, {}, known_places(run), groups, {}, 0};
  }

  std::size_t variant(const std::string& name) const {
    std::size_t index = 0;
    while (run.variants[index].name != name) ++index;
    return index;
  }
};

/// Parts of the results that share no numbers, so that each is a system of its own: stocks and
/// flows, and tables.
const std::vector<std::set<std::string>>& systems() {
  static const std::vector<std::set<std::string>> all = {
      {"flow"},     {"skill_sum"}, {"delay_sum"},       {"region_delay_sum"}, {"advice"},
      {"attained"}, {"change"},    {"attained_change"}, {"reached"},          {"requested"}};
  return all;
}

/// One published or suppressed value, as sums.
struct Asked {
  const Comparison* row;
  attack::Value value;
};

bool is_in(const attack::Functional& sum, const std::set<std::string>& system) {
  if (sum.empty()) return true;
  for (const auto& known : systems())
    if (known.count(sum.begin()->first.first) != 0) return system.count(*known.begin()) != 0;
  return system.count("flow") != 0;
}

std::vector<Asked> asked_of(const Published& published, const std::string& variant,
                            const std::set<std::string>& tables) {
  std::vector<Asked> asked;
  for (const auto& row : published.rows) {
    if (row.variant != variant) continue;
    if (row.indicator == "cost_eur" && row.place == "all" && row.group == "all") continue;
    auto value = attack::value_of(published.run, row);  // that one holds the policies too
    if (value && is_in(value->numerator, tables)) asked.push_back({&row, std::move(*value)});
  }
  return asked;
}

/// The numerator as what follows from a known value: numerator - value * denominator is zero.
attack::Functional given(const attack::Value& value, double known) {
  return value.is_ratio() ? attack::plus(value.numerator, value.denominator, -known)
                          : value.numerator;
}

/// Values that the attacker finds although they were suppressed.
std::vector<std::string> recovered(const Published& published, const std::string& variant,
                                   const std::set<std::string>& tables) {
  const auto truth =
      attack::numbers_of(published.run, published.unit.variants[published.variant(variant)]);
  const auto asked = asked_of(published, variant, tables);
  attack::Knowledge knowledge;
  for (const auto& [row, value] : asked) {
    if (row->suppressed) continue;
    const bool counts = !value.is_ratio() || row->unit == "share";
    if (!counts) continue;
    if (attack::evaluate(value.numerator, truth) == 0) knowledge.learn_zero(value.numerator);
    if (!value.is_ratio()) continue;
    const auto rest = attack::plus(value.denominator, value.numerator, -1);
    if (attack::evaluate(rest, truth) == 0) knowledge.learn_zero(rest);
  }
  if (tables.count("flow") != 0)
    for (const auto& balance : attack::balances(published.run)) knowledge.learn(balance);
  for (const auto& [row, value] : asked) {
    for (const auto& [atom, weight] : value.denominator)  // the attacker even knows these
      if (atom.first.ends_with("pupils_end")) knowledge.learn({{atom, 1.0}});
    if (!row->suppressed) {
      const double denominator =
          value.is_ratio() ? attack::evaluate(value.denominator, truth) : 1.0;
      knowledge.learn(given(value, attack::evaluate(value.numerator, truth) / denominator));
    }
  }
  std::vector<std::string> found;
  for (const auto& [row, value] : asked) {
    if (!row->suppressed) continue;
    const double denominator = value.is_ratio() ? attack::evaluate(value.denominator, truth) : 1.0;
    const double numerator = attack::evaluate(value.numerator, truth);
    if (numerator == 0 || (row->unit == "share" && numerator == denominator)) continue;
    if (knowledge.knows(given(value, numerator / denominator)))
      found.push_back(row->indicator + " " + std::to_string(row->year) + " " + row->place + " " +
                      row->group);
  }
  return found;
}

std::string join(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += name + "\n";
  return text;
}

void expect_nothing_recovered(std::uint64_t seed, const std::string& variant, Size size) {
  const Published published{seed, Protection::complete, size};
  EXPECT_GT(suppressed_share(published.rows), 0);
  EXPECT_LT(suppressed_share(published.rows), 0.8) << "an attack on nothing shows nothing";
  for (const auto& system : systems())
    EXPECT_EQ(join(recovered(published, variant, system)), "") << *system.begin();
}

TEST(Disclosure, NothingSuppressedFollowsWhereCellsHoldTens) {
  expect_nothing_recovered(1, "none", Size::small);
}

TEST(Disclosure, NothingSuppressedFollowsWhereCellsHoldHundreds) {
  expect_nothing_recovered(2, "tutoring", Size::large);
}

TEST(Disclosure, TheAttackWinsAgainstPrimarySuppressionAlone) {
  const Published published{1, Protection::primary_only};
  std::size_t found = 0;
  for (const auto& tables : systems()) found += recovered(published, "none", tables).size();
  EXPECT_GT(found, 0U);
}

TEST(Disclosure, NoPublishedValueRestsOnFewPersons) {
  const Published published{1, Protection::complete};
  const std::set<std::string> persons = {
      "flow", "advice", "attained", "change", "attained_change", "reached", "requested"};
  std::size_t shown = 0;
  for (const char* variant : {"none", "tutoring"})
    for (const auto& [row, value] : asked_of(published, variant, persons)) {
      if (row->suppressed || row->unit == "FTE" || row->unit == "EUR") continue;
      const auto truth =
          attack::numbers_of(published.run, published.unit.variants[published.variant(variant)]);
      const double part = attack::evaluate(value.numerator, truth),
                   whole = value.is_ratio() ? attack::evaluate(value.denominator, truth) : part;
      EXPECT_FALSE(part > 0 && part < 10)
          << row->indicator << " " << row->place << " " << row->group;
      EXPECT_FALSE(whole - part > 0 && whole - part < 10)
          << row->indicator << " " << row->place << " " << row->group;
      ++shown;
    }
  EXPECT_GT(shown, 500U);
}

TEST(Disclosure, PatternIsTheSameInAllVariantsAndForEveryQuestion) {
  const Published published{2, Protection::complete};
  std::map<std::array<std::string, 4>, bool> pattern;
  for (const auto& row : published.rows) {
    if (row.indicator.starts_with("skill_better") || row.indicator.starts_with("skill_worse") ||
        row.indicator.starts_with("diploma_"))
      continue;  // who gains in one variant says nothing about another
    const auto known = pattern.try_emplace(
        {row.indicator, std::to_string(row.year), row.place, row.group}, row.suppressed);
    EXPECT_EQ(known.first->second, row.suppressed) << row.indicator << " " << row.place;
  }
  const auto few = compare(*published.results,
                           {{"tutoring"}, {}, {"vo.vwo.3", "vo.havo"}, {"sex=f"}, {2021}, 0});
  ASSERT_FALSE(few.empty());
  for (const auto& row : few)
    EXPECT_EQ(row.suppressed,
              pattern.at({row.indicator, std::to_string(row.year), row.place, row.group}));
}

/// What stays away of a run in which so many change per cell, `all` and by sex.
std::vector<std::string> changes_away(std::int64_t worse, std::int64_t same, std::int64_t better) {
  const auto run = small_run::description();
  auto unit = small_run::unit(run, 1, Size::small);
  for (auto& tables : unit.variants)
    for (auto& table : tables)
      if (table.name == "change")
        for (std::size_t i = 0; i < table.values.size(); ++i) {
          const auto cell = i % run.cells.size(), change = i / run.cells.size() % 3;
          table.values[i] = change == 1 ? same : change == 2 ? better : cell == 0 ? worse : 0;
        }
  const auto folder = made_up::folder("changes");
  ResultsWriter writer{folder, run};
  writer.write(unit);
  const Results results{merge(folder).path};
  std::vector<std::string> away;
  for (const auto& row : compare(results, {{"tutoring"},
                                           {"skill_better_share", "skill_worse_share"},
                                           {"all"},
                                           {"all", "sex=m"},
                                           {run.first_year + 1},
                                           0}))
    if (row.suppressed) away.push_back(row.indicator + " " + row.group);
  return away;
}

TEST(Disclosure, AFewWhoLoseDoNotHideWhoGains) {
  EXPECT_EQ(changes_away(3, 500, 40),
            (std::vector<std::string>{"skill_worse_share all", "skill_worse_share sex=m"}));
}

TEST(Disclosure, AFewWhoLoseHideWhoGainsWhereNobodyIsTheSame) {
  EXPECT_EQ(changes_away(3, 0, 40).size(), 4U);
}

TEST(Disclosure, SuppressedRowsHoldNoNumber) {
  const Published published{1, Protection::complete};
  std::size_t n = 0;
  for (const auto& row : published.rows) {
    if (!row.suppressed) continue;
    ++n;
    EXPECT_FALSE(row.level || row.difference || row.low || row.high || row.share_better);
    EXPECT_EQ(row.interval, IntervalKind::none);
    EXPECT_FALSE(row.withheld);
  }
  EXPECT_GT(n, 0U);
  EXPECT_NEAR(suppressed_share(published.rows),
              static_cast<double>(n) / static_cast<double>(published.rows.size()), 1e-12);
}

TEST(Disclosure, ThresholdGoesUpwardsOnlyUnlessThePopulationIsSynthetic) {
  auto run = small_run::description();
  EXPECT_EQ(checked_threshold(run, 0), 10);
  EXPECT_EQ(checked_threshold(run, 25), 25);
  EXPECT_THROW(checked_threshold(run, 9), ConfigError);
  EXPECT_THROW(checked_threshold(run, -1), ConfigError);
  run.synthetic = true;
  EXPECT_EQ(checked_threshold(run, 1), 1);
  EXPECT_THROW(checked_threshold(run, -1), ConfigError);
}

TEST(Disclosure, EveryIndicatorSaysWhomItCounts) {
  for (const auto& indicator : all_indicators())
    EXPECT_NE(indicator.persons, Persons::unknown) << indicator.name;
}

}  // namespace
}  // namespace doorstroom
