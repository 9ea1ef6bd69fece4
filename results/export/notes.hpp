// SPDX-License-Identifier: EUPL-1.2
// What must stand beside any exported number, as plain sentences.
#pragma once

#include <string>
#include <vector>

#include "results/compare/facts.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

/// What intervals hold, whether it is a sample, what rests on assumptions, what stayed away, what
/// nobody may read in the results.
std::vector<std::string> reading_notes(const Facts& facts, Language language);

/// Name and value: population, years, model version, content hash, seed, replicates, draws.
std::vector<std::pair<std::string, std::string>> provenance_notes(const Facts& facts,
                                                                  Language language);

/// `withheld` or `suppressed` in words; empty when the row has its numbers.
std::string remark(const Comparison& row, Language language);
/// `alleen toeval`, `toeval en parameters` or `geen interval`.
std::string interval_words(const Comparison& row, Language language);

}  // namespace doorstroom
