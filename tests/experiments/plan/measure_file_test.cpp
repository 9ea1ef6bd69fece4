// SPDX-License-Identifier: EUPL-1.2
// Measures as TOML: the example of the manual runs, and each mistake is one message with its place.
#include "experiments/plan/measure_file.hpp"

#include <gtest/gtest.h>

#include "tests/experiments/fixture.hpp"

namespace doorstroom::test {
namespace {

constexpr auto club = R"toml(
name = "club"
label_nl = "Leesclub"
label_en = "Reading club"
doc_nl = "Lezen."
doc_en = "Reading, two hours a week, with pupils who are behind."
[years]
from = 2021
until = 2022
[who]
places = ["po"]
condition = "gap_weeks_reading >= 10 and education != 'high'"
source = "our pilot"
quality = "assumption"
[[parameter]]
key = "effect_sd"
value = 0.1
min = -1
max = 1
low = 0.02
high = 0.18
unit = "SD"
doc = "Gain of a year."
source = "our pilot"
quality = "verbatim"
[[effect]]
lever = "skill_reading"
per_dose = "effect_sd / 2"
source = "our pilot"
quality = "derived"
[staff]
kind = "tutor"
fte = "2 / (25 * 4)"
source = "two hours"
quality = "derived"
[cost]
eur = "2 * teaching_weeks * 15 / 4"
source = "15 euro"
quality = "assumption"
)toml";

/// The mistakes in the club with `from` written as `to`.
std::string mistakes(const std::string& from, const std::string& to) {
  std::string text = club;
  const auto at = text.find(from);
  if (at == std::string::npos) return "no " + from;
  text.replace(at, from.size(), to);
  const auto table = toml::parse(text);
  std::vector<Issue> issues;
  const bool is_right = read_measure(table, "club.toml", issues).has_value();
  EXPECT_EQ(is_right, issues.empty());
  return texts(issues);
}

TEST(MeasureFile, IsAKindOfPolicyWithItsParameters) {
  const auto table = toml::parse(club);
  std::vector<Issue> issues;
  const auto kind = read_measure(table, "club.toml", issues);
  ASSERT_TRUE(kind) << texts(issues);
  EXPECT_EQ(kind->name, "club");
  std::vector<std::string> keys;
  for (const auto& field : kind->fields) keys.push_back(field.key);
  EXPECT_EQ(keys,
            (std::vector<std::string>{"from", "until", "places", "effect_sd", "who", "paid_from"}));
  const auto policy = kind->make({{"effect_sd", 0.4}});
  const auto package = policy->packages().at(0);
  EXPECT_EQ(package.staff, "tutor");
  EXPECT_DOUBLE_EQ(package.staff_fte, 0.02);
  EXPECT_DOUBLE_EQ(package.cost_cents, 15000);
  ASSERT_EQ(package.effects.size(), 1U);
  EXPECT_DOUBLE_EQ(package.effects[0].per_dose, 0.2);
  EXPECT_EQ(package.effects[0].retention, Retention::slow);
}

TEST(MeasureFile, EachMistakeHasItsPlaceAndWhatIsAllowed) {
  EXPECT_EQ(mistakes("gap_weeks_reading >= 10", "gap_week_reading >= 10"),
            "club.toml:12:14: who.condition: no name \"gap_week_reading\"; allowed: gap_weeks, "
            "gap_weeks_reading, gap_weeks_maths, education, repeated, girl, migrant, age, "
            "disadvantage, effect_sd, teaching_weeks; did you mean \"gap_weeks_reading\"?\n");
}

TEST(MeasureFile, AnEffectWithoutASourceIsNone) {
  const auto text = mistakes("per_dose = \"effect_sd / 2\"\nsource = \"our pilot\"\n",
                             "per_dose = \"effect_sd / 2\"\n");
  EXPECT_NE(text.find("effect.source: is missing"), std::string::npos) << text;
}

TEST(MeasureFile, APackageHasStaffAndAPriceOrSaysThatItHasNone) {
  EXPECT_NE(mistakes("[cost]\neur = \"2 * teaching_weeks * 15 / 4\"\nsource = \"15 euro\"\nquality "
                     "= \"assumption\"\n",
                     "")
                .find("measure.cost: is missing"),
            std::string::npos);
  EXPECT_NE(mistakes("kind = \"tutor\"\n", "").find("staff.kind: is missing"), std::string::npos);
}

TEST(MeasureFile, UnknownKeysLeversAndQualitiesGetASuggestion) {
  EXPECT_NE(mistakes("lever = \"skill_reading\"", "lever = \"skil_reading\"")
                .find("did you mean \"skill_reading\"?"),
            std::string::npos);
  EXPECT_NE(mistakes("label_en", "label_eng").find("did you mean \"label_en\"?"),
            std::string::npos);
  EXPECT_NE(mistakes("quality = \"verbatim\"", "quality = \"verbatm\"")
                .find("did you mean \"verbatim\"?"),
            std::string::npos);
}

/// The first block of code of the page, with what an experiment needs around it.
std::string example_of_the_page() {
  const auto page = read_file("docs/measures.md");
  const auto begin = page.find("```toml\n") + 8;
  return page.substr(begin, page.find("```", begin) - begin);
}

TEST(MeasureFile, TheExampleOfThePageIsUnderstood) {
  const TemporaryFolder folder;
  const auto file = folder.write(
      "x.toml",
      "[experiment]\ntitle = 'x'\npopulation = 'nl-2019'\nfirst_year = 2019\nyears = 4\n"
      "[[variant]]\nname = 'none'\nbaseline = true\n" +
          example_of_the_page());
  const auto experiment = load_experiment(file, "experiments/data");
  ASSERT_EQ(experiment.measures.size(), 1U);
  EXPECT_EQ(experiment.variants.at(1).policies.at(0).use, "reading_club");
  // and again from what is saved of it
  const auto saved = folder.write("y.toml", to_toml(experiment));
  EXPECT_EQ(to_toml(load_experiment(saved, "experiments/data")), to_toml(experiment));
}

TEST(MeasureFile, ANameIsTakenOnce) {
  const TemporaryFolder folder;
  auto text = example_of_the_page();
  text.replace(text.find("reading_club"), 12, "tutoring");
  const auto file = folder.write(
      "x.toml",
      "[experiment]\ntitle = 'x'\npopulation = 'nl-2019'\nfirst_year = 2019\nyears = 4\n"
      "[[variant]]\nname = 'none'\nbaseline = true\n" +
          text);
  try {
    static_cast<void>(load_experiment(file, "experiments/data"));
    FAIL();
  } catch (const ConfigError& error) {
    EXPECT_NE(texts(error.issues()).find("\"tutoring\" is a policy already"), std::string::npos)
        << texts(error.issues());
  }
}

}  // namespace
}  // namespace doorstroom::test
