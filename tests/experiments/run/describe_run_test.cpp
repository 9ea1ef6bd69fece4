// SPDX-License-Identifier: EUPL-1.2
// Which places of the shipped systems are education.
#include "experiments/run/describe_run.hpp"

#include <gtest/gtest.h>

#include "agents/world/model.hpp"
#include "experiments/plan/policy_years.hpp"
#include "tests/experiments/fixture.hpp"

namespace doorstroom::test {
namespace {

/// Names of the places where people stay without being enrolled.
std::vector<std::string> pauses_of(const std::string& population) {
  const TemporaryFolder folder;
  const auto experiment = load_experiment(
      folder.write("x.toml",
                   "[experiment]\ntitle = \"Roles\"\npopulation = \"" + population +
                       "\"\nyears = 1\n[learning]\nmodel = \"none\"\nshifts = false\n[[variant]]\n"
                       "name = \"none\"\nbaseline = true\n"),
      "experiments/data");
  ModelOptions options;
  options.years = 1;
  options.learning = LearningModel::none;
  std::vector<std::string> names;
  for (const auto& place :
       describe_places(Model{experiment.system, experiment.people, {}, options}))
    if (place.role == PlaceRole::pause) names.push_back(place.name);
  return names;
}

TEST(Roles, WhoIsAtHomeOrInAGapYearIsNotEnrolled) {
  EXPECT_EQ(pauses_of("nl-2019"),
            (std::vector<std::string>{"vve.without.2", "vve.without.3", "gap.year"}));
}

TEST(Roles, WhereNobodyIsTaughtEverybodyIsEnrolled) {
  EXPECT_EQ(pauses_of("sick-sicker-cohort"), std::vector<std::string>{});
}

/// Variants of an experiment of 2019/20 to 2024/25 that differ in their policies.
Experiment with_variants(const TemporaryFolder& folder, const std::string& variants) {
  return load_experiment(
      folder.write(
          "x.toml",
          "[experiment]\ntitle = \"Years\"\npopulation = \"nl-2019\"\nyears = 6\n" + variants),
      "experiments/data");
}

std::optional<SchoolYears> years_of(const Experiment& experiment, const std::string& name) {
  for (const auto& variant : experiment.variants)
    if (variant.name == name) return policy_years(experiment, variant);
  return std::nullopt;
}

TEST(PolicyYears, AreFromTheFirstToTheLastWithinTheRun) {
  const TemporaryFolder folder;
  const auto experiment = with_variants(folder, R"(
[[variant]]
name = "none"
baseline = true
[[variant]]
name = "idle"
policy = [{ use = "none" }]
[[variant]]
name = "some"
policy = [{ use = "tutoring", from = 2021, until = 2022 }]
[[variant]]
name = "two"
policy = [{ use = "tutoring", from = 2021, until = 2022 }, { use = "repetition", mode = "more", from = 2020, until = 2020 }]
[[variant]]
name = "long"
policy = [{ use = "tutoring", from = 2015, until = 2040 }]
)");
  EXPECT_EQ(years_of(experiment, "none"), std::nullopt);
  EXPECT_EQ(years_of(experiment, "idle"), std::nullopt);
  EXPECT_EQ(years_of(experiment, "some"), (SchoolYears{2021, 2022}));
  EXPECT_EQ(years_of(experiment, "two"), (SchoolYears{2020, 2022}));
  EXPECT_EQ(years_of(experiment, "long"), (SchoolYears{2019, 2024}));
}

TEST(PolicyYears, LeaveOutWhatTheBaselineDoesToo) {
  const TemporaryFolder folder;
  const auto experiment = with_variants(folder, R"(
[[variant]]
name = "now"
baseline = true
policy = [{ use = "tutoring", from = 2019, until = 2024 }]
[[variant]]
name = "more"
policy = [{ use = "tutoring", from = 2019, until = 2024 }, { use = "repetition", mode = "more", from = 2020, until = 2021 }]
[[variant]]
name = "stop"
policy = [{ use = "tutoring", from = 2019, until = 2021 }]
)");
  EXPECT_EQ(years_of(experiment, "now"), (SchoolYears{2019, 2024}));
  EXPECT_EQ(years_of(experiment, "more"), (SchoolYears{2020, 2021}));
  EXPECT_EQ(years_of(experiment, "stop"), (SchoolYears{2019, 2024}));
}

}  // namespace
}  // namespace doorstroom::test
