// SPDX-License-Identifier: EUPL-1.2
// Kernels over lanes give the bits of the scalar kernels, whatever the instruction set, length and
// alignment.
#include "engine/simd/lane_kernels.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "engine/draws.hpp"
#include "engine/kernels.hpp"
#include "tests/engine/simd/same_bits.hpp"

namespace doorstroom {
namespace {

using simd::InstructionSet;

// A conversion of NaN or of a number beyond int32 to an integer gives the same bits everywhere on
// x86-64, but is not C++; under that sanitizer only what the kernels' docstrings allow is asked.
#ifdef __has_feature
constexpr bool only_in_range = __has_feature(undefined_behavior_sanitizer);
#else
constexpr bool only_in_range = false;
#endif

/// Floats whose bits run through all 2^32 patterns in steps of `stride`, in chunks.
void for_all_floats(std::uint32_t stride, const std::function<void(std::span<const float>)>& f) {
  std::vector<float> chunk;
  for (std::uint64_t bits = 0; bits < 1ULL << 32; bits += stride) {
    const auto x = std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    if (!only_in_range || !std::isnan(x)) chunk.push_back(x);
    if (chunk.size() == 4001) {
      f(chunk);
      chunk.clear();
    }
  }
  f(chunk);
}

std::vector<std::uint32_t> random_words(std::size_t n, std::uint32_t item) {
  std::vector<std::uint32_t> words(n);
  for (std::size_t i = 0; i < n; ++i)
    words[i] = Draws{17}.block(PupilId{static_cast<std::uint32_t>(i)}, Term{0}, Purpose::learning,
                               item)[i % 4];
  return words;
}

/// `f` of every x.
template <class X, class F> std::vector<float> each(std::span<const X> x, const F& f) {
  std::vector<float> y(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) y[i] = f(x[i]);
  return y;
}

class LaneKernelsTest : public testing::TestWithParam<InstructionSet> {
 protected:
  const LaneKernels& lanes = lane_kernels.of(GetParam());
  /// A kernel from floats to floats against its scalar sister.
  template <class Scalar>
  std::size_t differences(void (*kernel)(const float*, std::size_t, float*), const Scalar& scalar,
                          std::span<const float> x) const {
    std::vector<float> y(x.size());
    kernel(x.data(), x.size(), y.data());
    return count_different(y, each(x, scalar));
  }
};

constexpr std::uint32_t stride = 1009;  // prime: all low and high bits come along

TEST_P(LaneKernelsTest, ExpIsTheScalarExpForAllFloats) {
  for_all_floats(stride, [&](auto x) { ASSERT_EQ(differences(lanes.exp, kernels::exp, x), 0U); });
}

TEST_P(LaneKernelsTest, LogIsTheScalarLogForAllFloats) {
  for_all_floats(stride, [&](auto x) { ASSERT_EQ(differences(lanes.log, kernels::log, x), 0U); });
}

TEST_P(LaneKernelsTest, LogisticIsTheScalarLogisticForAllFloats) {
  for_all_floats(stride,
                 [&](auto x) { ASSERT_EQ(differences(lanes.logistic, kernels::logistic, x), 0U); });
}

TEST_P(LaneKernelsTest, ExpLogAndLogisticAreTheScalarOnesForRandomFloats) {
  std::vector<float> x;
  for (const auto word : random_words(200'001, 5)) {
    const auto any = std::bit_cast<float>(word);
    if (!only_in_range || !std::isnan(any)) x.push_back(any);
    x.push_back(kernels::uniform(word) * 200 - 100);  // the range that a model meets
  }
  EXPECT_EQ(differences(lanes.exp, kernels::exp, x), 0U);
  EXPECT_EQ(differences(lanes.log, kernels::log, x), 0U);
  EXPECT_EQ(differences(lanes.logistic, kernels::logistic, x), 0U);
}

TEST_P(LaneKernelsTest, SineAndCosineAreTheScalarOnesForEveryTurnOnTheirGrid) {
  std::vector<float> turns, sine, cosine;
  for (std::uint32_t word = 0; word < 0xffffff00U - 256U * 67; word += 256U * 67)
    turns.push_back(kernels::uniform(word));
  turns.push_back(std::nextafter(1.0F, 0.0F));
  sine.resize(turns.size());
  cosine.resize(turns.size());
  lanes.sin_cos_turn(turns.data(), turns.size(), sine.data(), cosine.data());
  const std::span<const float> x{turns};
  EXPECT_EQ(count_different(sine, each(x, [](float v) { return kernels::sin_cos_turn(v).first; })),
            0U);
  EXPECT_EQ(
      count_different(cosine, each(x, [](float v) { return kernels::sin_cos_turn(v).second; })),
      0U);
}

TEST_P(LaneKernelsTest, NormalsAndUniformsAreTheScalarOnesForManyWords) {
  auto first = random_words(300'001, 0), second = random_words(300'001, 1);
  const std::uint32_t ends[] = {0, 1, 255, 256, 0x7fffffff, 0x80000000, 0xffffff00, 0xffffffff};
  for (std::size_t i = 0; i < 64; ++i) first[i] = ends[i % 8], second[i] = ends[i / 8];
  const std::size_t n = first.size();
  std::vector<float> u(n), a(n), b(n), expected_a(n), expected_b(n);
  lanes.uniform(first.data(), n, u.data());
  EXPECT_EQ(count_different(u, each(std::span<const std::uint32_t>{first}, kernels::uniform)), 0U);
  lanes.normal_pair(first.data(), second.data(), n, a.data(), b.data());
  for (std::size_t i = 0; i < n; ++i) {
    const auto pair = kernels::normal_pair(first[i], second[i]);
    expected_a[i] = pair.first;
    expected_b[i] = pair.second;
  }
  EXPECT_EQ(count_different(a, expected_a), 0U);
  EXPECT_EQ(count_different(b, expected_b), 0U);
}

TEST_P(LaneKernelsTest, WritesItsArrayAndNothingElseAtEveryLengthAndAlignment) {
  const auto words = random_words(140, 2);
  for (std::size_t n = 0; n <= 70; ++n)
    for (const std::size_t offset : {0U, 1U, 3U, 15U}) {
      Guarded<std::uint32_t> first(n, offset), second(n, offset + 1);
      Guarded<float> x(n, offset), y(n, offset + 1), z(n, offset + 2);
      for (std::size_t i = 0; i < n; ++i) {
        first.get()[i] = words[i];
        second.get()[i] = words[70 + i];
        x.get()[i] = kernels::open_uniform(words[i]);
      }
      const auto expect = [&](auto scalar) {
        EXPECT_EQ(count_different(y.get(), each(std::span<const float>{x.get()}, scalar)), 0U) << n;
        EXPECT_TRUE(y.intact()) << n;
      };
      lanes.exp(x.get().data(), n, y.get().data());
      expect(kernels::exp);
      lanes.log(x.get().data(), n, y.get().data());
      expect(kernels::log);
      lanes.logistic(x.get().data(), n, y.get().data());
      expect(kernels::logistic);
      lanes.sin_cos_turn(x.get().data(), n, y.get().data(), z.get().data());
      expect([](float v) { return kernels::sin_cos_turn(v).first; });
      EXPECT_TRUE(z.intact());
      lanes.uniform(first.get().data(), n, y.get().data());
      EXPECT_TRUE(y.intact());
      for (std::size_t i = 0; i < n; ++i) EXPECT_EQ(y.get()[i], kernels::uniform(words[i]));
      lanes.normal_pair(first.get().data(), second.get().data(), n, y.get().data(), z.get().data());
      EXPECT_TRUE(y.intact() && z.intact());
      for (std::size_t i = 0; i < n; ++i) {
        const auto pair = kernels::normal_pair(words[i], words[70 + i]);
        EXPECT_EQ(y.get()[i], pair.first);
        EXPECT_EQ(z.get()[i], pair.second);
      }
    }
}

INSTANTIATE_TEST_SUITE_P(EachSet, LaneKernelsTest, testing::ValuesIn(simd::supported_sets()),
                         [](const auto& set) { return std::string{name(set.param)}; });

// Goes through the set of this process; run once for each value of DOORSTROOM_SIMD.
TEST(ChosenKernels, GiveTheBitsOfTheScalarOnes) {
  if (!has_choice()) GTEST_SKIP() << "DOORSTROOM_SIMD names what this machine lacks";
  const auto first = random_words(1003, 3), second = random_words(1003, 4);
  const auto x = each(std::span{first}, kernels::open_uniform);
  const auto turns = each(std::span{first}, kernels::uniform);
  const std::span<const float> from{x};
  std::vector<float> a(x.size()), b(x.size());
  simd::exp(x, a);
  EXPECT_EQ(count_different(a, each(from, kernels::exp)), 0U);
  simd::log(x, a);
  EXPECT_EQ(count_different(a, each(from, kernels::log)), 0U);
  simd::logistic(x, a);
  EXPECT_EQ(count_different(a, each(from, kernels::logistic)), 0U);
  simd::uniform(first, a);
  EXPECT_EQ(count_different(a, turns), 0U);
  simd::sin_cos_turn(turns, a, b);
  simd::normal_pair(first, second, a, b);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const auto pair = kernels::normal_pair(first[i], second[i]);
    ASSERT_EQ(a[i], pair.first);
    ASSERT_EQ(b[i], pair.second);
  }
}

}  // namespace
}  // namespace doorstroom
