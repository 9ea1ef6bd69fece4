// SPDX-License-Identifier: EUPL-1.2
// Everything that leaves a results file: all comparisons after disclosure control, computed once,
// for figures, report and exports.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "results/compare/compare.hpp"
#include "results/disclosure/disclosure.hpp"
#include "results/store/reader.hpp"

namespace doorstroom {

/// The comparisons of all usual places, groups, years, indicators and variants.
class Facts {
 public:
  /// @param results must outlive this
  /// @param threshold fewest simulated persons behind a value; 0: the default
  /// @throws ConfigError when the threshold is too low
  explicit Facts(const Results& results, int threshold = 0);

  const Results& results() const { return results_; }
  const RunDescription& run() const { return results_.description(); }
  const Disclosure& disclosure() const { return disclosure_; }
  /// In order of indicator, year, place, group, variant. Suppressed ones have no numbers.
  const std::vector<Comparison>& rows() const { return rows_; }
  /// @return null when there is no such value
  const Comparison* find(const std::string& variant, const std::string& indicator, int year,
                         const std::string& place = "all", const std::string& group = "all") const;
  /// Share of `rows` that are suppressed.
  double suppressed_share() const;

 private:
  using Key = std::tuple<std::string, std::string, int, std::string, std::string>;
  const Results& results_;
  Disclosure disclosure_;
  std::vector<Comparison> rows_;
  std::map<Key, std::size_t> index_;
};

}  // namespace doorstroom
