// SPDX-License-Identifier: EUPL-1.2
// Phase rule: what holds for the moves of this term.
#include "agents/term/phases.hpp"
#include "agents/term/simulate.hpp"

namespace doorstroom {
namespace {

/// Measures that were taken in a school year in which schools had been closed.
void take_measures(const Scenario& scenario, int year, MoveTables& tables) {
  const auto& model = *scenario.model;
  for (const auto& measure : model.system->measures) {
    if (measure.school_year != year || (measure.in_shock_only && !scenario.shock) ||
        !model.closed_in(year))
      continue;
    if (measure.kind == TakenKind::no_end_test) tables.end_test = false;
    if (measure.kind == TakenKind::exam_rules)
      for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m)
        if (model.places.exam[model.graph.from(MoveId{m}).value] != 0 &&
            model.moves.diploma[m] != 0)
          tables.scale(m, kernels::exp(model.parameters.named.at(measure.parameter)));
  }
}

void add_diversions(const Model& model, const Policy& policy, int year, MoveTables& tables) {
  const auto& graph = model.graph;
  for (const auto& diversion : policy.diversions(graph, year)) {
    const auto from = graph.find(diversion.from), to = graph.find(diversion.to),
               instead = graph.find(diversion.instead);
    if (!from || !to || !instead || diversion.share <= 0) continue;  // a logit cannot say never
    for (std::uint32_t m = 0; m < graph.n_moves(); ++m) {
      if (graph.from(MoveId{m}) != *from || graph.to(MoveId{m}) != *to) continue;
      for (std::uint32_t other = 0; other < graph.n_moves(); ++other) {
        if (graph.from(MoveId{other}) != *from || graph.to(MoveId{other}) != *instead) continue;
        tables.diversions_of.resize(graph.n_moves());
        tables.diversions_of[m].push_back(static_cast<std::uint16_t>(tables.diversions.size()));
        tables.diversions.push_back(
            {static_cast<std::uint16_t>(m), static_cast<std::uint16_t>(other),
             kernels::logit(static_cast<float>(diversion.share)),
             static_cast<float>(diversion.per_sd), static_cast<float>(diversion.max_share),
             diversion.min_class, policy.item});
      }
    }
  }
}

}  // namespace

MoveTables tables_of(const Scenario& scenario, Term term) {
  const auto& model = *scenario.model;
  const int index = static_cast<int>(model.schedule().year(term));
  const int year = model.school_year(term);
  auto tables = base_tables(model, term);
  if (scenario.frozen != nullptr) {
    // of the end of the year: who moves in its middle does so before it is known
    if (model.schedule().ends_year(term) &&
        static_cast<std::size_t>(index) < scenario.frozen->norm_shift.size())
      tables.norm_shift = scenario.frozen->norm_shift[static_cast<std::size_t>(index)];
    if (index == scenario.frozen->align_year && !scenario.frozen->align_logit.empty())
      for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m)
        tables.scale(m, kernels::exp(scenario.frozen->align_logit[m]));
  }
  if (model.options.shifts) take_measures(scenario, year, tables);
  for (const auto& active : scenario.policies) {
    const auto& policy = active.policy;
    if (!active.acts_in(year)) continue;
    for (const auto& change : policy->shifts(year)) shift(model, change, tables);
    add_diversions(model, *policy, year, tables);
  }
  return tables;
}

void phases::rule(TermWork& work) {
  work.tables = tables_of(work.scenario, work.term);
  for (const auto& variant : work.variants)
    work.variant_tables.push_back(tables_of(variant.scenario, work.term));
}

}  // namespace doorstroom
