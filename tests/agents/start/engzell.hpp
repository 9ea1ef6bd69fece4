// SPDX-License-Identifier: EUPL-1.2
// The learning loss of the first closure in the units of Engzell, Frey and Verhagen (2021).
#pragma once

#include "tests/agents/country.hpp"

namespace doorstroom::test {

/// Change in the percentile of skill after spring 2020, percentile points; norm: the year group
/// without closure.
struct ClosureLoss {
  double mean = 0;                 ///< groups 4 to 7, reading and maths averaged
  double low = 0, high = 0;        ///< by parental education
  double lowest = 0, highest = 0;  ///< by tercile of skill before the closure
  double reading = 0, maths = 0;
  std::size_t pupils = 0;
};

/// Runs the year of the first closure with and without it, same pupils and luck.
/// @pre the experiment starts in 2019 and has the closures of 2020
ClosureLoss closure_loss(const Country& country, std::uint64_t seed);

}  // namespace doorstroom::test
