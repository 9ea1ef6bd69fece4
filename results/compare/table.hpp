// SPDX-License-Identifier: EUPL-1.2
// Comparisons for a terminal: plain text in 80 columns, Dutch or English.
#pragma once

#include <string>

#include "results/compare/compare.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

/// A table per indicator, year, place and group: level, difference, 95% interval, and a verdict
/// only where an interval that holds more than luck excludes zero. An empty query shows a first
/// look and who gains.
/// @throws ConfigError as `compare`
std::string compare_table(const Results& results, const CompareQuery& query, Language language);

/// All indicators: name, unit, label and definition.
std::string indicators_table(Language language);

}  // namespace doorstroom
