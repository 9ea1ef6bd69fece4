// SPDX-License-Identifier: EUPL-1.2
// Intervals worked out by hand, and what a comparison says of them.
#include "results/compare/interval.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/errors.hpp"
#include "results/compare/compare.hpp"
#include "results/store/merge.hpp"
#include "results/store/writer.hpp"
#include "tests/results/made_up_run.hpp"

namespace doorstroom {
namespace {

TEST(Interval, LuckIsStudentsT) {
  const std::vector<double> replicates = {1, 2, 3};
  const auto found = estimate(replicates, {});
  EXPECT_DOUBLE_EQ(found.mean, 2);
  EXPECT_NEAR(found.high - found.mean, 4.302652729749464 / std::sqrt(3.0), 1e-12)
      << "t(2) from a table";
  EXPECT_NEAR(found.mean - found.low, found.high - found.mean, 1e-12);
  EXPECT_EQ(found.kind, IntervalKind::luck);
  EXPECT_EQ(found.df, 2);
}

TEST(Interval, OneReplicateHasNone) {
  const std::vector<double> one = {5}, draws = {1, 2, 3};
  const auto found = estimate(one, draws);
  EXPECT_EQ(found.kind, IntervalKind::none);
  EXPECT_EQ(found.df, 0);
  EXPECT_EQ(found.low, 5);
}

TEST(Interval, ParametersAddInQuadratureAroundTheReplicatesMean) {
  const std::vector<double> replicates = {1, 2, 3}, draws = {10, 12};
  const auto found = estimate(replicates, draws);
  const double luck = 4.302652729749464 / std::sqrt(3.0),
               parameters = 12.706204736174698 * std::sqrt(2.0);
  EXPECT_DOUBLE_EQ(found.mean, 2) << "where the draws lie does not matter, only how they spread";
  EXPECT_NEAR(found.high - 2, std::sqrt(luck * luck + parameters * parameters), 1e-9);
  EXPECT_EQ(found.kind, IntervalKind::luck_and_parameters);
}

TEST(Interval, NoSpreadIsNoWidth) {
  const std::vector<double> same = {0, 0, 0};
  const auto found = estimate(same, same);
  EXPECT_EQ(found.low, 0);
  EXPECT_EQ(found.high, 0);
}

TEST(Interval, TableOfStudentsT) {
  EXPECT_NEAR(t_quantile(1), 12.7062047361747, 1e-10);
  EXPECT_NEAR(t_quantile(9), 2.2621571627982049, 1e-12);
  EXPECT_NEAR(t_quantile(39), 2.0226909200367609, 1e-12);
}

/// Three replicates and two draws in which tutoring keeps `extra` more pupils in havo 1 than the
/// baseline's 100.
Results enrolled(const std::string& name, const std::vector<int>& extra,
                 const std::vector<int>& extra_in_draws) {
  const auto run =
      made_up::description(static_cast<int>(extra.size()), static_cast<int>(extra_in_draws.size()));
  const auto folder = made_up::folder(name);
  ResultsWriter writer{folder, run};
  for (const auto& which : units_of(run)) {
    auto unit = made_up::unit(run, which);
    const auto& list = which.kind == UnitKind::replicate ? extra : extra_in_draws;
    for (std::size_t variant = 0; variant < 3; ++variant) {
      auto& stock = unit.variants[variant][0];
      std::fill(stock.values.begin(), stock.values.end(), 0);
      stock.values[stock.shape[2]] =
          100 + (variant == 2 ? list[static_cast<std::size_t>(which.index)] : 0);
    }
    writer.write(unit);
  }
  return Results{merge(folder).path};
}

const CompareQuery havo_2019 = {{"tutoring"}, {"enrolled"}, {"vo.havo"}, {}, {2019}};

TEST(Compare, DifferencesArePairedAndDrawsScaled) {
  const auto results = enrolled("paired", {1, 2, 3}, {5, 6});
  const auto rows = compare(results, havo_2019);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_DOUBLE_EQ(*rows[0].level, 102);
  EXPECT_DOUBLE_EQ(*rows[0].difference, 2);
  const double luck = 4.302652729749464 / std::sqrt(3.0),
               parameters = 12.706204736174698 * std::sqrt(2.0);
  EXPECT_NEAR(*rows[0].high - 2, std::hypot(luck, parameters), 1e-9)
      << "draws are on half the pupils, so count double";
  EXPECT_EQ(rows[0].interval, IntervalKind::luck_and_parameters);
  EXPECT_EQ(rows[0].df, 2);
  EXPECT_FALSE(rows[0].share_better) << "neither more nor fewer pupils is better";
}

TEST(Compare, WithoutDrawsTheIntervalIsLuck) {
  const auto results = enrolled("luck", {1, 2, 3}, {});
  EXPECT_EQ(compare(results, havo_2019).at(0).interval, IntervalKind::luck);
}

TEST(Compare, TheBaselineHasALevelOnly) {
  const auto results = enrolled("baseline", {1, 2, 3}, {});
  auto query = havo_2019;
  query.variants = {"none"};
  const auto rows = compare(results, query);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_DOUBLE_EQ(*rows[0].level, 100);
  EXPECT_FALSE(rows[0].difference);
}

TEST(Compare, ShareBetterCountsReplicates) {
  const auto run = made_up::description();
  const Results results{made_up::merged(made_up::folder("better"), run)};
  const auto rows = compare(results, {{"tutoring"}, {"repeaters_share"}, {"vo.havo"}, {}, {2020}});
  ASSERT_EQ(rows.size(), 1U);
  const double thirds = *rows[0].share_better * 3;
  EXPECT_DOUBLE_EQ(thirds, std::round(thirds));
}

TEST(Compare, ARatioIsWithheldWhenItsDenominatorMayBeZero) {
  const auto run = made_up::description();
  const Results results{made_up::merged(made_up::folder("withheld"), run)};
  const auto rows =
      compare(results, {{"tutoring"}, {"cost_per_week_recovered_eur"}, {}, {}, {2020}});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_TRUE(rows[0].withheld) << "random tables recover nothing for certain";
  EXPECT_FALSE(rows[0].level);
}

TEST(Compare, EveryUnknownNameIsReportedAtOnce) {
  const Results results{made_up::merged(made_up::folder("unknown"), made_up::description(1, 0))};
  try {
    compare(results, {{"tutorin"}, {"enroled"}, {"vo.hav"}, {"sex=x"}, {1999}});
    FAIL() << "must throw";
  } catch (const ConfigError& error) {
    EXPECT_EQ(error.issues().size(), 5U);
    EXPECT_NE(
        std::string{error.what()}.find(
            "--indicator: no indicator \"enroled\" in these results; did you mean \"enrolled\"?"),
        std::string::npos)
        << error.what();
  }
}

TEST(Compare, JsonHasTheFieldsOfTheContract) {
  const auto results = enrolled("json", {1, 2, 3}, {});
  EXPECT_EQ(compare_json(results, havo_2019),
            "[\n{\"variant\":\"tutoring\",\"indicator\":\"enrolled\",\"year\":2019,\"place\":\"vo."
            "havo\",\"group\":\"all\","
            "\"level\":102.0,\"difference\":2.0,\"low\":-0.48413771175033027,\"high\":4."
            "48413771175033,\"unit\":\"persons\","
            "\"interval\":\"luck\",\"df\":2,\"share_better\":null,\"withheld\":false,"
            "\"suppressed\":false,\"luck_sd\":1.0,\"replicates_needed\":4}\n]\n");
}

TEST(Replicates, AreEnoughWhenTheHalfWidthIsBelowTheDifference) {
  for (const double deviation : {0.1, 0.7, 3.0}) {
    const int n = replicates_needed(1, deviation);
    ASSERT_LE(n, most_replicates);
    EXPECT_LT(t_quantile(n - 1) * deviation / std::sqrt(n), 1);
    if (n > 2) {
      EXPECT_GE(t_quantile(n - 2) * deviation / std::sqrt(n - 1), 1);
    }
    EXPECT_EQ(replicates_needed(-1, deviation), n);
  }
  // By hand: t(2) / sqrt(3) = 4.302653 / 1.732051 = 2.484 and t(3) / 2 = 1.591.
  EXPECT_EQ(replicates_needed(2.0, 1), 4);
}

TEST(Replicates, AreNeverEnoughForNoDifference) {
  EXPECT_EQ(replicates_needed(0, 1), most_replicates + 1);
  EXPECT_EQ(replicates_needed(0.001, 1), most_replicates + 1);
}

}  // namespace
}  // namespace doorstroom
