// SPDX-License-Identifier: EUPL-1.2
// Checks shapes and hands the arrays to the chosen instruction set.
#include "engine/simd/draw.hpp"

#include <algorithm>

#include "engine/expect.hpp"
#include "engine/simd/lane_draws.hpp"

namespace doorstroom::simd {
namespace {

LaneKey key_of(const Draws& draws, Term term, Purpose purpose, std::uint32_t item) {
  return {draws.seed(), term.value, static_cast<std::uint32_t>(purpose), item};
}

/// Where each word goes; null where it is not needed.
std::array<std::uint32_t*, 4> pointers(const Words& words, [[maybe_unused]] std::size_t n) {
  std::array<std::uint32_t*, 4> to{};
  for (std::size_t k = 0; k < to.size(); ++k) {
    DOORSTROOM_EXPECT(words[k].empty() || words[k].size() == n, "shapes agree");
    to[k] = words[k].empty() ? nullptr : words[k].data();
  }
  return to;
}

}  // namespace

void draw(const Draws& draws, std::span<const std::uint32_t> ids, Term term, Purpose purpose,
          std::uint32_t item, const Words& words) {
  lane_draws().of_ids(key_of(draws, term, purpose, item), ids.data(), ids.size(),
                      pointers(words, ids.size()).data());
}

void draw(const Draws& draws, std::span<const std::uint32_t> ids,
          std::span<const std::uint32_t> rows, Term term, Purpose purpose, std::uint32_t item,
          const Words& words) {
  DOORSTROOM_EXPECT(
      std::all_of(rows.begin(), rows.end(), [&](auto row) { return row < ids.size(); }),
      "rows exist");
  lane_draws().of_rows(key_of(draws, term, purpose, item), ids.data(), rows.data(), rows.size(),
                       pointers(words, rows.size()).data());
}

void draw(const Draws& draws, PupilId first, std::size_t n, Term term, Purpose purpose,
          std::uint32_t item, const Words& words) {
  lane_draws().of_range(key_of(draws, term, purpose, item), first.value, n,
                        pointers(words, n).data());
}

}  // namespace doorstroom::simd
