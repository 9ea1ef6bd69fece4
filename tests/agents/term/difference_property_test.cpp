// SPDX-License-Identifier: EUPL-1.2
// A variant as a difference from the baseline has the tables of the same variant simulated whole,
// whatever the policies of the baseline and of the variant are.
#include <gtest/gtest.h>

#include "tests/agents/variants.hpp"

namespace doorstroom {
namespace {

using namespace test;

struct Named {
  const char* name;
  const char* policies;
};

constexpr auto tutoring = R"(
  [[variant.policy]]
  use = "tutoring"
  tutors = 900
  from = 2020
  until = 2022
)";
constexpr auto more_tutoring = R"(
  [[variant.policy]]
  use = "tutoring"
  name = "more"
  target = { observed_gap_weeks = ">= 5" }
  tutors = 40000
  from = 2021
  until = 2022
)";
constexpr auto repetition = R"(
  [[variant.policy]]
  use = "repetition"
  mode = "targeted"
  from = 2020
  until = 2022
)";
constexpr auto extended = R"(
  [[variant.policy]]
  use = "extended_stream"
  tracks = ["havo", "vmbo_tl"]
  from = 2020
  until = 2024
)";
constexpr auto bridge = R"(
  [[variant.policy]]
  use = "broad_bridge_class"
  tracks = ["havo", "vwo"]
  peer_effect = 0.3
  from = 2020
  until = 2024
)";

constexpr auto no_test = R"(
  [[variant.policy]]
  use = "no_end_test"
  from = 2020
  until = 2022
)";
constexpr auto january = R"(
  [[variant.policy]]
  use = "school_year_to_january"
  from = 2020
)";
constexpr auto later_january_in_po = R"(
  [[variant.policy]]
  use = "school_year_to_january"
  name = "po"
  from = 2021
  places = ["po"]
)";

Experiment with(const std::vector<std::string>& baseline,
                const std::vector<std::vector<std::string>>& variants) {
  std::string text = settings;
  for (const auto& policy : baseline) text += policy;
  for (std::size_t v = 0; v < variants.size(); ++v) {
    text += "\n[[variant]]\nname = \"v" + std::to_string(v) + "\"\n";
    for (const auto& policy : variants[v]) text += policy;
  }
  auto experiment = experiment_of(text);
  experiment.years = 5;
  return experiment;
}

void expect_equal_tables(const Experiment& experiment, double sample) {
  const Country country(experiment, sample, quick_burn_in);
  const auto shared = country.run(Branching::shared), whole = country.run(Branching::from_start);
  for (std::size_t v = 0; v < shared.variants.size(); ++v)
    for (std::size_t t = 0; t < shared.variants[v].size(); ++t)
      EXPECT_EQ(shared.variants[v][t], whole.variants[v][t])
          << v << ": " << shared.variants[v][t].name;
  EXPECT_EQ(shared.pupil_terms.nominal, whole.pupil_terms.nominal);
  EXPECT_LT(shared.pupil_terms.simulated, whole.pupil_terms.simulated);
}

const std::vector<std::vector<std::string>> every_variant{
    {},
    {tutoring},
    {repetition},
    {extended},
    {bridge},
    {tutoring, repetition, extended, bridge},
    {more_tutoring},
    {tutoring, more_tutoring},
    {no_test},
    {january},
    {later_january_in_po},
    {january, no_test, tutoring, repetition, extended, bridge}};

TEST(Difference, HasTheTablesOfAWholeRunBesideNoPolicy) {
  expect_equal_tables(with({}, every_variant), 0.01);
}

TEST(Difference, HasTheTablesOfAWholeRunBesideTutoring) {
  expect_equal_tables(with({tutoring}, every_variant), 0.01);
}

TEST(Difference, HasTheTablesOfAWholeRunBesideRepetition) {
  expect_equal_tables(with({repetition}, every_variant), 0.01);
}

TEST(Difference, HasTheTablesOfAWholeRunBesideStreamsAndMixedClasses) {
  expect_equal_tables(with({extended, bridge}, every_variant), 0.01);
}

TEST(Difference, HasTheTablesOfAWholeRunBesideAMovedYearWithoutATest) {
  expect_equal_tables(with({january, no_test}, every_variant), 0.01);
}

TEST(Difference, AVariantLikeTheBaselineCostsNothing) {
  const Country country(with({tutoring, extended}, {{tutoring, extended}}), 0.01, quick_burn_in);
  const Country alone(with({tutoring, extended}, {}), 0.01, quick_burn_in);
  EXPECT_EQ(country.run(Branching::shared).pupil_terms.simulated,
            alone.run(Branching::shared).pupil_terms.simulated);
}

}  // namespace
}  // namespace doorstroom
