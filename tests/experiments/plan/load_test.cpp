// SPDX-License-Identifier: EUPL-1.2
// Experiments that are right: what is understood, defaults, sweeps, and the saved file that loads
// as the same experiment.
#include <gtest/gtest.h>

#include <algorithm>

#include "experiments/plan/experiment.hpp"
#include "experiments/plan/written_range.hpp"
#include "experiments/run/prepare.hpp"
#include "experiments/system/system_files.hpp"
#include "tests/experiments/fixture.hpp"

namespace doorstroom::test {
namespace {

Experiment load(const std::string& text) {
  const TemporaryFolder folder;
  return load_experiment(folder.write("x.toml", text), tiny_data(), made_up_menu());
}

std::vector<std::string> names(const Experiment& experiment) {
  std::vector<std::string> found;
  for (const auto& variant : experiment.variants) found.push_back(variant.name);
  return found;
}

constexpr auto full_experiment = R"([experiment]
title = "Everything \"set\", with a tab\t and é"
population = "tiny-2020"
first_year = 2020
years = 7
align = "2021-10-01"
sample = 0.3
replicates = 4
seed = 123456789
report_years = [2021, 2024]

[shock]
closures = "corona-2020-2021"

[learning]
model = "linear"
shifts = false

[uncertainty]
draws = 12
draw_sample = 0.1

[[variant]]
name = "none"
label = "Nothing"
baseline = true

[[variant]]
name = "two"
  [[variant.policy]]
  use = "coach"
  name = "pairs"
  effect = 0.123456789012345
  subjects = ["reading", "maths"]
  places = ["a.x", "all"]
  target = { gap_weeks = ">= 2.5" }
  [[variant.policy]]
  use = "coach"
  name = "fours"
  group_size = 4
)";

TEST(Experiment, DefaultsAreFilledIn) {
  const auto experiment = load(small_experiment);
  EXPECT_EQ(experiment.title, "Small");
  EXPECT_EQ(experiment.first_year, 2020);  // that of the population
  EXPECT_EQ(experiment.years, 10);
  EXPECT_EQ(experiment.replicates, 1);
  EXPECT_EQ(experiment.sample, 1.0);
  EXPECT_EQ(experiment.learning_model, "ppf");
  EXPECT_TRUE(experiment.shifts);
  EXPECT_EQ(experiment.draws, 0);
  EXPECT_EQ(experiment.align, "");
  EXPECT_EQ(experiment.closures, "");
  EXPECT_EQ(experiment.variants[0].label, "none");
  EXPECT_EQ(experiment.variants[1].label, "Coaches");
}

TEST(Experiment, HoldsTheDataItNames) {
  const auto experiment = load(small_experiment);
  EXPECT_EQ(experiment.people->stocks.size(), 6U);
  EXPECT_EQ(experiment.people->locations[1].disadvantage, 1.0);  // unknown is the mean
  EXPECT_EQ(experiment.people->align.at("2021-10-01").size(), 2U);
  EXPECT_EQ(experiment.people->align_moves.at("2021-10-01").size(), 1U);
  EXPECT_EQ(experiment.system->parameters.size(), 48U);
  EXPECT_EQ(experiment.graph->n_places(), 5U);
  EXPECT_TRUE(experiment.graph->place(*experiment.graph->find("a.y.1")).apart);
  EXPECT_EQ(experiment.system->moves[1].low, experiment.system->moves[1].rate);  // no range
}

TEST(Experiment, SavedFileLoadsAsTheSameExperiment) {
  const auto first = load(full_experiment);
  const auto saved = to_toml(first);
  const auto second = load(saved);
  EXPECT_EQ(to_toml(second), saved);
  EXPECT_EQ(second.title, first.title);
  EXPECT_EQ(second.seed, first.seed);
  EXPECT_EQ(second.report_years, (std::vector<int>{2021, 2024}));
  EXPECT_EQ(second.draw_sample, first.draw_sample);
  EXPECT_EQ(names(second), names(first));
  for (std::size_t v = 0; v < first.variants.size(); ++v)
    for (std::size_t p = 0; p < first.variants[v].policies.size(); ++p) {
      const auto& a = first.variants[v].policies[p];
      const auto& b = second.variants[v].policies[p];
      EXPECT_EQ(a.values, b.values);
      EXPECT_EQ(a.make({})->item, b.make({})->item);
      EXPECT_EQ(a.ranges, b.ranges);
    }
}

/// Names of the places that the last policy of each variant adds.
std::vector<std::string> added_places(const Experiment& experiment) {
  std::vector<std::string> found;
  for (const auto& variant : experiment.variants)
    for (const auto& spec : variant.policies)
      for (const auto& place : spec.contribution({}, *experiment.graph).places)
        found.push_back(place.name + " " + place.label_nl);
  return found;
}

/// Everything about what is drawn.
std::vector<std::string> drawn_by(const Experiment& experiment) {
  std::vector<std::string> all;
  for (const auto& drawable : drawables(experiment))
    all.push_back(drawable.key + " " + range_text(drawable) + " " + drawable.luck);
  return all;
}

TEST(Experiment, SavedFileDrawsTheSame) {
  const auto first = load(std::string(small_experiment) +
                          "  hours = { low = 2, high = 9 }\n  effect = 0.3\n"
                          "[uncertainty]\ndraws = 3\n");
  const auto second = load(to_toml(first));
  EXPECT_EQ(drawn_by(second), drawn_by(first));
  for (const auto& drawable : drawables(first)) EXPECT_NE(drawable.key, "coach.effect");
  // and so does every policy of the menu, with all that it leaves out
  for (const auto& kind : all_policies()) {
    const auto text =
        "[experiment]\ntitle = \"All\"\npopulation = \"nl-2019\"\n"
        "[uncertainty]\ndraws = 1\n[[variant]]\nname = \"none\"\nbaseline = true\n"
        "[[variant]]\nname = \"it\"\n  [[variant.policy]]\n  use = \"" +
        kind.name + "\"\n";
    const TemporaryFolder folder;
    const auto left_out = load_experiment(folder.write("a.toml", text), "experiments/data");
    const auto saved =
        load_experiment(folder.write("b.toml", to_toml(left_out)), "experiments/data");
    EXPECT_EQ(drawn_by(saved), drawn_by(left_out)) << kind.name;
    EXPECT_EQ(to_toml(saved), to_toml(left_out)) << kind.name;
  }
}

/// The draw by parameter of the policy of each variant; a parameter that is not drawn is not there.
std::vector<std::map<std::string, std::string>> draw_keys(const Experiment& experiment) {
  std::vector<std::map<std::string, std::string>> all;
  for (const auto& variant : experiment.variants)
    for (const auto& spec : variant.policies) {
      all.emplace_back();
      for (const auto& [parameter, drawable] : spec.drawable) all.back()[parameter] = drawable.key;
    }
  return all;
}

TEST(Draws, OneVariantMayChooseWhatAnotherLeavesOut) {
  const std::string other =
      "[[variant]]\nname = \"other\"\n  [[variant.policy]]\n  use = \"coach\"\n";
  const auto experiment = load(std::string(small_experiment) + "  effect = 0.3\n" + other +
                               "[uncertainty]\ndraws = 2\n");
  using Keys = std::map<std::string, std::string>;
  EXPECT_EQ(draw_keys(experiment),
            (std::vector<Keys>{{{"take_up", "coach.take_up"}},
                               {{"effect", "coach.effect"}, {"take_up", "coach.take_up"}}}));
}

TEST(Draws, AnotherRangeIsAnotherNumberWithTheSameLuck) {
  const std::string other =
      "[[variant]]\nname = \"other\"\n  [[variant.policy]]\n  use = \"coach\"\n";
  const auto experiment =
      load(std::string(small_experiment) + "  hours = { low = 1, high = 3 }\n" + other +
           "  hours = { low = 6, high = 8 }\n" + "[uncertainty]\ndraws = 2\n");
  const auto& one = experiment.variants[1].policies[0].drawable.at("hours");
  const auto& two = experiment.variants[2].policies[0].drawable.at("hours");
  EXPECT_EQ(one.key, "coach.hours");
  EXPECT_EQ(two.key, "coach.hours.v2");
  for (int draw = 0; draw < 20; ++draw)
    EXPECT_NEAR(draw_value(two, 1, draw) - draw_value(one, 1, draw), 5, 1e-6) << draw;
}

TEST(Draws, AreWhatTheCommandLineSaysFromTheStart) {
  const TemporaryFolder folder;
  const std::string annex = "  [[variant.policy]]\n  use = \"annex\"\n";
  const auto file = folder.write(
      "x.toml", std::string(small_experiment) + "[[variant]]\nname = \"one\"\n" + annex +
                    "[[variant]]\nname = \"other\"\n" + annex + "  rate = 1.0\n");
  EXPECT_EQ(added_places(load_experiment(file, tiny_data(), made_up_menu())),
            (std::vector<std::string>{"a.annex.1 Bijgebouw", "a.annex.1 Bijgebouw"}));
  EXPECT_EQ(added_places(load_experiment(file, tiny_data(), made_up_menu(), 2)),
            (std::vector<std::string>{"a.annex.1 Bijgebouw", "a.annex.1.v2 Bijgebouw (v2)"}));
}

TEST(Experiment, SavedFileSaysEverything) {
  EXPECT_EQ(to_toml(load(full_experiment)), R"([experiment]
title = "Everything \"set\", with a tab\t and é"
population = "tiny-2020"
first_year = 2020
years = 7
align = "2021-10-01"
sample = 0.3
replicates = 4
seed = 123456789
report_years = [2021, 2024]

[shock]
closures = "corona-2020-2021"

[learning]
model = "linear"
shifts = false

[uncertainty]
draws = 12
draw_sample = 0.1

[[variant]]
name = "none"
label = "Nothing"
baseline = true

[[variant]]
name = "two"
label = "two"
  [[variant.policy]]
  use = "coach"
  name = "pairs"
  effect = 0.123456789012345
  from = 2021
  group_size = 2
  hours = 5
  places = ["a.x", "all"]
  rule = "lottery"
  subjects = ["reading", "maths"]
  take_up = { value = 0.9, low = 0.7, high = 1, quality = "assumption" }
  target = { gap_weeks = ">= 2.5" }
  until = 2023
  [[variant.policy]]
  use = "coach"
  name = "fours"
  effect = { value = 0.3, low = 0.2, high = 0.4, quality = "effects eH06" }
  from = 2021
  group_size = 4
  hours = 5
  places = []
  rule = "lottery"
  subjects = ["maths"]
  take_up = { value = 0.9, low = 0.7, high = 1, quality = "assumption" }
  target = { gap_weeks = ">= 15" }
  until = 2023
)");
}

TEST(Sweep, EveryCombinationBecomesAVariant) {
  const auto experiment =
      load(std::string(small_experiment) +
           "[sweep]\n\"coach.group_size\" = [1, 2]\n\"coach.hours\" = [2.5, 4, 8]\n");
  EXPECT_EQ(names(experiment),
            (std::vector<std::string>{
                "none", "coaching-group_size-1-hours-2.5", "coaching-group_size-1-hours-4",
                "coaching-group_size-1-hours-8", "coaching-group_size-2-hours-2.5",
                "coaching-group_size-2-hours-4", "coaching-group_size-2-hours-8"}));
  EXPECT_EQ(experiment.variants[6].label, "Coaches (group_size = 2, hours = 8)");
  EXPECT_EQ(experiment.variants[6].policies[0].values.at("hours"), "8");
  EXPECT_EQ(experiment.variants[6].policies[0].name,
            "coach");  // the luck of every combination is the same
}

TEST(Sweep, TakesKeysWithoutQuotesAndValuesOfEveryType) {
  const auto experiment = load(std::string(small_experiment) +
                               "[sweep]\ncoach.subjects = [[\"maths\"], [\"reading\", \"maths\"]]\n"
                               "coach.target = [{ gap_weeks = \">= 5\" }]\n");
  EXPECT_EQ(names(experiment),
            (std::vector<std::string>{"none", "coaching-subjects-maths-target-5",
                                      "coaching-subjects-reading+maths-target-5"}));
}

TEST(Sweep, LeavesVariantsAloneThatDoNotUseThePolicy) {
  const auto experiment =
      load(std::string(small_experiment) +
           "[[variant]]\nname = \"other\"\n  [[variant.policy]]\n  use = \"annex\"\n"
           "[sweep]\n\"coach.group_size\" = [1, 2]\n");
  EXPECT_EQ(names(experiment), (std::vector<std::string>{"none", "coaching-group_size-1",
                                                         "coaching-group_size-2", "other"}));
}

TEST(Sweep, SavedFileHoldsTheVariantsAndNoSweep) {
  const auto first =
      load(std::string(small_experiment) + "[sweep]\n\"coach.group_size\" = [1, 2]\n");
  const auto saved = to_toml(first);
  EXPECT_EQ(saved.find("[sweep]"), std::string::npos);
  EXPECT_EQ(names(load(saved)), names(first));
}

TEST(AddedPlaces, HaveOneNameWhereverTheyAreTheSame) {
  const std::string annex = "  [[variant.policy]]\n  use = \"annex\"\n";
  const auto experiment =
      load(std::string(small_experiment) + "[[variant]]\nname = \"all\"\n" + annex +
           "[[variant]]\nname = \"half\"\n" + annex + "  rate = 0.5\n" +
           "[[variant]]\nname = \"all-again\"\n" + annex + "  name = \"another\"\n" +
           "[[variant]]\nname = \"half-again\"\n" + annex + "  rate = 0.5\n  until = 2022\n");
  EXPECT_EQ(added_places(experiment),
            (std::vector<std::string>{"a.annex.1 Bijgebouw", "a.annex.1.v2 Bijgebouw (v2)",
                                      "a.annex.1 Bijgebouw", "a.annex.1.v2 Bijgebouw (v2)"}));
  const auto half = experiment.variants[3].policies[0].contribution({}, *experiment.graph).moves;
  ASSERT_EQ(half.size(), 1U);
  EXPECT_EQ(half[0].row.from, "a.annex.1.v2");
  EXPECT_EQ(half[0].row.rate, 0.5);
}

TEST(AddedPlaces, AreDrawnWithTheirInstance) {
  const std::string annex = "  [[variant.policy]]\n  use = \"annex\"\n";
  const auto experiment = load(std::string(small_experiment) + "[[variant]]\nname = \"one\"\n" +
                               annex + "[[variant]]\nname = \"other\"\n" + annex +
                               "  name = \"another\"\n" + "[uncertainty]\ndraws = 2\n");
  EXPECT_EQ(added_places(experiment),
            (std::vector<std::string>{"a.annex.1 Bijgebouw", "a.annex.1.v2 Bijgebouw (v2)"}));
}

TEST(AddedPlaces, AreOthersWhereOneVariantChoosesWhatAnotherDraws) {
  const std::string annex = "  [[variant.policy]]\n  use = \"annex\"\n";
  const auto experiment =
      load(std::string(small_experiment) + "[[variant]]\nname = \"drawn\"\n" + annex +
           "[[variant]]\nname = \"chosen\"\n" + annex + "  rate = 1\n" +
           "[[variant]]\nname = \"again\"\n" + annex + "[uncertainty]\ndraws = 2\n");
  EXPECT_EQ(added_places(experiment),
            (std::vector<std::string>{"a.annex.1 Bijgebouw", "a.annex.1.v2 Bijgebouw (v2)",
                                      "a.annex.1 Bijgebouw"}));
}

TEST(AddedPlaces, CanBeSwept) {
  const auto experiment = load(std::string(small_experiment) +
                               "[[variant]]\nname = \"swept\"\n  [[variant.policy]]\n"
                               "  use = \"annex\"\n[sweep]\n\"annex.rate\" = [0.25, 0.5]\n");
  EXPECT_EQ(added_places(experiment),
            (std::vector<std::string>{"a.annex.1 Bijgebouw", "a.annex.1.v2 Bijgebouw (v2)"}));
}

TEST(Policies, OneAfterTheOtherMayHaveOneName) {
  const auto experiment = load(
      std::string(small_experiment) +
      "  until = 2022\n  [[variant.policy]]\n  use = \"coach\"\n  from = 2023\n  until = 2025\n");
  EXPECT_EQ(experiment.variants[1].policies.size(), 2U);
}

TEST(ClosureSets, ASpanOfYearsIsAllSetsInIt) {
  const auto experiment = load(small_experiment);
  const auto& system = *experiment.system;
  EXPECT_EQ(closure_sets(system, "corona-2020"), (std::vector<std::string>{"corona-2020"}));
  EXPECT_EQ(closure_sets(system, "corona-2020-2021"),
            (std::vector<std::string>{"corona-2020", "corona-2021"}));
  EXPECT_TRUE(closure_sets(system, "corona-2020-2022").empty());
  EXPECT_TRUE(closure_sets(system, "corona").empty());
}

TEST(Experiment, AFileThatCannotBeReadIsAnIoError) {
  EXPECT_THROW(load_experiment("/nowhere/x.toml", tiny_data(), made_up_menu()), IoError);
}

}  // namespace
}  // namespace doorstroom::test
