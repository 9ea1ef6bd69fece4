// SPDX-License-Identifier: EUPL-1.2
// All recorded quantities, in the order of their tables in a file.
#include "agents/record/quantity.hpp"

#include <algorithm>

namespace doorstroom {

const std::vector<Quantity>& all_quantities() {
  static const std::vector<Quantity> all = [] {
    std::vector<Quantity> list;
    for (const auto& file : quantities::found_quantities())
      list.insert(list.end(), file.begin(), file.end());
    std::sort(list.begin(), list.end(),
              [](const Quantity& a, const Quantity& b) { return a.place < b.place; });
    return list;
  }();
  return all;
}

}  // namespace doorstroom
