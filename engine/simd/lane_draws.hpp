// SPDX-License-Identifier: EUPL-1.2
// Keyed draws of many pupils at once, by instruction set; engine/simd/draw.hpp is what to call.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/simd/lane_table.hpp"

namespace doorstroom {

/// All of a key but the pupil.
struct LaneKey {
  std::uint64_t seed;
  std::uint32_t term, purpose, item;
};

/// Philox4x32-10 of n pupils, of one instruction set. `words` are four arrays of n; one that is
/// null is not written. No array may overlap another.
struct LaneDraws {
  void (*of_ids)(const LaneKey& key, const std::uint32_t* ids, std::size_t n,
                 std::uint32_t* const* words);
  void (*of_rows)(const LaneKey& key, const std::uint32_t* ids, const std::uint32_t* rows,
                  std::size_t n, std::uint32_t* const* words);
  void (*of_range)(const LaneKey& key, std::uint32_t first, std::size_t n,
                   std::uint32_t* const* words);
};

DOORSTROOM_LANE_TABLE(LaneDraws, lane_draws);

}  // namespace doorstroom
