// SPDX-License-Identifier: EUPL-1.2
// Persons behind the values of a family of indicators: per unit, quantity, place and category.
#pragma once

#include <cstdint>
#include <vector>

#include "results/disclosure/margins.hpp"
#include "results/disclosure/place_tree.hpp"

namespace doorstroom {

/// Counts in one year, in every unit that must share a pattern. Add all persons, then `finish`.
class Counts {
 public:
  /// @param scale persons per unit of what is added
  Counts(const PlaceTree& tree, const Margins& margins, std::size_t n_units,
         std::size_t n_quantities, double scale = 1);

  /// Adds persons of one column of `Margins` (a cell; with `region` a region) to one node.
  void add(std::size_t unit, std::size_t quantity, std::size_t node, std::size_t column,
           std::int64_t persons, bool region = false) {
    columns_[((unit * n_quantities_ + quantity) * n_nodes_ + node) * n_columns_ +
             (region ? n_cells_ : 0) + column] += static_cast<std::int32_t>(persons);
  }
  /// Adds every node to its parent, in quantities that add up, and sums columns to categories.
  /// @param direct  quantities whose nodes were all counted themselves
  void finish(const Indices& direct = {});

  double persons(std::size_t unit, std::size_t quantity, std::size_t node,
                 std::size_t category) const {
    return scale_ * values_[((unit * n_quantities_ + quantity) * n_nodes_ + node) * n_categories_ +
                            category];
  }
  std::size_t n_units() const { return n_units_; }
  std::size_t n_quantities() const { return n_quantities_; }
  const PlaceTree& tree() const { return tree_; }
  const Margins& margins() const { return margins_; }

 private:
  const PlaceTree& tree_;
  const Margins& margins_;
  std::size_t n_units_, n_quantities_, n_nodes_, n_cells_, n_columns_, n_categories_;
  double scale_;
  std::vector<std::int32_t> columns_, values_;
};

}  // namespace doorstroom
