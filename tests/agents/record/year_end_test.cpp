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
    const EndLayout layout(*model);
    std::vector<std::int64_t> sums(layout.size, 0), unused(layout.size, 0);
    SkillPaths paths(1);
    const auto live = [&](std::uint16_t year, float skill) {
      Pupils reference;
      reference.append(pupil(*model, 0, "po.1", skill));
      year_end_sums(*model, reference, {&paths, year, KeepPaths::reference}, Tally{unused});
    };
    live(1, before);
    live(2, 1);
    year_end_sums(*model, pupils, {&paths, 2, KeepPaths::none, true}, Tally{sums});
    const auto here = layout.of_cell(at, row.get<column::Cell>());
    delay = static_cast<double>(sums[here + EndLayout::delay]) * skill_scale;
    weeks = static_cast<double>(sums[here + EndLayout::delay_weeks]) * skill_scale * week_scale;
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
