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
  const auto& intercept = model.calibration.intercept(model.schedule().year(term));
  MoveTables tables;
  const std::size_t n = model.graph.n_moves();
  tables.weight.assign(n * n_covariate_cells, 0);
  tables.skill.assign(n, 0);
  tables.wellbeing.assign(n, 0);
  tables.norm_shift.assign(model.graph.n_places(), 0);
  tables.repeat_logit.assign(model.graph.n_places(), 0);
  for (std::uint32_t m = 0; m < n; ++m) {
    const auto& row = model.graph.move(MoveId{m});
    const auto rate = static_cast<float>(row.rate);
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

void shift(const Model& model, const MoveShift& change, MoveTables& tables) {
  const auto places = model.graph.under(change.from);
  if (change.kind == MoveKind::repeat) {
    for (const auto place : places)
      tables.repeat_logit[place.value] += static_cast<float>(change.logit);
    return;
  }
  const float factor = kernels::exp(static_cast<float>(change.logit));
  std::vector<char> concerned(model.graph.n_places(), 0);
  for (const auto place : places) concerned[place.value] = 1;
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) {
    if (model.moves.kind[m] == change.kind && concerned[model.graph.from(MoveId{m}).value] != 0)
      tables.scale(m, factor);
  }
}

}  // namespace doorstroom
