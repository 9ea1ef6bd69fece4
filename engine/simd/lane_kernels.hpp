// SPDX-License-Identifier: EUPL-1.2
// The kernels of engine/kernels.hpp over arrays: the same bits, many at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/simd/lane_table.hpp"

namespace doorstroom {

/// One kernel, n times, of one instruction set. No array may overlap another.
struct LaneKernels {
  void (*uniform)(const std::uint32_t* word, std::size_t n, float* u);
  void (*exp)(const float* x, std::size_t n, float* y);
  void (*log)(const float* x, std::size_t n, float* y);
  void (*logistic)(const float* x, std::size_t n, float* p);
  void (*sin_cos_turn)(const float* turn, std::size_t n, float* sine, float* cosine);
  void (*normal_pair)(const std::uint32_t* first, const std::uint32_t* second, std::size_t n,
                      float* a, float* b);
};

DOORSTROOM_LANE_TABLE(LaneKernels, lane_kernels);

namespace simd {

/// kernels::uniform of every word.
/// @param words  [n]
/// @param[out] u [n] in [0, 1); must not overlap `words`
void uniform(std::span<const std::uint32_t> words, std::span<float> u);
/// kernels::exp of every x.
/// @param x      [n]
/// @param[out] y [n] must not overlap `x`
void exp(std::span<const float> x, std::span<float> y);
/// kernels::log of every x.
/// @param x      [n] normal, > 0
/// @param[out] y [n] must not overlap `x`
void log(std::span<const float> x, std::span<float> y);
/// kernels::logistic of every x.
/// @param x      [n]
/// @param[out] p [n] in [0, 1]; must not overlap `x`
void logistic(std::span<const float> x, std::span<float> p);
/// kernels::sin_cos_turn of every turn.
/// @param turns  [n] in [0, 1)
/// @param[out] sine, cosine [n] in [-1, 1]; must not overlap
void sin_cos_turn(std::span<const float> turns, std::span<float> sine, std::span<float> cosine);
/// kernels::normal_pair of every pair of words.
/// @param first, second [n]
/// @param[out] a, b     [n] two independent standard normals; must not overlap
void normal_pair(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second,
                 std::span<float> a, std::span<float> b);

}  // namespace simd
}  // namespace doorstroom
