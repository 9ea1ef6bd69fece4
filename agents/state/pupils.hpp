// SPDX-License-Identifier: EUPL-1.2
// The state of a simulation: pupils as a struct of arrays, in blocks of whole locations.
#pragma once

#include <cstdint>
#include <vector>

#include "agents/policy/people.hpp"
#include "agents/state/accounts.hpp"
#include "engine/columns.hpp"
#include "engine/ids.hpp"

namespace doorstroom {

namespace column {
struct Pupil {
  using type = std::uint32_t;
};  ///< id; stable over variants
struct Place {
  using type = std::uint16_t;
};  ///< row of the place graph
struct Location {
  using type = std::uint16_t;
};  ///< the last one, for places without location
struct Born {
  using type = std::int16_t;
};  ///< term in which the birthday falls, of birth; negative before the start
struct Cell {
  using type = std::uint8_t;
};  ///< sex x education x background, see cell()
struct Flags {
  using type = std::uint8_t;
};  ///< bit 0: repeated a year before; bits 1-3: how often, at most 7; bit 4: of the followed
    ///< cohort; bits 5-7: with which part of the calendar's school year the pupil's own years begin
struct YearsInPlace {
  using type = std::uint8_t;
};  ///< completed years
struct YearsEnrolled {
  using type = std::uint8_t;
};  ///< completed years since the start of secondary education
struct Diplomas {
  using type = std::uint16_t;
};  ///< one bit per diploma of the system
struct Pending {
  using type = std::uint16_t;
};  ///< 1 + diversion that waits for its class, or 0
struct Ability {
  using type = float;
};  ///< standard normal
struct Reading {
  using type = float;
};  ///< skill, SD of a pre-corona cohort
struct Maths {
  using type = float;
};  ///< SD
struct FastReading {
  using type = float;
};  ///< part of skill that fades fast, SD
struct FastMaths {
  using type = float;
};  ///< SD
struct SlowReading {
  using type = float;
};  ///< part that fades slowly, SD
struct SlowMaths {
  using type = float;
};  ///< SD
struct Wellbeing {
  using type = float;
};  ///< 0 is as before corona; negative is worse, SD
/// What policies gave for the present term; 0 at its end.
struct Teaching {
  using type = std::int16_t;
  static constexpr double scale = 0x1p-9;  ///< weeks of teaching
};
/// As Teaching.
struct RepeatLogit {
  using type = std::int16_t;
  static constexpr double scale = 0x1p-11;  ///< logit
};
/// As Teaching.
struct DropOutLogit {
  using type = std::int16_t;
  static constexpr double scale = 0x1p-11;  ///< logit
};
struct Elsewhere {
  using type = std::uint64_t;
};  ///< in the baseline: bit v is set when variant v leads this life itself
}  // namespace column

using Pupils =
    Columns<column::Pupil, column::Place, column::Location, column::Born, column::Cell,
            column::Flags, column::YearsInPlace, column::YearsEnrolled, column::Diplomas,
            column::Pending, column::Ability, column::Reading, column::Maths, column::FastReading,
            column::FastMaths, column::SlowReading, column::SlowMaths, column::Wellbeing,
            column::Teaching, column::RepeatLogit, column::DropOutLogit, column::Elsewhere>;
static_assert(Pupils::bytes_per_row <= 64);
/// Pupils on their way to another block: whole rows, since each goes somewhere else.
using Movers = std::vector<Pupils::Row>;

inline constexpr std::size_t n_cells = 12;
/// Demographic cell: sex (m, f) x education (low, middle, high) x background (dutch, migrant),
/// row-major.
inline std::uint8_t cell(bool girl, Education education, Background background) {
  return static_cast<std::uint8_t>((girl ? 6 : 0) + 2 * static_cast<int>(education) +
                                   static_cast<int>(background));
}
inline bool is_girl(std::uint8_t cell) { return cell >= 6; }
inline Education education_of(std::uint8_t cell) { return static_cast<Education>(cell % 6 / 2); }
inline Background background_of(std::uint8_t cell) { return static_cast<Background>(cell % 2); }
inline constexpr std::uint8_t flag_repeated = 1;
inline constexpr std::uint8_t flag_followed =
    16;  ///< was in the last year before advice at the start
/// How often a year was repeated, at most 7.
inline unsigned repeats_of(std::uint8_t flags) { return (flags >> 1U) & 7U; }
/// Part of the calendar's school year with which the pupil's own years begin, at most 7; see
/// YearClock.
inline std::uint32_t own_years_begin(std::uint8_t flags) { return flags >> 5U; }
inline std::uint8_t begin_own_years(std::uint8_t flags, std::uint32_t part) {
  return static_cast<std::uint8_t>((flags & 31U) | part << 5U);
}
/// Flags after one more repeated year.
inline std::uint8_t repeat_once(std::uint8_t flags) {
  const unsigned repeats = repeats_of(flags) < 7 ? repeats_of(flags) + 1 : 7U;
  return static_cast<std::uint8_t>((flags & (flag_followed | 7U << 5U)) | repeats << 1U |
                                   flag_repeated);
}

/// All that changes in a simulation, and nothing else: a checkpoint or a branch is a copy of this.
struct State {
  Term term;                     ///< the next term to run
  std::vector<Pupils> blocks;    ///< block b holds the locations of Model::locations.in_block[b]
  std::uint32_t next_pupil = 0;  ///< id of the next to enter
  double inflow_carry = 0;       ///< fraction of a person left by thinning
  Accounts accounts;
};

inline std::size_t count_pupils(const State& state) {
  std::size_t n = 0;
  for (const auto& block : state.blocks) n += block.size();
  return n;
}

}  // namespace doorstroom
