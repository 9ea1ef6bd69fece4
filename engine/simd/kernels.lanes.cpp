// SPDX-License-Identifier: EUPL-1.2
// Lane file (engine/simd/lanes.hpp): the scalar kernels in plain loops, which compilers turn into
// vectors. Without fused multiply and add, a vector instruction gives each lane the bits that its
// scalar sister gives.
#include "engine/kernels.hpp"
#include "engine/simd/lane_kernels.hpp"

namespace doorstroom::DOORSTROOM_LANES {
namespace {

void uniform(const std::uint32_t* __restrict word, std::size_t n, float* __restrict u) {
  for (std::size_t i = 0; i < n; ++i) u[i] = kernels::uniform(word[i]);
}

void exp(const float* __restrict x, std::size_t n, float* __restrict y) {
  for (std::size_t i = 0; i < n; ++i) y[i] = kernels::exp(x[i]);
}

void log(const float* __restrict x, std::size_t n, float* __restrict y) {
  for (std::size_t i = 0; i < n; ++i) y[i] = kernels::log(x[i]);
}

void logistic(const float* __restrict x, std::size_t n, float* __restrict p) {
  for (std::size_t i = 0; i < n; ++i) p[i] = kernels::logistic(x[i]);
}

void sin_cos_turn(const float* __restrict turn, std::size_t n, float* __restrict sine,
                  float* __restrict cosine) {
  for (std::size_t i = 0; i < n; ++i) {
    const auto both = kernels::sin_cos_turn(turn[i]);
    sine[i] = both.first;
    cosine[i] = both.second;
  }
}

void normal_pair(const std::uint32_t* __restrict first, const std::uint32_t* __restrict second,
                 std::size_t n, float* __restrict a, float* __restrict b) {
  for (std::size_t i = 0; i < n; ++i) {
    const auto both = kernels::normal_pair(first[i], second[i]);
    a[i] = both.first;
    b[i] = both.second;
  }
}

}  // namespace

const LaneKernels lane_kernels{uniform, exp, log, logistic, sin_cos_turn, normal_pair};

}  // namespace doorstroom::DOORSTROOM_LANES
