// SPDX-License-Identifier: EUPL-1.2
// Tracks and years as place names tell them.
#include "policies/mechanisms/tracks.hpp"

#include <gtest/gtest.h>

namespace doorstroom {
namespace {

TEST(Tracks, ABridgeClassTeachesItsTracks) {
  EXPECT_TRUE(teaches("vo.havo.4", "havo"));
  EXPECT_TRUE(teaches("vo.havo_vwo.1", "vwo"));
  EXPECT_TRUE(teaches("vo.vmbo_gl_tl.2", "vmbo_tl"));
  EXPECT_TRUE(teaches("vo.vmbo_tl_havo_vwo.1", "havo"));
  EXPECT_TRUE(teaches("vo.vmbo_havo.1", "vmbo_kb"));
  EXPECT_FALSE(teaches("vo.vmbo_tl_havo.1", "vmbo_kb"));
  EXPECT_FALSE(teaches("vo.havo.4+", "vwo"));
  EXPECT_FALSE(teaches("vo.pro.1", "havo"));
  EXPECT_FALSE(teaches("po.bao.8", "havo"));
}

TEST(Tracks, OnlyItsOwnTracksMeansNoOther) {
  EXPECT_TRUE(teaches_only("vo.havo_vwo.1", {"havo", "vwo"}));
  EXPECT_TRUE(teaches_only("vo.havo.1", {"havo", "vwo"}));
  EXPECT_FALSE(teaches_only("vo.vmbo_tl_havo.1", {"havo", "vwo"}));
  EXPECT_FALSE(teaches_only("mbo.4.bol.1", {"havo", "vwo"}));
}

TEST(Tracks, YearsAreTheLastDigit) {
  EXPECT_EQ(year_of("vo.havo.4"), 4);
  EXPECT_FALSE(year_of("vo.havo.4+"));
  EXPECT_FALSE(year_of("vo.havo"));
  EXPECT_FALSE(year_of("out.none"));
}

TEST(Tracks, VmboTheoreticalAndMixedShareTheirFirstYears) {
  EXPECT_EQ(regular_place("vmbo_tl", 2), "vo.vmbo_gl_tl.2");
  EXPECT_EQ(regular_place("vmbo_tl", 3), "vo.vmbo_tl.3");
  EXPECT_EQ(regular_place("havo", 1), "vo.havo.1");
}

TEST(Tracks, CoursesHaveTheirLength) {
  EXPECT_EQ(course_years("vmbo_bb"), 4);
  EXPECT_EQ(course_years("havo"), 5);
  EXPECT_EQ(course_years("vwo"), 6);
}

}  // namespace
}  // namespace doorstroom
