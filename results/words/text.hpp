// SPDX-License-Identifier: EUPL-1.2
// Numbers and text for readers, in Dutch or English: number formats, padding by what is seen,
// wrapping.
#pragma once

#include <string>

namespace doorstroom {

enum class Language { nl, en };

/// Picks one of two texts.
inline std::string in(Language language, const std::string& nl, const std::string& en) {
  return language == Language::nl ? nl : en;
}

enum class Sign { when_negative, always };

/// `1.234,5` in Dutch, `1,234.5` in English. What rounds to zero has no sign.
std::string format_number(double value, int decimals, Language language,
                          Sign sign = Sign::when_negative);

/// Number of characters that UTF-8 text takes in a terminal; every code point counts for one.
std::size_t width(const std::string& text);
/// Padded on the right to `columns`, or cut with an ellipsis; control characters become spaces.
std::string left(const std::string& text, std::size_t columns);
/// Padded on the left to `columns`; never cut.
std::string right(const std::string& text, std::size_t columns);
/// Wrapped at spaces to `columns`, every line after `indent` spaces and with a line end.
std::string wrapped(const std::string& text, std::size_t columns, std::size_t indent = 0);

}  // namespace doorstroom
