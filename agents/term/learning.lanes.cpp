// SPDX-License-Identifier: EUPL-1.2
// One vector loop over pupils.
#include "agents/term/learning_lanes.hpp"
#include "engine/kernels.hpp"

namespace doorstroom::DOORSTROOM_LANES {
namespace {

void gain(const GainInputs& in, std::size_t n, float* __restrict skill, float* __restrict fading,
          float* __restrict rate) {
  const float* __restrict pace = in.pace;
  const float* __restrict time = in.time;
  const float* __restrict closed = in.closed;
  const float* __restrict growth = in.growth;
  const float* __restrict level = in.level;
  const float* __restrict noise = in.noise;
  const float sharpness = in.sharpness, fading_share = in.fading_share;
  for (std::size_t k = 0; k < n; ++k) {
    const float gap = skill[k] - level[k];
    rate[k] = pace[k] * kernels::exp(sharpness * gap * gap);
    const float taught = growth[k] > 0 ? 1.0F : 0.0F;  // outside education nothing changes
    const float learned = growth[k] * rate[k];
    skill[k] += learned * time[k] + taught * noise[k];
    fading[k] -= fading_share * learned * closed[k];
  }
}

}  // namespace

const LearningLanes learning_lanes{gain};

}  // namespace doorstroom::DOORSTROOM_LANES
