// SPDX-License-Identifier: EUPL-1.2
// A number that an experiment file writes as a range to draw from: `{ low = 2000, high = 10000 }`.
#pragma once

#include <optional>
#include <string>

#include "experiments/plan/experiment.hpp"
#include "experiments/read/toml_keys.hpp"
#include "policies/fields.hpp"

namespace doorstroom {

/// Whether a node is written as a range: a table. Null: it is not.
bool is_range(const toml::node* node);

/// Reads a range. `value` may be left out: the middle. So may `quality`: `assumption`, drawn from a
/// triangle; any other text names the source of a 95% interval.
/// @param allowed by the policy, for all three numbers
/// @return nothing when something is wrong, which is an issue
std::optional<Drawable> read_range(Keys& keys, const std::string& key, const NumberRange& allowed);

/// A range as TOML that reads back as the same range.
std::string range_text(const Drawable& range);

}  // namespace doorstroom
