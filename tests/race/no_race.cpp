// SPDX-License-Identifier: EUPL-1.2
// What a simulation does, without a race: write, loop in parallel over what was written, sum, read.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/parallel.hpp"

int main() {
  std::int64_t total = 0;
  doorstroom::with_threads(4, [&total] {
    for (std::int64_t round = 0; round < 50; ++round) {
      std::vector<std::int64_t> values(1000, round);
      doorstroom::IntegerSums sums(1);
      doorstroom::for_each_index(values.size(), [&](std::size_t i) {
        values[i] += 1;
        sums.local()[0] += values[i];
      });
      for (const std::int64_t value : values) total -= value;
      total += sums.total()[0];
    }
  });
  return total == 0 ? 0 : 1;
}
