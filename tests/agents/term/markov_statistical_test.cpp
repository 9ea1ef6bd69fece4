// SPDX-License-Identifier: EUPL-1.2
// markov.toml: with all shifts zero, the stocks of every place and year are p0 P^t within Monte
// Carlo error.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/agents/country.hpp"
#include "tests/agents/term/markov.hpp"

namespace doorstroom {
namespace {

using namespace test;

constexpr double false_alarm = 1e-4;  ///< of all comparisons of a test together, by Bonferroni

/// ln of a bound on the chance that a sum of independent yes-or-no's with this mean is as far off
/// (Chernoff).
double log_chance(double observed, double mean) {
  if (mean <= 0) return observed > 0 ? -1e9 : 0;
  const double ratio = observed > 0 ? observed * std::log(observed / mean) : 0;
  return -(ratio - observed + mean);
}

TEST(Markov, StocksOfEveryPlaceAndYearAreThoseOfTheChain) {
  auto experiment = load_experiment("experiments/markov.toml");
  const double sample = 0.04;
  const Country country(experiment, sample, quick_burn_in);
  const auto& model = country.model();
  const auto tables = country.run();
  const auto& stock = table(tables.variants[country.variant("none")], "stock");
  ASSERT_EQ(stock, table(tables.variants[0], "stock"))
      << "without shock and policy the baseline is the reference";

  const auto places = static_cast<Eigen::Index>(model.graph.n_places());
  Eigen::VectorXd first(places);
  for (Eigen::Index p = 0; p < places; ++p)
    first(p) = static_cast<double>(all_cells(stock, 0, static_cast<std::size_t>(p)));
  const auto expected = MarkovChain(model).project(first, Eigen::VectorXd::Constant(places, 0.5));

  const double comparisons = static_cast<double>(places * expected.mean.rows());
  const double limit = std::log(false_alarm / (2 * comparisons));
  const double z_limit =
      5.6;  // normal: 2e-8 two-sided, 6e-5 over 2,800 comparisons; where the variance is above 100
  double squares = 0, largest = 0;
  int counted = 0;
  for (Eigen::Index date = 1; date < expected.mean.rows(); ++date)
    for (Eigen::Index p = 0; p < places; ++p) {
      const double mean = expected.mean(date, p), variance = expected.variance(date, p);
      const auto observed = static_cast<double>(
          all_cells(stock, static_cast<std::size_t>(date), static_cast<std::size_t>(p)));
      const auto where = model.graph.place(PlaceId{static_cast<std::uint32_t>(p)}).name +
                         ", date " + std::to_string(date);
      EXPECT_GT(log_chance(observed, mean), limit) << where << ": " << observed << " for " << mean;
      if (variance < 1e-9) {
        EXPECT_NEAR(observed, mean, 1e-6) << where;
      }
      if (variance < 100) continue;
      const double z = (observed - mean) / std::sqrt(variance);
      EXPECT_LT(std::abs(z), z_limit) << where << ": " << observed << " for " << mean;
      squares += z * z;
      largest = std::max(largest, std::abs(z));
      ++counted;
    }
  // counts of neighbouring years share their pupils, so the mean square is wider than that of as
  // many normals
  EXPECT_GT(counted, 1000);
  EXPECT_NEAR(squares / counted, 1, 0.25);
  std::printf("markov: %d counts, mean square of z %.3f, largest |z| %.2f, %lld pupils\n", counted,
              squares / counted, largest, static_cast<long long>(tables.pupils));
}

TEST(Markov, NobodyLearnsAndNobodyHasADelay) {
  auto experiment = load_experiment("experiments/markov.toml");
  experiment.years = 3;
  const Country country(experiment, 0.005, quick_burn_in);
  const auto tables = country.run();
  for (const auto value : table(tables.variants[1], "delay_sum").values) ASSERT_EQ(value, 0);
}

}  // namespace
}  // namespace doorstroom
