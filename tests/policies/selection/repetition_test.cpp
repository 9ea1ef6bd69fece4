// SPDX-License-Identifier: EUPL-1.2
// Repetition: more raises and less lowers the odds for all, targeted by the observed gap.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/policies/havo.hpp"
#include "tests/policies/values.hpp"

namespace doorstroom {
namespace {

using namespace test;

TEST(Repetition, MoreRaisesAndLessLowersTheOddsOfRepeating) {
  const auto graph = havo_and_vwo();
  for (const auto* mode : {"more", "less"}) {
    const auto policy =
        make(kind("repetition"), {{"mode", mode}, {"odds_ratio", "2.2"}, {"places", "vo.havo"}},
             Founding(graph));
    const auto rules = rules_of(*policy, graph);
    const auto logit = [&](const char* place, MoveKind move) {
      return rules.move_logit(graph.find(place)->value, move);
    };
    EXPECT_NEAR(logit("vo.havo.2", MoveKind::repeat),
                std::string(mode) == "more" ? std::log(2.2) : -std::log(2.2), 1e-6);
    EXPECT_EQ(logit("vo.havo.2", MoveKind::promote), 0);
    EXPECT_EQ(logit("vo.vwo.2", MoveKind::repeat), 0);
  }
}

TEST(Repetition, AnOddsRatioOfOneShiftsNothingAtAll) {
  const auto graph = havo_and_vwo();
  const auto rules =
      rules_of(*make(kind("repetition"), {{"odds_ratio", "1"}}, Founding(graph)), graph);
  for (std::size_t p = 0; p < graph.n_places(); ++p)
    EXPECT_EQ(rules.move_logit(p, MoveKind::repeat), 0);
}

TEST(Repetition, APlaceIsNamedOnce) {
  EXPECT_THROW(make(kind("repetition"), {{"places", "vo vo.havo"}}), ConfigError);
}

TEST(Repetition, MoreAndLessLookAtNobody) {
  EXPECT_TRUE(make(kind("repetition"), {{"mode", "more"}})->sees().empty());
  EXPECT_TRUE(make(kind("repetition"), {{"mode", "less"}})->sees().empty());
}

TEST(Repetition, TargetedRaisesTheOddsAboveTheGapAndLowersThemBelow) {
  const auto policy =
      make(kind("repetition"),
           {{"mode", "targeted"}, {"target", "20"}, {"odds_ratio", "3"}, {"places", "vo"}});
  const auto graph = havo_and_vwo();
  EXPECT_EQ(rules_of(*policy, graph).move_logit(graph.find("vo.havo.2")->value, MoveKind::repeat),
            0);
  EXPECT_EQ(policy->sees(), std::vector<std::string>{"vo"});
  Class pupils;
  pupils.add(19, 20);
  pupils.add(20, 20);
  pupils.add(0, 60);
  pupils.term = Term{5};
  const auto wishes = ask(*policy, pupils);
  ASSERT_EQ(wishes.size(), 3U);
  const auto logit = [&](std::size_t k) {
    return static_cast<double>(wishes[k].dose) * effect_of(*policy, Lever::repeat_logit);
  };
  EXPECT_NEAR(logit(0), -std::log(3.0), 1e-6);
  EXPECT_NEAR(logit(1), std::log(3.0), 1e-6);
  EXPECT_NEAR(logit(2), std::log(3.0), 1e-6);
  EXPECT_FALSE(policy->packages().at(0).is_support);
  pupils.term = Term{4};  // schools decide at the end of their year only
  EXPECT_TRUE(ask(*policy, pupils).empty());
}

TEST(Repetition, AddsNoPlaces) {
  const auto policy = make(kind("repetition"), {{"from", "2021"}, {"until", "2022"}});
  EXPECT_EQ(policy->first_year(), 2021);
  EXPECT_EQ(policy->last_year(), 2022);
}

}  // namespace
}  // namespace doorstroom
