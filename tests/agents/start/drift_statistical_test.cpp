// SPDX-License-Identifier: EUPL-1.2
// No start-up noise: without shock and policy the mean skill of a year group, track and education
// stays where it starts.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "tests/agents/country.hpp"

namespace doorstroom {
namespace {

using namespace test;

constexpr double allowed = 0.02;  ///< SD
constexpr double z = 4;  ///< standard errors allowed beside it: 6e-5 each, 5% over all comparisons
constexpr double sd = 1.1;  ///< of skill within a place and education, at most

// The first stock takes its states from donors of the burn-in, so their number counts too.
TEST(Drift, MeanSkillStaysWhereItStartsForFiveYears) {
  auto experiment = load_experiment("experiments/basis.toml");
  experiment.years = 6;
  const Country country(experiment, 0.2, {.years = 30, .sample = 0.15, .donor_years = 2});
  const auto& model = country.model();
  const auto tables = country.run();
  const auto& pupils = table(tables.variants[0], "pupils_end");
  const auto& skill = table(tables.variants[0], "skill_sum");
  double worst = 0, squares = 0;
  int compared = 0, beyond = 0;
  for (std::uint32_t p = 0; p < model.graph.n_places(); ++p) {
    if (model.places.growth_per_term[0][p] <= 0) continue;
    for (std::size_t e = 0; e < 3; ++e) {
      // number and mean of both domains at the end of a school year
      const auto at = [&](std::size_t year) {
        double n = 0, sum = 0;
        for (std::size_t c = 0; c < n_cells; ++c) {
          if (static_cast<std::size_t>(education_of(static_cast<std::uint8_t>(c))) != e) continue;
          n +=
              static_cast<double>(pupils.values[(year * model.graph.n_places() + p) * n_cells + c]);
          for (std::size_t d = 0; d < n_domains; ++d)
            sum +=
                static_cast<double>(
                    skill.values[((year * n_domains + d) * model.graph.n_places() + p) * n_cells +
                                 c]) *
                skill.scale / n_domains;
        }
        return std::pair(n, n > 0 ? sum / n : 0);
      };
      const auto place = static_cast<std::uint16_t>(p);
      const auto donors = static_cast<double>(
          country.world.donors.rows(place, false, static_cast<Education>(e)).size() +
          country.world.donors.rows(place, true, static_cast<Education>(e)).size());
      const auto [n_first, first] = at(0);
      if (n_first < 500 || donors < 500) continue;
      for (std::size_t year = 1; year <= 5; ++year) {
        const auto [n, mean] = at(year);
        const double error = sd * std::sqrt(1 / n + 1 / n_first + 1 / donors);
        const double drift = mean - first;
        EXPECT_LT(std::abs(drift), allowed + z * error)
            << model.graph.place(PlaceId{p}).name << ", education " << e << ", year " << year
            << ", " << n << " pupils";
        worst = std::max(worst, std::abs(drift));
        squares += drift * drift - error * error;
        beyond += std::abs(drift) > allowed + 2 * error ? 1 : 0;
        ++compared;
      }
    }
  }
  std::printf(
      "drift: %d means, largest %.4f SD, root mean square beyond sampling error %.4f SD, %d beyond "
      "0.02 and 2 SE\n",
      compared, worst, std::sqrt(std::max(squares / compared, 0.0)), beyond);
  EXPECT_GT(compared, 300);
  EXPECT_LT(std::sqrt(std::max(squares / compared, 0.0)), allowed);
}

}  // namespace
}  // namespace doorstroom
