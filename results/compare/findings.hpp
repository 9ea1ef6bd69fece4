// SPDX-License-Identifier: EUPL-1.2
// The main findings in words, good and bad alike, from intervals that hold more than luck and
// exclude zero; and what to say when there are none.
#pragma once

#include <string>
#include <vector>

#include "results/compare/difference_words.hpp"
#include "results/compare/facts.hpp"
#include "results/compare/outcomes.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

/// What one variant does in the whole country.
struct Finding {
  Theme theme = Theme::delay;
  std::string indicator, variant;
  Direction direction = Direction::lower;
  int year = 0;
  std::string headline;  ///< a sentence without its end: who does what, when, how much
  std::string detail;    ///< sentences: levels, interval with degrees of freedom, what is left at
                         ///< the end of the run, reach
  std::string text() const { return headline + ": " + detail; }
};

/// Of each headline indicator the largest certain difference each way, in order of themes (see
/// `outcomes_of` and `examine`). A finding is told in the first of `look_order` in which its
/// interval holds luck and parameters and excludes zero.
std::vector<Finding> all_findings(const Facts& facts, Language language);

/// Every finding as one text, none left out; or, when there are none, one sentence that says why.
/// `examined_sentence` belongs beside it.
std::vector<std::string> main_findings(const Facts& facts, Language language);

/// Why these results carry no finding, with the years that were looked at; empty when they do.
std::string why_no_finding(const Facts& facts, Language language);

}  // namespace doorstroom
