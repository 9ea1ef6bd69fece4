// SPDX-License-Identifier: EUPL-1.2
// basis.toml: enrolled and repeaters per sector and track follow from the base rates, 2020 to 2025.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/agents/country.hpp"
#include "tests/agents/term/markov.hpp"

namespace doorstroom {
namespace {

using namespace test;

constexpr std::uint32_t n_replicates = 8;
constexpr std::size_t n_years = 6;

/// The mean of some replicates beside what the base rates imply.
struct Compared {
  double mean = 0, wanted = 0;

  double relative() const { return mean / wanted - 1; }
  /// Of the mean: Poisson, which is at most what independent moves give.
  double standard_error() const { return std::sqrt(wanted / n_replicates); }
};

/// Largest relative difference of what is large enough to have one, and all in standard errors.
struct Differences {
  double largest = 0, squares = 0;
  int count = 0;

  void add(const Compared& compared) {
    const double z = (compared.mean - compared.wanted) / compared.standard_error();
    squares += z * z, ++count;
    if (compared.wanted > 1000) largest = std::max(largest, std::abs(compared.relative()));
  }
  double root_mean_square() const { return std::sqrt(squares / count); }
};

class Basis : public ::testing::Test {
 protected:
  Basis() : country_{six_years(), 1, {.years = 30, .sample = 0.15, .donor_years = 2}} {
    const auto places = static_cast<Eigen::Index>(country_.model().graph.n_places());
    for (std::uint32_t r = 0; r < n_replicates; ++r) {
      auto run = country_.run(Branching::shared, r);
      runs_.push_back(std::move(run.variants[country_.variant("none")]));
    }
    Eigen::VectorXd first(places);
    for (Eigen::Index p = 0; p < places; ++p)
      first(p) = static_cast<double>(
          all_cells(table(runs_.front(), "stock"), 0, static_cast<std::size_t>(p)));
    implied_ = MarkovChain(country_.model()).project(first, Eigen::VectorXd::Constant(places, 0.5));
  }

  static Experiment six_years() {
    auto experiment = load_experiment("experiments/basis.toml");
    experiment.years = n_years;
    return experiment;
  }

  Compared enrolled(const std::string& prefix, std::size_t year) const {
    Compared compared;
    for (const auto place : country_.model().graph.under(prefix)) {
      compared.mean += mean("stock", year, place.value);
      compared.wanted += implied_.mean(static_cast<Eigen::Index>(year), place.value);
    }
    return compared;
  }

  Compared repeaters(const std::string& prefix, std::size_t year) const {
    Compared compared;
    const auto& graph = country_.model().graph;
    for (const auto place : graph.under(prefix)) {
      compared.wanted += implied_.repeats(static_cast<Eigen::Index>(year) - 1, place.value);
      if (const auto move = graph.find_move(place, place, MoveKind::repeat))
        compared.mean += mean("flow", year - 1, move->value);
    }
    return compared;
  }

 private:
  double mean(const std::string& name, std::size_t year, std::size_t row) const {
    double sum = 0;
    for (const auto& run : runs_)
      sum += static_cast<double>(all_cells(table(run, name), year, row));
    return sum / n_replicates;
  }

  Country country_;
  std::vector<std::vector<Table>> runs_;
  MarkovChain::Projection implied_;
};

// The whole country: each within 2% and 4 standard errors of the mean of the replicates, and all
// together hardly further away than luck brings them (1 would be luck alone; the calibration has
// luck of its own).
TEST_F(Basis, EnrolledAndRepeatersAreWhatTheBaseRatesImply) {
  Differences of_enrolled, of_repeaters;
  for (const auto* prefix :
       {"vve",        "po",         "po.bao",     "po.sbo",     "po.so",   "vo",     "vo.pro",
        "vo.vmbo_bb", "vo.vmbo_kb", "vo.vmbo_gl", "vo.vmbo_tl", "vo.havo", "vo.vwo", "vo.vso",
        "mbo",        "mbo.1",      "mbo.2",      "mbo.3",      "mbo.4",   "hbo",    "hbo.ad",
        "hbo.ba",     "hbo.ma",     "wo",         "wo.ba",      "wo.ma"})
    for (std::size_t year = 1; year <= n_years; ++year) {
      const auto stock = enrolled(prefix, year), again = repeaters(prefix, year);
      ASSERT_GT(stock.wanted, 0) << prefix;
      EXPECT_NEAR(stock.mean, stock.wanted, 0.02 * stock.wanted + 4 * stock.standard_error())
          << prefix << " " << 2019 + year;
      EXPECT_NEAR(again.mean, again.wanted, 0.02 * again.wanted + 4 * again.standard_error())
          << prefix << " repeaters " << 2019 + year;
      of_enrolled.add(stock);
      if (again.wanted > 0) of_repeaters.add(again);
    }
  std::printf(
      "basis: largest difference in enrolled %.2f%%, in repeaters (above 1,000 here) %.2f%%; root "
      "mean square %.2f and %.2f standard errors\n",
      100 * of_enrolled.largest, 100 * of_repeaters.largest, of_enrolled.root_mean_square(),
      of_repeaters.root_mean_square());
  EXPECT_LT(of_enrolled.root_mean_square(), 2);
  EXPECT_LT(of_repeaters.root_mean_square(), 2);
}

}  // namespace
}  // namespace doorstroom
