// SPDX-License-Identifier: EUPL-1.2
// Bit patterns of kernels and draws: the same on every x86-64 and with every compiler, or results
// are not.
#include <gtest/gtest.h>

#include <bit>
#include <cstdint>

#include "engine/draws.hpp"
#include "engine/kernels.hpp"

namespace doorstroom {
namespace {

std::uint32_t bits(float x) { return std::bit_cast<std::uint32_t>(x); }

/// FNV-1a over the bits of f at many arguments: one number that any change of a single bit changes.
template <class F> std::uint32_t digest(float low, float high, const F& f) {
  std::uint32_t hash = 2166136261U;
  for (int i = 0; i <= 100'000; ++i) {
    const std::uint32_t word = bits(f(low + (high - low) * (static_cast<float>(i) * 1e-5F)));
    for (int byte = 0; byte < 4; ++byte) hash = (hash ^ (word >> (8 * byte) & 0xffU)) * 16777619U;
  }
  return hash;
}

// The numbers below are what this test printed when the kernels were written; a change of one
// changes every result.
TEST(Kernels, KeepTheirBits) {
  EXPECT_EQ(bits(kernels::exp(1.0F)), 0x402df854U);
  EXPECT_EQ(bits(kernels::exp(-3.7F)), 0x3cca88feU);
  EXPECT_EQ(bits(kernels::log(10.0F)), 0x40135d8eU);
  EXPECT_EQ(bits(kernels::log(0.3F)), 0xbf9a1bc8U);
  EXPECT_EQ(bits(kernels::sin_cos_turn(0.1F).first), 0x3f167918U);
  EXPECT_EQ(bits(kernels::sin_cos_turn(0.9F).second), 0x3f4f1bbbU);
  EXPECT_EQ(bits(kernels::normal_cdf(-1.5F)), 0x3d88d23bU);
  EXPECT_EQ(bits(kernels::normal_pair(123456789U, 987654321U).first), 0x3eab5814U);
  EXPECT_EQ(bits(kernels::normal_pair(123456789U, 987654321U).second), 0x40292a89U);
}

TEST(Kernels, KeepTheirBitsOverTheirRange) {
  EXPECT_EQ(digest(-87, 88, [](float x) { return kernels::exp(x); }), 0x792c7f4eU);
  EXPECT_EQ(digest(1e-6F, 50, [](float x) { return kernels::log(x); }), 0x9d3c2b8fU);
  EXPECT_EQ(digest(0, 0.99999F, [](float v) { return kernels::sin_cos_turn(v).first; }),
            0x5d8066e7U);
  EXPECT_EQ(digest(0, 0.99999F, [](float v) { return kernels::sin_cos_turn(v).second; }),
            0x60744a5bU);
  EXPECT_EQ(digest(-8, 8, [](float z) { return kernels::normal_cdf(z); }), 0x965008ccU);
  EXPECT_EQ(digest(0, 1, [](float p) { return kernels::logit(p); }), 0x2f0235d7U);
}

TEST(Draws, KeepTheirBits) {
  const Draws draws{derive_seed(20210217, 1)};
  EXPECT_EQ(draws.block(PupilId{3'600'000}, Term{31}, Purpose::choice, hash_name("tutoring")),
            (Draws::Block{0xbef770d5, 0x09b81f25, 0x0a54b753, 0x1ce6f24f}));
}

}  // namespace
}  // namespace doorstroom
