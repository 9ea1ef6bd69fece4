// SPDX-License-Identifier: EUPL-1.2
// Parses the parameters that a policy declares.
#include "experiments/plan/toml_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "experiments/plan/written_range.hpp"

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

std::string threshold_text(const std::string& quantity, double value) {
  return fmt::format("{{ {} = \">= {}\" }}", quantity, number_text(value));
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
      return threshold_text(threshold.quantity, threshold.value);
    }
  };
  return std::visit(Writer{}, value);
}

bool TomlFields::is_written(const std::string& key) {
  const bool given = keys_.has(key);
  if (given) written_.insert(key);
  return given;
}

bool TomlFields::is_swept_range(const std::string& key, const std::string& allowed) {
  if (!keys_.is_replaced(key)) return false;
  keys_.find(key);
  keys_.wrong(key, "is a range, and what is swept is a choice; allowed: " + allowed);
  return true;
}

std::optional<Drawable> TomlFields::declared(const std::string& key, double value,
                                             const NumberRange& range, const Source& from) const {
  if (range.low >= range.high) return std::nullopt;
  const bool assumed = from.text.find("assumption") != std::string::npos;
  return Drawable{key, value, range.low, range.high, assumed ? "assumption" : from.text};
}

void TomlFields::integer(const std::string& key, int& value, const IntegerRange& range,
                         const std::string&, const Source&) {
  is_written(key);
  keys_.integer(key, value, range.min, range.max, range.unit);
  values_[key] = value;
}

void TomlFields::number(const std::string& key, double& value, const NumberRange& range,
                        const std::string&, const Source& from) {
  std::optional<Drawable> drawn;
  if (!is_written(key)) {
    drawn = declared(key, value, range, from);
    keys_.find(key);
  } else if (!is_range(keys_.find(key))) {
    keys_.number(key, value, range.min, range.max, range.unit);
  } else if (!is_swept_range(key, allowed_range(range.min, range.max, range.unit))) {
    drawn = read_range(keys_, key, range);
    if (drawn) value = drawn->value;
  }
  if (drawn) {
    ranges_[key] = range_text(*drawn);
    drawable_[key] = *drawn;
  }
  values_[key] = value;
}

void TomlFields::choice(const std::string& key, std::string& value,
                        const std::vector<std::string>& allowed, const std::string&,
                        const Source&) {
  is_written(key);
  keys_.choice(key, value, allowed);
  values_[key] = value;
}

void TomlFields::list(const std::string& key, std::vector<std::string>& value,
                      const std::vector<std::string>& allowed, const std::string&, const Source&) {
  is_written(key);
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
  std::optional<Drawable> drawn;
  const bool given = is_written(key);
  const auto* const table =
      given && keys_.find(key)->is_table() ? keys_.find(key)->as_table() : nullptr;
  if (!given) {
    drawn = declared(key, value, range, from);
    keys_.find(key);
  } else if (table == nullptr || !is_range(table->get(quantity))) {
    keys_.at_least(key, quantity, value, range.min, range.max, range.unit);
  } else if (!is_swept_range(key, threshold_text(quantity, value) + ", " +
                                      allowed_range(range.min, range.max, range.unit))) {
    auto inner = keys_.inside(key);
    drawn = read_range(inner, quantity, range);
    inner.finish();
    if (drawn) value = drawn->value;
  }
  if (drawn) {
    drawn->key = key;
    ranges_[key] = fmt::format("{{ {} = {} }}", quantity, range_text(*drawn));
    drawable_[key] = *drawn;
  }
  values_[key] = AtLeast{quantity, value};
}

void TomlFields::period(int& from_year, int& until_year, const std::string&) {
  is_written("from");
  is_written("until");
  keys_.integer("from", from_year, first_possible_year, last_possible_year);
  keys_.integer("until", until_year, first_possible_year, last_possible_year);
  if (until_year < from_year)
    keys_.wrong("until", fmt::format("{} is before from = {}; allowed: from <= until", until_year,
                                     from_year));
  values_["from"] = from_year;
  values_["until"] = until_year;
}

}  // namespace doorstroom
