// SPDX-License-Identifier: EUPL-1.2
// The moves of many pupils of one place at once, over lanes; MoveChooser is what to call.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/simd/lane_table.hpp"

namespace doorstroom {

inline constexpr std::size_t move_chunk = 64;  ///< pupils weighed together
inline constexpr std::size_t max_covariates = 32;

/// The moves that are open in one place: rows of MoveTables.
struct OpenMoves {
  const float* weight;     ///< [move][n_covariates], n_covariates <= max_covariates
  const float* skill;      ///< [move]
  const float* wellbeing;  ///< [move]
  std::size_t n_moves, n_covariates;
};

/// Kernels on at most move_chunk pupils. Weights are [move][move_chunk].
struct MoveLanes {
  /// weight = table by covariate x e^(skill z + wellbeing w)
  /// @param n  padded to whole_lanes
  void (*weigh)(const OpenMoves& moves, const float* z, const float* wellbeing,
                const std::uint32_t* covariate, std::size_t n, float* weight);
  /// Sum over the moves, in their order.
  void (*sum)(const float* weight, std::size_t n_moves, std::size_t n, float* total);
  /// The first move at which the running sum passes u x total. Rounding may leave a little over: it
  /// is for the last move that can happen.
  void (*draw)(const float* weight, const float* total, const float* u, std::size_t n_moves,
               std::size_t n, std::uint32_t* move);
  /// Adds probabilities, in units of 2^-30, and probability times z (cut at +-8), in units of
  /// 2^-24, by move.
  void (*expect)(const float* weight, const float* total, const float* z, std::size_t n_moves,
                 std::size_t n, std::int64_t* probability, std::int64_t* z_sum);
};

DOORSTROOM_LANE_TABLE(MoveLanes, move_lanes);

}  // namespace doorstroom
