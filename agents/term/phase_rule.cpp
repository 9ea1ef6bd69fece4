// SPDX-License-Identifier: EUPL-1.2
// Phase rule: what the nation decides for a term, and what that makes of the moves at its end.
#include <algorithm>

#include "agents/term/phases.hpp"
#include "agents/term/simulate.hpp"
#include "agents/world/data_rules.hpp"
#include "engine/fixed_point.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

/// What policies have the nation pay, by the pupils of the term.
void pay(TermWork& work) {
  const auto pays = [](const Rules& rules) { return !rules.payments().empty(); };
  if (std::ranges::none_of(work.rules, pays)) return;
  const auto& model = work.model();
  const auto n_places = model.graph.n_places();
  Tallies counts(n_places * n_cells, work.variants.size());
  for_each_index(work.n_blocks(), [&](std::size_t b) {
    const auto tally = counts.local();
    count_stock(work.run.state.blocks[b], tally);
    for (std::size_t v = 0; v < work.variants.size(); ++v)
      count_stock(work.variants[v].own.blocks[b], tally.of_variant(v));
  });
  const auto total = counts.total();
  const auto record = [&](const Rules& rules, const std::vector<std::int64_t>& pupils,
                          Record& into) {
    for (const auto& payment : rules.payments()) {
      std::int64_t sum = 0;
      for (std::size_t p = 0; p < n_places; ++p) {
        const auto cents = round_to_int64(payment.shares[p] * model.places.cents_per_year[p]);
        for (std::size_t c = 0; c < n_cells; ++c) sum += cents * pupils[p * n_cells + c];
      }
      into.paid(work.year, payment.policy, sum);
    }
  };
  record(work.rules[0], total[0], work.run.record);
  for (std::size_t v = 0; v < work.variants.size(); ++v)
    record(work.rules[1 + v], plus(total[0], total[1 + v]), work.variants[v].record);
}

/// Whoever is in a place whose clock or teaching time is another one in a variant leads another
/// life there from now on.
void leave_where_time_differs(TermWork& work) {
  for (std::size_t v = 0; v < work.variants.size(); ++v) {
    const auto& here = work.rules[0];
    const auto& there = work.rules[1 + v];
    std::vector<char> differs(work.model().graph.n_places(), 0);
    for (std::size_t p = 0; p < differs.size(); ++p)
      differs[p] = here.clock(p) != there.clock(p) || here.part(p) != there.part(p) ||
                   here.groups_older(p) != there.groups_older(p) || here.weeks(p) != there.weeks(p);
    if (std::ranges::none_of(differs, [](char other) { return other != 0; })) continue;
    for_each_index(work.n_blocks(), [&](std::size_t b) {
      auto& baseline = work.run.state.blocks[b];
      const auto place = baseline.get<column::Place>();
      const auto elsewhere = baseline.get<column::Elsewhere>();
      for (std::size_t i = 0; i < baseline.size(); ++i)
        if (differs[place[i]] != 0 && (elsewhere[i] >> v & 1U) == 0)
          leave_baseline(baseline, i, v, work.variants[v].own.blocks[b]);
    });
  }
}

}  // namespace

Rules rules_of(const Scenario& scenario, Term term) {
  auto rules = data_rules(*scenario.model, scenario.shock, term);
  const int year = rules.school_year();
  for (const auto& active : scenario.policies) {
    if (!active.acts_in(year)) continue;
    rules.begin("", active.index);
    active.policy->rule(rules);
  }
  return rules;
}

MoveTables tables_of(const Scenario& scenario, const Rules& rules) {
  const auto& model = *scenario.model;
  const auto term = rules.term();
  const auto& schedule = model.schedule();
  auto tables = base_tables(model, term);
  if (scenario.frozen != nullptr) {
    const auto& frozen = *scenario.frozen;
    for (std::uint16_t p = 0; p < model.graph.n_places(); ++p) {
      // of the end of the year: who moves in its middle does so before it is known
      const auto year_end = model.year_decided(p, term);
      const auto year = schedule.year(year_end);
      if (schedule.ends_year(year_end) && year < frozen.norm_shift.size())
        tables.norm_shift[p] = frozen.norm_shift[year][p];
    }
    for (std::uint32_t m = 0; m < model.graph.n_moves() && !frozen.align_logit.empty(); ++m) {
      const auto from = static_cast<std::uint16_t>(model.graph.from(MoveId{m}).value);
      if (static_cast<int>(schedule.year(model.year_decided(from, term))) == frozen.align_year)
        tables.scale(m, kernels::exp(frozen.align_logit[m]));
    }
  }
  // what is decided at the end of a school year follows the rules of that year, whenever it ends
  const auto year_end = schedule.year_end_before(term);
  if (year_end == term)
    apply(model, rules, rules, tables);
  else
    apply(model, rules, rules_of(scenario, year_end), tables);
  return tables;
}

void phases::rule(TermWork& work) {
  work.rules.push_back(rules_of(work.scenario, work.term));
  for (const auto& variant : work.variants)
    work.rules.push_back(rules_of(variant.scenario, work.term));
  leave_where_time_differs(work);
  pay(work);
}

}  // namespace doorstroom
