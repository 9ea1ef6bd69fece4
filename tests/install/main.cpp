// SPDX-License-Identifier: EUPL-1.2
// Uses the engine as an outside project would: the same key gives the same draw.
#include "engine/draws.hpp"
#include "engine/parallel.hpp"

int main() {
  doorstroom::IntegerSums sums(1);
  doorstroom::for_each_index(100, [&sums](std::size_t) { sums.local()[0] += 1; });
  return sums.total()[0] == 100 ? 0 : 1;
}
