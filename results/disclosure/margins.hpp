// SPDX-License-Identifier: EUPL-1.2
// Which groups of pupils add up to which: by sex, by education, by both, by region.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "results/indicators/selection.hpp"

namespace doorstroom {

/// One way of splitting the pupils of a place into categories that add up to all of them; margin 0
/// does not split them.
struct Margin {
  std::vector<std::string> keys;  ///< of the groups that are its categories; none: everybody
  bool region = false;
  std::size_t first = 0, count = 1;  ///< its categories, in the row of all categories
  Indices category_of;  ///< of each column (cell, or region): first <= category < first + count;
                        ///< empty: of columns of the other kind
  Indices coarser;      ///< margins whose categories are sums of these, of one key less each
};

/// All margins of a run. Columns are the cells, then the regions and, last, pupils of no region.
class Margins {
 public:
  explicit Margins(const RunDescription& run);

  const std::vector<Margin>& all() const { return margins_; }
  std::size_t n_categories() const { return n_categories_; }
  std::size_t n_cells() const { return n_cells_; }
  std::size_t n_regions() const { return n_regions_; }
  /// The margin that a group is a category of; domains split no pupils.
  std::size_t of(const std::string& group) const;
  /// The margin that splits a group further by `key`; nothing when it is split so already.
  std::optional<std::size_t> split(const std::string& group, const std::string& key) const;

 private:
  std::size_t with(std::vector<std::string> keys) const;
  std::vector<Margin> margins_;
  std::size_t n_categories_ = 0, n_cells_ = 0, n_regions_ = 0;
  std::vector<std::string> keys_;  ///< that split pupils: more than one value
  bool crossed_ = true;            ///< every combination of values is a cell
};

}  // namespace doorstroom
