// SPDX-License-Identifier: EUPL-1.2
// The learning of many pupils at once, over lanes; learn() is what to call.
#pragma once

#include <cstddef>

#include "engine/simd/lane_table.hpp"

namespace doorstroom {

/// What a gain in one domain is made of, by pupil: [n] each.
struct GainInputs {
  const float *pace, *time, *closed;  ///< closed: share of the term's learning that a closure takes
  const float *growth, *level, *noise;  ///< SD
  float sharpness;                      ///< of the fit to the level; 0: fits everywhere
  float fading_share;                   ///< of what a closure takes, made up later
};

/// Kernels of learning.
struct LearningLanes {
  /// Adds the gain of a term. @param[out] rate  pace x fit
  void (*gain)(const GainInputs& in, std::size_t n, float* skill, float* fading, float* rate);
};

DOORSTROOM_LANE_TABLE(LearningLanes, learning_lanes);

}  // namespace doorstroom
