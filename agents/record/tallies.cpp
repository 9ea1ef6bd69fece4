// SPDX-License-Identifier: EUPL-1.2
// Lays out the sums one after the other.
#include "agents/record/tallies.hpp"

#include "agents/state/pupils.hpp"

namespace doorstroom {

std::vector<std::vector<std::int64_t>> Tallies::total() const {
  const auto all = sums_.total();
  std::vector<std::vector<std::int64_t>> parts;
  for (std::size_t begin = 0; begin < all.size(); begin += size_)
    parts.emplace_back(all.begin() + static_cast<std::ptrdiff_t>(begin),
                       all.begin() + static_cast<std::ptrdiff_t>(begin + size_));
  return parts;
}

std::vector<std::int64_t> plus(std::vector<std::int64_t> baseline,
                               const std::vector<std::int64_t>& difference) {
  for (std::size_t k = 0; k < baseline.size(); ++k) baseline[k] += difference[k];
  return baseline;
}

ProgressLayout::ProgressLayout(const Model& model) {
  study_years = model.graph.n_moves() * n_cells;
  advice = study_years + model.graph.n_places() * n_cells;
  unqualified = advice + model.advice.size() * n_cells;
  cohort_flow = unqualified + model.graph.n_places() * n_cells;
  size = cohort_flow + model.graph.n_moves();
}

EndLayout::EndLayout(const Model& model)
    : n_places(model.graph.n_places()), n_provinces(model.locations.n_provinces()) {
  static_assert(n_of_cell <= stride && n_of_region <= stride);
  regions = of_cell(n_places, 0);
  change = of_region(n_places, 0);
  size = change + 3 * n_cells;
}

}  // namespace doorstroom
