// SPDX-License-Identifier: EUPL-1.2
// What one unit of a dose does, binds and costs. Constant in a run, so that policies give doses
// only.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "agents/policy/levers.hpp"

namespace doorstroom {

/// What one unit of dose does to one lever in one term.
struct Effect {
  Lever lever = Lever::skill_reading;
  double per_dose = 0;  ///< in the unit of the lever
  Retention retention = Retention::slow;
};

/// Who comes first where there is too little of something.
enum class Allocation : std::uint8_t {
  most_disadvantaged,  ///< schools by disadvantage
  proportional,        ///< every school the same share
  lottery              ///< schools by lot
};

/// Whether a dose can be thinned where there is too little.
enum class Grain : std::uint8_t {
  pupil,  ///< no: pupils are served whole, the highest priority of a school first
  school  ///< yes: everybody asked for in a school gets the same share of the dose
};

/// What a policy can give.
struct Package {
  std::vector<Effect> effects;
  std::string staff;      ///< kind of staff, as in market.csv; empty: none
  double staff_fte = 0;   ///< that a unit of dose binds for the term
  double cost_cents = 0;  ///< of a unit of dose in the term
  /// Name of the policy whose budget pays, school by school; empty: paid from outside, without
  /// limit.
  std::string paid_from;
  /// Most staff that it employs in the country, FTE, however much there is to hire.
  double cap_fte = std::numeric_limits<double>::infinity();
  Allocation rule = Allocation::proportional;
  Grain grain = Grain::pupil;
  /// False: no support that anybody receives (a decision on repeating); not counted as reach.
  bool is_support = true;
};

}  // namespace doorstroom
