// SPDX-License-Identifier: EUPL-1.2
// How terms make up school years: the only place that knows how many there are in one.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/ids.hpp"

namespace doorstroom {

/// Terms of equal length, counted from the first of a school year. Half years as the data have
/// them; quarters and months are possible.
struct Schedule {
  int first_year = 2019;             ///< school year that begins with term 0: 2019 is 2019/20
  std::uint32_t terms_per_year = 2;  ///< a divisor of 12, and even

  /// Index of the school year of a term, from 0.
  std::size_t year(Term term) const { return term.value / terms_per_year; }
  int school_year(Term term) const { return first_year + static_cast<int>(year(term)); }
  /// Which part of its school year a term is, from 0.
  std::uint32_t part(Term term) const { return term.value % terms_per_year; }
  /// Of a term that may lie before the first: of a birth.
  std::uint32_t part_of(int term) const {
    const int n = static_cast<int>(terms_per_year);
    return static_cast<std::uint32_t>((term % n + n) % n);
  }
  bool ends_year(Term term) const { return part(term) + 1 == terms_per_year; }
  /// First and last term of the school year with this index.
  Term first_of(std::size_t year) const {
    return Term{static_cast<std::uint32_t>(year) * terms_per_year};
  }
  Term last_of(std::size_t year) const { return Term{first_of(year + 1).value - 1}; }
  /// The last term at or before this one with which a school year ends; itself where there is none.
  Term year_end_before(Term term) const {
    if (ends_year(term) || year(term) == 0) return term;
    return last_of(year(term) - 1);
  }
  /// True when a part lies in the first half of a school year: from August to January.
  bool in_first_half(std::uint32_t part) const { return 2 * part < terms_per_year; }
  /// The part with which the first or the second half begins.
  std::uint32_t half_begins(bool first_half) const { return first_half ? 0 : terms_per_year / 2; }
  std::uint32_t n_terms(int years) const {
    return static_cast<std::uint32_t>(years) * terms_per_year;
  }
  int months_per_term() const { return 12 / static_cast<int>(terms_per_year); }
};

}  // namespace doorstroom
