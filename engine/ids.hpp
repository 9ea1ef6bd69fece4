// SPDX-License-Identifier: EUPL-1.2
// Typed ids: indices of different things that the compiler keeps apart.
#pragma once

#include <compare>
#include <cstdint>

namespace doorstroom {

/// An index of one kind of thing. Unit: none; range: 0 to 2^32 - 1.
template <class Tag> struct Id {
  std::uint32_t value{};
  friend auto operator<=>(Id, Id) = default;
};

using PupilId = Id<struct PupilTag>;        ///< stable over variants: a running number
using PlaceId = Id<struct PlaceTag>;        ///< row of the place graph
using MoveId = Id<struct MoveTag>;          ///< row of the place graph's moves
using LocationId = Id<struct LocationTag>;  ///< a school location
using Term = Id<struct TermTag>;  ///< part of a school year (schedule.hpp); 0 is the first autumn

inline constexpr double teaching_weeks_per_term = 20;

}  // namespace doorstroom
