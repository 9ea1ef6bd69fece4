// SPDX-License-Identifier: EUPL-1.2
// Tutoring on a class by hand: who is offered it, what it gains, what it takes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/policies/values.hpp"

namespace doorstroom {
namespace {

using namespace test;

/// Everybody who is offered it takes it, for both domains, without decline at scale.
Values sure(Values values = {}) {
  for (const auto* key : {"take_up_low", "take_up_middle", "take_up_high"})
    values.try_emplace(key, "1");
  return values;
}

/// What a pupil who is offered it gets in a term, and what that takes.
struct Wish {
  double gain_reading, gain_maths, staff_fte, cost_cents;
};
Wish first_wish(const Values& values) {
  const auto policy = make(kind("tutoring"), sure(values));
  Class pupils;
  pupils.add(60, 60);
  const double dose = static_cast<double>(ask(*policy, pupils).at(0).dose);
  const auto package = policy->packages().at(0);
  return {dose * effect_of(*policy, Lever::skill_reading),
          dose * effect_of(*policy, Lever::skill_maths), dose * package.staff_fte,
          dose * package.cost_cents};
}

TEST(Tutoring, SkipsPupilsBelowTheGapThreshold) {
  Class pupils;
  for (const float gap : {14.9F, 15.0F, 40.0F, -3.0F}) pupils.add(gap, gap);
  const auto wishes = ask(*make(kind("tutoring"), sure({{"target", "15"}})), pupils);
  ASSERT_EQ(wishes.size(), 2U);
  EXPECT_EQ(wishes[0].row, 1U);
  EXPECT_EQ(wishes[1].row, 2U);
}

TEST(Tutoring, LooksAtTheDomainThatItTeaches) {
  Class pupils;
  pupils.add(20, 0);
  pupils.add(0, 20);
  pupils.add(16, 16);
  const auto rows = [&](const std::string& domain) {
    std::vector<std::uint32_t> found;
    const auto wishes =
        ask(*make(kind("tutoring"), sure({{"target", "15"}, {"domain", domain}})), pupils);
    for (const auto& wish : wishes) found.push_back(wish.row);
    return found;
  };
  EXPECT_EQ(rows("reading"), (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(rows("maths"), (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(rows("both"), (std::vector<std::uint32_t>{2}));
}

TEST(Tutoring, TakeUpGoesByParentalEducation) {
  constexpr int n = 6000;
  Class pupils;
  for (int i = 0; i < n; ++i) pupils.add(30, 30, static_cast<Education>(i % 3));
  const auto wishes =
      ask(*make(kind("tutoring"),
                {{"take_up_low", "0.3"}, {"take_up_middle", "0.6"}, {"take_up_high", "0.9"}}),
          pupils);
  std::array<double, 3> taken{};
  for (const auto& wish : wishes) ++taken[wish.row % 3];
  const double each = n / 3.0;
  for (std::size_t e = 0; e < 3; ++e) {  // 4 standard errors
    const double share = 0.3 * static_cast<double>(e + 1);
    EXPECT_NEAR(taken[e] / each, share, 4 * std::sqrt(share * (1 - share) / each));
  }
}

TEST(Tutoring, AsksTheSamePupilsInBothTermsOfAYear) {
  Class pupils;
  for (int i = 0; i < 500; ++i) pupils.add(30, 30);
  const auto policy = make(kind("tutoring"), {{"take_up_middle", "0.5"}});
  const auto rows = [&](std::uint32_t term) {
    pupils.term = Term{term};
    std::vector<std::uint32_t> found;
    const auto wishes = ask(*policy, pupils);
    for (const auto& wish : wishes) found.push_back(wish.row);
    return found;
  };
  EXPECT_EQ(rows(4), rows(5));
  EXPECT_NE(rows(4), rows(6));
}

TEST(Tutoring, AFullYearOfDailyPairsInOneDomainGainsTheEffect) {
  const auto wish = first_wish({{"domain", "maths"}, {"effect_sd", "0.3"}});
  EXPECT_NEAR(2 * wish.gain_maths, 0.3, 1e-6);  // two terms
  EXPECT_EQ(wish.gain_reading, 0);
}

TEST(Tutoring, HoursChangeTheDoseByTheirPower) {
  const auto gain = [](const std::string& hours, const std::string& exponent) {
    return first_wish(
               {{"domain", "reading"}, {"hours_per_week", hours}, {"dose_exponent", exponent}})
        .gain_reading;
  };
  EXPECT_NEAR(gain("2.5", "0.7") / gain("5", "0.7"), std::pow(0.5, 0.7), 1e-6);
  EXPECT_NEAR(gain("10", "1") / gain("5", "1"), 2, 1e-6);
  EXPECT_NEAR(gain("1", "0") / gain("5", "0"), 1, 1e-6);
}

TEST(Tutoring, BothDomainsShareTheHours) {
  const auto both = first_wish({{"hours_per_week", "5"}}),
             half = first_wish({{"hours_per_week", "2.5"}, {"domain", "maths"}});
  EXPECT_EQ(both.gain_reading, both.gain_maths);
  EXPECT_EQ(both.gain_maths, half.gain_maths);
}

TEST(Tutoring, LargerGroupsGainLessAndTakeFewerTutors) {
  const auto at = [](const std::string& size) {
    return first_wish({{"group_size", size}, {"group_decline", "0.2"}});
  };
  EXPECT_EQ(at("1").gain_maths, at("2").gain_maths);
  EXPECT_NEAR(at("3").gain_maths / at("2").gain_maths, 0.8, 1e-6);
  EXPECT_NEAR(at("5").gain_maths / at("2").gain_maths, 0.512, 1e-6);
  EXPECT_DOUBLE_EQ(at("2").staff_fte, 5.0 / (25 * 2));
  EXPECT_DOUBLE_EQ(at("5").staff_fte, 5.0 / (25 * 5));
}

// Pairs, 5 hours a week, 20 weeks a term, 50 EUR an hour: 2,500 EUR a pupil and term, 5,000 a year
// (effects eH02).
TEST(Tutoring, CostsItsHoursSharedByTheGroup) {
  EXPECT_DOUBLE_EQ(first_wish({{"eur_per_tutor_hour", "50"}}).cost_cents, 250'000);
  EXPECT_DOUBLE_EQ(first_wish({{"eur_per_tutor_hour", "50"}, {"group_size", "5"}}).cost_cents,
                   100'000);
  EXPECT_EQ(first_wish({{"eur_per_tutor_hour", "0"}}).cost_cents, 0);
}

TEST(Tutoring, TheWorstComeFirst) {
  Class pupils;
  pupils.add(20, 20);
  pupils.add(50, 30);
  const auto wishes = ask(*make(kind("tutoring"), sure()), pupils);
  ASSERT_EQ(wishes.size(), 2U);
  EXPECT_LT(wishes[0].priority, wishes[1].priority);
}

TEST(Tutoring, IsRationedNationallyByItsRule) {
  EXPECT_EQ(make(kind("tutoring"), {{"tutors", "1234"}})->packages().at(0).cap_fte, 1234);
  EXPECT_EQ(make(kind("tutoring"), {})->packages().at(0).rule, Allocation::most_disadvantaged);
  EXPECT_EQ(make(kind("tutoring"), {{"allocation", "proportional"}})->packages().at(0).rule,
            Allocation::proportional);
  EXPECT_EQ(make(kind("tutoring"), {{"allocation", "lottery"}})->packages().at(0).rule,
            Allocation::lottery);
}

// Effects by number of pupils, eH07: 0.44 below 100, 0.30, 0.21, 0.16 from 1,000; against 0.288,
// eH06.
TEST(Tutoring, WorksLessWellAtScale) {
  const auto policy = make(kind("tutoring"), {});
  EXPECT_NEAR(policy->effect_at_scale(50), 0.44 / 0.288, 1e-9);
  EXPECT_NEAR(policy->effect_at_scale(399), 0.30 / 0.288, 1e-9);
  EXPECT_NEAR(policy->effect_at_scale(999), 0.21 / 0.288, 1e-9);
  EXPECT_NEAR(policy->effect_at_scale(100'000), 0.16 / 0.288, 1e-9);
  EXPECT_EQ(make(kind("tutoring"), {{"decline_at_scale", "no"}})->effect_at_scale(100'000), 1);
}

TEST(Tutoring, AsksNothingWithoutPupils) {
  EXPECT_TRUE(ask(*make(kind("tutoring"), {}), Class{}).empty());
}

TEST(Tutoring, AsksTheSameOfWhatLooksTheSame) {
  Class pupils;
  for (int i = 0; i < 100; ++i)
    pupils.add(static_cast<float>(i), static_cast<float>(50 - i), static_cast<Education>(i % 3));
  const auto policy = make(kind("tutoring"), {});
  const auto one = ask(*policy, pupils), two = ask(*policy, Class(pupils));
  ASSERT_EQ(one.size(), two.size());
  for (std::size_t k = 0; k < one.size(); ++k) {
    EXPECT_EQ(one[k].row, two[k].row);
    EXPECT_EQ(one[k].priority, two[k].priority);
  }
}

}  // namespace
}  // namespace doorstroom
