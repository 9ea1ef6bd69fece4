// SPDX-License-Identifier: EUPL-1.2
// Delay at the end of a school year: on whom it is counted, and in whose weeks.
#include <gtest/gtest.h>

#include "agents/record/record.hpp"
#include "engine/fixed_point.hpp"
#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

/// Sums of one pupil in po.1 with skill 0 whose skill in the reference is 1, and was `before`.
struct YearEnd {
  explicit YearEnd(float before, std::uint8_t flags = 0) {
    const auto model = school_model(school_options());
    const auto at = place_of(*model, "po.1");
    model->places.last_group[at] = model->places.year_group[place_of(*model, "po.2")];
    auto row = pupil(*model, 0, "po.1", 0);
    row.get<column::Flags>() = flags;
    Pupils pupils;
    pupils.append(row);
    const std::vector<SkillPaths::Point> now{path_point(1, 1)}, then{path_point(before, before)};
    PathsOfYear paths;
    paths.reference = &now;
    paths.reference_before = &then;
    const EndLayout layout(*model);
    std::vector<std::int64_t> sums(layout.size, 0);
    year_end_sums(*model, pupils, paths, Tally{sums});
    const auto here = at * n_cells + row.get<column::Cell>();
    delay = static_cast<double>(sums[layout.delay + here]) * skill_scale;
    weeks = static_cast<double>(sums[layout.delay_weeks + here]) * skill_scale * week_scale;
  }
  double delay = 0, weeks = 0;
};

TEST(YearEnd, DelayIsInWeeksOfThePupilsAge) {
  EXPECT_DOUBLE_EQ(YearEnd(0).delay, 1);
  EXPECT_DOUBLE_EQ(YearEnd(0).weeks, 40) << "1 SD a year in po.1";
  EXPECT_DOUBLE_EQ(YearEnd(0, repeat_once(0)).delay, 1);
  EXPECT_DOUBLE_EQ(YearEnd(0, repeat_once(0)).weeks, 80) << "0.5 SD in the year of its age";
}

TEST(YearEnd, WhoWasNotTaughtInTheReferenceHasNoDelay) {
  EXPECT_DOUBLE_EQ(YearEnd(1).delay, 0);
  EXPECT_DOUBLE_EQ(YearEnd(1).weeks, 0);
}

}  // namespace
}  // namespace doorstroom
