// SPDX-License-Identifier: EUPL-1.2
// What stands beside the findings: how many differences were examined, and a list of all others
// that are certain.
#pragma once

#include <string>
#include <vector>

#include "results/compare/examination.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

/// Cells as text: variant, outcome, when, difference, 95% interval, and in how many of the years.
struct DifferenceTable {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};

/// Every certain difference that is no finding of its own, in the order of outcomes; whole.
DifferenceTable other_differences(const Facts& facts, Language language);
/// What that table is called where it stands, and where others point at it.
std::string other_differences_title(Language language);

/// How many differences were examined, in which years, how many exclude zero and how many luck
/// alone would make so; and where those stand that are no findings. Empty when none carries an
/// interval of luck and parameters.
std::string examined_sentence(const Facts& facts, Language language);

}  // namespace doorstroom
