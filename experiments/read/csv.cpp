// SPDX-License-Identifier: EUPL-1.2
// The cells of a row: what each column must hold, and what is wrong with it.
#include "experiments/read/csv.hpp"

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "engine/calendar.hpp"

namespace doorstroom {
namespace {

template <class Names> std::string listed(const Names& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string allowed(Limits limits) {
  const bool low = limits.min > std::numeric_limits<double>::lowest();
  const bool high = limits.max < std::numeric_limits<double>::max();
  if (low && high) return fmt::format("{} to {}", limits.min, limits.max);
  if (low) return fmt::format("at least {}", limits.min);
  if (high) return fmt::format("at most {}", limits.max);
  return "any number";
}

}  // namespace

std::optional<std::size_t> CsvTable::column(const std::string& name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

bool is_date(const std::string& text) {
  try {
    parse_date(text);
    return true;
  } catch (const std::invalid_argument&) {
    return false;
  }
}

std::string date_wrong(const std::string& text) {
  return fmt::format("\"{}\" is not a date; allowed: a day as YYYY-MM-DD", text);
}

std::optional<std::string> Cells::cell(const std::string& column, Need need) {
  columns_[column] = need != Need::nothing;
  if (row_ == nullptr) return std::nullopt;
  const auto index = table_.column(column);
  if (index && !row_->cells[*index].empty()) return row_->cells[*index];
  if (need == Need::value) wrong(column, "is empty; allowed: a value in every row");
  return std::nullopt;
}

void Cells::wrong(const std::string& column, const std::string& what) {
  issues_.push_back({table_.file, origin().line, column, what});
}

void Cells::text(const std::string& column, std::string& value, Need need) {
  if (auto found = cell(column, need)) value = std::move(*found);
}

void Cells::word(const std::string& column, std::string& value,
                 const std::vector<std::string>& words, Need need) {
  const auto found = cell(column, need);
  if (!found) return;
  if (std::find(words.begin(), words.end(), *found) == words.end())
    wrong(column, fmt::format("\"{}\" is not known; allowed: {}{}", *found, listed(words),
                              did_you_mean(*found, words)));
  else
    value = *found;
}

std::optional<double> Cells::real(const std::string& column, Need need, Limits limits) {
  const auto found = cell(column, need);
  if (!found) return std::nullopt;
  double value = 0;
  const auto* const end = found->data() + found->size();
  const auto [stop, error] = fast_float::from_chars(found->data(), end, value);
  if (error != std::errc() || stop != end || !std::isfinite(value)) {
    number_wrong_ = true;
    wrong(column, fmt::format("\"{}\" is not a number; allowed: {}, with a decimal point", *found,
                              allowed(limits)));
    return std::nullopt;
  }
  if (value < limits.min || value > limits.max) {
    number_wrong_ = true;
    wrong(column, fmt::format("{} is out of range; allowed: {}", *found, allowed(limits)));
    return std::nullopt;
  }
  return value;
}

void Cells::number(const std::string& column, double& value, Need need, Limits limits) {
  if (const auto found = real(column, need, limits)) value = *found;
}

void Cells::integer(const std::string& column, long long& value, Need need, Limits limits) {
  const auto found = real(column, need, limits);
  if (!found) return;
  if (*found != std::floor(*found) || std::abs(*found) > 0x1p53)
    wrong(column, fmt::format("{} is not a whole number; allowed: {}", *found, allowed(limits)));
  else
    value = static_cast<long long>(*found);
}

void Cells::integer(const std::string& column, int& value, Need need, Limits limits) {
  limits.min = std::max(limits.min, static_cast<double>(std::numeric_limits<int>::min()));
  limits.max = std::min(limits.max, static_cast<double>(std::numeric_limits<int>::max()));
  long long wide = value;
  integer(column, wide, need, limits);
  value = static_cast<int>(wide);
}

void Cells::yes_no(const std::string& column, bool& value, Need need) {
  std::string word_value = value ? "yes" : "no";
  word(column, word_value, {"yes", "no"}, need);
  value = word_value == "yes";
}

void Cells::date(const std::string& column, std::string& value, Need need) {
  const auto found = cell(column, need);
  if (!found) return;
  if (is_date(*found))
    value = *found;
  else
    wrong(column, date_wrong(*found));
}

void Cells::range(double value, double& low, double& high, Need need, Limits limits) {
  const auto below = real("low", need, limits);
  const auto above = real("high", need, limits);
  if (!has_row()) return;
  low = below.value_or(value);
  high = above.value_or(value);
  const bool low_empty = !cell("low", need == Need::value ? Need::column : need);
  const bool high_empty = !cell("high", need == Need::value ? Need::column : need);
  if (low_empty != high_empty && need != Need::value)
    wrong(low_empty ? "low" : "high", "is empty; allowed: both low and high, or neither");
  else if (below && above && !number_wrong_ && !(low <= value && value <= high))
    wrong("low", fmt::format("{} to {} does not hold the value {}; allowed: low <= value <= high",
                             low, high, value));
}

bool check_columns(const CsvTable& table, const std::map<std::string, bool>& columns,
                   std::vector<Issue>& issues) {
  std::vector<std::string> names;
  for (const auto& [name, needed] : columns) names.push_back(name);
  bool complete = true;
  for (const auto& [name, needed] : columns)
    if (needed && !table.column(name)) {
      issues.push_back(
          {table.file, 1, name, "column is missing; the file has: " + listed(table.header)});
      complete = false;
    }
  for (auto it = table.header.begin(); it != table.header.end(); ++it) {
    if (!columns.contains(*it))
      issues.push_back({table.file, 1, *it,
                        "unknown column; allowed: " + listed(names) + did_you_mean(*it, names)});
    if (std::find(table.header.begin(), it, *it) != it)
      issues.push_back({table.file, 1, *it, "column is there twice; allowed: once"});
  }
  return complete;
}

void report_duplicates(const std::vector<std::string>& keys, const std::vector<RowOrigin>& origins,
                       const std::string& column, std::vector<Issue>& issues) {
  std::map<std::string, int> first;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto [found, is_new] = first.try_emplace(keys[i], origins[i].line);
    if (!is_new)
      issues.push_back(
          {origins[i].file, origins[i].line, column,
           fmt::format("\"{}\" is there twice; line {} has it already", keys[i], found->second)});
  }
}

}  // namespace doorstroom
