// SPDX-License-Identifier: EUPL-1.2
// The parts of the report, each as HTML; private to results/report/.
#pragma once

#include <string>
#include <vector>

#include "results/compare/facts.hpp"
#include "results/figures/figure.hpp"
#include "results/words/text.hpp"

namespace doorstroom::report {

/// What a run asked, from its variants: the reader's language, whatever the title is in.
std::string question(const Facts& facts, Language language);

/// Findings, what rests on assumptions, and how certain all this is. Comes first.
std::string answer_section(const Facts& facts, Language language);
/// Each variant with its policies in plain words.
std::string variants_section(const Facts& facts, Language language);
/// Every figure with caption, table and downloads.
std::string figures_section(const std::vector<Figure>& figures, Language language);
/// Controls over all comparisons; filled by a script.
std::string explorer_section(const Facts& facts, Language language);
/// Parameters with range, source and quality.
std::string assumptions_section(const Facts& facts, Language language);
/// What intervals hold, and what they do not.
std::string uncertainty_section(const Facts& facts, Language language);
/// What nobody may read in the results.
std::string limits_section(const Facts& facts, Language language);
/// How to make the same again.
std::string provenance_section(const Facts& facts, Language language);

/// A section with its heading and anchor. @param html trusted
std::string section(const std::string& id, const std::string& heading, const std::string& html);

/// A longer table stays closed on paper unless the reader has opened it.
inline constexpr std::size_t most_rows_on_paper = 40;
/// What stands on paper instead. @param what names the table
std::string too_long_for_paper(const std::string& what, std::size_t rows, Language language);

/// JSON for the page's scripts: figures, and all comparisons in columns.
std::string figures_json(const std::vector<Figure>& figures);
std::string explorer_json(const Facts& facts, Language language);
/// JSON of the texts that scripts show.
std::string texts_json(Language language);

}  // namespace doorstroom::report
