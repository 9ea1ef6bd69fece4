// SPDX-License-Identifier: EUPL-1.2
// Phase record: after a school year the stock of 1 October.
#include "agents/term/phases.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {

void phases::record(TermWork& work) {
  if (!work.year_ends) return;
  const auto& model = work.model();
  Tallies counts(model.graph.n_places() * n_cells, work.variants.size());
  for_each_index(work.n_blocks(), [&](std::size_t b) {
    const auto tally = counts.local();
    count_stock(work.run.state.blocks[b], tally);
    for (std::size_t v = 0; v < work.variants.size(); ++v)
      count_stock(work.variants[v].own.blocks[b], tally.of_variant(v));
  });
  const auto total = counts.total();
  const auto date = work.year + 1;
  work.run.record.stock(model, date, total[0]);
  for (std::size_t v = 0; v < work.variants.size(); ++v)
    work.variants[v].record.stock(model, date, plus(total[0], total[1 + v]));
}

}  // namespace doorstroom
