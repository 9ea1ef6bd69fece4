// SPDX-License-Identifier: EUPL-1.2
// Checks shapes and hands the arrays to the chosen instruction set.
#include "engine/simd/lane_kernels.hpp"

#include "engine/expect.hpp"

namespace doorstroom::simd {

void uniform(std::span<const std::uint32_t> words, std::span<float> u) {
  DOORSTROOM_EXPECT(u.size() == words.size(), "shapes agree");
  lane_kernels().uniform(words.data(), words.size(), u.data());
}

void exp(std::span<const float> x, std::span<float> y) {
  DOORSTROOM_EXPECT(y.size() == x.size(), "shapes agree");
  lane_kernels().exp(x.data(), x.size(), y.data());
}

void log(std::span<const float> x, std::span<float> y) {
  DOORSTROOM_EXPECT(y.size() == x.size(), "shapes agree");
  lane_kernels().log(x.data(), x.size(), y.data());
}

void logistic(std::span<const float> x, std::span<float> p) {
  DOORSTROOM_EXPECT(p.size() == x.size(), "shapes agree");
  lane_kernels().logistic(x.data(), x.size(), p.data());
}

void sin_cos_turn(std::span<const float> turns, std::span<float> sine, std::span<float> cosine) {
  DOORSTROOM_EXPECT(sine.size() == turns.size() && cosine.size() == turns.size(), "shapes agree");
  lane_kernels().sin_cos_turn(turns.data(), turns.size(), sine.data(), cosine.data());
}

void normal_pair(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second,
                 std::span<float> a, std::span<float> b) {
  DOORSTROOM_EXPECT(
      second.size() == first.size() && a.size() == first.size() && b.size() == first.size(),
      "shapes agree");
  lane_kernels().normal_pair(first.data(), second.data(), first.size(), a.data(), b.data());
}

}  // namespace doorstroom::simd
