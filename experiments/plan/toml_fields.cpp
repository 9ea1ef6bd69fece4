// SPDX-License-Identifier: EUPL-1.2
// Parses the parameters that a policy declares.
#include "experiments/plan/toml_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace doorstroom {
namespace {

constexpr int first_possible_year = 0;
constexpr int last_possible_year = 9999;

/// Every dotted prefix under which there is a place.
std::vector<std::string> prefixes_of(const PlaceGraph& graph) {
  std::set<std::string> prefixes;
  for (const auto& place : graph.place_names()) {
    prefixes.insert(place);
    for (auto dot = place.find('.'); dot != std::string::npos; dot = place.find('.', dot + 1))
      prefixes.insert(place.substr(0, dot));
  }
  return {prefixes.begin(), prefixes.end()};
}

}  // namespace

std::string toml_text(const FieldValue& value) {
  struct Writer {
    std::string operator()(int number) const { return std::to_string(number); }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(const std::string& text) const { return in_quotes(text); }
    std::string operator()(const std::vector<std::string>& words) const {
      std::vector<std::string> parts;
      for (const auto& word : words) parts.push_back(in_quotes(word));
      return fmt::format("[{}]", fmt::join(parts, ", "));
    }
    std::string operator()(const AtLeast& threshold) const {
      return fmt::format("{{ {} = \">= {}\" }}", threshold.quantity, number_text(threshold.value));
    }
  };
  return std::visit(Writer{}, value);
}

void TomlFields::keep_drawable(const std::string& key, double value, double default_value,
                               const NumberRange& range, const Source& from) {
  const bool has_interval = range.low < range.high;
  const bool as_declared = value == default_value;
  if (!has_interval || !as_declared) return;
  const bool assumed = from.text.find("assumption") != std::string::npos;
  drawable_.push_back({key, value, range.low, range.high, assumed ? "assumption" : from.text});
}

void TomlFields::integer(const std::string& key, int& value, const IntegerRange& range,
                         const std::string&, const Source&) {
  keys_.integer(key, value, range.min, range.max, range.unit);
  values_[key] = value;
}

void TomlFields::number(const std::string& key, double& value, const NumberRange& range,
                        const std::string&, const Source& from) {
  const double declared = value;
  keys_.number(key, value, range.min, range.max, range.unit);
  keep_drawable(key, value, declared, range, from);
  values_[key] = value;
}

void TomlFields::choice(const std::string& key, std::string& value,
                        const std::vector<std::string>& allowed, const std::string&,
                        const Source&) {
  keys_.choice(key, value, allowed);
  values_[key] = value;
}

void TomlFields::list(const std::string& key, std::vector<std::string>& value,
                      const std::vector<std::string>& allowed, const std::string&, const Source&) {
  const bool may_be_empty = value.empty();
  const auto words = allowed.empty() && graph_ != nullptr ? prefixes_of(*graph_) : allowed;
  const auto text = allowed.empty() ? std::string("a list of places, as [\"vo.havo\"]")
                                    : fmt::format("a list of {}", fmt::join(allowed, ", "));
  auto given = value;
  keys_.words(key, given, text);
  bool usable = true;
  for (const auto& word : given) {
    if (words.empty() || (allowed.empty() && word == "all")) continue;
    if (std::find(words.begin(), words.end(), word) != words.end()) continue;
    keys_.wrong(key,
                allowed.empty()
                    ? fmt::format("no place under {}{}", in_quotes(word), did_you_mean(word, words))
                    : fmt::format("{} is not known; allowed: {}{}", in_quotes(word),
                                  fmt::join(allowed, ", "), did_you_mean(word, allowed)));
    usable = false;
  }
  if (given.empty() && !may_be_empty) {
    keys_.wrong(key, "list is empty; allowed: " + text);
    usable = false;
  }
  if (usable) value = std::move(given);
  values_[key] = value;
}

void TomlFields::at_least(const std::string& key, const std::string& quantity, double& value,
                          const NumberRange& range, const std::string&, const Source& from) {
  const double declared = value;
  keys_.at_least(key, quantity, value, range.min, range.max, range.unit);
  keep_drawable(key, value, declared, range, from);
  values_[key] = AtLeast{quantity, value};
}

void TomlFields::period(int& from_year, int& until_year, const std::string&) {
  keys_.integer("from", from_year, first_possible_year, last_possible_year);
  keys_.integer("until", until_year, first_possible_year, last_possible_year);
  if (until_year < from_year)
    keys_.wrong("until", fmt::format("{} is before from = {}; allowed: from <= until", until_year,
                                     from_year));
  values_["from"] = from_year;
  values_["until"] = until_year;
}

}  // namespace doorstroom
