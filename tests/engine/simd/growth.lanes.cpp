// SPDX-License-Identifier: EUPL-1.2
// Lane file (engine/simd/lanes.hpp) of a program that is not the engine.
#include "engine/kernels.hpp"
#include "tests/engine/simd/growth_lanes.hpp"

namespace doorstroom::DOORSTROOM_LANES {
namespace {

void grow(const float* __restrict pace, std::size_t n, float sharpness, float* __restrict skill) {
  for (std::size_t i = 0; i < n; ++i)
    skill[i] = growth::grown(skill[i], pace[i], kernels::exp(sharpness * skill[i] * skill[i]));
}

}  // namespace

const GrowthLanes growth_lanes{grow};

}  // namespace doorstroom::DOORSTROOM_LANES
