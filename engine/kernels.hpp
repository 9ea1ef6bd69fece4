// SPDX-License-Identifier: EUPL-1.2
// exp, log and the normal distribution from + - x / sqrt and integers only, so that every x86-64
// gives the same bits.
#pragma once

#include <cstdint>

#include "engine/simd/lanes.hpp"

namespace doorstroom::kernels {
inline namespace DOORSTROOM_LANES {  // lane files use these too: nothing of std:: in here

/// Two results of one kernel.
struct Pair {
  float first, second;
};

/// e^x. Relative error below 3e-7 for x in [-87, 88]; x outside is clamped to that range, and what
/// is no number counts as -87.
inline float exp(float x) {
  x = x >= -87.0F ? (x > 88.0F ? 88.0F : x) : -87.0F;
  const float shifted = x * 1.44269504F + 12582912.0F;  // adding 1.5 * 2^23 rounds to an integer
  const float n = shifted - 12582912.0F;
  const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;  // ln 2 in two parts
  float p = 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  p = p * r * r + r + 1.0F;
  const auto exponent = static_cast<std::int32_t>(n) + 127;
  return p * __builtin_bit_cast(float, static_cast<std::uint32_t>(exponent) << 23);
}

/// Natural logarithm. Absolute error below 2e-7 (relative above 1) for normal x > 0.
inline float log(float x) {
  const auto bits = __builtin_bit_cast(std::uint32_t, x);
  // mantissa into [sqrt(1/2), sqrt(2)): subtract the bits of sqrt(1/2), keep the exponent that is
  // left
  const auto shifted = static_cast<std::int32_t>(bits - 0x3f3504f3U);
  const std::int32_t exponent = shifted >> 23;
  const float m =
      __builtin_bit_cast(float, bits - (static_cast<std::uint32_t>(exponent) << 23)) - 1.0F;
  const float e = static_cast<float>(exponent);
  float p = 7.0376836292e-2F;
  p = p * m - 1.1514610310e-1F;
  p = p * m + 1.1676998740e-1F;
  p = p * m - 1.2420140846e-1F;
  p = p * m + 1.4249322787e-1F;
  p = p * m - 1.6668057665e-1F;
  p = p * m + 2.0000714765e-1F;
  p = p * m - 2.4999993993e-1F;
  p = p * m + 3.3333331174e-1F;
  const float square = m * m;
  float y = p * m * square;
  y += e * -2.12194440e-4F;
  y -= 0.5F * square;
  return (m + y) + e * 0.693359375F;
}

/// sin and cos of 2 pi v for v in [0, 1). Absolute error below 2e-7.
inline Pair sin_cos_turn(float v) {
  const float quarter = v * 4.0F + 12582912.0F;
  const float q = quarter - 12582912.0F;
  const auto quadrant = static_cast<std::int32_t>(q);
  const float r = (v - q * 0.25F) * 6.28318531F;
  const float s = r * r;
  const float sine =
      r + r * s * (-1.6666654611e-1F + s * (8.3321608736e-3F + s * -1.9515295891e-4F));
  const float cosine =
      1.0F - 0.5F * s +
      s * s * (4.166664568298827e-2F + s * (-1.388731625493765e-3F + s * 2.443315711809948e-5F));
  const bool swap = (quadrant & 1) != 0;
  const float a = swap ? cosine : sine;
  const float b = swap ? sine : cosine;
  return {(quadrant & 2) != 0 ? -a : a, ((quadrant + 1) & 2) != 0 ? -b : b};
}

/// Uniform in (0, 1] from 32 random bits, on a grid of 2^-24.
inline float open_uniform(std::uint32_t word) {
  return static_cast<float>(static_cast<std::int32_t>((word >> 8) + 1)) * 0x1p-24F;
}
/// Uniform in [0, 1) from 32 random bits, on a grid of 2^-24.
inline float uniform(std::uint32_t word) {
  return static_cast<float>(static_cast<std::int32_t>(word >> 8)) * 0x1p-24F;
}

/// Two independent standard normals from 64 random bits (Box and Muller 1958); |value| at
/// most 5.77.
inline Pair normal_pair(std::uint32_t first, std::uint32_t second) {
  const float radius = __builtin_sqrtf(-2.0F * log(open_uniform(first)));
  const auto [sine, cosine] = sin_cos_turn(uniform(second));
  return {radius * cosine, radius * sine};
}

/// Standard normal distribution function. Absolute error below 3e-7 (Abramowitz and
/// Stegun 26.2.17).
inline float normal_cdf(float z) {
  const float a = z < 0 ? -z : z;
  const float t = 1.0F / (1.0F + 0.2316419F * a);
  const float density = 0.398942280F * exp(-0.5F * a * a);
  const float tail =
      density * t *
      (0.319381530F +
       t * (-0.356563782F + t * (1.781477937F + t * (-1.821255978F + t * 1.330274429F))));
  return z < 0 ? tail : 1.0F - tail;
}

/// 1 / (1 + e^-x).
inline float logistic(float x) { return 1.0F / (1.0F + exp(-x)); }
/// ln(p / (1 - p)); p is clamped to [1e-6, 1 - 1e-6].
inline float logit(float p) {
  p = p < 1e-6F ? 1e-6F : (p > 1.0F - 1e-6F ? 1.0F - 1e-6F : p);
  return log(p / (1.0F - p));
}

}  // namespace DOORSTROOM_LANES
}  // namespace doorstroom::kernels
