// SPDX-License-Identifier: EUPL-1.2
// Teaching days of a calendar by hand: weekends, holidays, closures that overlap, terms.
#include "engine/calendar.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace doorstroom {
namespace {

Period period(const std::string& start, const std::string& end, double open = 0) {
  return {parse_date(start), parse_date(end), open};
}

DayCount count(const Calendar& calendar, const std::string& start, const std::string& end) {
  return calendar.count(parse_date(start), parse_date(end));
}

TEST(ParseDate, ReadsIsoDates) {
  EXPECT_EQ(parse_date("2020-03-16"), std::chrono::sys_days{std::chrono::year{2020} / 3 / 16});
  EXPECT_EQ(parse_date("2020-02-29"), std::chrono::sys_days{std::chrono::year{2020} / 2 / 29});
}

TEST(ParseDate, RefusesWhatIsNoDate) {
  for (const auto* const text :
       {"", "2020-3-16", "2020-02-30", "2019-02-29", "16-03-2020", "2020-03-16x", "2020/03/16"})
    EXPECT_THROW(parse_date(text), std::invalid_argument) << text;
}

TEST(Calendar, CountsWeekdaysOnly) {
  const Calendar calendar({}, {});
  EXPECT_EQ(count(calendar, "2020-03-16", "2020-03-20").teaching, 5);  // Monday to Friday
  EXPECT_EQ(count(calendar, "2020-03-16", "2020-03-22").teaching, 5);
  EXPECT_EQ(count(calendar, "2020-03-21", "2020-03-22").teaching, 0);
  EXPECT_EQ(count(calendar, "2020-03-20", "2020-03-16").teaching, 0);
}

TEST(Calendar, HolidaysAreNoTeachingDaysAndCannotBeClosed) {
  const Calendar calendar({period("2020-03-18", "2020-03-18")},
                          {period("2020-03-17", "2020-03-18")});
  const auto days = count(calendar, "2020-03-16", "2020-03-20");
  EXPECT_EQ(days.teaching, 4);
  EXPECT_EQ(days.closed, 1);
  EXPECT_EQ(days.lost, 1.0);
}

TEST(Calendar, TheMostClosedCountsWhereClosuresOverlap) {
  const Calendar calendar(
      {}, {period("2020-03-16", "2020-03-20", 0.5), period("2020-03-18", "2020-03-18", 0),
           period("2020-03-19", "2020-03-19", 0.75)});
  const auto days = count(calendar, "2020-03-16", "2020-03-20");
  EXPECT_EQ(days.closed, 1);
  EXPECT_EQ(days.part_open, 4);
  EXPECT_DOUBLE_EQ(days.lost, 1 + 4 * 0.5);
}

TEST(Calendar, AnOpenClosureLosesNothing) {
  const auto days =
      count(Calendar({}, {period("2020-03-16", "2020-03-20", 1)}), "2020-03-16", "2020-03-20");
  EXPECT_EQ(days.closed + days.part_open, 0);
  EXPECT_EQ(days.lost, 0.0);
}

// February to July 2020 has 130 weekdays; 5 of them closed.
TEST(Calendar, LostShareIsOverTheTeachingDaysOfTheTerm) {
  const Calendar calendar({}, {period("2020-03-16", "2020-03-20")});
  EXPECT_DOUBLE_EQ(calendar.lost_share({2019}, Term{1}), 5.0 / 130);
  EXPECT_EQ(calendar.lost_share({2019}, Term{0}), 0.0);
  EXPECT_EQ(calendar.lost_share({2019}, Term{2}), 0.0);
  EXPECT_DOUBLE_EQ(calendar.lost_share({2018}, Term{3}), 5.0 / 130);
}

TEST(Calendar, ATermsEndIsTheNextOnesStart) {
  const Calendar calendar({}, {period("2021-01-29", "2021-02-01")});  // Friday and Monday
  EXPECT_DOUBLE_EQ(calendar.lost_share({2020}, Term{0}),
                   1.0 / 130);  // August to January, too, has 130 weekdays
  EXPECT_DOUBLE_EQ(calendar.lost_share({2020}, Term{1}), 1.0 / 130);
}

TEST(Calendar, NothingIsLostWithoutClosures) {
  EXPECT_EQ(Calendar({period("2020-02-01", "2020-07-31")}, {}).lost_share({2019}, Term{1}), 0.0);
}

TEST(Calendar, ATermOfHolidaysLosesNothing) {
  EXPECT_EQ(Calendar({period("2020-02-01", "2020-07-31")}, {period("2020-03-01", "2020-04-01")})
                .lost_share({2019}, Term{1}),
            0.0);
}

}  // namespace
}  // namespace doorstroom
