// SPDX-License-Identifier: EUPL-1.2
// The kernels against libm in double precision, over their whole range, with the error that their
// docstrings state.
#include "engine/kernels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace doorstroom {
namespace {

constexpr int steps = 400'000;

/// Largest error of `f` over an even grid of [low, high]; `error` compares the argument and the
/// value.
template <class F> double largest_error(float low, float high, const F& error) {
  double largest = 0;
  for (int i = 0; i <= steps; ++i) {
    const float x = low + (high - low) * static_cast<float>(i) / static_cast<float>(steps);
    largest = std::max(largest, error(x));
  }
  return largest;
}

TEST(Kernels, ExpIsWithinItsErrorOverItsRange) {
  EXPECT_LT(largest_error(-87.0F, 88.0F,
                          [](float x) {
                            const double exact = std::exp(static_cast<double>(x));
                            return std::abs(static_cast<double>(kernels::exp(x)) - exact) / exact;
                          }),
            3e-7);
}

TEST(Kernels, ExpIsWithinItsErrorAroundZero) {
  EXPECT_LT(largest_error(-2.0F, 2.0F,
                          [](float x) {
                            const double exact = std::exp(static_cast<double>(x));
                            return std::abs(static_cast<double>(kernels::exp(x)) - exact) / exact;
                          }),
            3e-7);
}

TEST(Kernels, ExpIsExactAtZeroAndClampsOutside) {
  EXPECT_EQ(kernels::exp(0.0F), 1.0F);
  EXPECT_EQ(kernels::exp(-1000.0F), kernels::exp(-87.0F));
  EXPECT_EQ(kernels::exp(1000.0F), kernels::exp(88.0F));
}

TEST(Kernels, LogIsWithinItsErrorForOrdinaryNumbers) {
  const auto error = [](float x) {
    const double exact = std::log(static_cast<double>(x));
    return std::abs(static_cast<double>(kernels::log(x)) - exact) / std::max(1.0, std::abs(exact));
  };
  EXPECT_LT(largest_error(1e-3F, 4.0F, error), 2e-7);
  EXPECT_LT(largest_error(1.0F, 1e6F, error), 2e-7);
}

TEST(Kernels, LogIsWithinItsErrorForEveryExponent) {
  double largest = 0;
  for (float x = std::numeric_limits<float>::min(); x < 1e38F; x *= 1.01F) {
    const double exact = std::log(static_cast<double>(x));
    largest = std::max(largest, std::abs(static_cast<double>(kernels::log(x)) - exact) /
                                    std::max(1.0, std::abs(exact)));
  }
  EXPECT_LT(largest, 2e-7);
  EXPECT_EQ(kernels::log(1.0F), 0.0F);
}

TEST(Kernels, SineAndCosineOfATurnAreWithinTheirError) {
  const auto turn = [](float v) { return 2 * std::numbers::pi * static_cast<double>(v); };
  const float below_one = std::nextafter(1.0F, 0.0F);
  EXPECT_LT(largest_error(0.0F, below_one,
                          [&](float v) {
                            return std::abs(static_cast<double>(kernels::sin_cos_turn(v).first) -
                                            std::sin(turn(v)));
                          }),
            2e-7);
  EXPECT_LT(largest_error(0.0F, below_one,
                          [&](float v) {
                            return std::abs(static_cast<double>(kernels::sin_cos_turn(v).second) -
                                            std::cos(turn(v)));
                          }),
            2e-7);
}

TEST(Kernels, NormalCdfIsWithinItsError) {
  EXPECT_LT(largest_error(-9.0F, 9.0F,
                          [](float z) {
                            const double exact =
                                0.5 * std::erfc(-static_cast<double>(z) / std::numbers::sqrt2);
                            return std::abs(static_cast<double>(kernels::normal_cdf(z)) - exact);
                          }),
            3e-7);
}

TEST(Kernels, LogisticUndoesLogit) {
  EXPECT_LT(largest_error(0.001F, 0.999F,
                          [](float p) {
                            return std::abs(
                                static_cast<double>(kernels::logistic(kernels::logit(p)) - p));
                          }),
            1e-6);
  EXPECT_EQ(kernels::logistic(0.0F), 0.5F);
}

TEST(Kernels, LogitOfZeroAndOneIsFinite) {
  EXPECT_EQ(kernels::logit(0.0F), kernels::logit(1e-6F));
  EXPECT_EQ(kernels::logit(1.0F), kernels::logit(1.0F - 1e-6F));
  EXPECT_NEAR(kernels::logit(0.0F), -13.8155, 1e-3);
}

TEST(Kernels, UniformsStayInsideTheirInterval) {
  EXPECT_EQ(kernels::uniform(0), 0.0F);
  EXPECT_EQ(kernels::uniform(0xffffffffU), 1.0F - 0x1p-24F);
  EXPECT_EQ(kernels::open_uniform(0), 0x1p-24F);
  EXPECT_EQ(kernels::open_uniform(0xffffffffU), 1.0F);
}

TEST(Kernels, NormalsAreFiniteAtTheEndsOfTheirWords) {
  for (const std::uint32_t first : {0U, 255U, 0x7fffffffU, 0xffffffffU})
    for (const std::uint32_t second : {0U, 0x40000000U, 0x80000000U, 0xc0000000U, 0xffffffffU}) {
      const auto [a, b] = kernels::normal_pair(first, second);
      EXPECT_TRUE(std::isfinite(a) && std::isfinite(b)) << first << " " << second;
      EXPECT_LE(std::abs(a), 5.77F);
      EXPECT_LE(std::abs(b), 5.77F);
    }
}

}  // namespace
}  // namespace doorstroom
