// SPDX-License-Identifier: EUPL-1.2
// Observe and allocate: schools see their pupils through tests, policies ask, scarce staff is
// rationed, support is granted.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "agents/record/tallies.hpp"
#include "agents/state/pupils.hpp"
#include "agents/world/model.hpp"

namespace doorstroom {

/// Runs one policy for one term: request (every location), ration (nation), grant (every location).
SupportTotals support(const Model& model, const Policy& policy, const Draws& draws, State& state);

}  // namespace doorstroom
