// SPDX-License-Identifier: EUPL-1.2
// Learning in one term: growth by pace, fit and teaching time, plus noise; wellbeing; fading of
// support.
#pragma once

#include <array>
#include <vector>

#include "agents/policy/rules.hpp"
#include "agents/state/pupils.hpp"
#include "agents/world/model.hpp"

namespace doorstroom {

/// What learning in one term of one run needs beside the model.
struct LearningContext {
  LearningContext(const Model& model, const Draws& draws, const std::vector<float>& quality,
                  const Rules& rules);
  /// By the rules of the data.
  LearningContext(const Model& model, const Draws& draws, const std::vector<float>& quality,
                  bool shock, Term term);

  const Model& model;
  const Draws& draws;
  const std::vector<float>& quality;  ///< by location
  Term term;
  bool closed = false;  ///< schools are closed for some of this term, somewhere
  bool peers = false;   ///< some place has a peer effect
  /// Calibrated growth of the year group by age, and curriculum level: SD, by place and number of
  /// repeated years.
  struct Target {
    std::array<float, n_domains> growth, level;
  };
  static constexpr std::size_t most_repeats = 8;
  std::vector<Target> targets;
  std::vector<std::uint32_t> part;  ///< [place]: of its school year
};

/// Moves skill and wellbeing of all pupils of a block forward by one term.
///
/// gain = growth(year group) * factor(year group) * pace * fit * time + noise, for both domains, SD
/// (docs/model/learning.md). pace = 1 + ability, parental education and school; fit = exp(-(skill -
/// level)^2 / (2 width^2)) in `ppf` (Kaffenberger and Pritchett 2021), 1 in `linear`; time = 1 -
/// lost * (1 - efficacy at home).
/// @param sums when not null, [2][domain][year group]: number and sum of pace * fit are added
/// (fixed point 2^-16)
/// @throws ModelError when a skill is no longer finite
void learn(const LearningContext& context, Pupils& pupils,
           std::vector<std::int64_t>* sums = nullptr);

/// Support fades at the end of a school year: skill loses the part that is not retained.
void fade(const Parameters& parameters, Pupils& pupils);

/// Test error of a pupil in a term, SD (reading, maths), the same in every variant.
std::pair<float, float> test_error(const Draws& draws, const Parameters& parameters, PupilId pupil,
                                   Term term);

}  // namespace doorstroom
