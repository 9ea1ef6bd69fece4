// SPDX-License-Identifier: EUPL-1.2
// Words over lanes are those of Draws::block, whatever the instruction set, length and alignment.
#include "engine/simd/lane_draws.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "engine/simd/draw.hpp"
#include "tests/engine/simd/same_bits.hpp"

namespace doorstroom {
namespace {

using simd::InstructionSet;

constexpr std::uint64_t seed = 0x123456789abcdef0ULL;
const LaneKey key{seed, 31, static_cast<std::uint32_t>(Purpose::move), 0xfeedU};

Draws::Block block_of(std::uint32_t id) {
  return Draws{seed}.block(PupilId{id}, Term{key.term}, Purpose::move, key.item);
}

/// Ids without a pattern, the extreme ones among them.
std::vector<std::uint32_t> some_ids(std::size_t n) {
  std::vector<std::uint32_t> ids(n);
  for (std::size_t i = 0; i < n; ++i)
    ids[i] = i % 7 == 3 ? 0xffffffffU - static_cast<std::uint32_t>(i)
                        : static_cast<std::uint32_t>(i) * 2654435761U;
  return ids;
}

/// Four guarded arrays and pointers to them.
struct FourArrays {
  FourArrays(std::size_t n, std::size_t offset)
      : word{Guarded<std::uint32_t>{n, offset}, {n, offset + 1}, {n, offset + 2}, {n, offset + 3}} {
    for (std::size_t k = 0; k < 4; ++k) to[k] = word[k].get().data();
  }
  bool intact() const {
    return word[0].intact() && word[1].intact() && word[2].intact() && word[3].intact();
  }
  Draws::Block at(std::size_t i) {
    return {word[0].get()[i], word[1].get()[i], word[2].get()[i], word[3].get()[i]};
  }
  std::array<Guarded<std::uint32_t>, 4> word;
  std::array<std::uint32_t*, 4> to{};
};

class LaneDrawsTest : public testing::TestWithParam<InstructionSet> {
 protected:
  const LaneDraws& lanes = lane_draws.of(GetParam());
};

TEST_P(LaneDrawsTest, GivesTheKnownAnswersOfRandom123) {
  FourArrays out(1, 0);
  const auto answer = [&](std::array<std::uint32_t, 4> counter, std::uint64_t with) {
    lanes.of_ids({with, counter[1], counter[2], counter[3]}, counter.data(), 1, out.to.data());
    return out.at(0);
  };
  EXPECT_EQ(answer({0, 0, 0, 0}, 0),
            (Draws::Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(answer({0xffffffffU, 0xffffffffU, 0xffffffffU, 0xffffffffU}, 0xffffffffffffffffULL),
            (Draws::Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(answer({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0x299f31d0a4093822ULL),
            (Draws::Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST_P(LaneDrawsTest, GivesTheBlocksOfAnArrayAtEveryLengthAndAlignment) {
  for (std::size_t n = 0; n <= 70; ++n)
    for (const std::size_t offset : {0U, 1U, 3U}) {
      Guarded<std::uint32_t> ids(n, offset);
      const auto made = some_ids(n);
      std::copy(made.begin(), made.end(), ids.get().begin());
      FourArrays out(n, offset);
      lanes.of_ids(key, ids.get().data(), n, out.to.data());
      EXPECT_TRUE(out.intact()) << n;
      for (std::size_t i = 0; i < n; ++i) ASSERT_EQ(out.at(i), block_of(made[i])) << n << " " << i;
    }
}

TEST_P(LaneDrawsTest, GivesTheBlocksOfRowsInAnyOrder) {
  const auto ids = some_ids(1000);
  for (const std::size_t n : {0U, 1U, 127U, 128U, 129U, 500U}) {
    std::vector<std::uint32_t> rows(n);
    for (std::size_t i = 0; i < n; ++i) rows[i] = static_cast<std::uint32_t>(i * 617 % 1000);
    FourArrays out(n, 1);
    lanes.of_rows(key, ids.data(), rows.data(), n, out.to.data());
    EXPECT_TRUE(out.intact()) << n;
    for (std::size_t i = 0; i < n; ++i) ASSERT_EQ(out.at(i), block_of(ids[rows[i]]));
  }
}

TEST_P(LaneDrawsTest, GivesTheBlocksOfARangeAlsoAroundTheLastId) {
  for (const std::size_t n : {0U, 1U, 127U, 128U, 129U, 500U}) {
    FourArrays out(n, 1);
    lanes.of_range(key, 0xffffffffU - 60, n, out.to.data());
    EXPECT_TRUE(out.intact()) << n;
    for (std::size_t i = 0; i < n; ++i)
      ASSERT_EQ(out.at(i), block_of(0xffffffffU - 60 + static_cast<std::uint32_t>(i)));
  }
}

TEST_P(LaneDrawsTest, LeavesOutWordsThatNobodyWants) {
  const auto ids = some_ids(77);
  for (std::size_t left_out = 0; left_out < 4; ++left_out) {
    FourArrays out(ids.size(), 0);
    out.to[left_out] = nullptr;
    lanes.of_ids(key, ids.data(), ids.size(), out.to.data());
    for (std::size_t i = 0; i < ids.size(); ++i)
      for (std::size_t k = 0; k < 4; ++k)
        ASSERT_EQ(out.at(i)[k], k == left_out ? untouched<std::uint32_t>() : block_of(ids[i])[k]);
  }
}

INSTANTIATE_TEST_SUITE_P(EachSet, LaneDrawsTest, testing::ValuesIn(simd::supported_sets()),
                         [](const auto& set) { return std::string{name(set.param)}; });

// What follows goes through the set of this process; run once for each value of DOORSTROOM_SIMD.
TEST(ChosenDraw, GivesTheBlocksOfAnArrayOfRowsAndOfARange) {
  if (!has_choice()) GTEST_SKIP() << "DOORSTROOM_SIMD names what this machine lacks";
  const Draws draws{seed};
  const auto ids = some_ids(333);
  std::array<std::vector<std::uint32_t>, 4> out;
  simd::Words words;
  const auto fit = [&](std::size_t n) {
    for (std::size_t k = 0; k < 4; ++k) {
      out[k].assign(n, 0);
      words[k] = out[k];
    }
  };
  const auto at = [&](std::size_t i) {
    return Draws::Block{out[0][i], out[1][i], out[2][i], out[3][i]};
  };
  fit(ids.size());
  simd::draw(draws, ids, Term{key.term}, Purpose::move, key.item, words);
  for (std::size_t i = 0; i < ids.size(); ++i) ASSERT_EQ(at(i), block_of(ids[i]));

  const std::vector<std::uint32_t> rows{332, 0, 5, 5};
  fit(rows.size());
  simd::draw(draws, ids, rows, Term{key.term}, Purpose::move, key.item, words);
  for (std::size_t i = 0; i < rows.size(); ++i) ASSERT_EQ(at(i), block_of(ids[rows[i]]));

  fit(100);
  simd::draw(draws, PupilId{900}, 100, Term{key.term}, Purpose::move, key.item, words);
  for (std::uint32_t i = 0; i < 100; ++i) ASSERT_EQ(at(i), block_of(900 + i));

  simd::draw(draws, std::span<const std::uint32_t>{}, Term{1}, Purpose::move, 0, {});
}

}  // namespace
}  // namespace doorstroom
