// SPDX-License-Identifier: EUPL-1.2
// No end test: takes the test away and does nothing else.
#include <gtest/gtest.h>

#include "tests/policies/havo.hpp"
#include "tests/policies/values.hpp"

namespace doorstroom {
namespace {

using namespace test;

TEST(NoEndTest, TakesTheTestAwayAndChangesNothingElse) {
  const auto policy = make(kind("no_end_test"), {{"from", "2021"}, {"until", "2023"}});
  EXPECT_EQ(policy->first_year(), 2021);
  EXPECT_EQ(policy->last_year(), 2023);
  const auto graph = havo_and_vwo();
  const auto rules = rules_of(*policy, graph);
  EXPECT_FALSE(rules.end_test());
  EXPECT_EQ(rules.revision_share(0.2), 0.2);
  EXPECT_FALSE(rules.moves_years());
  EXPECT_TRUE(rules.payments().empty());
  EXPECT_TRUE(rules.diversions().empty());
}

TEST(NoEndTest, TwoOfThemInOneYearAreAConflict) {
  const auto policy = make(kind("no_end_test"), {});
  const auto graph = havo_and_vwo();
  Rules rules({2020}, Term{0}, graph);
  for (const auto* name : {"one", "other"}) {
    rules.begin(name, 0);
    policy->rule(rules);
  }
  ASSERT_EQ(rules.conflicts().size(), 1U);
  EXPECT_EQ(rules.conflicts()[0].first, "one");
}

}  // namespace
}  // namespace doorstroom
