// SPDX-License-Identifier: EUPL-1.2
// One pass over the pupils that adds up probabilities instead of drawing.
#include "agents/start/expectation.hpp"

#include "agents/term/move_order.hpp"
#include "engine/fixed_point.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {

Expectation expect(const Model& model, const MoveTables& tables, const Draws& draws,
                   const std::vector<float>& quality, const State& state) {
  const std::size_t n = model.graph.n_moves();
  IntegerSums sums(2 * n);
  PerThread<MoveOrder> orders;
  for_each_index(state.blocks.size(), [&](std::size_t b) {
    auto& local = sums.local();
    const auto& pupils = state.blocks[b];
    const MoveChooser chooser(model, tables, draws, quality, state.term);
    auto& order = orders.local();
    order.sort(chooser, pupils, model.graph.n_places());
    order.for_each_place([&](std::uint16_t place, std::size_t first, std::size_t end) {
      chooser.expect(pupils, place, order.rows().subspan(first, end - first), local.data(),
                     local.data() + n);
    });
  });
  const auto total = sums.total();
  Expectation expected;
  for (std::size_t m = 0; m < n; ++m) {
    expected.moves.push_back(static_cast<double>(total[m]) * probability_scale);
    expected.z_sum.push_back(static_cast<double>(total[n + m]) * 0x1p-24);
  }
  return expected;
}

}  // namespace doorstroom
