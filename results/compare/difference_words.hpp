// SPDX-License-Identifier: EUPL-1.2
// Whether a difference may be told, and its size and interval in words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "results/compare/compare.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

enum class Direction : std::uint8_t { lower, higher };

/// The size of a difference and its interval as amounts above zero, with decimals enough that none
/// is shown as zero.
struct Amounts {
  std::string size, low, high;
};
/// @return nothing when it takes more than two decimals beyond the usual, which no reader would
/// call a difference
/// @pre difference, low and high are there, and the interval excludes zero
std::optional<Amounts> amounts(const Comparison& row, Language language);

/// Its interval holds luck and parameters; so it may be told when it excludes zero.
bool can_be_told(const Comparison* row);
/// It may be told, lies wholly on this side of zero, and would not be shown as zero.
bool is_certain(const Comparison* row, Direction direction);

/// `1,52 weken`, `0,07 procentpunt`. @pre is_certain
std::string size_words(const Comparison& row, Language language);
/// `95%-interval 0,02 tot 0,46, df 2`. @pre is_certain
std::string bounds_words(const Comparison& row, Language language);

}  // namespace doorstroom
