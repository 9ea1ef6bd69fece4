// SPDX-License-Identifier: EUPL-1.2
// Looks names up in the graph.
#include "agents/policy/founding.hpp"

namespace doorstroom {

std::optional<PlaceId> Founding::place(const std::string& name) const {
  if (graph_ == nullptr) return std::nullopt;
  const auto own = names_.find(name);
  return graph_->find(own == names_.end() ? name : own->second);
}

PlaceSet Founding::places(const std::vector<std::string>& prefixes) const {
  std::vector<PlaceId> found;
  if (graph_ != nullptr)
    for (const auto& prefix : prefixes)
      for (const auto place : graph_->under(prefix)) found.push_back(place);
  return PlaceSet(std::move(found));
}

}  // namespace doorstroom
