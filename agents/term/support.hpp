// SPDX-License-Identifier: EUPL-1.2
// The support of one run in one term: money comes in, schools pick, policies ask, one allocation
// serves.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "agents/record/record.hpp"
#include "agents/state/pupils.hpp"
#include "agents/term/grant.hpp"
#include "agents/term/observe.hpp"
#include "agents/term/programme.hpp"

namespace doorstroom {

/// What a run brings to its support.
struct SupportWork {
  const Model& model;
  const Draws& draws;
  const Observer& observer;
  std::span<const ActivePolicy> policies;
  Term term;
  std::size_t year;  ///< index of the school year
  std::size_t n_blocks;
  /// What is seen of a block; called on any thread, may be called again.
  std::function<Sight(std::size_t block)> sight;
  Accounts& accounts;
  Record& record;
};

/// Schools pick from menus. @pre the school year begins with this term
void choose(const SupportWork& work);

/// Policies ask and are cut to what there is; accounts pay; what was asked, there and served is
/// recorded.
/// @param give  called for each block, on any thread, with the sight and who got what
void allocate(const SupportWork& work,
              const std::function<void(std::size_t block, const Sight&, const Boosts&)>& give);

}  // namespace doorstroom
