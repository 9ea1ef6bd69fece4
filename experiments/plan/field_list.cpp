// SPDX-License-Identifier: EUPL-1.2
// Lists declared parameters and writes them as JSON and JSON Schema.
#include "experiments/plan/field_list.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "experiments/plan/toml_fields.hpp"

namespace doorstroom {
namespace {

using Json = nlohmann::ordered_json;

const char* type_name(FieldType type) {
  switch (type) {
    case FieldType::integer:
      return "integer";
    case FieldType::number:
      return "number";
    case FieldType::choice:
      return "choice";
    case FieldType::list:
      return "list";
    case FieldType::threshold:
      return "threshold";
  }
  return "";
}

/// A default in JSON's own types.
Json default_json(const FieldInfo& field) {
  const auto table = toml::parse("value = " + field.default_text);
  const auto& node = *table.get("value");
  if (const auto* const words = node.as_array()) {
    Json list = Json::array();
    for (const auto& word : *words) list.push_back(word.value_or(std::string()));
    return list;
  }
  if (const auto* const threshold = node.as_table())
    return {{field.quantity, (*threshold)[field.quantity].value_or(std::string())}};
  if (node.is_string()) return node.value_or(std::string());
  if (node.is_integer() && field.type == FieldType::integer) return node.value_or(0);
  return node.value_or(0.0);
}

constexpr double no_limit = 1e15;
constexpr auto any_range = "{ low = number, high = number }";

void add_limits(Json& json, const FieldInfo& field) {
  if (field.min > -no_limit)
    json["minimum"] = field.type == FieldType::integer ? Json(static_cast<long long>(field.min))
                                                       : Json(field.min);
  const bool limited =
      field.max < no_limit && field.max != static_cast<double>(std::numeric_limits<int>::max());
  if (limited)
    json["maximum"] = field.type == FieldType::integer ? Json(static_cast<long long>(field.max))
                                                       : Json(field.max);
}

/// A range that [uncertainty] draws from, in place of a number.
Json range_schema(const FieldInfo& field) {
  Json number{{"type", "number"}};
  add_limits(number, field);
  auto low = number, high = number, value = number;
  low["description"] = "Lower end of the range.";
  high["description"] = "Upper end of the range.";
  value["description"] =
      "Most likely value, or mean of a normal distribution; default: the middle.";
  return {{"type", "object"},
          {"description", "A range that [uncertainty] draws from; a number is a choice and stays."},
          {"properties",
           {{"low", std::move(low)},
            {"high", std::move(high)},
            {"value", std::move(value)},
            {"quality",
             {{"type", "string"},
              {"minLength", 1},
              {"default", "assumption"},
              {"description",
               "assumption: drawn from a triangle; else the source of a 95% interval, drawn from a "
               "normal distribution."}}}}},
          {"required", {"low", "high"}},
          {"additionalProperties", false}};
}

}  // namespace

void FieldList::integer(const std::string& key, int& value, const IntegerRange& range,
                        const std::string& doc, const Source& from) {
  fields_.push_back({key,
                     FieldType::integer,
                     toml_text(value),
                     static_cast<double>(range.min),
                     static_cast<double>(range.max),
                     0,
                     0,
                     range.unit,
                     doc,
                     from.text,
                     {},
                     ""});
}

void FieldList::number(const std::string& key, double& value, const NumberRange& range,
                       const std::string& doc, const Source& from) {
  fields_.push_back({key,
                     FieldType::number,
                     toml_text(value),
                     range.min,
                     range.max,
                     range.low,
                     range.high,
                     range.unit,
                     doc,
                     from.text,
                     {},
                     ""});
}

void FieldList::choice(const std::string& key, std::string& value,
                       const std::vector<std::string>& allowed, const std::string& doc,
                       const Source& from) {
  fields_.push_back(
      {key, FieldType::choice, toml_text(value), 0, 0, 0, 0, "", doc, from.text, allowed, ""});
}

void FieldList::list(const std::string& key, std::vector<std::string>& value,
                     const std::vector<std::string>& allowed, const std::string& doc,
                     const Source& from) {
  fields_.push_back(
      {key, FieldType::list, toml_text(value), 0, 0, 0, 0, "", doc, from.text, allowed, ""});
}

void FieldList::at_least(const std::string& key, const std::string& quantity, double& value,
                         const NumberRange& range, const std::string& doc, const Source& from) {
  fields_.push_back({key,
                     FieldType::threshold,
                     toml_text(AtLeast{quantity, value}),
                     range.min,
                     range.max,
                     range.low,
                     range.high,
                     range.unit,
                     doc,
                     from.text,
                     {},
                     quantity});
}

void FieldList::period(int& from_year, int& until_year, const std::string& doc) {
  const auto year = [&](const char* key, int value, const char* which) {
    fields_.push_back(
        {key, FieldType::integer, toml_text(value), 0, 9999, 0, 0, "", which + doc, "", {}, ""});
  };
  year("from", from_year, "First school year, by the year in which it starts. ");
  year("until", until_year, "Last school year, by the year in which it starts. ");
}

std::vector<FieldInfo> fields_of(const PolicyKind& kind) {
  FieldList list;
  static_cast<void>(kind.make(list));
  return list.fields();
}

std::string allowed_text(const FieldInfo& field) {
  switch (field.type) {
    case FieldType::integer:
      return allowed_range(field.min, field.max, field.unit);
    case FieldType::number:
      return fmt::format("{}, or {}", allowed_range(field.min, field.max, field.unit), any_range);
    case FieldType::choice:
      return fmt::format("{}", fmt::join(field.allowed, ", "));
    case FieldType::list:
      return field.allowed.empty() ? "a list of places, as [\"vo.havo\"]"
                                   : fmt::format("a list of {}", fmt::join(field.allowed, ", "));
    case FieldType::threshold:
      return fmt::format("{{ {0} = \">= number\" }} or {{ {0} = {1} }}, {2}", field.quantity,
                         any_range, allowed_range(field.min, field.max, field.unit));
  }
  return "";
}

Json to_json(const FieldInfo& field) {
  Json json{{"key", field.key},
            {"type", type_name(field.type)},
            {"default", default_json(field)},
            {"allowed", allowed_text(field)}};
  if (!field.unit.empty()) json["unit"] = field.unit;
  if (field.low < field.high) json["drawn_from"] = {field.low, field.high};
  json["doc"] = field.doc;
  json["source"] = field.source;
  return json;
}

Json value_schema(const FieldInfo& field) {
  Json json{{"description", field.doc + (field.unit.empty() ? "" : " Unit: " + field.unit + ".") +
                                (field.source.empty() ? "" : " Source: " + field.source + ".")},
            {"default", default_json(field)}};
  switch (field.type) {
    case FieldType::integer:
      json["type"] = "integer";
      add_limits(json, field);
      break;
    case FieldType::number: {
      Json number{{"type", "number"}};
      add_limits(number, field);
      json["anyOf"] = {std::move(number), range_schema(field)};
      break;
    }
    case FieldType::choice:
      json["enum"] = field.allowed;
      break;
    case FieldType::list:
      json["type"] = "array";
      json["uniqueItems"] = true;
      json["items"] =
          field.allowed.empty() ? Json{{"type", "string"}} : Json{{"enum", field.allowed}};
      break;
    case FieldType::threshold:
      json["type"] = "object";
      json["properties"] = {
          {field.quantity,
           {{"anyOf",
             {{{"type", "string"}, {"pattern", "^>= *-?[0-9.]+([eE][-+]?[0-9]+)?$"}},
              range_schema(field)}}}}};
      json["required"] = {field.quantity};
      json["additionalProperties"] = false;
      break;
  }
  return json;
}

}  // namespace doorstroom
