// SPDX-License-Identifier: EUPL-1.2
// Keyed draws of many pupils at once: the words of Draws::block, as arrays.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/draws.hpp"

namespace doorstroom::simd {

/// Where the four words of each pupil go: [n_pupils] each, or empty where a word is not needed.
using Words = std::array<std::span<std::uint32_t>, 4>;

/// The words of Draws::block for each pupil of an array.
/// @param ids  [n_pupils], such as a column of pupil ids
/// @param[out] words  as Words; must not overlap
void draw(const Draws& draws, std::span<const std::uint32_t> ids, Term term, Purpose purpose,
          std::uint32_t item, const Words& words);
/// The same for some rows of it: words[k][i] is of pupil ids[rows[i]].
/// @param rows  [n_rows] each < ids.size()
/// @param[out] words  [n_rows] as Words; must not overlap
void draw(const Draws& draws, std::span<const std::uint32_t> ids,
          std::span<const std::uint32_t> rows, Term term, Purpose purpose, std::uint32_t item,
          const Words& words);
/// The same for `n` pupils with consecutive ids (modulo 2^32) from `first`.
/// @param[out] words  [n] as Words; must not overlap
void draw(const Draws& draws, PupilId first, std::size_t n, Term term, Purpose purpose,
          std::uint32_t item, const Words& words);

}  // namespace doorstroom::simd
