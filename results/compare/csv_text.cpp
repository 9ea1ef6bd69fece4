// SPDX-License-Identifier: EUPL-1.2
// CSV files that leave the program.
#include "results/compare/csv_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace doorstroom {

std::string csv_text(const std::string& text) {
  std::string safe = text;
  if (!safe.empty() && std::string("=+-@\t\r\n").find(safe.front()) != std::string::npos)
    safe.insert(safe.begin(), '\'');
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string csv_number(double value) { return fmt::format("{}", value); }

std::string csv_line(const std::vector<std::string>& cells) {
  return fmt::format("{}\r\n", fmt::join(cells, ","));
}

}  // namespace doorstroom
