// SPDX-License-Identifier: EUPL-1.2
// Comparisons as lines of text in 80 columns: what stands above, a block per indicator, year, place
// and group, and what stands below.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "results/compare/compare.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

inline constexpr std::size_t table_columns = 80;

/// Without spaces at the end.
std::string trimmed(std::string text);

/// Blocks of one table; the foot says what those above it asked for.
class TableText {
 public:
  /// @param run must outlive this
  TableText(const RunDescription& run, int threshold, Language language);

  /// Title, what intervals hold, and what the columns are.
  std::string opening() const;
  /// Level, difference, interval and verdict of each row, and under a block the variants that luck
  /// does not tell apart.
  std::string blocks(const std::vector<Comparison>& rows, const std::vector<Blur>& blurs);
  /// A value that is shown by other means than `blocks`.
  void count(const Comparison& row);
  /// How replicates were counted, and what was kept back; empty when neither came up.
  std::string foot() const;

 private:
  const RunDescription& run_;
  int threshold_;
  Language language_;
  std::map<std::string, std::string> starts_;  ///< of the lines of each variant
  bool has_blur_ = false;
  int shown_ = 0, suppressed_ = 0;
};

}  // namespace doorstroom
