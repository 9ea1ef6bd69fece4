// SPDX-License-Identifier: EUPL-1.2
// The textbook Sick-Sicker model (Krijkamp et al. 2018): the simulated cohort against its exact
// trace, costs and QALYs.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "tests/agents/country.hpp"
#include "tests/agents/term/markov.hpp"

namespace doorstroom {
namespace {

using namespace test;

constexpr std::array<const char*, 4> places{"h", "s1", "s2", "d"};
constexpr std::array<double, 4> cost{2000, 4000, 15000, 0};  ///< per cycle
constexpr std::array<double, 4> utility{1, 0.75, 0.5, 0};
constexpr double discount = 0.03;

/// The published trace: shares of the cohort in healthy, sick, sicker, dead.
struct Cycle {
  int number;
  std::array<double, 4> share;
};
constexpr std::array<Cycle, 4> trace{{{1, {0.845, 0.15, 0, 0.005}},
                                      {5, {0.713837, 0.180704, 0.069259, 0.036201}},
                                      {10, {0.618410, 0.156775, 0.135055, 0.089760}},
                                      {30, {0.348684, 0.088396, 0.206529, 0.356391}}}};

class SickSicker : public testing::Test {
 protected:
  SickSicker()
      : country(load_experiment("experiments/sick-sicker/sick-sicker.toml"), 1, quick_burn_in) {}
  /// Discounted sum per person over cycles 0 to 30.
  template <class Shares>
  static double discounted(const std::array<double, 4>& value, const Shares& shares) {
    double sum = 0;
    for (int cycle = 0; cycle <= 30; ++cycle)
      for (std::size_t k = 0; k < 4; ++k)
        sum += value[k] * shares(cycle, k) / std::pow(1 + discount, cycle);
    return sum;
  }
  std::size_t index(std::size_t k) const { return country.model().graph.find(places[k])->value; }

  Country country;
};

TEST_F(SickSicker, TheChainOfTheDataIsThePublishedTrace) {
  Eigen::VectorXd first = Eigen::VectorXd::Zero(4);
  first(static_cast<Eigen::Index>(index(0))) = 1;
  const auto expected =
      MarkovChain(country.model()).project(first, Eigen::VectorXd::Constant(4, 0.5));
  const auto share = [&](int cycle, std::size_t k) {
    return expected.mean(cycle, static_cast<Eigen::Index>(index(k)));
  };
  for (const auto& cycle : trace)
    for (std::size_t k = 0; k < 4; ++k)
      EXPECT_NEAR(share(cycle.number, k), cycle.share[k], 6e-7) << cycle.number;
  EXPECT_NEAR(discounted(cost, share), 75976.15, 0.005);
  EXPECT_NEAR(discounted(utility, share), 15.83885, 5e-6);
}

// 100,000 persons; every comparison within 4.5 standard errors: 7e-6 each, below 1e-3 for all 120.
TEST_F(SickSicker, TheCohortFollowsItsTrace) {
  const auto tables = country.run();
  const auto& stock = table(tables.variants[country.variant("none")], "stock");
  const auto n = static_cast<double>(tables.pupils);
  ASSERT_EQ(tables.pupils, 100'000);
  Eigen::VectorXd first = Eigen::VectorXd::Zero(4);
  first(static_cast<Eigen::Index>(index(0))) = n;
  const auto expected =
      MarkovChain(country.model()).project(first, Eigen::VectorXd::Constant(4, 0.5));
  for (int cycle = 1; cycle <= 30; ++cycle)
    for (std::size_t k = 0; k < 4; ++k) {
      const double p = expected.mean(cycle, static_cast<Eigen::Index>(index(k))) / n;
      const double seen =
          static_cast<double>(all_cells(stock, static_cast<std::size_t>(cycle), index(k))) / n;
      EXPECT_NEAR(seen, p, 4.5 * std::sqrt(p * (1 - p) / n) + 1e-12) << places[k] << " " << cycle;
    }
}

// One person's discounted costs have a standard deviation below 45,000 EUR and QALYs below 5: 4
// standard errors of 100,000.
TEST_F(SickSicker, TheCohortHasThePublishedCostsAndQalys) {
  const auto tables = country.run();
  const auto& stock = table(tables.variants[country.variant("none")], "stock");
  const auto n = static_cast<double>(tables.pupils);
  const auto share = [&](int cycle, std::size_t k) {
    return static_cast<double>(all_cells(stock, static_cast<std::size_t>(cycle), index(k))) / n;
  };
  const double costs = discounted(cost, share), qalys = discounted(utility, share);
  std::printf("sick-sicker: costs %.2f, QALYs %.5f\n", costs, qalys);
  EXPECT_NEAR(costs, 75976.15, 4 * 45'000 / std::sqrt(n));
  EXPECT_NEAR(qalys, 15.83885, 4 * 5 / std::sqrt(n));
}

}  // namespace
}  // namespace doorstroom
