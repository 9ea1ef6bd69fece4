// SPDX-License-Identifier: EUPL-1.2
// What the operations of expressions do with one value, also where mathematics has no answer; once
// for single precision (rows) and for double (what is known beforehand).
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "engine/kernels.hpp"

namespace doorstroom::detail::arithmetic {

/// Within +-3.4e38 in either precision, so that no infinity and hence no NaN arises.
inline double within(double x) {
  constexpr double most = std::numeric_limits<float>::max();
  x = x < -most ? -most : x;
  return x > most ? most : x;
}
/// The bits of the largest number stand just below those of infinity. Three integer instructions,
/// where GCC makes six or branches of two comparisons.
inline float within(float x) {
  const auto bits = std::bit_cast<std::uint32_t>(x);
  const bool infinite = (bits & 0x7fffffffU) == 0x7f800000U;
  return std::bit_cast<float>(bits - (infinite ? 1U : 0U));
}
template <class T> T add(T a, T b) { return within(a + b); }
template <class T> T subtract(T a, T b) { return within(a - b); }
template <class T> T multiply(T a, T b) { return within(a * b); }
/// 0 where b is 0.
template <class T> T divide(T a, T b) {
  const T quotient = within(a / (b == T{0} ? T{1} : b));
  return b == T{0} ? T{0} : quotient;
}
template <class T> T minimum(T a, T b) { return b < a ? b : a; }
template <class T> T maximum(T a, T b) { return a < b ? b : a; }
template <class T> T absolute(T x) { return x < T{0} ? -x : x; }
template <class T> T exponential(T x) {
  return static_cast<T>(kernels::exp(static_cast<float>(x)));
}
/// That of the smallest normal number where x is not above it.
template <class T> T logarithm(T x) {
  constexpr float least = std::numeric_limits<float>::min();
  const auto single = static_cast<float>(x);
  return static_cast<T>(kernels::log(single < least ? least : single));
}
/// 0 where x is below 0.
template <class T> T square_root(T x) { return std::sqrt(x > T{0} ? x : T{0}); }

/// Whether a power is made by multiplying: whole exponents from -16 to 16.
template <class T> bool is_whole_power(T exponent) {
  return exponent >= T{-16} && exponent <= T{16} &&
         static_cast<T>(static_cast<int>(exponent)) == exponent;
}
/// x to a whole power; 0 where that divides by 0.
template <class T> T whole_power(T x, int exponent) {
  T result{1};
  for (int i = exponent < 0 ? -exponent : exponent; i > 0; --i) result = multiply(result, x);
  return exponent < 0 ? divide(T{1}, result) : result;
}
/// exp(exponent * log(x)); 0 where x <= 0.
template <class T> T fractional_power(T x, T exponent) {
  const T raised = exponential(multiply(exponent, logarithm(x)));
  return x > T{0} ? raised : T{0};
}
/// A fractional power, or by multiplying; 0 where x <= 0 and the exponent is not whole.
template <class T> T power(T x, T exponent) {
  if (is_whole_power(exponent)) return whole_power(x, static_cast<int>(exponent));
  return fractional_power(x, exponent);
}

}  // namespace doorstroom::detail::arithmetic
