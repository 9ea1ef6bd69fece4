// SPDX-License-Identifier: EUPL-1.2
// Observe and allocate: schools see their pupils through tests, policies ask, scarce staff is
// rationed, support is granted.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "agents/model.hpp"
#include "agents/pupils.hpp"

namespace doorstroom {

/// What a policy did in one term.
struct SupportTotals {
  std::vector<std::int64_t> requested, reached;  ///< [cell], pupil-terms
  std::int64_t cost_cents = 0;
  std::int64_t staff_millifte = 0;
};

/// Runs one policy for one term: request (every location), ration (nation), grant (every location).
SupportTotals support(const Model& model, const Policy& policy, const Draws& draws, State& state);

}  // namespace doorstroom
