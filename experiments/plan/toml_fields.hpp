// SPDX-License-Identifier: EUPL-1.2
// Parameters of a policy from and to an experiment file: parse with every mistake collected, replay
// with drawn numbers.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/place_graph.hpp"
#include "experiments/plan/experiment.hpp"
#include "experiments/read/toml_keys.hpp"
#include "policies/fields.hpp"

namespace doorstroom {

/// A value of a parameter as TOML text that reads back as the same value.
std::string toml_text(const Field& field, const FieldValue& value);

/// What an experiment file says of the parameters of one policy.
struct ParsedFields {
  FieldValues values;  ///< every parameter as understood; of a range its value
  /// Parameters that the table gives. Also one that equals its default is chosen.
  std::set<std::string> written;
  /// Numbers that [uncertainty] draws, by parameter: those that the table leaves out and that have
  /// a declared interval, and those that it writes as a range. A value that it writes is a choice.
  std::map<std::string, Drawable> drawable;
  std::map<std::string, std::string> ranges;  ///< those as TOML text
};

/// Parses declared parameters from the keys of one [[variant.policy]], keeping the defaults of keys
/// that are not given. A number or threshold can be written as a range to draw from. Mistakes go to
/// the issues of the keys.
/// @param graph to check place prefixes against; null: not checked
ParsedFields read_fields(Keys& keys, const PlaceGraph* graph, const std::vector<Field>& fields);

/// Values with drawn numbers in place of some; a drawn number is kept within the range that the
/// policy allows.
FieldValues with_drawn(const std::vector<Field>& fields, FieldValues values,
                       const std::map<std::string, double>& drawn);

}  // namespace doorstroom
