// SPDX-License-Identifier: EUPL-1.2
// Parses the parameters that a policy declares.
#include "experiments/plan/toml_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "experiments/plan/written_range.hpp"

namespace doorstroom {
namespace {

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

std::string words_text(const std::vector<std::string>& words) {
  std::vector<std::string> parts;
  for (const auto& word : words) parts.push_back(in_quotes(word));
  return fmt::format("[{}]", fmt::join(parts, ", "));
}

NumberRange range_of(const Field& field) {
  return {field.min, field.max, field.unit, field.low, field.high};
}

/// Reads the parameters of one policy.
class Reader {
 public:
  Reader(Keys& keys, const PlaceGraph* graph) : keys_{keys}, graph_{graph} {}

  void read(const Field& field) {
    auto value = field.value;
    const bool given = keys_.has(field.key);
    if (given) parsed.written.insert(field.key);
    switch (field.type) {
      case FieldType::integer:
        keys_.integer(field.key, std::get<int>(value), static_cast<int>(field.min),
                      static_cast<int>(field.max), field.unit);
        break;
      case FieldType::number:
        number(field, given, std::get<double>(value));
        break;
      case FieldType::choice:
        keys_.choice(field.key, std::get<std::string>(value), field.allowed);
        break;
      case FieldType::list:
        list(field, std::get<std::vector<std::string>>(value));
        break;
      case FieldType::threshold:
        threshold(field, given, std::get<double>(value));
        break;
      case FieldType::condition:
        condition(field, std::get<std::string>(value));
        break;
      case FieldType::names:
        keys_.words(field.key, std::get<std::vector<std::string>>(value),
                    "a list of names of policies of the variant");
        break;
      case FieldType::name:
        name(field, std::get<std::string>(value));
        break;
    }
    parsed.values[field.key] = std::move(value);
  }
  /// Checks between parameters that every policy has.
  void finish() {
    const auto from = parsed.values.find("from"), until = parsed.values.find("until");
    if (from == parsed.values.end() || until == parsed.values.end()) return;
    const int first = std::get<int>(from->second), last = std::get<int>(until->second);
    if (last < first)
      keys_.wrong("until",
                  fmt::format("{} is before from = {}; allowed: from <= until", last, first));
  }

  ParsedFields parsed;

 private:
  /// Whether a sweep gives a range, which is an issue.
  bool is_swept_range(const std::string& key, const std::string& allowed) {
    if (!keys_.is_replaced(key)) return false;
    keys_.find(key);
    keys_.wrong(key, "is a range, and what is swept is a choice; allowed: " + allowed);
    return true;
  }

  /// The declared interval as what is drawn, if there is one.
  static std::optional<Drawable> declared(const Field& field, double value) {
    if (field.low >= field.high) return std::nullopt;
    const bool assumed = field.source.find("assumption") != std::string::npos;
    return Drawable{field.key, value, field.low, field.high, assumed ? "assumption" : field.source};
  }

  void number(const Field& field, bool given, double& value) {
    const auto& key = field.key;
    std::optional<Drawable> drawn;
    if (!given) {
      drawn = declared(field, value);
      keys_.find(key);
    } else if (!is_range(keys_.find(key))) {
      keys_.number(key, value, field.min, field.max, field.unit);
    } else if (!is_swept_range(key, allowed_range(field.min, field.max, field.unit))) {
      drawn = read_range(keys_, key, range_of(field));
      if (drawn) value = drawn->value;
    }
    if (!drawn) return;
    parsed.ranges[key] = range_text(*drawn);
    parsed.drawable[key] = *drawn;
  }

  void threshold(const Field& field, bool given, double& value) {
    const auto& key = field.key;
    std::optional<Drawable> drawn;
    const auto* const table =
        given && keys_.find(key)->is_table() ? keys_.find(key)->as_table() : nullptr;
    if (!given) {
      drawn = declared(field, value);
      keys_.find(key);
    } else if (table == nullptr || !is_range(table->get(field.quantity))) {
      keys_.at_least(key, field.quantity, value, field.min, field.max, field.unit);
    } else if (!is_swept_range(key, threshold_text(field.quantity, value) + ", " +
                                        allowed_range(field.min, field.max, field.unit))) {
      auto inner = keys_.inside(key);
      drawn = read_range(inner, field.quantity, range_of(field));
      inner.finish();
      if (drawn) value = drawn->value;
    }
    if (!drawn) return;
    drawn->key = key;
    parsed.ranges[key] = fmt::format("{{ {} = {} }}", field.quantity, range_text(*drawn));
    parsed.drawable[key] = *drawn;
  }

  /// A name may be empty: nobody's.
  void name(const Field& field, std::string& value) {
    const auto* const node = keys_.find(field.key);
    if (node != nullptr && node->is_string() && node->as_string()->get().empty())
      value.clear();
    else
      keys_.text(field.key, value);
  }

  void condition(const Field& field, std::string& value) {
    keys_.text(field.key, value);
    const auto* const node = keys_.find(field.key);
    if (node == nullptr || !node->is_string()) return;
    std::vector<Issue> issues;
    const ExpressionText text{value, "", line_of(*node),
                              static_cast<int>(node->source().begin.column) + 1, field.key};
    if (compile_expression(text, field.names, {ValueType::flag}, issues)) return;
    for (const auto& issue : issues) keys_.wrong(field.key, issue.line, issue.what);
  }

  void list(const Field& field, std::vector<std::string>& value) {
    const auto& allowed = field.allowed;
    const bool may_be_empty = value.empty();
    const auto words = allowed.empty() && graph_ != nullptr ? prefixes_of(*graph_) : allowed;
    const auto text = allowed.empty() ? std::string("a list of places, as [\"vo.havo\"]")
                                      : fmt::format("a list of {}", fmt::join(allowed, ", "));
    auto given = value;
    keys_.words(field.key, given, text);
    bool usable = true;
    for (const auto& word : given) {
      if (words.empty() || (allowed.empty() && word == "all")) continue;
      if (std::find(words.begin(), words.end(), word) != words.end()) continue;
      keys_.wrong(
          field.key,
          allowed.empty()
              ? fmt::format("no place under {}{}", in_quotes(word), did_you_mean(word, words))
              : fmt::format("{} is not known; allowed: {}{}", in_quotes(word),
                            fmt::join(allowed, ", "), did_you_mean(word, allowed)));
      usable = false;
    }
    if (given.empty() && !may_be_empty) {
      keys_.wrong(field.key, "list is empty; allowed: " + text);
      usable = false;
    }
    if (usable) value = std::move(given);
  }

  Keys& keys_;
  const PlaceGraph* graph_;
};

}  // namespace

std::string toml_text(const Field& field, const FieldValue& value) {
  switch (field.type) {
    case FieldType::integer:
      return std::to_string(std::get<int>(value));
    case FieldType::number:
      return number_text(std::get<double>(value));
    case FieldType::list:
    case FieldType::names:
      return words_text(std::get<std::vector<std::string>>(value));
    case FieldType::threshold:
      return threshold_text(field.quantity, std::get<double>(value));
    case FieldType::choice:
    case FieldType::condition:
    case FieldType::name:
      break;
  }
  return in_quotes(std::get<std::string>(value));
}

ParsedFields read_fields(Keys& keys, const PlaceGraph* graph, const std::vector<Field>& fields) {
  Reader reader(keys, graph);
  for (const auto& field : fields) reader.read(field);
  reader.finish();
  return std::move(reader.parsed);
}

FieldValues with_drawn(const std::vector<Field>& fields, FieldValues values,
                       const std::map<std::string, double>& drawn) {
  for (const auto& field : fields)
    if (const auto found = drawn.find(field.key); found != drawn.end())
      values[field.key] = std::clamp(found->second, field.min, field.max);
  return values;
}

}  // namespace doorstroom
