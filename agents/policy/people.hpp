// SPDX-License-Identifier: EUPL-1.2
// What is known of a person: the categories by which policies, rates and results tell people apart.
#pragma once

#include <cstddef>
#include <cstdint>

namespace doorstroom {

enum class Education : std::uint8_t { low, middle, high };  ///< of the parents
enum class Background : std::uint8_t { dutch, migrant };
enum class Domain : std::uint8_t { reading, maths };
inline constexpr std::size_t n_domains = 2;

}  // namespace doorstroom
