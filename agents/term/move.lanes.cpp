// SPDX-License-Identifier: EUPL-1.2
// Plain loops over pupils, so that each is a vector loop in every instruction set.
#include <immintrin.h>

#include "agents/term/move_lanes.hpp"
#include "engine/kernels.hpp"

namespace doorstroom::DOORSTROOM_LANES {
namespace {

/// out = table[at]. From registers, since no compiler does that by itself.
/// @param table  [max_covariates]
/// @param n  a multiple of the lanes of every set, as all here
inline void look_up(const float* table, const std::uint32_t* __restrict at, std::size_t n,
                    float* __restrict out) {
  static_assert(max_covariates == 32);
#if defined(__AVX512F__)
  const __m512 low = _mm512_loadu_ps(table), high = _mm512_loadu_ps(table + 16);
  for (std::size_t k = 0; k < n; k += 16)
    _mm512_storeu_ps(out + k, _mm512_permutex2var_ps(low, _mm512_loadu_si512(at + k), high));
#elif defined(__AVX2__)
  for (std::size_t k = 0; k < n; k += 8) {
    const auto index = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + k));
    const auto eight = [&](const float* from) {  // the lowest three bits say which
      return _mm256_permutevar8x32_ps(_mm256_loadu_ps(from), index);
    };
    const auto bit = [&](int which) {  // to the sign, by which is chosen
      return _mm256_castsi256_ps(_mm256_slli_epi32(index, 31 - which));
    };
    const auto low = _mm256_blendv_ps(eight(table), eight(table + 8), bit(3));
    const auto high = _mm256_blendv_ps(eight(table + 16), eight(table + 24), bit(3));
    _mm256_storeu_ps(out + k, _mm256_blendv_ps(low, high, bit(4)));
  }
#else
  for (std::size_t k = 0; k < n; ++k) out[k] = table[at[k]];
#endif
}

void weigh(const OpenMoves& moves, const float* __restrict z, const float* __restrict wellbeing,
           const std::uint32_t* __restrict covariate, std::size_t n, float* __restrict weight) {
  float base[max_covariates] = {};
  for (std::size_t m = 0; m < moves.n_moves; ++m) {
    std::uint32_t possible = 0;
    for (std::size_t c = 0; c < moves.n_covariates; ++c) {
      base[c] = moves.weight[m * moves.n_covariates + c];
      possible |= __builtin_bit_cast(std::uint32_t, base[c]);
    }
    float* __restrict out = weight + m * move_chunk;
    if (possible == 0) {
      for (std::size_t k = 0; k < n; ++k) out[k] = 0;
      continue;
    }
    look_up(base, covariate, n, out);
    const float skill = moves.skill[m], of_wellbeing = moves.wellbeing[m];
    if (skill == 0 && of_wellbeing == 0) continue;  // e^0 is 1
    for (std::size_t k = 0; k < n; ++k)
      out[k] *= kernels::exp(skill * z[k] + of_wellbeing * wellbeing[k]);
  }
}

void sum(const float* __restrict weight, std::size_t n_moves, std::size_t n,
         float* __restrict total) {
  for (std::size_t k = 0; k < n; ++k) total[k] = 0;
  for (std::size_t m = 0; m < n_moves; ++m)
    for (std::size_t k = 0; k < n; ++k) total[k] += weight[m * move_chunk + k];
}

void draw(const float* __restrict weight, const float* __restrict total, const float* __restrict u,
          std::size_t n_moves, std::size_t n, std::uint32_t* __restrict move) {
  float left[move_chunk];
  std::uint32_t open[move_chunk];  // all bits while no move has been passed
  for (std::size_t k = 0; k < n; ++k) {
    left[k] = u[k] * total[k];
    open[k] = ~0U;
    move[k] = 0;
  }
  for (std::size_t m = 0; m < n_moves; ++m) {
    const float* const of_move = weight + m * move_chunk;
    const auto id = static_cast<std::uint32_t>(m);
    for (std::size_t k = 0; k < n; ++k) {
      const std::uint32_t can = (of_move[k] > 0 ? ~0U : 0U) & open[k];
      const float less = left[k] - of_move[k];
      move[k] = (move[k] & ~can) | (id & can);
      left[k] = can != 0 ? less : left[k];
      open[k] &= ~(can & (less < 0 ? ~0U : 0U));
    }
  }
}

void expect(const float* __restrict weight, const float* __restrict total,
            const float* __restrict z, std::size_t n_moves, std::size_t n,
            std::int64_t* __restrict probability, std::int64_t* __restrict z_sum) {
  float cut[move_chunk];
  for (std::size_t k = 0; k < n; ++k) cut[k] = z[k] < -8.0F ? -8.0F : (z[k] > 8.0F ? 8.0F : z[k]);
  for (std::size_t m = 0; m < n_moves; ++m) {
    const float* const of_move = weight + m * move_chunk;
    std::int64_t sum = 0, sum_z = 0;
    for (std::size_t k = 0; k < n; ++k) {
      const float p = of_move[k] / total[k];
      sum += static_cast<std::int32_t>(p * 0x1p30F);  // at most 2^30
      const float scaled = p * cut[k] * 0x1p24F;  // at most 2^27; nearest, halves away from zero
      const auto whole = static_cast<std::int32_t>(scaled);
      const float rest = scaled - static_cast<float>(whole);
      sum_z += whole + (rest >= 0.5F ? 1 : 0) - (rest <= -0.5F ? 1 : 0);
    }
    probability[m] += sum;
    z_sum[m] += sum_z;
  }
}

}  // namespace

const MoveLanes move_lanes{weigh, sum, draw, expect};

}  // namespace doorstroom::DOORSTROOM_LANES
