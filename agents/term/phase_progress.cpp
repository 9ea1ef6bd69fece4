// SPDX-License-Identifier: EUPL-1.2
// Phase progress: everybody whose clock says so moves on. Whoever would move otherwise in a variant
// leaves the baseline there.
#include <algorithm>
#include <bit>

#include "agents/term/phases.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

/// By place: bit v is set where the tables of variant v differ from the baseline's, so that choices
/// must be compared.
std::vector<std::uint64_t> where_tables_differ(const TermWork& work) {
  const auto& model = work.model();
  const auto& base = work.tables;
  std::vector<std::uint64_t> differ(model.graph.n_places(), 0);
  const auto choices = [](const MoveTables& tables, std::uint32_t m) {
    return tables.diversions_of.empty() ? std::vector<DiversionEntry>{} : [&] {
      std::vector<DiversionEntry> entries;
      for (const auto d : tables.diversions_of[m]) entries.push_back(tables.diversions[d]);
      return entries;
    }();
  };
  for (std::size_t v = 0; v < work.variants.size(); ++v) {
    const auto& other = work.variant_tables[v];
    const bool diversions = !base.diversions.empty() || !other.diversions.empty();
    for (std::uint16_t p = 0; p < model.graph.n_places(); ++p) {
      bool differs = other.norm_shift[p] != base.norm_shift[p] ||
                     other.repeat_logit[p] != base.repeat_logit[p] ||
                     (model.places.by_advice[p] != 0 && other.end_test != base.end_test);
      const auto range = model.moves.open[work.year_ends ? 0 : 1][p];
      for (std::uint32_t m = range.first; m < range.last && !differs; ++m) {
        differs = other.skill[m] != base.skill[m] || other.wellbeing[m] != base.wellbeing[m] ||
                  (diversions && choices(other, m) != choices(base, m));
        for (std::size_t c = 0; c < n_covariate_cells && !differs; ++c)
          differs =
              other.weight[m * n_covariate_cells + c] != base.weight[m * n_covariate_cells + c];
      }
      if (differs) differ[p] |= std::uint64_t{1} << v;
    }
  }
  return differ;
}

}  // namespace

void phases::progress(TermWork& work) {
  const auto& model = work.model();
  const auto differ = where_tables_differ(work);
  const auto n_blocks = work.n_blocks(), n_variants = work.variants.size();
  work.outboxes.resize(n_blocks);
  work.own_outboxes.assign(n_variants, std::vector<Pupils>(n_blocks));
  std::vector<Leavers> left(n_blocks);
  std::vector<std::vector<Leavers>> own_left(n_variants, std::vector<Leavers>(n_blocks));
  for_each_index(n_blocks, [&](std::size_t b) {
    const auto tally = work.moved.local();
    const auto block = static_cast<std::uint32_t>(b);
    std::vector<OtherTables> others;
    for (std::size_t v = 0; v < n_variants; ++v)
      others.push_back({work.variant_tables[v], work.variants[v].own.blocks[b]});
    doorstroom::progress(model, work.tables, work.draws(), *work.scenario.quality, work.term, block,
                         work.run.state.blocks[b], work.outboxes[b], left[b], tally, others,
                         differ);
    for (std::size_t v = 0; v < n_variants; ++v)
      doorstroom::progress(model, work.variant_tables[v], work.draws(),
                           *work.variants[v].scenario.quality, work.term, block,
                           work.variants[v].own.blocks[b], work.own_outboxes[v][b], own_left[v][b],
                           tally.of_variant(v));
  });
  for (const auto& of_block : left)
    for (const auto& [pupil, diploma] : of_block) work.run.attained[pupil] = diploma;
  for (std::size_t v = 0; v < n_variants; ++v)
    for (const auto& of_block : own_left[v])
      work.variants[v].left.insert(work.variants[v].left.end(), of_block.begin(), of_block.end());
}

}  // namespace doorstroom
