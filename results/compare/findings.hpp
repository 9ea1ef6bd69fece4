// SPDX-License-Identifier: EUPL-1.2
// The main findings in words, from intervals that hold more than luck and exclude zero; and what to
// say when there are none.
#pragma once

#include <string>
#include <vector>

#include "results/compare/facts.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

/// What a finding is about, in the order of importance for who decides.
enum class Theme { delay, cost, inequality, harm };

/// What one variant does in the whole country.
struct Finding {
  Theme theme = Theme::delay;
  std::string variant;
  std::string headline;  ///< a sentence without its end: who does what, with the size of the effect
  std::string detail;    ///< sentences: levels, interval with degrees of freedom, reach
  std::string text() const { return headline + ": " + detail; }
};

/// School year whose end effects are reported of: a quarter of the run, as in the first look of
/// `compare`. It does not depend on any effect.
int effect_year(const RunDescription& run);

/// The strongest finding of each theme that has any, in order of importance: delay recovered, extra
/// cost, narrower gap between pupils with parents of high and low education, and unintended harm. A
/// finding is the variant with the largest difference among those whose interval holds luck and
/// parameters and excludes zero.
std::vector<Finding> all_findings(const Facts& facts, Language language);

/// At most three sentences for a reader with little time: the first three findings, or, when there
/// are none, one sentence that says so and why.
std::vector<std::string> main_findings(const Facts& facts, Language language);

/// Why these results carry no finding; empty when they do.
std::string why_no_finding(const Facts& facts, Language language);

}  // namespace doorstroom
