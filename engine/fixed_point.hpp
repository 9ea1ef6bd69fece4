// SPDX-License-Identifier: EUPL-1.2
// Exact sums of real quantities: fixed-point integers, so that the order of adding cannot matter.
#pragma once

#include <cstdint>

namespace doorstroom {

inline constexpr double skill_scale = 0x1p-16;        ///< SD per unit of a recorded skill
inline constexpr double probability_scale = 0x1p-30;  ///< per unit of a summed probability

/// Nearest integer, halves away from zero; |x| below 2^31. No libm.
inline std::int32_t round_to_int(float x) {
  return static_cast<std::int32_t>(x < 0 ? x - 0.5F : x + 0.5F);
}
/// Nearest integer, halves away from zero; |x| below 2^62.
inline std::int64_t round_to_int64(double x) {
  return static_cast<std::int64_t>(x < 0 ? x - 0.5 : x + 0.5);
}

/// Skill in units of `skill_scale`. @pre |skill| below 2^14
inline std::int32_t fixed_skill(float skill) { return round_to_int(skill * 0x1p16F); }
/// Probability in units of `probability_scale`.
inline std::int64_t fixed_probability(float p) { return static_cast<std::int64_t>(p * 0x1p30F); }

}  // namespace doorstroom
