// SPDX-License-Identifier: EUPL-1.2
// TOML text in and out: parsing with a line for every mistake, values as messages and saved files
// show them.
#include <fmt/format.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "experiments/read/toml_keys.hpp"

namespace doorstroom {
namespace {

/// `years` of toml++'s "cannot redefine existing integer 'years'"; empty for other reasons.
std::string redefined(const std::string& reason) {
  if (reason.find("redefine") == std::string::npos) return "";
  const auto open = reason.find('\'');
  const auto close = reason.rfind('\'');
  return open < close ? reason.substr(open + 1, close - open - 1) : "a key";
}

}  // namespace

TomlFile read_toml(const std::string& file) {
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored))
    throw IoError(file + ": cannot be read: Is a directory");
  std::ifstream in(file, std::ios::binary);
  std::string text;
  if (in) text.assign(std::istreambuf_iterator<char>(in), {});
  if (!in || in.bad())
    throw IoError(fmt::format("{}: cannot be read: {}", file, std::strerror(errno)));
  try {
    auto table = toml::parse(text, file);
    return {file, std::move(text), std::move(table)};
  } catch (const toml::parse_error& error) {
    const std::string reason(error.description());
    const int line = static_cast<int>(error.source().begin.line);
    if (const auto key = redefined(reason); !key.empty())
      throw ConfigError({{file, line, key, "is there twice; allowed: each key once"}});
    throw ConfigError({{file, line, "", "not valid TOML: " + reason}});
  }
}

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += '\\', out += c;
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out + '"';
}

std::string number_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return fmt::format("{}", value);
}

std::string shown(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::string:
      return in_quotes(node.as_string()->get());
    case toml::node_type::integer:
      return std::to_string(node.as_integer()->get());
    case toml::node_type::floating_point:
      return number_text(node.as_floating_point()->get());
    case toml::node_type::boolean:
      return node.as_boolean()->get() ? "true" : "false";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::table:
      return "a table";
    default:
      return "a date or time";
  }
}

std::string allowed_range(double min, double max, const std::string& unit) {
  constexpr double no_limit = 1e15;  // beyond what anybody would write
  const auto behind = unit.empty() ? "" : " " + unit;
  const bool low = min > -no_limit;
  const bool high = max < no_limit && max != static_cast<double>(std::numeric_limits<int>::max());
  if (low && high) return fmt::format("{} to {}{}", min, max, behind);
  if (low) return fmt::format("at least {}{}", min, behind);
  if (high) return fmt::format("at most {}{}", max, behind);
  return "any number" + (unit.empty() ? "" : " of" + behind);
}

}  // namespace doorstroom
