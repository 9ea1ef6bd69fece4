// SPDX-License-Identifier: EUPL-1.2
// Numbers and text for readers, in Dutch or English: number formats, padding by what is seen,
// wrapping.
#include "results/words/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace doorstroom {
namespace {

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// Nothing that would move a terminal's cursor.
std::string plain(std::string text) {
  std::replace_if(
      text.begin(), text.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return text;
}

}  // namespace

std::string format_number(double value, int decimals, Language language, Sign sign) {
  std::string digits = fmt::format("{:.{}f}", value, decimals);
  const bool negative = digits.front() == '-';
  if (negative) digits.erase(0, 1);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  const auto point = std::min(digits.find('.'), digits.size());
  std::string out;
  for (std::size_t i = 0; i < point; ++i) {
    out += digits[i];
    if (i + 1 < point && (point - i - 1) % 3 == 0) out += language == Language::nl ? '.' : ',';
  }
  if (point < digits.size())
    out += (language == Language::nl ? "," : ".") + digits.substr(point + 1);
  if (zero) return out;
  return (negative ? "-" : sign == Sign::always ? "+" : "") + out;
}

std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

std::string left(const std::string& text, std::size_t columns) {
  std::string out = plain(text);
  if (width(out) <= columns) return out + std::string(columns - width(out), ' ');
  std::size_t end = 0;
  for (std::size_t seen = 0; end < out.size(); ++end)
    if (starts_character(out[end]) && ++seen == columns) break;
  return out.substr(0, end) + "…";
}

std::string right(const std::string& text, std::size_t columns) {
  return std::string(columns - std::min(columns, width(text)), ' ') + text;
}

std::string wrapped(const std::string& text, std::size_t columns, std::size_t indent) {
  std::istringstream words{plain(text)};
  const std::string margin(indent, ' ');
  std::string out, line = margin;
  for (std::string word; words >> word;) {
    const bool first = line.size() == indent;
    if (!first && width(line) + 1 + width(word) > columns) {
      out += line + "\n";
      line = margin + word;
    } else {
      line += (first ? "" : " ") + word;
    }
  }
  return line.size() == indent ? out : out + line + "\n";
}

}  // namespace doorstroom
