// SPDX-License-Identifier: EUPL-1.2
// Any target can have lane files: this test program has one.
#include "tests/engine/simd/growth_lanes.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "engine/kernels.hpp"
#include "tests/engine/simd/same_bits.hpp"

namespace doorstroom {
namespace {

TEST(OwnLanes, GiveTheBitsOfTheScalarCode) {
  constexpr std::size_t n = 101;
  std::vector<float> pace(n), before(n), expected(n);
  for (std::size_t i = 0; i < n; ++i) {
    pace[i] = 0.01F * static_cast<float>(i);
    before[i] = 2.0F - 0.03F * static_cast<float>(i);
    expected[i] = growth::grown(before[i], pace[i], kernels::exp(-0.5F * before[i] * before[i]));
  }
  for (const auto set : simd::supported_sets()) {
    auto skill = before;
    growth_lanes.of(set).grow(pace.data(), n, -0.5F, skill.data());
    EXPECT_EQ(count_different(skill, expected), 0U) << name(set);
  }
}

// Run once for each value of DOORSTROOM_SIMD.
TEST(ChosenOwnLanes, AreThoseOfTheSetOfThisProcess) {
  if (!has_choice()) GTEST_SKIP() << "DOORSTROOM_SIMD names what this machine lacks";
  EXPECT_EQ(&growth_lanes(), &growth_lanes.of(simd::instruction_set()));
}

}  // namespace
}  // namespace doorstroom
