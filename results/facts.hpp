// SPDX-License-Identifier: EUPL-1.2
// Everything that leaves a results file: all comparisons, computed once, for figures, report and
// exports.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "results/compare.hpp"
#include "results/reader.hpp"

namespace doorstroom {

/// The comparisons of all usual places, groups, years, indicators and variants.
class Facts {
 public:
  /// @param results must outlive this
  explicit Facts(const Results& results);

  const Results& results() const { return results_; }
  const RunDescription& run() const { return results_.description(); }
  /// In order of indicator, year, place, group, variant.
  const std::vector<Comparison>& rows() const { return rows_; }
  /// @return null when there is no such value
  const Comparison* find(const std::string& variant, const std::string& indicator, int year,
                         const std::string& place = "all", const std::string& group = "all") const;

 private:
  using Key = std::tuple<std::string, std::string, int, std::string, std::string>;
  const Results& results_;
  std::vector<Comparison> rows_;
  std::map<Key, std::size_t> index_;
};

}  // namespace doorstroom
