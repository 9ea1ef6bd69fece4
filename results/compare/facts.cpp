// SPDX-License-Identifier: EUPL-1.2
// Everything that leaves a results file: all comparisons, computed once.
#include "results/compare/facts.hpp"

namespace doorstroom {

Facts::Facts(const Results& results, int threshold)
    : results_{results},
      disclosure_{results, checked_threshold(results.description(), threshold)},
      rows_{compare(results, {}, disclosure_)} {
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

double Facts::suppressed_share() const { return doorstroom::suppressed_share(rows_); }

}  // namespace doorstroom
