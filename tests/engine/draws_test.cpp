// SPDX-License-Identifier: EUPL-1.2
// Keyed draws: the published answers of Random123, the layout of the key, names and seeds.
#include "engine/draws.hpp"

#include <gtest/gtest.h>

#include <set>

namespace doorstroom {
namespace {

constexpr std::uint32_t all_ones = 0xffffffffU;

/// Philox4x32-10 through the layout of Draws: the counter is pupil, term, purpose, item; the key is
/// the seed.
Draws::Block philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  const Draws draws{std::uint64_t{key[1]} << 32 | key[0]};
  return draws.block(PupilId{counter[0]}, Term{counter[1]}, static_cast<Purpose>(counter[2]),
                     counter[3]);
}

// Known answers: the file kat_vectors of Random123, lines `philox4x32 10`.
TEST(Draws, GiveTheKnownAnswersOfRandom123) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
            (Draws::Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({all_ones, all_ones, all_ones, all_ones}, {all_ones, all_ones}),
            (Draws::Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Draws::Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Draws, EveryPartOfTheKeyCounts) {
  const Draws draws{1};
  const auto plain = draws.block(PupilId{5}, Term{6}, Purpose::move, 7);
  EXPECT_EQ(plain, Draws{1}.block(PupilId{5}, Term{6}, Purpose::move, 7));
  EXPECT_NE(plain, draws.block(PupilId{6}, Term{6}, Purpose::move, 7));
  EXPECT_NE(plain, draws.block(PupilId{5}, Term{7}, Purpose::move, 7));
  EXPECT_NE(plain, draws.block(PupilId{5}, Term{6}, Purpose::choice, 7));
  EXPECT_NE(plain, draws.block(PupilId{5}, Term{6}, Purpose::move, 8));
  EXPECT_NE(plain, Draws{2}.block(PupilId{5}, Term{6}, Purpose::move, 7));
  EXPECT_NE(plain, Draws{1ULL << 32 | 1}.block(PupilId{5}, Term{6}, Purpose::move, 7));
}

TEST(Draws, UniformIsTheFirstWordOnAGridBelowOne) {
  const Draws draws{3};
  for (std::uint32_t pupil = 0; pupil < 1000; ++pupil) {
    const float u = draws.uniform(PupilId{pupil}, Term{1}, Purpose::take_up);
    EXPECT_EQ(u,
              static_cast<float>(draws.block(PupilId{pupil}, Term{1}, Purpose::take_up)[0] >> 8) *
                  0x1p-24F);
    EXPECT_GE(u, 0.0F);
    EXPECT_LT(u, 1.0F);
  }
}

// Purposes are part of every key: renumbering one would change every result.
TEST(Draws, PurposesKeepTheirNumbers) {
  EXPECT_EQ(static_cast<int>(Purpose::learning), 1);
  EXPECT_EQ(static_cast<int>(Purpose::move), 2);
  EXPECT_EQ(static_cast<int>(Purpose::advice), 3);
  EXPECT_EQ(static_cast<int>(Purpose::home), 4);
  EXPECT_EQ(static_cast<int>(Purpose::choice), 5);
  EXPECT_EQ(static_cast<int>(Purpose::take_up), 6);
  EXPECT_EQ(static_cast<int>(Purpose::birth), 7);
  EXPECT_EQ(static_cast<int>(Purpose::ability), 8);
  EXPECT_EQ(static_cast<int>(Purpose::donor), 9);
  EXPECT_EQ(static_cast<int>(Purpose::location), 10);
  EXPECT_EQ(static_cast<int>(Purpose::parameter), 11);
  EXPECT_EQ(static_cast<int>(Purpose::inflow), 12);
}

// FNV-1a test vectors of the authors (Fowler, Noll and Vo), 32 bits.
TEST(HashName, GivesThePublishedHashes) {
  EXPECT_EQ(hash_name(""), 0x811c9dc5U);
  EXPECT_EQ(hash_name("a"), 0xe40c292cU);
  EXPECT_EQ(hash_name("foobar"), 0xbf9cf968U);
}

// SplitMix64 from seed 0: the reference implementation's first outputs.
TEST(DeriveSeed, IsSplitMix) {
  EXPECT_EQ(derive_seed(0, 0), 0xe220a8397b1dcdafULL);
  EXPECT_EQ(derive_seed(0, 1), 0x6e789e6aa1b965f4ULL);
  EXPECT_EQ(derive_seed(0, 2), 0x06c45d188009454fULL);
}

TEST(DeriveSeed, ReplicatesOfNeighbouringSeedsDiffer) {
  std::set<std::uint64_t> seeds;
  for (std::uint64_t seed = 0; seed < 50; ++seed)
    for (std::uint64_t index = 0; index < 50; ++index)
      seeds.insert(derive_seed(seed * 1000, index));
  EXPECT_EQ(seeds.size(), 2500U);
}

}  // namespace
}  // namespace doorstroom
