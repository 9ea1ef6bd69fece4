// SPDX-License-Identifier: EUPL-1.2
// Begins and ends runs and differences.
#include "agents/term/run.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace doorstroom {

Run start(const Scenario& scenario, State state, std::size_t n_policies) {
  const auto& model = *scenario.model;
  Run run{std::move(state), Record(model, n_policies), {}, {}, {}};
  run.attained.assign(run.state.next_pupil, 0);
  run.cell_of.assign(run.state.next_pupil, nobody);
  for (auto& block : run.state.blocks) {
    const auto id = block.get<column::Pupil>();
    const auto cells = block.get<column::Cell>();
    const auto place = block.get<column::Place>();
    const auto flags = block.get<column::Flags>();
    for (std::size_t i = 0; i < id.size(); ++i) {
      run.cell_of[id[i]] = cells[i];
      if (model.places.by_advice[place[i]] != 0) flags[i] |= flag_followed;
    }
  }
  std::vector<std::int64_t> stock(model.graph.n_places() * n_cells, 0);
  for (const auto& block : run.state.blocks) count_stock(block, Tally{stock});
  run.record.stock(model, 0, std::move(stock));
  return run;
}

Difference differ(Scenario scenario, const Run& baseline) {
  Difference variant{std::move(scenario), {}, baseline.record, {}};
  variant.own.blocks.resize(baseline.state.blocks.size());
  return variant;
}

std::size_t leave_baseline(Pupils& baseline, std::size_t i, std::size_t v, Pupils& own) {
  const std::size_t row = own.size();
  own.append(baseline, i);
  own.get<column::Elsewhere>()[row] = 0;
  baseline.get<column::Elsewhere>()[i] |= std::uint64_t{1} << v;
  return row;
}

void RowsById::index(const Pupils& pupils, std::size_t first_row) {
  const auto id = pupils.get<column::Pupil>();
  slots_.assign(std::bit_ceil(2 * (id.size() - first_row) + 1), Slot{});
  for (std::size_t k = first_row; k < id.size(); ++k) {
    auto at = slot_of(id[k]);
    while (slots_[at].row != nowhere) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {id[k], static_cast<std::uint32_t>(k)};
  }
}

std::uint32_t RowsById::find(std::uint32_t pupil) const {
  for (auto at = slot_of(pupil);; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].row == nowhere || slots_[at].pupil == pupil) return slots_[at].row;
}

void return_equals(Pupils& baseline, std::size_t v, Pupils& own, RowsById& rows,
                   std::size_t first_row) {
  if (own.size() == first_row) return;
  const auto bit = std::uint64_t{1} << v;
  rows.index(own, first_row);
  const auto id = baseline.get<column::Pupil>();
  const auto elsewhere = baseline.get<column::Elsewhere>();
  // what most lives differ in, before whole rows are made
  const auto likely = [&](std::size_t i, std::size_t k) {
    return baseline.get<column::Reading>()[i] == own.get<column::Reading>()[k] &&
           baseline.get<column::Place>()[i] == own.get<column::Place>()[k] &&
           baseline.get<column::Location>()[i] == own.get<column::Location>()[k];
  };
  std::vector<std::uint32_t> back;
  for (std::size_t i = 0; i < baseline.size(); ++i) {
    if ((elsewhere[i] & bit) == 0) continue;
    const auto found = rows.find(id[i]);
    if (found == RowsById::nowhere || !likely(i, found)) continue;
    auto here = baseline.row(i);
    here.get<column::Elsewhere>() = 0;
    if (here != own.row(found)) continue;
    back.push_back(found);
    elsewhere[i] &= ~bit;
  }
  if (back.empty()) return;
  std::sort(back.begin(), back.end());
  own.remove(back);
}

void finish(const Model& model, Run& run, const Run* baseline) {
  for (const auto& block : run.state.blocks) {
    const auto id = block.get<column::Pupil>();
    const auto diplomas = block.get<column::Diplomas>();
    for (std::size_t i = 0; i < id.size(); ++i)
      run.attained[id[i]] = static_cast<std::uint8_t>(model.highest(diplomas[i]));
  }
  run.record.attained(run.attained, run.cell_of,
                      baseline == nullptr ? nullptr : &baseline->attained);
}

void finish(const Model& model, Difference& variant, const Run& baseline) {
  auto attained = baseline.attained;
  for (const auto& [pupil, diploma] : variant.left) attained[pupil] = diploma;
  for (const auto& block : variant.own.blocks) {
    const auto id = block.get<column::Pupil>();
    const auto diplomas = block.get<column::Diplomas>();
    for (std::size_t i = 0; i < id.size(); ++i)
      attained[id[i]] = static_cast<std::uint8_t>(model.highest(diplomas[i]));
  }
  variant.record.attained(attained, baseline.cell_of, &baseline.attained);
}

}  // namespace doorstroom
