// SPDX-License-Identifier: EUPL-1.2
// Places by id: what a list of place prefixes becomes when a policy is made.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/ids.hpp"

namespace doorstroom {

/// A set of places, in ascending order of id.
class PlaceSet {
 public:
  PlaceSet() = default;
  explicit PlaceSet(std::vector<PlaceId> places) : ids_{std::move(places)} {
    std::sort(ids_.begin(), ids_.end());
    ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
  }
  bool empty() const { return ids_.empty(); }
  std::size_t size() const { return ids_.size(); }
  bool contains(PlaceId place) const { return std::binary_search(ids_.begin(), ids_.end(), place); }
  auto begin() const { return ids_.begin(); }
  auto end() const { return ids_.end(); }

 private:
  std::vector<PlaceId> ids_;
};

}  // namespace doorstroom
