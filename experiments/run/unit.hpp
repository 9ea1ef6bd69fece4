// SPDX-License-Identifier: EUPL-1.2
// One work unit: the reference, the baseline and every variant compared with it, with the same
// pupils and the same luck.
#pragma once

#include <functional>
#include <vector>

#include "agents/term/simulate.hpp"
#include "engine/table.hpp"
#include "experiments/run/prepare.hpp"

namespace doorstroom {

/// Pupil-terms done so far in this unit and the school year that is running.
using UnitProgress = std::function<void(std::size_t pupil_terms, int school_year)>;

/// Gets the tables of each variant as soon as they are there. 0: the reference, then as in the
/// experiment.
using VariantSink = std::function<void(std::size_t variant, std::vector<Table> tables)>;

/// Counts of one unit.
struct UnitCounts {
  std::int64_t pupils = 0;  ///< on the first day
  PupilTerms pupil_terms;
};

/// Tables of one unit, all of them.
struct UnitTables : UnitCounts {
  std::vector<std::vector<Table>> variants;  ///< reference first, then as in the experiment
};

/// How variants are simulated.
enum class Branching {
  shared,     ///< as differences from the baseline
  from_start  ///< each whole, for tests: the tables are the same
};

/// Runs all variants in batches, each with the reference and the baseline; memory does not grow
/// with their number. `seed` is that of the replicate.
/// @param at_once  variants of a batch, at most most_variants; 0: as many. The tables are the same.
UnitCounts run_unit(const Experiment& experiment, const World& world, std::uint64_t seed,
                    const UnitProgress& progress, const VariantSink& sink, std::size_t at_once = 0,
                    Branching branching = Branching::shared, PhaseTimes* times = nullptr);

/// Runs all variants and keeps their tables. `seed` is that of the replicate. The reference, the
/// baseline and the variants advance together, term by term.
/// @param times when not null, gets the time of each phase
UnitTables run_unit(const Experiment& experiment, const World& world, std::uint64_t seed,
                    const UnitProgress& progress, Branching branching = Branching::shared,
                    PhaseTimes* times = nullptr);

/// Pupil-terms that runs of every variant from the start would simulate, about: what run_unit
/// counts as nominal.
double expected_pupil_terms(const Experiment& experiment, double sample);

}  // namespace doorstroom
