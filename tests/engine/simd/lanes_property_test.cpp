// SPDX-License-Identifier: EUPL-1.2
// Lanes against the scalar code, over many made-up keys, ids and numbers.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "engine/draws.hpp"
#include "engine/kernels.hpp"
#include "engine/simd/lane_draws.hpp"
#include "engine/simd/lane_kernels.hpp"
#include "tests/engine/simd/same_bits.hpp"

namespace doorstroom {
namespace {

/// Any word, not only small ones.
rc::Gen<std::uint32_t> any_word() { return rc::gen::arbitrary<std::uint32_t>(); }

RC_GTEST_PROP(LaneDraws, AreTheBlocksOfEveryKey,
              (std::uint64_t seed, std::uint32_t term, std::uint32_t purpose, std::uint32_t item)) {
  const auto ids = *rc::gen::container<std::vector<std::uint32_t>>(any_word());
  const std::size_t n = ids.size();
  for (const auto set : simd::supported_sets()) {
    std::array<std::vector<std::uint32_t>, 4> out;
    std::array<std::uint32_t*, 4> to{};
    for (std::size_t k = 0; k < 4; ++k) {
      out[k].resize(n);
      to[k] = out[k].data();
    }
    lane_draws.of(set).of_ids({seed, term, purpose, item}, ids.data(), n, to.data());
    for (std::size_t i = 0; i < n; ++i) {
      const auto block =
          Draws{seed}.block(PupilId{ids[i]}, Term{term}, static_cast<Purpose>(purpose), item);
      RC_ASSERT((Draws::Block{out[0][i], out[1][i], out[2][i], out[3][i]}) == block);
    }
  }
}

RC_GTEST_PROP(LaneKernels, GiveTheBitsOfTheScalarOnes, ()) {
  const auto words = *rc::gen::container<std::vector<std::uint32_t>>(any_word());
  std::vector<float> x, y(words.size()), expected;
  for (const auto word : words) {
    const auto any = std::bit_cast<float>(word);
    x.push_back(std::isnan(any) ? static_cast<float>(word) : any);
  }
  for (const auto set : simd::supported_sets()) {
    const auto& lanes = lane_kernels.of(set);
    const auto same = [&](void (*kernel)(const float*, std::size_t, float*),
                          float (*scalar)(float)) {
      kernel(x.data(), x.size(), y.data());
      expected.clear();
      for (const float value : x) expected.push_back(scalar(value));
      return count_different(y, expected) == 0;
    };
    RC_ASSERT(same(lanes.exp, kernels::exp));
    RC_ASSERT(same(lanes.log, kernels::log));
    RC_ASSERT(same(lanes.logistic, kernels::logistic));
  }
}

}  // namespace
}  // namespace doorstroom
