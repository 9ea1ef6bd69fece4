// SPDX-License-Identifier: EUPL-1.2
// [market]: what an experiment says that there is to hire takes the place of the data's.
#include <gtest/gtest.h>

#include "experiments/run/prepare.hpp"
#include "tests/experiments/fixture.hpp"

namespace doorstroom::test {
namespace {

std::string experiment_with(const std::string& market) {
  return "[experiment]\ntitle = 'x'\npopulation = 'nl-2019'\nfirst_year = 2019\nyears = 4\n"
         "[uncertainty]\ndraws = 2\n" +
         market + "[[variant]]\nname = 'none'\nbaseline = true\n";
}

Experiment load(const std::string& market) {
  const TemporaryFolder folder;
  return load_experiment(folder.write("x.toml", experiment_with(market)), "experiments/data");
}

const MarketRow& row(const Experiment& experiment, const std::string& staff) {
  for (const auto& each : experiment.system->market)
    if (each.staff == staff) return each;
  throw std::invalid_argument(staff);
}

bool draws(const Experiment& experiment, const std::string& key) {
  for (const auto& drawable : drawables(experiment))
    if (drawable.key == key) return true;
  return false;
}

TEST(ReadMarket, ANumberIsAChoiceAndARangeIsDrawn) {
  const auto experiment =
      load("[market]\ntutor = 20000\nteacher = { low = 10, high = 30, value = 15 }\n");
  EXPECT_EQ(row(experiment, "tutor").fte, 20000);
  EXPECT_FALSE(draws(experiment, "market.tutor"));
  EXPECT_EQ(row(experiment, "teacher").fte, 15);
  EXPECT_TRUE(draws(experiment, "market.teacher"));
  EXPECT_TRUE(draws(experiment, "market.assistant"));  // as the data have it
}

TEST(ReadMarket, IsSavedWithTheExperiment) {
  const auto first = load("[market]\ntutor = 20000\nteacher = { low = 10, high = 30 }\n");
  const TemporaryFolder folder;
  const auto again = load_experiment(folder.write("y.toml", to_toml(first)), "experiments/data");
  EXPECT_EQ(to_toml(again), to_toml(first));
  EXPECT_EQ(row(again, "teacher").high, 30);
}

TEST(ReadMarket, AnUnknownKindGetsASuggestion) {
  try {
    static_cast<void>(load("[market]\ntuttor = 1\n"));
    FAIL();
  } catch (const ConfigError& error) {
    EXPECT_NE(texts(error.issues()).find("did you mean \"tutor\"?"), std::string::npos)
        << texts(error.issues());
  }
}

}  // namespace
}  // namespace doorstroom::test
