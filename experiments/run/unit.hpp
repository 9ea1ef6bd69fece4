// SPDX-License-Identifier: EUPL-1.2
// One work unit: the reference, the baseline and every variant compared with it, with the same
// pupils and the same luck.
#pragma once

#include <functional>
#include <vector>

#include "engine/table.hpp"
#include "experiments/run/prepare.hpp"

namespace doorstroom {

/// Pupil-terms done so far in this unit and what is running.
using UnitProgress = std::function<void(std::size_t pupil_terms, const std::string& variant)>;

/// Tables of one unit.
struct UnitTables {
  std::vector<std::vector<Table>> variants;  ///< reference first, then as in the experiment
  std::int64_t pupils = 0;                   ///< on the first day
  std::int64_t pupil_terms = 0;              ///< simulated, shared terms counted once
};

/// Where variants leave the path that they share.
enum class Branching { shared, from_start };

/// Runs all variants. `seed` is that of the replicate. Terms that variants share are simulated once
/// (`from_start` simulates each variant whole, for tests: the tables are the same).
UnitTables run_unit(const Experiment& experiment, const World& world, std::uint64_t seed,
                    const UnitProgress& progress, Branching branching = Branching::shared);

/// Pupil-terms that run_unit will simulate, about.
double expected_pupil_terms(const Experiment& experiment, double sample);

}  // namespace doorstroom
