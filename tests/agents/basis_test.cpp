// SPDX-License-Identifier: EUPL-1.2
// basis.toml: enrolled and repeaters per sector and track follow from the base rates, 2020 to 2025.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/agents/country.hpp"
#include "tests/agents/markov.hpp"

namespace doorstroom {
namespace {

using namespace test;

// The whole country: within 2% and 4 standard errors of the numbers themselves (their Poisson error
// at most).
TEST(Basis, EnrolledAndRepeatersAreWhatTheBaseRatesImply) {
  auto experiment = load_experiment("experiments/basis.toml");
  experiment.years = 6;
  const double sample = 1;
  const Country country(experiment, sample, {.years = 30, .sample = 0.15, .donor_years = 2});
  const auto& model = country.model();
  const auto tables = country.run();
  const auto& stock = table(tables.variants[country.variant("none")], "stock");
  const auto& flow = table(tables.variants[country.variant("none")], "flow");

  const auto places = static_cast<Eigen::Index>(model.graph.n_places());
  Eigen::VectorXd first(places);
  for (Eigen::Index p = 0; p < places; ++p)
    first(p) = static_cast<double>(all_cells(stock, 0, static_cast<std::size_t>(p)));
  const auto expected = MarkovChain(model).project(first, Eigen::VectorXd::Constant(places, 0.5));

  double worst_enrolled = 0, worst_repeaters = 0;
  for (const auto* prefix :
       {"vve",        "po",         "po.bao",     "po.sbo",     "po.so",   "vo",     "vo.pro",
        "vo.vmbo_bb", "vo.vmbo_kb", "vo.vmbo_gl", "vo.vmbo_tl", "vo.havo", "vo.vwo", "vo.vso",
        "mbo",        "mbo.1",      "mbo.2",      "mbo.3",      "mbo.4",   "hbo",    "hbo.ad",
        "hbo.ba",     "hbo.ma",     "wo",         "wo.ba",      "wo.ma"}) {
    const auto inside = model.graph.under(prefix);
    ASSERT_FALSE(inside.empty()) << prefix;
    for (std::size_t year = 1; year <= 6; ++year) {
      double enrolled = 0, wanted = 0, repeaters = 0, wanted_repeaters = 0;
      for (const auto place : inside) {
        enrolled += static_cast<double>(all_cells(stock, year, place.value));
        wanted += expected.mean(static_cast<Eigen::Index>(year), place.value);
        wanted_repeaters += expected.repeats(static_cast<Eigen::Index>(year) - 1, place.value);
        if (const auto move = model.graph.find_move(place, place, MoveKind::repeat))
          repeaters += static_cast<double>(all_cells(flow, year - 1, move->value));
      }
      EXPECT_NEAR(enrolled, wanted, 0.02 * wanted + 4 * std::sqrt(wanted))
          << prefix << " " << 2019 + year;
      EXPECT_NEAR(repeaters, wanted_repeaters,
                  0.02 * wanted_repeaters + 4 * std::sqrt(wanted_repeaters))
          << prefix << " repeaters " << 2019 + year;
      worst_enrolled = std::max(worst_enrolled, std::abs(enrolled / wanted - 1));
      if (wanted_repeaters > 1000)
        worst_repeaters = std::max(worst_repeaters, std::abs(repeaters / wanted_repeaters - 1));
    }
  }
  std::printf(
      "basis: largest difference in enrolled %.2f%%, in repeaters (above 1,000 here) %.2f%%\n",
      100 * worst_enrolled, 100 * worst_repeaters);
}

}  // namespace
}  // namespace doorstroom
