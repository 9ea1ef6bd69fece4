// SPDX-License-Identifier: EUPL-1.2
// A policy without effect changes nothing; one with effect changes nothing before its start,
// upstream, or elsewhere.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/agents/variants.hpp"

namespace doorstroom {
namespace {

using namespace test;

/// What support cost and whom it reached, which a policy without effect may have too.
bool is_about_support(const Table& table) {
  return table.axes.size() > 1 && table.axes[1] == "policy";
}

/// Number of values in which two tables differ.
std::size_t differences(const Table& a, const Table& b) {
  std::size_t n = a.values.size() == b.values.size() ? 0 : 1;
  for (std::size_t k = 0; k < std::min(a.values.size(), b.values.size()); ++k)
    n += a.values[k] != b.values[k] ? 1 : 0;
  return n;
}

TEST(NoEffect, APolicyWithoutEffectHasTheTablesOfTheBaseline) {
  const auto country = country_with(policies_without_effect);
  const auto tables = country.run();
  const auto& baseline = tables.variants[country.variant("none")];
  for (std::size_t v = 2; v < tables.variants.size(); ++v)
    for (std::size_t t = 0; t < baseline.size(); ++t)
      if (!is_about_support(baseline[t])) {
        EXPECT_EQ(differences(tables.variants[v][t], baseline[t]), 0U)
            << country.experiment.variants[v - 1].name << ": " << baseline[t].name;
      }
  // it did ask and pay
  const auto& tutoring = tables.variants[country.variant("tutoring-without-effect")];
  EXPECT_NE(differences(table(tutoring, "reached"), table(baseline, "reached")), 0U);
}

TEST(NoEffect, PoliciesWithEffectDoDiffer) {
  const auto country = country_with(policies_at_work);
  const auto tables = country.run();
  for (const auto* name : {"tutoring", "repetition", "targeted", "extended", "bridge"})
    EXPECT_GT(differences(table(tables.variants[country.variant(name)], "stock"),
                          table(tables.variants[country.variant("none")], "stock")),
              0U)
        << name;
}

TEST(NoEffect, BranchesHaveTheTablesOfRunsFromTheStart) {
  const auto country = country_with(policies_at_work);
  const auto shared = country.run(Branching::shared), whole = country.run(Branching::from_start);
  EXPECT_LT(shared.pupil_terms.simulated, whole.pupil_terms.simulated);
  EXPECT_EQ(shared.pupil_terms.nominal, whole.pupil_terms.nominal);
  for (std::size_t v = 0; v < shared.variants.size(); ++v)
    for (std::size_t t = 0; t < shared.variants[v].size(); ++t)
      EXPECT_EQ(shared.variants[v][t], whole.variants[v][t])
          << v << ": " << shared.variants[v][t].name;
}

// Nothing but the policies makes these variants leave the reference; one acts from the first term
// on.
TEST(NoEffect, BranchesAreRightWithoutShockToo) {
  auto experiment = experiment_of(std::string(settings) + policies_at_work + R"(
[[variant]]
name = "at-once"
  [[variant.policy]]
  use = "tutoring"
  name = "at-once"
  from = 2019
  until = 2019
)");
  experiment.closures.clear();
  experiment.align.clear();
  experiment.years = 4;
  const Country country(experiment, 0.01, quick_burn_in);
  const auto shared = country.run(Branching::shared), whole = country.run(Branching::from_start);
  for (std::size_t v = 0; v < shared.variants.size(); ++v)
    for (std::size_t t = 0; t < shared.variants[v].size(); ++t)
      EXPECT_EQ(shared.variants[v][t], whole.variants[v][t])
          << v << ": " << shared.variants[v][t].name;
  EXPECT_GT(differences(table(shared.variants[country.variant("at-once")], "skill_sum"),
                        table(shared.variants[country.variant("none")], "skill_sum")),
            0U);
}

/// Rows of a table by year that differ before `year`; tables without years count whole.
std::size_t differences_before(const Table& a, const Table& b, std::size_t year) {
  const std::size_t slice = a.values.size() / a.shape[0];
  std::size_t n = 0;
  for (std::size_t k = 0; k < slice * year; ++k) n += a.values[k] != b.values[k] ? 1 : 0;
  return n;
}

TEST(NoEffect, NothingDiffersBeforeTheFirstYear) {
  const auto country = country_with(policies_at_work);
  const auto tables = country.run(Branching::from_start);
  const auto& baseline = tables.variants[country.variant("none")];
  constexpr std::size_t first = 2;  // 2021/22
  for (std::size_t v = 2; v < tables.variants.size(); ++v)
    for (std::size_t t = 0; t < baseline.size(); ++t) {
      const auto& own = tables.variants[v][t];
      if (own.axes[0] != "year" && own.axes[0] != "date") continue;
      EXPECT_EQ(differences_before(own, baseline[t], first + (own.axes[0] == "date" ? 1 : 0)), 0U)
          << country.experiment.variants[v - 1].name << ": " << own.name;
    }
}

/// Stocks, flows out and skills of the places under these prefixes that differ in any year.
std::size_t differences_at(const Model& model, const std::vector<Table>& a,
                           const std::vector<Table>& b, const std::vector<std::string>& prefixes) {
  const auto inside = [&](PlaceId p) {
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const auto& prefix) {
      return under_prefix(model.graph.place(p).name, prefix);
    });
  };
  std::size_t n = 0;
  for (const auto* name : {"stock", "pupils_end"})
    for (std::size_t year = 0; year < table(a, name).shape[0]; ++year)
      for (std::uint32_t p = 0; p < model.graph.n_places(); ++p)
        n += inside(PlaceId{p}) &&
                     all_cells(table(a, name), year, p) != all_cells(table(b, name), year, p)
                 ? 1
                 : 0;
  for (std::size_t year = 0; year < table(a, "flow").shape[0]; ++year)
    for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m)
      n += inside(model.graph.from(MoveId{m})) &&
                   all_cells(table(a, "flow"), year, m) != all_cells(table(b, "flow"), year, m)
               ? 1
               : 0;
  return n;
}

TEST(NoEffect, NothingDiffersUpstream) {
  const auto country = country_with(policies_at_work);
  const auto tables = country.run();
  const auto& baseline = tables.variants[country.variant("none")];
  std::vector<std::string> primary_but_last{"vve"};
  for (const auto* kind : {"po.bao.", "po.sbo.", "po.so."})
    for (int year = kind == std::string("po.bao.") ? 0 : 1; year < 8; ++year)
      primary_but_last.push_back(kind + std::to_string(year));
  const auto differ = [&](const std::string& name, const std::vector<std::string>& prefixes) {
    return differences_at(country.model(), tables.variants[country.variant(name)], baseline,
                          prefixes);
  };
  EXPECT_EQ(differ("extended", primary_but_last), 0U);
  EXPECT_EQ(differ("bridge", primary_but_last), 0U);
  EXPECT_EQ(differ("tutoring", {"vve", "po.bao.0", "po.bao.1", "po.bao.2"}), 0U);
  EXPECT_EQ(differ("repetition", {"vve"}), 0U);
  EXPECT_GT(differ("extended", {"vo"}), 0U);
}

TEST(NoEffect, AnIdlePolicyElsewhereChangesNoOtherVariant) {
  const std::string work(policies_at_work);
  const auto plain = country_with(work);
  const auto more = country_with(work + R"(
[[variant]]
name = "idle"
  [[variant.policy]]
  use = "repetition"
  name = "idle-repetition"
  odds_ratio = 1
  from = 2020
  until = 2021
)");
  const auto before = plain.run(), after = more.run();
  for (std::size_t v = 0; v < before.variants.size(); ++v)
    for (std::size_t t = 0; t < before.variants[v].size(); ++t)
      if (!is_about_support(before.variants[v][t])) {
        EXPECT_EQ(before.variants[v][t], after.variants[v][t])
            << v << ": " << before.variants[v][t].name;
      }
}

TEST(NoEffect, PlacesThatAnotherVariantAddsChangeNobodysLife) {
  const auto plain = country_with("");
  const auto wider = country_with(policies_without_effect);
  const auto before = plain.run(), after = wider.run();
  const auto& old_stock = table(before.variants[1], "stock");
  const auto& new_stock = table(after.variants[1], "stock");
  for (std::size_t date = 0; date < old_stock.shape[0]; ++date)
    for (std::uint32_t p = 0; p < plain.model().graph.n_places(); ++p) {
      const auto name = plain.model().graph.place(PlaceId{p}).name;
      EXPECT_EQ(all_cells(old_stock, date, p),
                all_cells(new_stock, date, wider.model().graph.find(name)->value))
          << name << " " << date;
    }
  for (const auto* name : {"attained", "advice", "change"})
    EXPECT_EQ(table(before.variants[1], name), table(after.variants[1], name));
}

}  // namespace
}  // namespace doorstroom
