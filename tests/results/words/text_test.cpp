// SPDX-License-Identifier: EUPL-1.2
// Numbers and text for readers.
#include "results/words/text.hpp"

#include <gtest/gtest.h>

#include "results/words/units.hpp"

namespace doorstroom {
namespace {

TEST(FormatNumber, FollowsTheLanguage) {
  EXPECT_EQ(format_number(1234.5, 1, Language::nl), "1.234,5");
  EXPECT_EQ(format_number(1234.5, 1, Language::en), "1,234.5");
  EXPECT_EQ(format_number(1234567, 0, Language::nl), "1.234.567");
  EXPECT_EQ(format_number(999, 0, Language::nl), "999");
  EXPECT_EQ(format_number(-1000, 2, Language::en), "-1,000.00");
}

TEST(FormatNumber, WhatRoundsToZeroHasNoSign) {
  EXPECT_EQ(format_number(-0.004, 2, Language::nl, Sign::always), "0,00");
  EXPECT_EQ(format_number(0.004, 2, Language::nl, Sign::always), "0,00");
  EXPECT_EQ(format_number(0.006, 2, Language::nl, Sign::always), "+0,01");
}

TEST(Left, CutsByCharactersAndNotByBytes) {
  EXPECT_EQ(left("één", 5), "één  ");
  EXPECT_EQ(left("ééééé", 3), "éé…");
  EXPECT_EQ(left("abc", 3), "abc");
}

TEST(Left, ControlCharactersCannotMoveTheCursor) { EXPECT_EQ(left("a\x1b[2Jb\n", 8), "a [2Jb  "); }

TEST(Wrapped, BreaksAtSpaces) {
  EXPECT_EQ(wrapped("een twee drie", 8), "een twee\ndrie\n");
  EXPECT_EQ(wrapped("een twee", 6, 2), "  een\n  twee\n");
  EXPECT_EQ(wrapped("", 10), "");
}

TEST(Units, SharesAreShownAsPercentages) {
  EXPECT_EQ(format_value(0.1234, "share", Language::nl), "12,3");
  EXPECT_EQ(format_difference(-0.0123, "share", Language::nl), "-1,23");
  EXPECT_EQ(format_value(45.6e9, "EUR", Language::nl), "45.600,0");
}

}  // namespace
}  // namespace doorstroom
