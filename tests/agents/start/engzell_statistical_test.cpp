// SPDX-License-Identifier: EUPL-1.2
// The first closure costs what Engzell, Frey and Verhagen (2021, doi:10.1073/pnas.2022376118)
// measured.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/agents/start/engzell.hpp"

namespace doorstroom {
namespace {

using namespace test;

constexpr auto text = R"(
[experiment]
title = "Engzell"
population = "nl-2019"
first_year = 2019
years = 2
[shock]
closures = "corona-2020"
[[variant]]
name = "none"
baseline = true
)";

// About 70,000 pupils of groups 4 to 7 with a standard deviation of change near 3 points: a
// standard error near 0.01.
TEST(Engzell, TheFirstClosureCostsWhatWasMeasured) {
  const Country country(experiment_of(text), 0.1, {.years = 30, .sample = 0.05, .donor_years = 2});
  const auto loss = closure_loss(country, 5);
  std::printf(
      "first closure, %zu pupils of groups 4-7, percentile points: mean %.3f (reading %.3f, maths "
      "%.3f); "
      "education low %.3f, high %.3f, difference %.3f; prior skill lowest %.3f, highest %.3f, "
      "difference %.3f\n",
      loss.pupils, loss.mean, loss.reading, loss.maths, loss.low, loss.high, loss.low - loss.high,
      loss.lowest, loss.highest, loss.lowest - loss.highest);
  EXPECT_GT(loss.pupils, 60'000U);
  EXPECT_NEAR(loss.mean, -3.16, 0.5);
  EXPECT_NEAR(loss.low - loss.high, -1.25, 0.55);  // 1.2 to 1.3, half a point either way
  EXPECT_LT(std::abs(loss.lowest - loss.highest), 0.6);
}

}  // namespace
}  // namespace doorstroom
