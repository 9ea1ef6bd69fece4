// SPDX-License-Identifier: EUPL-1.2
// Tables for a terminal of 80 columns.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "results/words/text.hpp"

namespace doorstroom {

inline constexpr std::size_t terminal_columns = 80;

/// The label in the reader's language; the other one where data leave it out.
inline std::string pick(Language language, const std::string& nl, const std::string& en) {
  if (nl.empty() || en.empty()) return nl + en;
  return in(language, nl, en);
}

/// A whole number as readers see it: `1.234.567` in Dutch.
inline std::string grouped(long long number, Language language) {
  return format_number(static_cast<double>(number), 0, language);
}

/// Rows under a header (none when it is empty), columns as wide as their contents; the last column
/// may run on.
std::string table(const std::vector<std::string>& header,
                  const std::vector<std::vector<std::string>>& rows);

}  // namespace doorstroom
