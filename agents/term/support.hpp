// SPDX-License-Identifier: EUPL-1.2
// One policy's support in one term: schools observe, the policy asks, staff is rationed, support is
// granted.
#pragma once

#include "agents/policy/policy.hpp"
#include "agents/record/tallies.hpp"
#include "agents/state/pupils.hpp"
#include "agents/world/model.hpp"

namespace doorstroom {

/// The pupils of a run: its own and, in a variant, those of the baseline who lead no other life
/// there. Whoever of the latter is touched leaves the baseline.
struct Lives {
  State& own;
  State* baseline = nullptr;  ///< null: a run by itself
  std::size_t variant = 0;    ///< bit in column::Elsewhere
};

/// Observes, asks, rations and grants one policy's support for one term, and its wishes on
/// repeating.
/// @return exact sums, to be recorded
SupportTotals support(const Model& model, const Policy& policy, const Draws& draws, Lives lives);

/// Of a run by itself.
inline SupportTotals support(const Model& model, const Policy& policy, const Draws& draws,
                             State& state) {
  return support(model, policy, draws, Lives{state});
}

}  // namespace doorstroom
