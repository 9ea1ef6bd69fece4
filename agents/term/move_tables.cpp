// SPDX-License-Identifier: EUPL-1.2
// Fills the tables from base rates, intercepts and shifts.
#include "agents/term/move_tables.hpp"

#include "engine/kernels.hpp"

namespace doorstroom {

float covariate_logit(const MoveRow& row, std::size_t cell, bool repeated) {
  const auto education = education_of(static_cast<std::uint8_t>(cell));
  double logit = 0;
  if (education == Education::low) logit += row.education_low;
  if (education == Education::high) logit += row.education_high;
  if (is_girl(static_cast<std::uint8_t>(cell))) logit += row.girl;
  if (repeated) logit += row.repeated;
  return static_cast<float>(logit);
}

MoveTables base_tables(const Model& model, Term term) {
  const auto& schedule = model.schedule();
  MoveTables tables;
  const std::size_t n = model.graph.n_moves();
  tables.weight.assign(n * n_covariate_cells, 0);
  tables.skill.assign(n, 0);
  tables.wellbeing.assign(n, 0);
  tables.norm_shift.assign(model.graph.n_places(), 0);
  tables.repeat_logit.assign(model.graph.n_places(), 0);
  tables.clock.assign(model.graph.n_places(), YearClock::as_entered);
  tables.first_half.assign(model.graph.n_places(),
                           schedule.in_first_half(schedule.part(Term{term.value + 1})) ? 1 : 0);
  tables.revision_share = model.parameters.advice_revision_share;
  for (std::uint32_t m = 0; m < n; ++m) {
    const auto& row = model.graph.move(MoveId{m});
    const auto rate = static_cast<float>(row.rate);
    const auto from = static_cast<std::uint16_t>(model.graph.from(MoveId{m}).value);
    const auto& intercept =
        model.calibration.intercept(schedule.year(model.year_decided(from, term)));
    if (model.options.shifts) tables.skill[m] = static_cast<float>(row.skill);
    if (row.kind == MoveKind::drop_out && model.options.shifts &&
        model.places.gone[model.moves.to[m]] == 0)  // nobody emigrates for school's sake
      tables.wellbeing[m] = model.parameters.wellbeing_drop_out;
    for (std::size_t c = 0; c < n_covariate_cells; ++c) {
      const float logit =
          model.options.shifts ? intercept[m] + covariate_logit(row, c / 2, c % 2 != 0) : 0;
      tables.weight[m * n_covariate_cells + c] = logit == 0 ? rate : rate * kernels::exp(logit);
    }
  }
  return tables;
}

namespace {

/// Every way from -> to splits into it and every way from -> instead.
void divert(const Model& model, const Diversion& diversion, MoveTables& tables) {
  const auto& graph = model.graph;
  if (diversion.share <= 0) return;  // a logit cannot say never
  for (std::uint32_t m = 0; m < graph.n_moves(); ++m) {
    if (graph.from(MoveId{m}) != diversion.from || graph.to(MoveId{m}) != diversion.to) continue;
    for (std::uint32_t other = 0; other < graph.n_moves(); ++other) {
      if (graph.from(MoveId{other}) != diversion.from ||
          graph.to(MoveId{other}) != diversion.instead)
        continue;
      tables.diversions_of.resize(graph.n_moves());
      tables.diversions_of[m].push_back(static_cast<std::uint16_t>(tables.diversions.size()));
      tables.diversions.push_back({static_cast<std::uint16_t>(m), static_cast<std::uint16_t>(other),
                                   kernels::logit(static_cast<float>(diversion.share)),
                                   static_cast<float>(diversion.per_sd),
                                   static_cast<float>(diversion.max_share), diversion.min_class,
                                   diversion.item});
    }
  }
}

/// Who enters places whose year is moved by a birthday comes at its start or in its middle: as the
/// place to which most are promoted at its start begins its year, or not.
void set_halves(const Model& model, const Rules& rules, MoveTables& tables) {
  for (std::uint32_t p = 0; p < model.graph.n_places(); ++p) {
    if (model.places.birthday[p] == 0) continue;
    const auto range = model.moves.open[0][p];
    const MoveRow* largest = nullptr;
    std::uint32_t to = 0;
    for (std::uint32_t m = range.first; m < range.last; ++m) {
      const auto& row = model.graph.move(MoveId{m});
      if (row.kind != MoveKind::promote || (largest != nullptr && row.rate <= largest->rate))
        continue;
      largest = &row;
      to = model.moves.to[m];
    }
    if (largest != nullptr && rules.clock(to) != YearClock::as_entered)
      tables.first_half[p] = rules.clock(to) == YearClock::ends ? 1 : 0;
  }
}

}  // namespace

void apply(const Model& model, const Rules& rules, const Rules& of_year, MoveTables& tables) {
  const auto at = [&](std::uint32_t place) -> const Rules& {
    return model.places.birthday[place] != 0 ? rules : of_year;
  };
  const auto scale = [&](std::uint32_t m, double logit) {
    if (logit != 0) tables.scale(m, kernels::exp(static_cast<float>(logit)));
  };
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) {
    const auto from = model.graph.from(MoveId{m}).value;
    const auto kind = model.moves.kind[m];
    if (model.places.exam[from] != 0 && model.moves.diploma[m] != 0)
      scale(m, at(from).exam_logit(from));
    if (kind != MoveKind::repeat) scale(m, at(from).move_logit(from, kind));
  }
  for (std::uint32_t p = 0; p < model.graph.n_places(); ++p) {
    tables.clock[p] = rules.clock(p);
    tables.repeat_logit[p] = static_cast<float>(at(p).move_logit(p, MoveKind::repeat));
    tables.norm_shift[p] += static_cast<float>(at(p).norm(p));
    if (at(p).resits(p) > 0 && model.places.exam[p] != 0) {
      tables.resits.resize(model.graph.n_places(), 0);
      tables.resits[p] = static_cast<float>(at(p).resits(p));
    }
  }
  if (rules.moves_years()) set_halves(model, rules, tables);
  for (const auto& diversion : of_year.diversions())
    if (model.places.birthday[diversion.from.value] == 0) divert(model, diversion, tables);
  for (const auto& diversion : rules.diversions())
    if (model.places.birthday[diversion.from.value] != 0) divert(model, diversion, tables);
  tables.end_test = of_year.end_test();
  tables.benefit_of_doubt = static_cast<float>(of_year.benefit_of_doubt());
  tables.revision_share = static_cast<float>(
      of_year.revision_share(static_cast<double>(model.parameters.advice_revision_share)));
}

}  // namespace doorstroom
