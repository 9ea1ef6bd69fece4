// SPDX-License-Identifier: EUPL-1.2
// Arrays at every alignment, and values compared by their bits.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/errors.hpp"
#include "engine/simd/instruction_set.hpp"

namespace doorstroom {

/// Whether the environment names a set that can be used, or none.
inline bool has_choice() {
  try {
    simd::instruction_set();
    return true;
  } catch (const ConfigError&) {
    return false;
  }
}

/// A value that no kernel is expected to leave behind: what stands around an array must stay.
template <class T> constexpr T untouched() { return std::bit_cast<T>(0xDEADBEEFU); }

/// An array of n that starts `offset` elements after a boundary, with guards on both sides.
template <class T> class Guarded {
 public:
  Guarded(std::size_t n, std::size_t offset)
      : n_{n}, offset_{offset + guard}, data_(n + offset + 2 * guard, untouched<T>()) {}
  std::span<T> get() { return std::span{data_}.subspan(offset_, n_); }
  /// Nothing outside the array was written.
  bool intact() const {
    for (std::size_t i = 0; i < data_.size(); ++i)
      if ((i < offset_ || i >= offset_ + n_) &&
          std::bit_cast<std::uint32_t>(data_[i]) != std::bit_cast<std::uint32_t>(untouched<T>()))
        return false;
    return true;
  }

 private:
  static constexpr std::size_t guard = 32;
  std::size_t n_, offset_;
  std::vector<T> data_;
};

/// How many floats differ in any bit; two NaNs of other bits differ too.
inline std::size_t count_different(std::span<const float> a, std::span<const float> b) {
  std::size_t different = a.size() == b.size() ? 0 : 1;
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
    different += std::bit_cast<std::uint32_t>(a[i]) != std::bit_cast<std::uint32_t>(b[i]) ? 1 : 0;
  return different;
}

}  // namespace doorstroom
