// SPDX-License-Identifier: EUPL-1.2
// Sentences on one certain difference: what it is, when, how sure, what is left of it at the end.
#pragma once

#include <string>
#include <utility>

#include "results/compare/examination.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

/// Sentences on the differences of one set of results in one language.
class FindingSentences {
 public:
  /// @param facts must outlive this
  FindingSentences(const Facts& facts, Language language) : facts_{facts}, language_{language} {}

  /// Who does what, how much and when; no end.
  std::string headline(const CertainDifference& found) const;
  /// Levels with interval; what the indicator asks for beside it; in how many years; what is left
  /// at the end of the run; reach.
  std::string detail(const CertainDifference& found) const;

 private:
  const Comparison* find(const Comparison& row, const std::string& indicator,
                         const std::string& group = "all") const;
  /// The same of another year.
  const Comparison* at(const Comparison& row, int year) const;
  const Comparison* baseline_of(const Comparison& row) const;
  /// Weeks rather than SD where they are certain too.
  const Comparison& shown(const CertainDifference& found) const;
  std::string level(const Comparison* row) const;
  std::string when(const Comparison& row) const;
  std::string quoted(const std::string& variant) const;
  std::string change(const Comparison& row) const;
  std::pair<std::string, std::string> two_levels(const Comparison* before,
                                                 const Comparison& after) const;
  std::string delay(const CertainDifference& found) const;
  std::string per_pupil_year(const Comparison& row) const;
  std::string price(const Comparison& row) const;
  std::string both_levels(const CertainDifference& found) const;
  std::string years(const CertainDifference& found) const;
  bool is_looked_at_first(const Comparison& row) const;
  std::string left_at_end(const CertainDifference& found) const;
  std::string reach(const Comparison& row) const;

  const Facts& facts_;
  Language language_;
};

}  // namespace doorstroom
