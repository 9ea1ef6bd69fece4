// SPDX-License-Identifier: EUPL-1.2
// Phase progress: everybody whose clock says so moves on. Whoever would move otherwise in a variant
// leaves the baseline there.
#include <algorithm>
#include <ranges>
#include <tuple>

#include "agents/term/phases.hpp"
#include "agents/term/simulate.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

/// Choices beside a move, by the tables of one run.
bool same_diversions(const MoveTables& a, const MoveTables& b, std::uint32_t move) {
  static const std::vector<std::uint16_t> none;
  const auto& of_a = a.diversions_of.empty() ? none : a.diversions_of[move];
  const auto& of_b = b.diversions_of.empty() ? none : b.diversions_of[move];
  return std::ranges::equal(of_a, of_b, [&](std::uint16_t in_a, std::uint16_t in_b) {
    return a.diversions[in_a] == b.diversions[in_b];
  });
}

/// By place: what pupils of the baseline must choose again by the tables of a variant.
std::vector<ChooseAgain> where_tables_differ(const TermWork& work, const MoveTables& other) {
  const auto& model = work.model();
  const auto& base = work.tables;
  const auto resits = [](const MoveTables& tables, std::uint16_t place) {
    return tables.resits.empty() ? 0.0F : tables.resits[place];
  };
  const auto advice = [](const MoveTables& tables) {
    return std::tuple(tables.end_test, tables.benefit_of_doubt, tables.revision_share);
  };
  const auto same_weights = [&](std::uint32_t m) {
    const auto row = [m](const MoveTables& tables) {
      return std::span(tables.weight).subspan(m * n_covariate_cells, n_covariate_cells);
    };
    return other.skill[m] == base.skill[m] && other.wellbeing[m] == base.wellbeing[m] &&
           std::ranges::equal(row(other), row(base));
  };
  std::vector<ChooseAgain> again(model.graph.n_places(), ChooseAgain::nothing);
  for (std::uint16_t p = 0; p < again.size(); ++p) {
    const auto range = model.moves.open[base.first_half[p] != 0 ? 0 : 1][p];
    bool weights =
             other.repeat_logit[p] != base.repeat_logit[p] || resits(other, p) != resits(base, p),
         diversions = false;
    for (std::uint32_t m = range.first; m < range.last; ++m) {
      weights = weights || !same_weights(m);
      diversions = diversions || !same_diversions(other, base, m);
    }
    if (other.first_half[p] != base.first_half[p] || other.norm_shift[p] != base.norm_shift[p] ||
        (model.places.by_advice[p] != 0 && advice(other) != advice(base)))
      again[p] = ChooseAgain::all;
    else if (weights)
      again[p] = ChooseAgain::moves;
    else if (diversions)
      again[p] = ChooseAgain::diversions;
  }
  return again;
}

}  // namespace

void phases::progress(TermWork& work) {
  const auto& model = work.model();
  work.tables = tables_of(work.scenario, work.rules[0]);
  for (std::size_t v = 0; v < work.variants.size(); ++v)
    work.variant_tables.push_back(tables_of(work.variants[v].scenario, work.rules[1 + v]));
  const auto n_blocks = work.n_blocks(), n_variants = work.variants.size();
  std::vector<std::vector<ChooseAgain>> again;
  for (const auto& tables : work.variant_tables) again.push_back(where_tables_differ(work, tables));
  work.outboxes.resize(n_blocks);
  work.own_outboxes.assign(n_variants, std::vector<Movers>(n_blocks));
  std::vector<Leavers> left(n_blocks);
  std::vector<std::vector<Leavers>> own_left(n_variants, std::vector<Leavers>(n_blocks));
  PerThread<ProgressMemory> memories;
  for_each_index(n_blocks, [&](std::size_t b) {
    const auto tally = work.moved.local();
    auto& memory = memories.local();
    const auto block = static_cast<std::uint32_t>(b);
    std::vector<OtherTables> others;
    for (std::size_t v = 0; v < n_variants; ++v)
      others.push_back({work.variant_tables[v], work.variants[v].own.blocks[b], again[v]});
    doorstroom::progress(model, work.tables, work.draws(), *work.scenario.quality, work.term, block,
                         work.run.state.blocks[b], work.outboxes[b], left[b], tally, memory,
                         others);
    for (std::size_t v = 0; v < n_variants; ++v)
      doorstroom::progress(model, work.variant_tables[v], work.draws(),
                           *work.variants[v].scenario.quality, work.term, block,
                           work.variants[v].own.blocks[b], work.own_outboxes[v][b], own_left[v][b],
                           tally.of_variant(v), memory);
  });
  for (const auto& of_block : left)
    for (const auto& [pupil, diploma] : of_block) work.run.attained[pupil] = diploma;
  for (std::size_t v = 0; v < n_variants; ++v)
    for (const auto& of_block : own_left[v])
      work.variants[v].left.insert(work.variants[v].left.end(), of_block.begin(), of_block.end());
}

}  // namespace doorstroom
