// SPDX-License-Identifier: EUPL-1.2
// JSON Schema of experiment files, from the same declarations as the parser.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "experiments/plan/experiment.hpp"
#include "experiments/plan/field_list.hpp"
#include "experiments/plan/settings.hpp"

namespace doorstroom {
namespace {

using Json = nlohmann::ordered_json;
constexpr auto name_pattern = "^[-A-Za-z0-9_+.]{1,64}$";

class SettingsSchema final : public Settings {
 public:
  void section(const std::string& name, const std::string& doc) override {
    section_ = name;
    properties_[name] = {{"type", "object"},
                         {"description", doc},
                         {"properties", Json::object()},
                         {"additionalProperties", false}};
  }
  void integer(const std::string& key, long long& value, const SettingRange& range,
               const std::string& doc) override {
    add(key, doc,
        {{"type", "integer"},
         {"minimum", static_cast<long long>(range.min)},
         {"maximum", static_cast<long long>(range.max)},
         {"default", value}});
  }
  void number(const std::string& key, double& value, const SettingRange& range,
              const std::string& doc) override {
    add(key, doc,
        {{"type", "number"}, {"minimum", range.min}, {"maximum", range.max}, {"default", value}});
  }
  void text(const std::string& key, std::string&, KeyPresence presence,
            const std::string& doc) override {
    add(key, doc, {{"type", "string"}, {"minLength", 1}});
    if (presence == KeyPresence::required) properties_[section_]["required"].push_back(key);
  }
  void choice(const std::string& key, std::string& value, const std::vector<std::string>& allowed,
              const std::string& doc) override {
    add(key, doc, {{"enum", allowed}, {"default", value}});
  }
  void yes_no(const std::string& key, bool& value, const std::string& doc) override {
    add(key, doc, {{"type", "boolean"}, {"default", value}});
  }
  void integers(const std::string& key, std::vector<int>&, const SettingRange& range,
                const std::string& doc) override {
    add(key, doc,
        {{"type", "array"},
         {"items",
          {{"type", "integer"},
           {"minimum", static_cast<long long>(range.min)},
           {"maximum", static_cast<long long>(range.max)}}},
         {"minItems", 1},
         {"uniqueItems", true}});
  }
  Json properties() const { return properties_; }

 private:
  void add(const std::string& key, const std::string& doc, Json schema) {
    schema["description"] = doc;
    properties_[section_]["properties"][key] = std::move(schema);
  }
  std::string section_;
  Json properties_ = Json::object();
};

Json policy_schema(const PolicyKind& kind) {
  Json properties{
      {"use", {{"const", kind.name}}},
      {"name",
       {{"type", "string"},
        {"pattern", name_pattern},
        {"description", "Name of this policy in messages and sweeps; its luck hangs on it."}}}};
  for (const auto& field : kind.fields) properties[field.key] = value_schema(field);
  return {{"title", kind.label_en}, {"description", kind.doc},
          {"type", "object"},       {"properties", std::move(properties)},
          {"required", {"use"}},    {"additionalProperties", false}};
}

}  // namespace

std::string experiment_schema(const std::vector<PolicyKind>& menu) {
  SettingsSchema settings;
  Experiment defaults;
  describe(settings, defaults);
  Json policies = Json::array();
  for (const auto& kind : menu) policies.push_back(policy_schema(kind));

  // a measure of the file's own, by a name that the menu does not have
  Json names = Json::array();
  for (const auto& kind : menu) names.push_back(kind.name);
  policies.push_back({{"type", "object"},
                      {"required", {"use"}},
                      {"properties", {{"use", {{"type", "string"}, {"not", {{"enum", names}}}}}}}});

  Json properties = settings.properties();
  properties["market"] = {
      {"type", "object"},
      {"description",
       "Staff that policies can hire in the country, FTE by kind, in place of market.csv: a number "
       "is a choice, { low = number, high = number } is drawn."},
      {"additionalProperties",
       {{"anyOf", {{{"type", "number"}, {"minimum", 0}}, {{"type", "object"}}}}}}};
  properties["measure"] = {{"type", "array"},
                           {"description", "Measures of your own (docs/measures.md)."},
                           {"items", {{"type", "object"}, {"required", {"name"}}}}};
  properties["variant"] = {
      {"type", "array"},
      {"minItems", 1},
      {"description", "What is compared; one of them is the baseline."},
      {"items",
       {{"type", "object"},
        {"required", {"name"}},
        {"additionalProperties", false},
        {"properties",
         {{"name",
           {{"type", "string"}, {"pattern", name_pattern}, {"not", {{"const", "reference"}}}}},
          {"label",
           {{"type", "string"},
            {"minLength", 1},
            {"description", "For readers; default: the name."}}},
          {"baseline",
           {{"type", "boolean"},
            {"default", false},
            {"description", "The others are compared with this one."}}},
          {"policy", {{"type", "array"}, {"items", {{"oneOf", std::move(policies)}}}}}}}}}};
  properties["sweep"] = {
      {"type", "object"},
      {"description", "\"policy.key\" = [values]: every combination becomes a variant."},
      {"additionalProperties",
       {{"anyOf", {{{"type", "array"}, {"minItems", 1}}, {{"type", "object"}}}}}}};
  // without measures of its own, a file has the menu's policies only
  Json of_menu;
  of_menu["properties"]["variant"]["items"]["properties"]["policy"]["items"]["properties"]["use"]
         ["enum"] = names;
  const Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                    {"title", "doorstroom experiment"},
                    {"type", "object"},
                    {"required", {"experiment", "variant"}},
                    {"additionalProperties", false},
                    {"properties", std::move(properties)},
                    {"if", {{"not", {{"required", {"measure"}}}}}},
                    {"then", of_menu}};
  return schema.dump(2) + "\n";
}

}  // namespace doorstroom
