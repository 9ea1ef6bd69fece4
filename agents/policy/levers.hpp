// SPDX-License-Identifier: EUPL-1.2
// What a policy can change in the life of a pupil, as a table: unit, cap, and the phase that reads
// it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace doorstroom {

/// Adds up over all policies of a term, exactly (fixed point), so that their order cannot matter;
/// the sum is held within the cap, and works in that term only.
enum class Lever : std::uint8_t {
  teaching_weeks,
  skill_reading,
  skill_maths,
  wellbeing,
  repeat_logit,
  drop_out_logit,
};
inline constexpr std::size_t n_levers = 6;

/// How fast what a lever gave fades: `parameters.csv` has the share kept a year.
enum class Retention : std::uint8_t {
  lasting,  ///< as whatever is learned in class
  slow,
  fast
};
inline constexpr std::size_t n_retentions = 3;

/// One row of the table.
struct LeverInfo {
  Lever lever;
  std::string_view name;  ///< as measures write it
  std::string_view unit;
  double cap;              ///< largest size of the sum over all policies in a term
  std::string_view phase;  ///< that reads it
  bool fades;              ///< whether a retention applies
  std::string_view doc;
};

/// The table, in the order of Lever.
inline constexpr std::array<LeverInfo, n_levers> levers{{
    {Lever::teaching_weeks, "teaching_weeks", "weeks", 40, "learn", false,
     "Teaching time on top of that of the calendar (negative: lost), which works as other teaching "
     "time: at the pupil's own pace and as far as the level of the place fits."},
    {Lever::skill_reading, "skill_reading", "SD", 2, "allocate", true,
     "Gain in reading, in standard deviations of a pre-corona cohort."},
    {Lever::skill_maths, "skill_maths", "SD", 2, "allocate", true,
     "Gain in maths, in standard deviations of a pre-corona cohort."},
    {Lever::wellbeing, "wellbeing", "SD", 2, "allocate", false,
     "Wellbeing, of which a share is left each term; it works on learning and on dropping out."},
    {Lever::repeat_logit, "repeat_logit", "logit", 8, "progress", false,
     "Odds that a school lets the pupil repeat at the end of its year."},
    {Lever::drop_out_logit, "drop_out_logit", "logit", 8, "progress", false,
     "Odds that the pupil drops out at the end of its year."},
}};

inline constexpr const LeverInfo& info(Lever lever) {
  return levers[static_cast<std::size_t>(lever)];
}

/// Sums of levers are integers of this size, in the unit of the lever.
inline constexpr double lever_scale = 0x1p-24;

}  // namespace doorstroom
