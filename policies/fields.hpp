// SPDX-License-Identifier: EUPL-1.2
// The parameters of a policy as data, declared once: parsing, defaults, schema, docs, draws, the
// list of sources and the saved experiment all read that one list.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/expression/expression.hpp"

namespace doorstroom {

/// Where a parameter's default comes from: a row id (`effects eH06`, `ministry_figures U05`) or
/// `assumption`.
struct Source {
  std::string text;
};
inline Source source(std::string text) { return {std::move(text)}; }

/// Allowed range of an integer parameter, and its unit for readers.
struct IntegerRange {
  int min = 0;
  int max = std::numeric_limits<int>::max();
  std::string unit;
};
/// Allowed range of a real parameter, its unit, and the 95% interval (or range of an assumption)
/// that [uncertainty] draws from; low = high = 0 means that it is not drawn.
struct NumberRange {
  double min = 0;
  double max = std::numeric_limits<double>::max();
  std::string unit;
  double low = 0;
  double high = 0;
};

enum class FieldType : std::uint8_t {
  integer,
  number,
  choice,     ///< one of a closed list of words
  list,       ///< words, each from a closed list, or, where that is empty, place prefixes
  threshold,  ///< `{ quantity = ">= 15" }`: the number after ">="
  condition,  ///< a condition on what a school sees (docs/expressions.md)
  name,       ///< of another policy of the variant; may be empty
  names       ///< of other policies of the variant
};

/// A value: int of an integer, double of a number or threshold, words of a list or of names, else a
/// text.
using FieldValue = std::variant<int, double, std::string, std::vector<std::string>>;
using FieldValues = std::map<std::string, FieldValue>;

/// One declared parameter.
struct Field {
  std::string key;
  FieldType type = FieldType::integer;
  FieldValue value;          ///< default
  double min = 0, max = 0;   ///< of numbers and thresholds
  double low = 0, high = 0;  ///< interval that [uncertainty] draws from where a file leaves the
                             ///< parameter out; equal: not drawn
  std::string unit, doc, source;
  std::vector<std::string> allowed{};   ///< of choices and lists; empty: places
  std::string quantity{};               ///< of thresholds: the key in the table
  std::vector<ExpressionName> names{};  ///< of conditions: what they may name
};

/// The two fields of the school years in which a policy acts: `from` and `until`, by their first
/// calendar year (2021 is 2021/22). Every policy has them.
std::vector<Field> period_fields(int from, int until, const std::string& doc);

/// Declares the parameters of a policy that keeps them in a struct P; its members hold the
/// defaults.
template <class P> class Declaration {
 public:
  void integer(std::string key, int P::*member, const IntegerRange& range, std::string doc,
               Source from) {
    add({std::move(key), FieldType::integer, defaults_.*member, static_cast<double>(range.min),
         static_cast<double>(range.max), 0, 0, range.unit, std::move(doc), std::move(from.text)},
        member);
  }
  void number(std::string key, double P::*member, const NumberRange& range, std::string doc,
              Source from) {
    add({std::move(key), FieldType::number, defaults_.*member, range.min, range.max, range.low,
         range.high, range.unit, std::move(doc), std::move(from.text)},
        member);
  }
  void choice(std::string key, std::string P::*member, std::vector<std::string> allowed,
              std::string doc, Source from) {
    add({std::move(key), FieldType::choice, defaults_.*member, 0, 0, 0, 0, "", std::move(doc),
         std::move(from.text), std::move(allowed)},
        member);
  }
  void list(std::string key, std::vector<std::string> P::*member, std::vector<std::string> allowed,
            std::string doc, Source from) {
    add({std::move(key), FieldType::list, defaults_.*member, 0, 0, 0, 0, "", std::move(doc),
         std::move(from.text), std::move(allowed)},
        member);
  }
  void at_least(std::string key, std::string quantity, double P::*member, const NumberRange& range,
                std::string doc, Source from) {
    add({std::move(key),
         FieldType::threshold,
         defaults_.*member,
         range.min,
         range.max,
         range.low,
         range.high,
         range.unit,
         std::move(doc),
         std::move(from.text),
         {},
         std::move(quantity)},
        member);
  }
  void name(std::string key, std::string P::*member, std::string doc) {
    add({std::move(key), FieldType::name, defaults_.*member, 0, 0, 0, 0, "", std::move(doc), ""},
        member);
  }
  void names(std::string key, std::vector<std::string> P::*member, std::string doc) {
    add({std::move(key), FieldType::names, defaults_.*member, 0, 0, 0, 0, "", std::move(doc), ""},
        member);
  }
  /// Every policy calls this once.
  void period(int P::*from, int P::*until, const std::string& doc) {
    auto fields = period_fields(defaults_.*from, defaults_.*until, doc);
    add(std::move(fields[0]), from);
    add(std::move(fields[1]), until);
  }

  const std::vector<Field>& fields() const { return fields_; }
  /// The parameters with these values; keys that are not there keep their default.
  P bind(const FieldValues& values) const {
    P parameters = defaults_;
    for (const auto& [key, set] : setters_)
      if (const auto found = values.find(key); found != values.end())
        set(parameters, found->second);
    return parameters;
  }

 private:
  template <class T> void add(Field field, T P::*member) {
    setters_.emplace_back(field.key, [member](P& parameters, const FieldValue& value) {
      parameters.*member = std::get<T>(value);
    });
    fields_.push_back(std::move(field));
  }

  P defaults_;
  std::vector<Field> fields_;
  std::vector<std::pair<std::string, std::function<void(P&, const FieldValue&)>>> setters_;
};

}  // namespace doorstroom
