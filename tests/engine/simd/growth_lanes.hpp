// SPDX-License-Identifier: EUPL-1.2
// The header of a lane file outside engine/: a struct of function pointers and one line.
#pragma once

#include <cstddef>

#include "engine/simd/lane_table.hpp"

namespace doorstroom {

/// What a model would do with a column of pupils.
struct GrowthLanes {
  void (*grow)(const float* pace, std::size_t n, float sharpness, float* skill);
};

DOORSTROOM_LANE_TABLE(GrowthLanes, growth_lanes);

/// For one pupil: what ordinary code and the lane file share.
namespace growth {
inline namespace DOORSTROOM_LANES {
inline float grown(float skill, float pace, float growth) { return skill + pace * growth; }
}  // namespace DOORSTROOM_LANES
}  // namespace growth

}  // namespace doorstroom
