// SPDX-License-Identifier: EUPL-1.2
// Numbers and text for readers.
#include "results/words/text.hpp"

#include <gtest/gtest.h>

#include "results/indicators/indicators.hpp"
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

TEST(Scale, NumberAndNameAreOfOneScale) {
  const auto nl = Scale::shown("EUR", Language::nl);
  EXPECT_EQ(nl.unit(), "mln euro");
  EXPECT_DOUBLE_EQ(nl.number(32.7e9), 32700);
  EXPECT_EQ(nl.level(32.7e9), "32.700,0");
  EXPECT_EQ(nl.title("Kosten"), "Kosten (mln euro)");
  EXPECT_EQ(Scale::shown("EUR", Language::en).unit(), "million euro");
  const auto stored = Scale::stored("EUR", Language::nl);
  EXPECT_EQ(stored.unit(), "EUR");
  EXPECT_EQ(stored.number(32.7e9), 32.7e9);
  EXPECT_EQ(stored.level(32.7e9), "32.700.000.000");
}

TEST(Scale, LevelsInPercentDifferInPoints) {
  const auto scale = Scale::shown("share", Language::nl);
  EXPECT_EQ(scale.unit(), "%");
  EXPECT_EQ(scale.difference_unit(), "procentpunt");
  EXPECT_EQ(scale.difference(-0.0123), "-1,23");
  EXPECT_EQ(Scale::stored("share", Language::nl).unit(), "deel");
  EXPECT_EQ(Scale::shown("weeks", Language::nl).difference_unit(), "weken");
}

TEST(Scale, AFileNeverHasTheNameOfAScaledUnit) {
  for (const auto& indicator : all_indicators())
    for (const auto language : {Language::nl, Language::en}) {
      const auto shown = Scale::shown(indicator.unit, language);
      const auto stored = Scale::stored(indicator.unit, language);
      EXPECT_EQ(stored.number(1.5), 1.5) << indicator.name;
      if (shown.number(1) == 1)
        EXPECT_EQ(stored.unit(), shown.unit()) << indicator.name;
      else
        EXPECT_NE(stored.unit(), shown.unit()) << indicator.name;
    }
}

TEST(Scale, AnUnknownUnitStaysAsItIs) {
  const auto scale = Scale::shown("lessons", Language::nl);
  EXPECT_EQ(scale.unit(), "lessons");
  EXPECT_EQ(scale.level(3), "3,00");
  EXPECT_EQ(Scale::shown("", Language::nl).title("Aantal"), "Aantal");
}

TEST(Units, SharesAreShownAsPercentages) {
  EXPECT_EQ(format_value(0.1234, "share", Language::nl), "12,3");
  EXPECT_EQ(format_difference(-0.0123, "share", Language::nl), "-1,23");
  EXPECT_EQ(format_value(45.6e9, "EUR", Language::nl), "45.600,0");
}

}  // namespace
}  // namespace doorstroom
