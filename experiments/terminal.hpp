// SPDX-License-Identifier: EUPL-1.2
// Text for a terminal of 80 columns, in the reader's language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace doorstroom {

/// Language of everything that a reader of a letter sees.
enum class Language : std::uint8_t { nl, en };

/// The text in the reader's language; the other one where it is missing.
inline const std::string& pick(Language language, const std::string& nl, const std::string& en) {
  const auto& wanted = language == Language::nl ? nl : en;
  return wanted.empty() ? (language == Language::nl ? en : nl) : wanted;
}

inline constexpr std::size_t terminal_columns = 80;

/// Number of characters on the screen of UTF-8 text (no wide or combining characters expected).
std::size_t columns_of(std::string_view text);

/// Breaks text at spaces into lines of at most `width` columns, each indented; a longer word keeps a line for itself.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width = terminal_columns);

/// Text filled with spaces up to `width` columns; cut with `~` at the end when it is longer.
std::string fitted(std::string_view text, std::size_t width);

/// `1.234.567` in Dutch, `1,234,567` in English.
std::string grouped(long long number, Language language);

/// Rows under a header, columns as wide as their contents; the last column may run on.
std::string table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);

}  // namespace doorstroom
