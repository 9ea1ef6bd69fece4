// SPDX-License-Identifier: EUPL-1.2
// Keyed random draws: a pure function of seed, pupil, term, purpose and item, so that nothing is
// consumed and order cannot matter.
#pragma once

#include <Random123/philox.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/ids.hpp"
#include "engine/kernels.hpp"

namespace doorstroom {

/// What a draw is for. Append, never renumber. docs/model/time.md has the frozen table of which
/// word serves what.
enum class Purpose : std::uint32_t {
  learning = 1,  // words 0-1: learning noise (reading, maths); 2-3: test error (reading, maths)
  move = 2,      // word 0: which move; 1: which location; 2: lottery for a capped class; 3: free
  advice = 3,    // words 0-1: noise of the teacher, error of the end test; 2: revision; 3: free
  home =
      4,  // words 0-1: efficacy of distance teaching at home, wellbeing (fixed for life); 2-3: free
  choice = 5,      // word 0: chooses a stream (item: policy); 1-3: free
  take_up = 6,     // word 0: takes up support (item: policy); 1-3: free
  birth = 7,       // word 0: education; 1: background; 2: vve; 3: free
  ability = 8,     // words 0-1: ability, maths against reading; 2-3: skill at entry
  donor = 9,       // word 0: parental education; 1: which donor; 2-3: free
  location = 10,   // pupil = hash of the location: words 0-1: quality; 2: lottery between locations
                   // (item: policy); 3: free
  parameter = 11,  // pupil = draw, item = hash of the key: words 0-1: the value; 2-3: free
  inflow = 12,     // word 0: age; 1: sex; 2: location; 3: free
  school_choice = 13,  // pupil = hash of the location: word 0: picks from a menu (item: menu and
                       // what is picked); 1-3: free
};

/// Stable 32-bit FNV-1a hash of a name: the `item` of a policy instance or parameter.
constexpr std::uint32_t hash_name(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

/// Mixes a seed with an index: the seed of a replicate. SplitMix64 (Steele, Lea and Flood 2014).
constexpr std::uint64_t derive_seed(std::uint64_t seed, std::uint64_t index) {
  std::uint64_t z = seed + (index + 1) * 0x9e3779b97f4a7c15ULL;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

/// The draws of one replicate. The policy is not in the key: two variants meet the same pupils with
/// the same luck.
class Draws {
 public:
  using Block = std::array<std::uint32_t, 4>;

  explicit Draws(std::uint64_t seed) : seed_{seed} {}
  std::uint64_t seed() const { return seed_; }

  /// Four independent words of 32 bits. Same key, same bits, on any thread and in any order.
  Block block(PupilId pupil, Term term, Purpose purpose, std::uint32_t item = 0) const {
    using Philox = r123::Philox4x32_R<10>;
    const Philox::ctr_type counter{
        {pupil.value, term.value, static_cast<std::uint32_t>(purpose), item}};
    const Philox::key_type key{
        {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)}};
    const auto words = Philox{}(counter, key);
    return {words[0], words[1], words[2], words[3]};
  }
  /// Uniform in [0, 1) on a grid of 2^-24, from word 0.
  float uniform(PupilId pupil, Term term, Purpose purpose, std::uint32_t item = 0) const {
    return kernels::uniform(block(pupil, term, purpose, item)[0]);
  }

 private:
  std::uint64_t seed_;
};

}  // namespace doorstroom
