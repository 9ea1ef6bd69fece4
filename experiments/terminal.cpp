// SPDX-License-Identifier: EUPL-1.2
// Wraps, fits and aligns text for a terminal.
#include "experiments/terminal.hpp"

#include <algorithm>

namespace doorstroom {

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  const std::string margin(indent, ' ');
  std::string out, line;
  const auto flush = [&] {
    if (!line.empty()) out += margin + line + "\n";
    line.clear();
  };
  while (!text.empty()) {
    const auto stop = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, stop);
    text.remove_prefix(std::min(stop + 1, text.size()));
    if (word.empty()) continue;
    if (!line.empty() && indent + columns_of(line) + 1 + columns_of(word) > width) flush();
    if (!line.empty()) line += ' ';
    line += word;
  }
  flush();
  return out;
}

std::string fitted(std::string_view text, std::size_t width) {
  const auto length = columns_of(text);
  if (length <= width) return std::string(text) + std::string(width - length, ' ');
  std::string out;
  std::size_t taken = 0;
  for (const char c : text) {
    const bool starts = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (starts && ++taken >= width) break;
    out += c;
  }
  return out + "~";
}

std::string grouped(long long number, Language language) {
  auto digits = std::to_string(number < 0 ? -number : number);
  for (auto at = static_cast<long>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), 1, language == Language::nl ? '.' : ',');
  return (number < 0 ? "-" : "") + digits;
}

std::string table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& title : header) widths.push_back(columns_of(title));
  for (const auto& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], columns_of(row[c]));
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text;
    for (std::size_t c = 0; c < cells.size(); ++c)
      text += c + 1 == cells.size() ? cells[c] : fitted(cells[c], widths[c]) + "  ";
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
  };
  std::string out = line(header);
  for (const auto& row : rows) out += line(row);
  return out;
}

}  // namespace doorstroom
