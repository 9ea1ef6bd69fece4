// SPDX-License-Identifier: EUPL-1.2
// Texts of mistakes, and which name is close enough to be suggested.
#include "engine/errors.hpp"

#include <gtest/gtest.h>

namespace doorstroom {
namespace {

TEST(Issue, NamesFileLineKeyAndFault) {
  EXPECT_EQ((Issue{"a.toml", 8, "years", "is wrong"}).text(), "a.toml:8: years: is wrong");
  EXPECT_EQ((Issue{"a.toml", 0, "", "is wrong"}).text(), "a.toml: is wrong");
  EXPECT_EQ((Issue{"", 0, "years", "is wrong"}).text(), "years: is wrong");
}

TEST(ConfigError, HoldsEveryIssue) {
  const ConfigError error({{"a.csv", 1, "x", "one"}, {"a.csv", 2, "y", "two"}});
  EXPECT_STREQ(error.what(), "a.csv:1: x: one\na.csv:2: y: two");
  EXPECT_EQ(error.issues().size(), 2U);
}

TEST(Closest, FindsANameWithinTwoEdits) {
  const std::vector<std::string> names{"tutoring", "repetition", "none"};
  EXPECT_EQ(closest("tutorin", names), "tutoring");
  EXPECT_EQ(closest("tuotring", names), "tutoring");
  EXPECT_EQ(closest("repitition", names), "repetition");
}

TEST(Closest, FindsALongNameWithinAThirdOfItsLength) {
  EXPECT_EQ(closest("observed_gap_in_wks", {"observed_gap_weeks"}), "observed_gap_weeks");
  EXPECT_EQ(closest("abcdefghi", {"abcdefxyz"}), "abcdefxyz");
  EXPECT_EQ(closest("abcdefghi", {"abcdewxyz"}), "");
}

TEST(Closest, SuggestsNothingFarOff) {
  EXPECT_EQ(closest("pension", {"tutoring", "none"}), "");
  EXPECT_EQ(closest("x", {"ab"}), "");
  EXPECT_EQ(closest("x", {}), "");
}

TEST(Closest, PrefersTheClosest) {
  EXPECT_EQ(closest("nl-2018", {"nl-2020", "nl-2019"}), "nl-2019");
}

TEST(DidYouMean, IsAClauseOrNothing) {
  EXPECT_EQ(did_you_mean("nonne", {"none"}), "; did you mean \"none\"?");
  EXPECT_EQ(did_you_mean("something else", {"none"}), "");
}

}  // namespace
}  // namespace doorstroom
