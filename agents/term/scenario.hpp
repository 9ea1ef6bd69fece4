// SPDX-License-Identifier: EUPL-1.2
// What a run is told and never changes: the world, the luck, the shock, the policies, and what was
// frozen on the baseline.
#pragma once

#include <memory>
#include <vector>

#include "agents/record/record.hpp"
#include "agents/term/programme.hpp"
#include "agents/world/model.hpp"

namespace doorstroom {

/// What solving on the baseline has frozen for every variant of a work unit.
struct Frozen {
  std::vector<float> align_logit;  ///< by move, for the moves of `align_year`; empty: none
  int align_year = -1;             ///< index of the school year
  std::vector<std::vector<float>>
      norm_shift;  ///< [year][place]; filled by the baseline run as it goes
};

/// What a run is told. Runs that are compared advance together, so paths are those of the present
/// school year.
struct Scenario {
  const Model* model = nullptr;
  const Draws* draws = nullptr;
  const std::vector<float>* quality = nullptr;  ///< by location
  bool shock = false;
  std::vector<ActivePolicy> policies;
  /// Shared by the runs that are compared; null: nothing is kept or compared.
  SkillPaths* paths = nullptr;
  KeepPaths keep = KeepPaths::none;
  bool with_reference = false;  ///< not in the reference run
  bool with_baseline = false;   ///< not in the reference and the baseline run
  /// Place means of the reference run, [year][place]; null in that run.
  const std::vector<std::vector<double>>* reference_means = nullptr;
  const Frozen* frozen = nullptr;  ///< null in the reference run
  Frozen* freeze = nullptr;        ///< the baseline run writes here
};

}  // namespace doorstroom
