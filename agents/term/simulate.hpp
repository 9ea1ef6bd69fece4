// SPDX-License-Identifier: EUPL-1.2
// One run: the ordered phases of a term, repeated to the horizon. A run is a value and can be
// branched by copying it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "agents/record/record.hpp"
#include "agents/term/exchange.hpp"
#include "agents/term/learning.hpp"
#include "agents/term/progression.hpp"
#include "agents/term/support.hpp"
#include "agents/world/model.hpp"

namespace doorstroom {

/// The phases of a term, in this order. Scope: L location (parallel over blocks), N nation.
enum class Phase : std::uint8_t {
  support,   // L N L  schools observe, policies ask, staff is rationed, support is granted
  learn,     // L  skill and wellbeing
  year_end,  // L N  spring only: skills are recorded, norms give way to a common fall
  progress,  // L  everybody whose clock says so moves on
  exchange,  // N L  movers reach their new block; chosen classes open or not
  enter,     // N  births and people from outside arrive for the next term
  record,    // N  after a spring: the stock of 1 October
};

/// One policy of a variant in this run; `index` is its row in the policy axis.
struct ActivePolicy {
  std::shared_ptr<const Policy> policy;
  std::size_t index = 0;
};

/// What solving on the baseline has frozen for every variant of a work unit.
struct Frozen {
  std::vector<float> align_logit;  ///< by move, for the moves of `align_year`; empty: none
  int align_year = -1;             ///< index of the school year
  std::vector<std::vector<float>>
      norm_shift;  ///< [year][place]; filled by the baseline run as it goes
};

/// What a run keeps of every pupil for the runs that come after it.
enum class KeepPaths : std::uint8_t {
  none,
  points,  ///< the reference run
  means    ///< the baseline run
};

/// What a run is told and never changes.
struct Scenario {
  const Model* model = nullptr;
  const Draws* draws = nullptr;
  const std::vector<float>* quality = nullptr;  ///< by location
  bool shock = false;
  std::vector<ActivePolicy> policies;
  const SkillPaths* reference = nullptr;  ///< null in the reference run
  const SkillPaths* baseline = nullptr;   ///< null in the reference and the baseline run
  const std::vector<std::vector<double>>* reference_means =
      nullptr;                     ///< place means of the reference run, [year][place]
  const Frozen* frozen = nullptr;  ///< null in the reference run
  Frozen* freeze = nullptr;        ///< the baseline run writes here
  KeepPaths keep = KeepPaths::none;
};

/// A run in progress. Copy it to branch.
struct Run {
  State state;
  Record record;
  SkillPaths paths;  ///< empty unless kept
  std::vector<std::vector<double>>
      place_means;  ///< [year][place]: mean skill at the year end, NaN-free (0 when empty)
  std::vector<std::uint8_t> attained;  ///< by pupil: highest diploma
  std::vector<std::uint8_t> cell_of;   ///< by pupil; `nobody` for an id that nobody got
};

/// Starts a run from a population; records the first stock.
Run start(const Scenario& scenario, State state, std::size_t n_policies);

/// Runs the terms before `until`. `each_term` is called after every term with the number of pupils.
void advance(const Scenario& scenario, Run& run, Term until,
             const std::function<void(std::size_t)>& each_term = {});

/// The state after the learning of the present term, before anybody moves; `frozen` gets the norm
/// shift of that moment. For solves on the baseline that must see what the moves will be drawn
/// from.
State learn_only(const Scenario& scenario, const Run& run, Frozen& frozen);

/// Closes the books at the horizon: highest diplomas, and against the baseline's when given.
void finish(const Model& model, Run& run, const std::vector<std::uint8_t>* baseline_attained);

/// The tables of the moves at the end of one term in one scenario: base, alignment, exam rules,
/// policies, norms.
MoveTables tables_of(const Scenario& scenario, Term term);

}  // namespace doorstroom
