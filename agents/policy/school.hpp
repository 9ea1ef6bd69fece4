// SPDX-License-Identifier: EUPL-1.2
// What one school can know in one term, and what a policy asks for it.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "agents/policy/people.hpp"
#include "engine/ids.hpp"

namespace doorstroom {

/// What one location sees of its pupils in one term: tests with error, never the true state.
/// All spans have one entry per pupil in sight, in ascending order of pupil id.
struct Observed {
  LocationId location;
  double disadvantage = 1;  ///< score per pupil, national mean 1
  int school_year = 0;      ///< 2021 is 2021/22
  Term term;
  std::span<const PupilId> pupil;
  std::span<const PlaceId> place;
  std::span<const Education> education;
  std::span<const std::uint8_t> repeated;  ///< 1: repeated a year before
  std::span<const float>
      gap_weeks_reading;  ///< observed gap to the norm, weeks; positive is behind
  std::span<const float> gap_weeks_maths;
  std::span<const float>
      sd_per_week_reading;  ///< what a week is worth in this pupil's year group, SD
  std::span<const float> sd_per_week_maths;
  std::size_t size() const { return pupil.size(); }
  float gap_weeks(std::size_t i) const {
    return 0.5F * (gap_weeks_reading[i] + gap_weeks_maths[i]);
  }
};

/// Support asked for one pupil for one term.
struct SupportRequest {
  std::uint32_t row = 0;   ///< index into Observed
  float gain_reading = 0;  ///< SD in this term if granted, before the effect of scale
  float gain_maths = 0;
  double staff_fte = 0;         ///< tutors bound by it
  std::int64_t cost_cents = 0;  ///< in this term, if granted
  float priority = 0;           ///< higher is served first within the location
};

/// A school's wish that a pupil repeats (positive) or moves on (negative), as a logit on the repeat
/// moves.
struct RepeatRequest {
  std::uint32_t row = 0;
  float logit = 0;
};

/// Collects what one policy asks for one location in one term.
class Requests {
 public:
  void support(const SupportRequest& request) { supports_.push_back(request); }
  void shift_repeat(std::size_t row, double logit) {
    repeats_.push_back({static_cast<std::uint32_t>(row), static_cast<float>(logit)});
  }
  const std::vector<SupportRequest>& supports() const { return supports_; }
  const std::vector<RepeatRequest>& repeats() const { return repeats_; }
  void clear() { supports_.clear(), repeats_.clear(); }

 private:
  std::vector<SupportRequest> supports_;
  std::vector<RepeatRequest> repeats_;
};

/// How scarce staff is shared between locations.
enum class Allocation : std::uint8_t { most_disadvantaged, proportional, lottery };
/// What a policy may bind of scarce staff, and who comes first.
struct Ration {
  double staff_fte = std::numeric_limits<double>::infinity();  ///< available nationally in a term
  Allocation rule = Allocation::proportional;
};

/// How fast the effect of support fades.
enum class Retention : std::uint8_t { fast, slow };

}  // namespace doorstroom
