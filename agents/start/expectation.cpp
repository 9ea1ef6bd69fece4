// SPDX-License-Identifier: EUPL-1.2
// One pass over the pupils that adds up probabilities instead of drawing.
#include "agents/start/expectation.hpp"

#include <algorithm>

#include "engine/fixed_point.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {

Expectation expect(const Model& model, const MoveTables& tables, const Draws& draws,
                   const std::vector<float>& quality, const State& state) {
  const std::size_t n = model.graph.n_moves();
  IntegerSums sums(2 * n);
  for_each_index(state.blocks.size(), [&](std::size_t b) {
    auto& local = sums.local();
    const auto& pupils = state.blocks[b];
    const MoveChooser chooser(model, tables, draws, quality, state.term);
    const auto place = pupils.get<column::Place>();
    const auto born = pupils.get<column::Born>();
    std::array<float, max_moves> weight{};
    for (std::size_t i = 0; i < pupils.size(); ++i) {
      if (!chooser.moves_on(place[i], born[i])) continue;
      const auto [first, last] = chooser.open(place[i]);
      const float z = chooser.z(pupils, i);
      const float total = chooser.weigh(pupils, i, z, first, last, weight);
      for (auto m = first; m < last; ++m) {
        const float p = weight[m - first] / total;
        local[m] += fixed_probability(p);
        local[n + m] +=
            round_to_int64(static_cast<double>(p * std::clamp(z, -8.0F, 8.0F)) * 0x1p24);
      }
    }
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
