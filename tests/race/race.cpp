// SPDX-License-Identifier: EUPL-1.2
// A data race on purpose: every item of a parallel loop adds to one plain variable.
#include <cstddef>
#include <cstdio>

#include "engine/parallel.hpp"

int main() {
  long total = 0;
  doorstroom::with_threads(4, [&total] {
    for (int round = 0; round < 50; ++round)
      doorstroom::for_each_index(1000, [&total](std::size_t) { ++total; });
  });
  std::printf("%ld\n", total);
}
