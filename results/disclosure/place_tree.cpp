// SPDX-License-Identifier: EUPL-1.2
// Names of places as a forest.
#include "results/disclosure/place_tree.hpp"

#include <algorithm>

namespace doorstroom {
namespace {

bool contains(const Indices& outer, const Indices& inner) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

bool overlap(const Indices& a, const Indices& b) {
  return std::any_of(a.begin(), a.end(), [&](std::size_t leaf) {
    return std::binary_search(b.begin(), b.end(), leaf);
  });
}

}  // namespace

PlaceTree::PlaceTree(const std::vector<std::pair<std::string, Indices>>& names) {
  auto sorted = names;
  for (auto& entry : sorted) std::sort(entry.second.begin(), entry.second.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  for (const auto& [name, leaves] : sorted) {
    if (leaves.empty()) continue;
    std::optional<std::size_t> same, parent;
    bool fits = true;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {  // ever smaller: the last that holds it
      if (nodes_[i].leaves == leaves) same = i;
      if (contains(nodes_[i].leaves, leaves))
        parent = i;
      else if (overlap(nodes_[i].leaves, leaves))
        fits = false;
    }
    if (!fits) {
      tangled_.push_back(name);
      continue;
    }
    if (!same) {
      same = nodes_.size();
      nodes_.push_back({name, leaves, parent, {}});
      if (parent) nodes_[*parent].children.push_back(*same);
    }
    index_.emplace(name, *same);
  }
}

std::optional<std::size_t> PlaceTree::find(const std::string& name) const {
  const auto found = index_.find(name);
  return found == index_.end() ? std::nullopt : std::optional{found->second};
}

bool PlaceTree::tangled(const std::string& name) const {
  return std::find(tangled_.begin(), tangled_.end(), name) != tangled_.end();
}

}  // namespace doorstroom
