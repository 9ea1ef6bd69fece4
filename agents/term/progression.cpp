// SPDX-License-Identifier: EUPL-1.2
// Applies moves.
#include "agents/term/progression.hpp"

#include <algorithm>
#include <bit>

#include "agents/term/run.hpp"

namespace doorstroom {
namespace {

/// Of pupils in one place, those who choose otherwise by the tables of a variant leave the
/// baseline.
void leave_if_other(const MoveChooser& chooser, const OtherTables& variant, std::size_t v,
                    std::uint16_t place, std::span<const std::uint32_t> rows,
                    std::span<const Choice> here, const MoveTables& tables, Pupils& pupils) {
  const auto elsewhere = pupils.get<column::Elsewhere>();
  std::vector<std::uint32_t> still;  // rows that the variant reads in the baseline
  std::vector<std::size_t> at;       // and where they stand in `rows`
  for (std::size_t k = 0; k < rows.size(); ++k)
    if ((elsewhere[rows[k]] >> v & 1U) == 0) {
      still.push_back(rows[k]);
      at.push_back(k);
    }
  std::vector<Choice> there(still.size());
  chooser.choose(pupils, place, still, there);
  for (std::size_t k = 0; k < still.size(); ++k)
    if (!same_choice(here[at[k]], tables, there[k], variant.tables))
      leave_baseline(pupils, still[k], v, variant.own);
}

}  // namespace

void progress(const Model& model, const MoveTables& tables, const Draws& draws,
              const std::vector<float>& quality, Term term, std::uint32_t block, Pupils& pupils,
              Pupils& outbox, Leavers& left, Tally tally, std::span<const OtherTables> others,
              std::span<const std::uint64_t> differ) {
  const ProgressLayout layout(model);
  const MoveChooser chooser(model, tables, draws, quality, term);
  const auto id = pupils.get<column::Pupil>();
  const auto place = pupils.get<column::Place>();
  const auto location = pupils.get<column::Location>();
  const auto cells = pupils.get<column::Cell>();
  const auto flags = pupils.get<column::Flags>();
  const auto years = pupils.get<column::YearsInPlace>();
  const auto enrolled = pupils.get<column::YearsEnrolled>();
  const auto diplomas = pupils.get<column::Diplomas>();
  const auto pending = pupils.get<column::Pending>();
  const auto elsewhere = pupils.get<column::Elsewhere>();
  std::vector<std::uint32_t> gone, movers;
  const auto count = [&](std::uint32_t move, std::size_t i) {
    tally.add(layout.flow + move * n_cells + cells[i], 1, elsewhere[i]);
    if ((flags[i] & flag_followed) != 0) tally.add(layout.cohort_flow + move, 1, elsewhere[i]);
  };

  const auto apply = [&](std::uint32_t i, std::uint16_t from, const Choice& choice) {
    const auto to = model.moves.to[choice.move];
    if (model.places.by_advice[from] != 0)
      tally.add(layout.advice + choice.advice * n_cells + cells[i], 1, elsewhere[i]);

    diplomas[i] = static_cast<std::uint16_t>(diplomas[i] | model.moves.diploma[choice.move]);
    if (model.places.counts_study_years[from] != 0 && enrolled[i] < 255) ++enrolled[i];
    if (model.places.stays[to] == 0) {
      count(choice.move, i);
      tally.add(layout.study_years + to * n_cells + cells[i], enrolled[i], elsewhere[i]);
      if (model.places.gone[to] == 0 && (diplomas[i] & model.starting_qualifications) == 0)
        tally.add(layout.unqualified + from * n_cells + cells[i], 1, elsewhere[i]);
      left.emplace_back(id[i], static_cast<std::uint8_t>(model.highest(diplomas[i])));
      gone.push_back(i);
      return;
    }
    years[i] =
        to == from ? static_cast<std::uint8_t>(std::min(years[i] + 1, 255)) : std::uint8_t{0};
    if (model.moves.kind[choice.move] == MoveKind::repeat) flags[i] = repeat_once(flags[i]);
    if (choice.diversion < 0) {
      place[i] = to;
      count(choice.move, i);
    } else {
      const auto& entry = tables.diversions[static_cast<std::size_t>(choice.diversion)];
      place[i] = model.moves.to[entry.move_instead];
      pending[i] = static_cast<std::uint16_t>(choice.diversion + 1);
    }
    // Places that a policy adds are where the regular place was beside which they were chosen. A
    // choice out of one is certain; one beside a regular move may fail, so that the school must
    // offer that.
    const bool out_of_added = model.places.like[from] != from;
    const auto at = out_of_added ? place[i] : to;
    const bool stays_there = out_of_added && model.places.like[at] != at;
    if (!stays_there && !model.locations.offers(location[i], at)) {
      location[i] =
          model.locations.choose(at, model.locations.province[location[i]], education_of(cells[i]),
                                 kernels::uniform(choice.location_word));
      if (model.locations.block_of[location[i]] != block) {
        movers.push_back(i);
        gone.push_back(i);
      }
    }
  };
  std::vector<Choice> choices;
  for_each_place(chooser, pupils, model.graph.n_places(),
                 [&](std::uint16_t from, std::span<const std::uint32_t> rows) {
                   choices.resize(rows.size());
                   chooser.choose(pupils, from, rows, choices);
                   for (auto bits = differ.empty() ? 0 : differ[from]; bits != 0;
                        bits &= bits - 1) {
                     const auto v = static_cast<std::size_t>(std::countr_zero(bits));
                     const MoveChooser other(model, others[v].tables, draws, quality, term);
                     leave_if_other(other, others[v], v, from, rows, choices, tables, pupils);
                   }
                   for (std::size_t k = 0; k < rows.size(); ++k) apply(rows[k], from, choices[k]);
                 });
  std::sort(gone.begin(), gone.end());
  outbox.append(pupils, movers);
  pupils.remove(gone);
}

}  // namespace doorstroom
