// SPDX-License-Identifier: EUPL-1.2
// The report: one HTML file that opens offline and asks nothing of a network.
#pragma once

#include <string>

#include "results/compare/facts.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

enum class Overwrite { refused, allowed };

/// The whole page: text and tables for any browser, charts where scripts may run.
/// @throws IoError when a part that the page is made of is missing
std::string report_html(const Facts& facts, Language language);

/// Writes the page whole or not at all.
/// @throws ConfigError when there is a file already and it may not be overwritten
/// @throws IoError when it cannot be written
void write_report(const Facts& facts, Language language, const std::string& path,
                  Overwrite overwrite);

}  // namespace doorstroom
