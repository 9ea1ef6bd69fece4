// SPDX-License-Identifier: EUPL-1.2
// None does nothing.
#include <gtest/gtest.h>

#include "tests/policies/havo.hpp"
#include "tests/policies/values.hpp"

namespace doorstroom {
namespace {

using namespace test;

TEST(None, AsksAddsAndShiftsNothing) {
  const auto policy = make(kind("none"), {});
  Class pupils;
  pupils.add(100, 100);
  const auto graph = havo_and_vwo();
  EXPECT_TRUE(policy->sees().empty());
  EXPECT_TRUE(diversions(kind("none"), {}, graph).empty());
  for (std::size_t p = 0; p < graph.n_places(); ++p)
    EXPECT_EQ(rules_of(*policy, graph).move_logit(p, MoveKind::repeat), 0);
  EXPECT_TRUE(contribution(kind("none"), {}, graph).places.empty());
  EXPECT_TRUE(contribution(kind("none"), {}, graph).moves.empty());
  EXPECT_TRUE(ask(*policy, pupils).empty());
  EXPECT_EQ(policy->effect_at_scale(1000), 1);
}

}  // namespace
}  // namespace doorstroom
