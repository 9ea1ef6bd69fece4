// SPDX-License-Identifier: EUPL-1.2
// Lane file (engine/simd/lanes.hpp): Philox4x32-10 in vector registers.
//
// A register holds lanes of 64 bits, and a number of 32 bits sits in the low half of each; whatever
// is in the high half does not matter, since the multiplication that we use (pmuludq, 32 x 32 -> 64
// bits) looks at low halves only. So a round needs no shuffle at all: the product is the low word
// as it stands, and the high word after a shift. Compilers do not find that form in a plain loop.
#include <immintrin.h>

#include "engine/simd/lane_draws.hpp"

namespace doorstroom::DOORSTROOM_LANES {
namespace {

#if defined(__AVX512F__)
using Wide = unsigned long long __attribute__((vector_size(64)));
inline Wide product(Wide a, Wide b) {
  // all lanes by a mask, since GCC 12 warns of _mm512_mul_epu32 itself: gcc.gnu.org/PR105593
  return reinterpret_cast<Wide>(
      _mm512_maskz_mul_epu32(0xFF, reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b)));
}
#elif defined(__AVX2__)
using Wide = unsigned long long __attribute__((vector_size(32)));
inline Wide product(Wide a, Wide b) {
  return reinterpret_cast<Wide>(
      _mm256_mul_epu32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(b)));
}
#else
using Wide = unsigned long long __attribute__((vector_size(16)));
inline Wide product(Wide a, Wide b) {
  return reinterpret_cast<Wide>(
      _mm_mul_epu32(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)));
}
#endif

constexpr std::size_t step = sizeof(Wide) / sizeof(std::uint32_t);  // pupils of one step
constexpr std::size_t rounds = 10;

inline Wide everywhere(std::uint32_t value) { return Wide{} + value; }

/// The key of every round, and what all counters share.
struct Schedule {
  Wide key[rounds][2];
  Wide term, purpose, item;
};

Schedule schedule_of(const LaneKey& key) {
  Schedule made;
  auto low = static_cast<std::uint32_t>(key.seed);
  auto high = static_cast<std::uint32_t>(key.seed >> 32);
  for (auto& of_round : made.key) {
    of_round[0] = everywhere(low);
    of_round[1] = everywhere(high);
    low += 0x9E3779B9U;  // the golden ratio, sqrt(3) - 1 (Salmon et al. 2011)
    high += 0xBB67AE85U;
  }
  made.term = everywhere(key.term);
  made.purpose = everywhere(key.purpose);
  made.item = everywhere(key.item);
  return made;
}

struct Block {
  Wide word[4];
};

/// The block of the pupils in the low halves of `ids`.
inline Block philox(const Schedule& schedule, Wide ids) {
  const Wide first_multiplier = everywhere(0xD2511F53U),
             second_multiplier = everywhere(0xCD9E8D57U);
  Wide a = ids, b = schedule.term, c = schedule.purpose, d = schedule.item;
  for (const auto& key : schedule.key) {
    const Wide first = product(a, first_multiplier), second = product(c, second_multiplier);
    a = (second >> 32) ^ b ^ key[0];
    b = second;
    c = (first >> 32) ^ d ^ key[1];
    d = first;
  }
  return {{a, b, c, d}};
}

/// Pupils ids[0..step): four words each, in the order of the ids.
inline Block draw(const Schedule& schedule, const std::uint32_t* ids) {
  Wide both;
  __builtin_memcpy(&both, ids, sizeof both);
  const Block even = philox(schedule, both), odd = philox(schedule, both >> 32);
  const Wide low_half = everywhere(0xFFFFFFFFU);
  Block made;
  for (std::size_t k = 0; k < 4; ++k)
    made.word[k] = (even.word[k] & low_half) | (odd.word[k] << 32);
  return made;
}

void draw_all(const Schedule& schedule, const std::uint32_t* __restrict ids, std::size_t n,
              std::uint32_t* const* words, std::size_t to) {
  std::size_t i = 0;
  for (; i + step <= n; i += step) {
    const Block made = draw(schedule, ids + i);
    for (std::size_t k = 0; k < 4; ++k)
      if (words[k] != nullptr) __builtin_memcpy(words[k] + to + i, &made.word[k], sizeof(Wide));
  }
  if (i == n) return;
  std::uint32_t rest[step] = {};
  __builtin_memcpy(rest, ids + i, (n - i) * sizeof(std::uint32_t));
  const Block made = draw(schedule, rest);
  for (std::size_t k = 0; k < 4; ++k)
    if (words[k] != nullptr)
      __builtin_memcpy(words[k] + to + i, &made.word[k], (n - i) * sizeof(std::uint32_t));
}

/// Ids that are not in an array: made a few at a time.
template <class IdOf>
inline void draw_made(const LaneKey& key, std::size_t n, std::uint32_t* const* words,
                      const IdOf& id_of) {
  constexpr std::size_t chunk = 128;
  const Schedule schedule = schedule_of(key);
  std::uint32_t ids[chunk];
  for (std::size_t from = 0; from < n; from += chunk) {
    const std::size_t size = n - from < chunk ? n - from : chunk;
    for (std::size_t i = 0; i < size; ++i) ids[i] = id_of(from + i);
    draw_all(schedule, ids, size, words, from);
  }
}

void of_ids(const LaneKey& key, const std::uint32_t* ids, std::size_t n,
            std::uint32_t* const* words) {
  draw_all(schedule_of(key), ids, n, words, 0);
}

void of_rows(const LaneKey& key, const std::uint32_t* ids, const std::uint32_t* rows, std::size_t n,
             std::uint32_t* const* words) {
  draw_made(key, n, words, [=](std::size_t i) { return ids[rows[i]]; });
}

void of_range(const LaneKey& key, std::uint32_t first, std::size_t n, std::uint32_t* const* words) {
  draw_made(key, n, words, [=](std::size_t i) { return first + static_cast<std::uint32_t>(i); });
}

}  // namespace

const LaneDraws lane_draws{of_ids, of_rows, of_range};

}  // namespace doorstroom::DOORSTROOM_LANES
