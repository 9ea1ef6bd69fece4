// SPDX-License-Identifier: EUPL-1.2
// The support of a term, for one of the runs that advance together.
#pragma once

#include "agents/term/allocate.hpp"
#include "agents/term/phases.hpp"
#include "agents/term/support.hpp"

namespace doorstroom {

/// What variant `variant` brings to its support, or the run itself when there is no such variant. A
/// variant sees the pupils of the baseline that lead no other life there, and its own.
/// @pre phase observe was run, and there is an observer
inline SupportWork support_of(TermWork& work, const Scenario& scenario, std::size_t variant,
                              Accounts& accounts, Record& record) {
  const auto& observer = *work.observer;
  const bool is_variant = variant < work.variants.size();
  return {
      work.model(),
      work.draws(),
      observer,
      scenario.policies,
      work.term,
      work.year,
      work.n_blocks(),
      [&work, &observer, is_variant, variant](std::size_t b) {
        const auto& sight = work.sights[b];
        if (!is_variant) return sight;
        return observer.join(
            sight, work.run.state.blocks[b].get<column::Elsewhere>(), std::uint64_t{1} << variant,
            observer.look(work.variants[variant].own.blocks[b], false, &work.rules[1 + variant]));
      },
      accounts,
      record};
}

}  // namespace doorstroom
