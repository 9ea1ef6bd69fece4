// SPDX-License-Identifier: EUPL-1.2
// Checks the keys of a TOML table one by one.
#include "experiments/read/toml_keys.hpp"

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace doorstroom {
namespace {

/// The number of `>= 15`.
std::optional<double> after_at_least(std::string_view text) {
  if (!text.starts_with(">=")) return std::nullopt;
  text.remove_prefix(2);
  while (text.starts_with(' ')) text.remove_prefix(1);
  double value = 0;
  const auto [stop, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

bool within(double value, double min, double max) { return value >= min && value <= max; }

}  // namespace

Keys::Keys(const toml::table* table, std::string file, std::string where, int line,
           std::vector<Issue>& issues)
    : table_{table},
      file_{std::move(file)},
      where_{std::move(where)},
      line_{line},
      issues_{issues} {}

const toml::node* Keys::node_of(const std::string& key) const {
  if (const auto found = replaced_.find(key); found != replaced_.end()) return found->second;
  return table_ == nullptr ? nullptr : table_->get(key);
}

const toml::node* Keys::find(const std::string& key) {
  asked_.push_back(key);
  return node_of(key);
}

Keys Keys::inside(const std::string& key) {
  const auto* const node = find(key);
  return {node == nullptr ? nullptr : node->as_table(), file_, where_ + key + ".", line(key),
          issues_};
}

bool Keys::has(const std::string& key) const { return node_of(key) != nullptr; }

int Keys::line(const std::string& key) const {
  const auto* const node = node_of(key);
  return node == nullptr ? line_ : line_of(*node);
}

void Keys::wrong(const std::string& key, int line, const std::string& what) {
  issues_.push_back({file_, line, where_ + key, what});
}
void Keys::wrong(const std::string& key, const std::string& what) { wrong(key, line(key), what); }

void Keys::require(const std::string& key, const std::string& allowed) {
  if (!has(key)) wrong(key, "is missing; allowed: " + allowed);
}

void Keys::integer(const std::string& key, long long& value, long long min, long long max,
                   const std::string& unit) {
  const auto* const node = find(key);
  if (node == nullptr) return;
  const auto allowed = allowed_range(static_cast<double>(min), static_cast<double>(max), unit);
  if (!node->is_integer())
    return wrong(key, shown(*node) + " is not a whole number; allowed: " + allowed);
  const auto given = **node->as_integer();
  if (given < min || given > max)
    return wrong(key, shown(*node) + " is out of range; allowed: " + allowed);
  value = given;
}

void Keys::integer(const std::string& key, int& value, int min, int max, const std::string& unit) {
  long long wide = value;
  integer(key, wide, static_cast<long long>(min), static_cast<long long>(max), unit);
  value = static_cast<int>(wide);
}

void Keys::number(const std::string& key, double& value, double min, double max,
                  const std::string& unit) {
  const auto* const node = find(key);
  if (node == nullptr) return;
  const auto allowed = allowed_range(min, max, unit);
  if (!node->is_number()) return wrong(key, shown(*node) + " is not a number; allowed: " + allowed);
  const double given = *node->value<double>();
  if (!within(given, min, max))
    return wrong(key, shown(*node) + " is out of range; allowed: " + allowed);
  value = given;
}

void Keys::yes_no(const std::string& key, bool& value) {
  const auto* const node = find(key);
  if (node == nullptr) return;
  if (!node->is_boolean())
    return wrong(key, shown(*node) + " is not a yes or no; allowed: true, false");
  value = **node->as_boolean();
}

void Keys::integers(const std::string& key, std::vector<int>& values, int min, int max) {
  const auto* const node = find(key);
  if (node == nullptr) return;
  const auto allowed = fmt::format("whole numbers from {} to {}, ascending, each once", min, max);
  if (!node->is_array()) return wrong(key, shown(*node) + " is not a list; allowed: " + allowed);
  if (node->as_array()->empty())
    return wrong(key, "is empty; allowed: " + allowed + ", or leave the key out");
  std::vector<int> given;
  for (const auto& entry : *node->as_array()) {
    const auto number = entry.is_integer() ? entry.value<std::int64_t>() : std::nullopt;
    if (!number)
      wrong(key, line_of(entry), shown(entry) + " is not a whole number; allowed: " + allowed);
    else if (*number < min || *number > max)
      wrong(key, line_of(entry), shown(entry) + " is out of range; allowed: " + allowed);
    else if (!given.empty() && *number <= given.back())
      wrong(key, line_of(entry),
            fmt::format("{} comes after {}; allowed: {}", *number, given.back(), allowed));
    else
      given.push_back(static_cast<int>(*number));
  }
  values = std::move(given);
}

void Keys::text(const std::string& key, std::string& value) {
  const auto* const node = find(key);
  if (node == nullptr) return;
  if (!node->is_string())
    return wrong(key, shown(*node) + " is not a text; allowed: a text in quotes");
  if (node->as_string()->get().empty())
    return wrong(key, "is empty; allowed: a text, or leave the key out");
  value = **node->as_string();
}

void Keys::choice(const std::string& key, std::string& value,
                  const std::vector<std::string>& allowed) {
  const auto* const node = find(key);
  if (node == nullptr) return;
  const auto words = fmt::format("{}", fmt::join(allowed, ", "));
  if (!node->is_string()) return wrong(key, shown(*node) + " is not a text; allowed: " + words);
  const auto given = node->as_string()->get();
  if (std::find(allowed.begin(), allowed.end(), given) == allowed.end())
    return wrong(key, fmt::format("{} is not known; allowed: {}{}", in_quotes(given), words,
                                  did_you_mean(given, allowed)));
  value = given;
}

void Keys::words(const std::string& key, std::vector<std::string>& value,
                 const std::string& allowed) {
  const auto* const node = find(key);
  if (node == nullptr) return;
  if (!node->is_array()) return wrong(key, shown(*node) + " is not a list; allowed: " + allowed);
  std::vector<std::string> given;
  for (const auto& entry : *node->as_array()) {
    if (!entry.is_string())
      wrong(key, line_of(entry), shown(entry) + " is not a text; allowed: " + allowed);
    else if (std::find(given.begin(), given.end(), entry.as_string()->get()) != given.end())
      wrong(key, line_of(entry), shown(entry) + " is there twice; allowed: once");
    else
      given.push_back(**entry.as_string());
  }
  value = std::move(given);
}

void Keys::at_least(const std::string& key, const std::string& quantity, double& value, double min,
                    double max, const std::string& unit) {
  const auto* const node = find(key);
  if (node == nullptr) return;
  const auto example = fmt::format("{{ {} = \">= {}\" }}, {}", quantity, number_text(value),
                                   allowed_range(min, max, unit));
  if (!node->is_table())
    return wrong(key, shown(*node) + " is not a threshold; allowed: " + example);
  auto inner = inside(key);
  std::string text;
  inner.require(quantity, example);
  inner.text(quantity, text);
  inner.finish();
  if (text.empty()) return;
  const auto given = after_at_least(text);
  if (!given)
    inner.wrong(quantity, in_quotes(text) + " is not a threshold; allowed: " + example);
  else if (!within(*given, min, max))
    inner.wrong(quantity, number_text(*given) +
                              " is out of range; allowed: " + allowed_range(min, max, unit));
  else
    value = *given;
}

void Keys::finish() {
  std::sort(asked_.begin(), asked_.end());
  asked_.erase(std::unique(asked_.begin(), asked_.end()), asked_.end());
  const auto check = [&](const std::string& key, const toml::node& node) {
    if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) return;
    wrong(key, line_of(node),
          fmt::format("unknown key; allowed: {}{}", fmt::join(asked_, ", "),
                      did_you_mean(key, asked_)));
  };
  for (const auto& [key, node] : replaced_) check(key, *node);
  if (table_ == nullptr) return;
  for (const auto& [key, node] : *table_)
    if (!replaced_.contains(std::string(key.str()))) check(std::string(key.str()), node);
}

}  // namespace doorstroom
