// SPDX-License-Identifier: EUPL-1.2
// Which instruction set is chosen, and what a user is told who asks for one that cannot be.
#include "engine/simd/instruction_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "engine/errors.hpp"

namespace doorstroom::simd {
namespace {

bool is_supported(std::string_view wanted) {
  const auto sets = supported_sets();
  return std::any_of(sets.begin(), sets.end(), [&](auto set) { return name(set) == wanted; });
}

/// What choose_set says of `wanted`; empty when it takes it.
std::string refusal(std::string_view wanted) {
  try {
    choose_set(wanted);
  } catch (const ConfigError& error) {
    return error.issues().at(0).text();
  }
  return "";
}

TEST(SupportedSets, StartWithTheBaselineAndRise) {
  const auto sets = supported_sets();
  EXPECT_EQ(sets.front(), InstructionSet::baseline);
  EXPECT_TRUE(std::is_sorted(sets.begin(), sets.end()));
}

TEST(ChooseSet, TakesTheBestWhenNobodyAsks) { EXPECT_EQ(choose_set(""), supported_sets().back()); }

TEST(ChooseSet, TakesEverySupportedSetByItsName) {
  for (const auto set : supported_sets()) EXPECT_EQ(choose_set(name(set)), set);
}

TEST(ChooseSet, RefusesAnUnknownName) {
  EXPECT_EQ(refusal("avx512"),
            "DOORSTROOM_SIMD: unknown instruction set \"avx512\"; allowed: baseline, v3, v4");
  EXPECT_EQ(refusal("baselin"),
            "DOORSTROOM_SIMD: unknown instruction set \"baselin\"; allowed: baseline, v3, v4; did "
            "you mean \"baseline\"?");
}

TEST(ChooseSet, RefusesWhatThisMachineLacks) {
  for (const std::string wanted : {"v3", "v4"}) {
    if (is_supported(wanted)) continue;
    EXPECT_EQ(refusal(wanted),
              "DOORSTROOM_SIMD: this machine does not have the instruction set \"" + wanted +
                  "\"; its best is " + std::string{name(supported_sets().back())});
  }
}

// Run once for each value of DOORSTROOM_SIMD, also for one that does not exist.
TEST(InstructionSet, IsWhatTheEnvironmentSays) {
  const char* const variable = std::getenv("DOORSTROOM_SIMD");
  const std::string wanted = variable == nullptr ? "" : variable;
  if (wanted.empty()) {
    EXPECT_EQ(instruction_set(), supported_sets().back());
  } else if (is_supported(wanted)) {
    EXPECT_EQ(name(instruction_set()), wanted);
  } else {
    EXPECT_THROW(instruction_set(), ConfigError);
    EXPECT_THROW(instruction_set(), ConfigError);  // and again at the next call
  }
}

}  // namespace
}  // namespace doorstroom::simd
