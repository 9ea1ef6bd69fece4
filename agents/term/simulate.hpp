// SPDX-License-Identifier: EUPL-1.2
// The loop over terms. Variants advance with the baseline, term by term, as differences from it.
#pragma once

#include <functional>
#include <span>

#include "agents/term/phases.hpp"
#include "agents/term/run.hpp"

namespace doorstroom {

/// Pupil-terms of one term: how many lives were simulated, and how many a run of every variant from
/// the start would have simulated for the same tables.
struct PupilTerms {
  std::int64_t simulated = 0, nominal = 0;
};

/// Runs one term of a run and of the variants that advance with it.
/// @pre at most most_variants, which have the draws, shock and quality of the run
/// @param times when not null, gets the time of each phase
PupilTerms advance_term(const Scenario& scenario, Run& run, std::span<Difference> variants = {},
                        PhaseTimes* times = nullptr);

/// Runs the terms before `until`, without variants.
void advance(const Scenario& scenario, Run& run, Term until);

/// The state after the learning of the present term, before anybody moves; `frozen` gets the norm
/// shift of that moment. For solves on the baseline that must see what the moves will be drawn
/// from.
State learn_only(const Scenario& scenario, const Run& run, Frozen& frozen);

/// What holds in one term of one scenario: what the data say, and then its policies.
Rules rules_of(const Scenario& scenario, Term term);

/// The moves at the end of the term of these rules: base rates, alignment, norms, rules.
MoveTables tables_of(const Scenario& scenario, const Rules& rules);

}  // namespace doorstroom
