// SPDX-License-Identifier: EUPL-1.2
// Fixed-point sums: rounding is symmetric and the scale is right.
#include "engine/fixed_point.hpp"

#include <gtest/gtest.h>

namespace doorstroom {
namespace {

TEST(FixedPoint, RoundsHalvesAwayFromZero) {
  EXPECT_EQ(round_to_int(0.49F), 0);
  EXPECT_EQ(round_to_int(0.5F), 1);
  EXPECT_EQ(round_to_int(-0.5F), -1);
  EXPECT_EQ(round_to_int(-1.4F), -1);
  EXPECT_EQ(round_to_int64(2.5), 3);
  EXPECT_EQ(round_to_int64(-2.5), -3);
  EXPECT_EQ(round_to_int64(1e15 + 0.5), 1'000'000'000'000'001);
}

TEST(FixedPoint, SkillComesBackWithinHalfAUnit) {
  for (int i = -4000; i <= 4000; ++i) {
    const float skill = static_cast<float>(i) * 0.00317F;
    EXPECT_NEAR(static_cast<double>(fixed_skill(skill)) * skill_scale, static_cast<double>(skill),
                skill_scale / 2);
    EXPECT_EQ(fixed_skill(skill), -fixed_skill(-skill));
  }
}

TEST(FixedPoint, ProbabilityComesBackWithinAUnit) {
  for (int i = 0; i <= 1000; ++i) {
    const float p = static_cast<float>(i) / 1000;
    EXPECT_NEAR(static_cast<double>(fixed_probability(p)) * probability_scale,
                static_cast<double>(p), probability_scale);
  }
  EXPECT_EQ(fixed_probability(1.0F), std::int64_t{1} << 30);
}

}  // namespace
}  // namespace doorstroom
