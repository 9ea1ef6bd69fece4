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

/// What a run keeps of every pupil for the runs that are compared with it.
enum class KeepPaths : std::uint8_t {
  none,
  points,  ///< the reference run
  means    ///< the baseline run
};

/// What a run is told. Runs that are compared advance together, so paths are those of the present
/// school year.
struct Scenario {
  const Model* model = nullptr;
  const Draws* draws = nullptr;
  const std::vector<float>* quality = nullptr;  ///< by location
  bool shock = false;
  std::vector<ActivePolicy> policies;
  const SkillPaths* reference = nullptr;  ///< null in the reference run
  const SkillPaths* baseline = nullptr;   ///< null in the reference and the baseline run
  /// Place means of the reference run, [year][place]; null in that run.
  const std::vector<std::vector<double>>* reference_means = nullptr;
  const Frozen* frozen = nullptr;  ///< null in the reference run
  Frozen* freeze = nullptr;        ///< the baseline run writes here
  KeepPaths keep = KeepPaths::none;
};

}  // namespace doorstroom
