// SPDX-License-Identifier: EUPL-1.2
// Which places of the shipped systems are education.
#include "experiments/run/describe_run.hpp"

#include <gtest/gtest.h>

#include "agents/world/model.hpp"
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

}  // namespace
}  // namespace doorstroom::test
