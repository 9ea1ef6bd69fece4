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
    case FieldType::condition:
      return "condition";
    case FieldType::name:
      return "name";
    case FieldType::names:
      return "names";
  }
  return "";
}

/// A default in JSON's own types.
Json default_json(const Field& field) {
  if (field.type == FieldType::integer) return std::get<int>(field.value);
  if (field.type == FieldType::number) return std::get<double>(field.value);
  if (field.type == FieldType::list || field.type == FieldType::names)
    return std::get<std::vector<std::string>>(field.value);
  if (field.type == FieldType::threshold)
    return {{field.quantity, fmt::format(">= {}", number_text(std::get<double>(field.value)))}};
  return std::get<std::string>(field.value);
}

constexpr double no_limit = 1e15;
constexpr auto any_range = "{ low = number, high = number }";

void add_limits(Json& json, const Field& field) {
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
Json range_schema(const Field& field) {
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

std::string allowed_text(const Field& field) {
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
    case FieldType::condition: {
      std::vector<std::string> names;
      for (const auto& name : field.names) names.push_back(name.name);
      return fmt::format("a condition on {}", fmt::join(names, ", "));
    }
    case FieldType::name:
      return "the name of another policy of the variant";
    case FieldType::names:
      return "a list of names of other policies of the variant";
  }
  return "";
}

Json to_json(const Field& field) {
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

Json value_schema(const Field& field) {
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
    case FieldType::names:
      json["type"] = "array";
      json["uniqueItems"] = true;
      json["items"] = Json{{"type", "string"}};
      break;
    case FieldType::condition:
    case FieldType::name:
      json["type"] = "string";
      break;
  }
  return json;
}

}  // namespace doorstroom
