// SPDX-License-Identifier: EUPL-1.2
// The declared parameters of a policy as a list: for the menu, the JSON Schema and the table of
// sources.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "policies/policy_kind.hpp"

namespace doorstroom {

enum class FieldType : std::uint8_t { integer, number, choice, list, threshold };

/// One declared parameter.
struct FieldInfo {
  std::string key;
  FieldType type = FieldType::integer;
  std::string default_text;  ///< as TOML
  double min = 0, max = 0;   ///< of numbers and thresholds
  double low = 0, high = 0;  ///< interval that [uncertainty] draws from where a file leaves
                             ///< the parameter out; equal: not drawn
  std::string unit, doc, source;
  std::vector<std::string> allowed;  ///< of choices and lists; empty: places
  std::string quantity;              ///< of thresholds: the key in the table
};

/// Collects what a policy declares.
class FieldList final : public Fields {
 public:
  void integer(const std::string& key, int& value, const IntegerRange& range,
               const std::string& doc, const Source& from) override;
  void number(const std::string& key, double& value, const NumberRange& range,
              const std::string& doc, const Source& from) override;
  void choice(const std::string& key, std::string& value, const std::vector<std::string>& allowed,
              const std::string& doc, const Source& from) override;
  void list(const std::string& key, std::vector<std::string>& value,
            const std::vector<std::string>& allowed, const std::string& doc,
            const Source& from) override;
  void at_least(const std::string& key, const std::string& quantity, double& value,
                const NumberRange& range, const std::string& doc, const Source& from) override;
  void period(int& from_year, int& until_year, const std::string& doc) override;
  const std::vector<FieldInfo>& fields() const { return fields_; }

 private:
  std::vector<FieldInfo> fields_;
};

/// The declared parameters of a kind of policy, in the order of its declaration.
std::vector<FieldInfo> fields_of(const PolicyKind& kind);

/// A parameter as JSON: key, type, default, allowed, unit, interval, doc, source.
nlohmann::ordered_json to_json(const FieldInfo& field);

/// What is allowed, for readers: `1 to 6 pupils`, `most_disadvantaged, proportional, lottery`.
std::string allowed_text(const FieldInfo& field);

/// JSON Schema of the value of a parameter.
nlohmann::ordered_json value_schema(const FieldInfo& field);

}  // namespace doorstroom
