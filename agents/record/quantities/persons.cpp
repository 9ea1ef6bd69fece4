// SPDX-License-Identifier: EUPL-1.2
// Where persons are and how they move: stocks, flows, advice, and those who leave.
#include "agents/record/add_slice.hpp"
#include "agents/record/record.hpp"

namespace doorstroom::quantities {
namespace {

/// Exits hold who were there, and who left this year.
void add_stock(Table& stock, const moment::Stock& at) {
  const auto& [model, date, counts, record] = at;
  const std::size_t slice = model.graph.n_places() * n_cells;
  auto total = counts;
  if (date > 0) {
    const auto& flow = record.table("flow");
    for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) {
      const auto to = model.graph.to(MoveId{m}).value;
      if (model.places.stays[to] != 0) continue;
      for (std::size_t c = 0; c < n_cells; ++c)
        total[to * n_cells + c] +=
            flow.values[((date - 1) * model.graph.n_moves() + m) * n_cells + c];
    }
    for (std::size_t p = 0; p < model.graph.n_places(); ++p)
      for (std::size_t c = 0; c < n_cells && model.places.stays[p] == 0; ++c)
        total[p * n_cells + c] += stock.values[(date - 1) * slice + p * n_cells + c];
  }
  add_slice(stock, date, total.data());
}

/// What was counted from this offset on.
template <std::size_t ProgressLayout::*offset>
void add_moved(Table& table, const moment::Moved& at) {
  add_slice(table, at.year, at.sums.data() + at.layout.*offset);
}

}  // namespace

std::vector<Quantity> persons() {
  return {
      {.place = 10,
       .name = "stock",
       .axes = {"date", "place", "cell"},
       .unit = "persons",
       .doc = "Persons on 1 October; exits hold those who left since the start.",
       .adds = {add_stock}},
      {.place = 20,
       .name = "entry",
       .axes = {"year", "place", "cell"},
       .unit = "persons",
       .doc = "Persons who entered from outside between two stocks.",
       .adds = {[](Table& entry, const moment::Entered& at) {
         for (const auto& e : at.entrants)
           ++entry.values[(at.year * entry.shape[1] + e.place) * n_cells + e.cell];
       }}},
      {.place = 30,
       .name = "flow",
       .axes = {"year", "move", "cell"},
       .unit = "persons",
       .doc = "Persons who made the move.",
       .adds = {add_moved<&ProgressLayout::flow>},
       .note = "Within or at the end of that school year."},
      {.place = 40,
       .name = "cohort_flow",
       .axes = {"year", "move"},
       .unit = "persons",
       .doc = "As flow, of those who were in the last year before school advice at the start.",
       .adds = {add_moved<&ProgressLayout::cohort_flow>},
       .note = "One cohort, followed to leaving."},
      {.place = 120,
       .name = "advice",
       .axes = {"year", "advice", "cell"},
       .unit = "persons",
       .doc = "Final school advice.",
       .adds = {add_moved<&ProgressLayout::advice>}},
      {.place = 130,
       .name = "study_years_sum",
       .axes = {"year", "place", "cell"},
       .unit = "years",
       .doc = "Years since the start of secondary education of those who left to this exit.",
       .adds = {add_moved<&ProgressLayout::study_years>}},
      {.place = 140,
       .name = "left_unqualified",
       .axes = {"year", "place", "cell"},
       .unit = "persons",
       .doc = "Persons who left education from this place without a starting qualification.",
       .adds = {add_moved<&ProgressLayout::unqualified>},
       .note = "Not those who emigrated or died."},
  };
}

}  // namespace doorstroom::quantities
