// SPDX-License-Identifier: EUPL-1.2
// What the data say of a term: the calendar, and the measures that were taken.
#pragma once

#include "agents/policy/rules.hpp"
#include "agents/world/model.hpp"

namespace doorstroom {

/// The rules of a term before any policy speaks.
/// @param shock schools close as the calendar has it, and the measures of `in = "shock"` are taken
Rules data_rules(const Model& model, bool shock, Term term);

}  // namespace doorstroom
