// SPDX-License-Identifier: EUPL-1.2
// Declared parameters for readers and editors: as text, JSON and JSON Schema.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "policies/policy_kind.hpp"

namespace doorstroom {

/// A parameter as JSON: key, type, default, allowed, unit, interval, doc, source.
nlohmann::ordered_json to_json(const Field& field);

/// What is allowed, for readers: `1 to 6 pupils`, `most_disadvantaged, proportional, lottery`.
std::string allowed_text(const Field& field);

/// JSON Schema of the value of a parameter.
nlohmann::ordered_json value_schema(const Field& field);

}  // namespace doorstroom
