// SPDX-License-Identifier: EUPL-1.2
// The yardstick's loop: blocks of 4,096 pupils over all threads.
#include "reference_kernel.hpp"

#include <algorithm>

#include "engine/draws.hpp"
#include "engine/parallel.hpp"

namespace doorstroom::bench {

ReferenceKernel::ReferenceKernel(std::size_t pupils)
    : place_(pupils), skill_(pupils, 0), pace_(pupils, 1) {
  for (std::size_t i = 0; i < pupils; ++i) place_[i] = static_cast<std::uint8_t>(i % n_places);
  for (std::size_t p = 0; p < n_places; ++p) {
    const float cumulative[n_moves] = {0.03F, 0.08F, 0.95F, 1.0F};
    for (std::size_t m = 0; m < n_moves; ++m) {
      threshold_[p][m] = cumulative[m];
      target_[p][m] = static_cast<std::uint8_t>((p + (m == 0 ? 0 : m)) % n_places);
    }
    growth_[p] = 0.02F * static_cast<float>(n_places - p);
  }
}

void ReferenceKernel::advance(std::uint32_t term) {
  constexpr std::size_t block = 4096;
  const Draws draws{7};
  const std::size_t n_blocks = (size() + block - 1) / block;
  for_each_index(n_blocks, [&](std::size_t b) {
    const std::size_t end = std::min(size(), (b + 1) * block);
    for (std::size_t i = b * block; i < end; ++i) {
      const auto words =
          draws.block(PupilId{static_cast<std::uint32_t>(i)}, Term{term}, Purpose::learning);
      const auto [noise, unused] = kernels::normal_pair(words[0], words[1]);
      const auto p = place_[i];
      skill_[i] += growth_[p] * pace_[i] + 0.1F * noise;
      if (term % 2 == 0) continue;  // pupils move at the end of the year
      const float u = kernels::uniform(words[2]) + (skill_[i] > 1 ? 0.01F : 0.0F);
      std::size_t m = 0;
      while (m + 1 < n_moves && u >= threshold_[p][m]) ++m;
      place_[i] = target_[p][m];
    }
  });
}

std::int64_t ReferenceKernel::checksum() const {
  std::int64_t sum = 0;
  for (const auto p : place_) sum += p;
  return sum;
}

}  // namespace doorstroom::bench
