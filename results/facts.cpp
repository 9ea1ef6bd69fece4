// SPDX-License-Identifier: EUPL-1.2
// Everything that leaves a results file: all comparisons, computed once.
#include "results/facts.hpp"

namespace doorstroom {

Facts::Facts(const Results& results) : results_{results}, rows_{compare(results, {})} {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const auto& row = rows_[i];
    index_.emplace(Key{row.variant, row.indicator, row.year, row.place, row.group}, i);
  }
}

const Comparison* Facts::find(const std::string& variant, const std::string& indicator, int year,
                              const std::string& place, const std::string& group) const {
  const auto found = index_.find(Key{variant, indicator, year, place, group});
  return found == index_.end() ? nullptr : &rows_[found->second];
}

}  // namespace doorstroom
