// SPDX-License-Identifier: EUPL-1.2
// Terms, school years and dates, of half years and of quarters.
#include "engine/schedule.hpp"

#include <gtest/gtest.h>

#include "engine/calendar.hpp"

namespace doorstroom {
namespace {

using namespace std::chrono;

TEST(Schedule, HalfYearsAlternateBetweenAutumnAndSpring) {
  const Schedule schedule{2019};
  EXPECT_FALSE(schedule.ends_year(Term{0}));
  EXPECT_TRUE(schedule.ends_year(Term{1}));
  EXPECT_EQ(schedule.school_year(Term{1}), 2019);
  EXPECT_EQ(schedule.school_year(Term{2}), 2020);
  EXPECT_TRUE(schedule.in_first_half(schedule.part(Term{2})));
  EXPECT_FALSE(schedule.in_first_half(schedule.part(Term{3})));
}

TEST(Schedule, FourTermsAYearAreQuarters) {
  const Schedule schedule{2019, 4};
  EXPECT_EQ(schedule.year(Term{7}), 1U);
  EXPECT_TRUE(schedule.ends_year(Term{7}));
  EXPECT_FALSE(schedule.ends_year(Term{5}));
  EXPECT_EQ(schedule.half_begins(false), 2U);
  EXPECT_EQ(schedule.n_terms(16), 64U);
}

TEST(Schedule, FirstAndLastTermOfAYear) {
  for (const std::uint32_t terms : {2U, 4U, 6U, 12U}) {
    const Schedule schedule{2019, terms};
    EXPECT_EQ(schedule.part(schedule.first_of(3)), 0U);
    EXPECT_TRUE(schedule.ends_year(schedule.last_of(3)));
    EXPECT_EQ(schedule.year(schedule.last_of(3)), 3U);
  }
}

TEST(Schedule, ABirthBeforeTheFirstTermHasItsPart) {
  const Schedule schedule{2019};
  EXPECT_EQ(schedule.part_of(-4), 0U);
  EXPECT_EQ(schedule.part_of(-5), 1U);
  EXPECT_EQ(schedule.part_of(3), 1U);
}

TEST(Schedule, TermsFollowEachOtherFromFirstOfAugust) {
  EXPECT_EQ(days_of({2019}, Term{0}).second, sys_days{2020y / 1 / 31});
  EXPECT_EQ(days_of({2019}, Term{1}).first, sys_days{2020y / 2 / 1});
  for (const std::uint32_t terms : {2U, 4U, 12U}) {
    const Schedule schedule{2019, terms};
    EXPECT_EQ(days_of(schedule, Term{0}).first, sys_days{2019y / 8 / 1});
    for (std::uint32_t t = 1; t < 3 * terms; ++t)
      EXPECT_EQ(days_of(schedule, Term{t - 1}).second + days{1}, days_of(schedule, Term{t}).first);
    EXPECT_EQ(days_of(schedule, schedule.last_of(0)).second, sys_days{2020y / 7 / 31});
  }
}

}  // namespace
}  // namespace doorstroom
