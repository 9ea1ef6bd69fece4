// SPDX-License-Identifier: EUPL-1.2
// Persons behind the values of a family of indicators.
#include "results/disclosure/counts.hpp"

#include <algorithm>

namespace doorstroom {

Counts::Counts(const PlaceTree& tree, const Margins& margins, std::size_t n_units,
               std::size_t n_quantities, double scale)
    : tree_{tree},
      margins_{margins},
      n_units_{n_units},
      n_quantities_{n_quantities},
      n_nodes_{tree.size()},
      n_cells_{margins.n_cells()},
      n_columns_{n_cells_ + (margins.n_regions() > 0 ? margins.n_regions() + 1 : 0)},
      n_categories_{margins.n_categories()},
      scale_{scale},
      columns_(n_units * n_quantities * n_nodes_ * n_columns_) {}

void Counts::finish(const Indices& direct) {
  const auto add_row = [&](std::size_t from, std::size_t to) {
    for (std::size_t column = 0; column < n_columns_; ++column)
      columns_[to * n_columns_ + column] += columns_[from * n_columns_ + column];
  };
  const auto n_blocks = n_units_ * n_quantities_;
  for (std::size_t block = 0; block < n_blocks; ++block) {
    if (std::find(direct.begin(), direct.end(), block % n_quantities_) != direct.end()) continue;
    for (std::size_t node = n_nodes_; node-- > 0;)  // children come after their parent
      if (const auto parent = tree_.nodes()[node].parent)
        add_row(block * n_nodes_ + node, block * n_nodes_ + *parent);
  }
  values_.assign(n_blocks * n_nodes_ * n_categories_, 0);
  for (std::size_t row = 0; row < n_blocks * n_nodes_; ++row) {
    const auto* const from = &columns_[row * n_columns_];
    if (std::all_of(from, from + n_columns_, [](std::int32_t value) { return value == 0; }))
      continue;
    for (const auto& margin : margins_.all())
      for (std::size_t i = 0; i < margin.category_of.size(); ++i)
        values_[row * n_categories_ + margin.category_of[i]] +=
            from[(margin.region ? n_cells_ : 0) + i];
  }
  columns_ = {};
}

}  // namespace doorstroom
