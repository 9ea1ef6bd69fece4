// SPDX-License-Identifier: EUPL-1.2
// Names of places as a forest: which name is the sum of which others.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "results/indicators/selection.hpp"

namespace doorstroom {

/// One sum over leaves; all names of the same leaves share a node.
struct PlaceNode {
  std::string name;  ///< one of its names
  Indices leaves;    ///< ascending
  std::optional<std::size_t> parent;
  Indices children;  ///< their leaves together are the leaves of this node; none: a leaf
};

/// Sums over leaves that are nested or apart. A name that overlaps another one in part has no place
/// in a tree; it is `tangled`.
class PlaceTree {
 public:
  /// Every leaf must have a name of its own.
  explicit PlaceTree(const std::vector<std::pair<std::string, Indices>>& names);

  const std::vector<PlaceNode>& nodes() const { return nodes_; }
  /// Nothing for names without leaves, and for tangled ones.
  std::optional<std::size_t> find(const std::string& name) const;
  bool tangled(const std::string& name) const;
  /// Parents before children.
  std::size_t size() const { return nodes_.size(); }

 private:
  std::vector<PlaceNode> nodes_;
  std::map<std::string, std::size_t> index_;
  std::vector<std::string> tangled_;
};

}  // namespace doorstroom
