// SPDX-License-Identifier: EUPL-1.2
// What a policy declares: parsed with its defaults, replayed with drawn numbers, listed for readers
// and editors.
#include "experiments/plan/toml_fields.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "engine/draws.hpp"
#include "experiments/plan/field_list.hpp"
#include "tests/experiments/fixture.hpp"

namespace doorstroom::test {
namespace {

/// What the coach policy understands of some keys.
struct Parsed : ParsedFields {
  std::string mistakes;
};

const PolicyKind& coach() { return made_up_menu().front(); }

Parsed parse(const std::string& text) {
  const auto table = toml::parse(text);
  std::vector<Issue> issues;
  Keys keys(&table, "x.toml", "coach.", 1, issues);
  auto parsed = read_fields(keys, nullptr, coach().fields);
  keys.finish();
  return {std::move(parsed), texts(issues)};
}

std::string text_of(const FieldValues& values, const std::string& key) {
  for (const auto& field : coach().fields)
    if (field.key == key) return toml_text(field, values.at(key));
  return "";
}
std::string text_of(const Parsed& parsed, const std::string& key) {
  return text_of(parsed.values, key);
}

TEST(ReadFields, KeepsDefaultsOfKeysThatAreNotGiven) {
  const auto parsed = parse("");
  EXPECT_EQ(parsed.mistakes, "");
  EXPECT_EQ(text_of(parsed, "group_size"), "2");
  EXPECT_EQ(text_of(parsed, "effect"), "0.3");
  EXPECT_EQ(text_of(parsed, "rule"), "\"lottery\"");
  EXPECT_EQ(text_of(parsed, "subjects"), "[\"maths\"]");
  EXPECT_EQ(text_of(parsed, "target"), "{ gap_weeks = \">= 15\" }");
  EXPECT_EQ(text_of(parsed, "from"), "2021");
}

TEST(ReadFields, ReadsEveryType) {
  const auto parsed = parse(
      "group_size = 4\nhours = 2\neffect = 0.5\nrule = 'proportional'\nsubjects = ['reading', "
      "'maths']\n"
      "target = { gap_weeks = '>=7.5' }\nfrom = 2022\nuntil = 2022\n");
  EXPECT_EQ(parsed.mistakes, "");
  EXPECT_EQ(text_of(parsed, "group_size"), "4");
  EXPECT_EQ(text_of(parsed, "hours"), "2");  // a whole number is a number
  EXPECT_EQ(text_of(parsed, "rule"), "\"proportional\"");
  EXPECT_EQ(text_of(parsed, "subjects"), "[\"reading\", \"maths\"]");
  EXPECT_EQ(text_of(parsed, "target"), "{ gap_weeks = \">= 7.5\" }");
  EXPECT_EQ(text_of(parsed, "until"), "2022");
}

TEST(ReadFields, TextReadsBackAsTheSameValue) {
  const auto first = parse(
      "hours = 0.7\neffect = 1e-7\nsubjects = ['reading']\ntarget = { gap_weeks = '>= 0.1' }\n");
  std::string text;
  for (const auto& [key, value] : first.values) text += key + " = " + text_of(first, key) + "\n";
  const auto second = parse(text);
  EXPECT_EQ(second.mistakes, "");
  for (const auto& [key, value] : first.values)
    EXPECT_EQ(text_of(first, key), text_of(second, key)) << key;
}

TEST(ReadFields, DrawsWhatIsLeftOutFromItsDeclaredInterval) {
  const auto drawable = parse("").drawable;
  ASSERT_EQ(drawable.size(), 2U);
  const auto& effect = drawable.at("effect");
  EXPECT_EQ(effect.value, 0.3);
  EXPECT_EQ(effect.low, 0.2);
  EXPECT_EQ(effect.high, 0.4);
  EXPECT_EQ(effect.quality, "effects eH06");
  EXPECT_EQ(drawable.at("take_up").quality, "assumption");
}

TEST(ReadFields, DrawsNoValueThatIsWrittenWhetherTheDefaultOrNot) {
  for (const auto* const text : {"effect = 0.3", "effect = 0.30000001", "effect = 0"}) {
    const auto parsed = parse(text);
    EXPECT_FALSE(parsed.drawable.contains("effect")) << text;
    EXPECT_TRUE(parsed.drawable.contains("take_up")) << text;
    EXPECT_EQ(parsed.written, std::set<std::string>{"effect"}) << text;
  }
}

TEST(ReadFields, DrawsARangeThatIsWritten) {
  const auto parsed = parse(
      "effect = { low = 0.1, high = 0.5, value = 0.2, quality = 'effects eH01' }\n"
      "hours = { low = 2, high = 8 }\n");  // has no interval of its own
  EXPECT_EQ(parsed.mistakes, "");
  EXPECT_EQ(text_of(parsed, "effect"), "0.2");
  const auto& effect = parsed.drawable.at("effect");
  EXPECT_EQ(effect.low, 0.1);
  EXPECT_EQ(effect.high, 0.5);
  EXPECT_EQ(effect.quality, "effects eH01");
  const auto& hours = parsed.drawable.at("hours");
  EXPECT_EQ(hours.value, 5);  // the middle
  EXPECT_EQ(hours.quality, "assumption");
  EXPECT_EQ(parse("hours = { low = 2, high = 8, quality = 'my assumption' }")
                .drawable.at("hours")
                .quality,
            "assumption");  // as that of a declared source
  EXPECT_EQ(parsed.ranges.at("hours"),
            R"({ value = 5, low = 2, high = 8, quality = "assumption" })");
}

TEST(ReadFields, DrawsAThresholdThatIsWrittenAsARange) {
  const auto parsed = parse("target = { gap_weeks = { low = 10, high = 20, value = 12 } }");
  EXPECT_EQ(parsed.mistakes, "");
  EXPECT_EQ(text_of(parsed, "target"), "{ gap_weeks = \">= 12\" }");
  EXPECT_EQ(parsed.drawable.at("target").low, 10);
  EXPECT_EQ(parsed.ranges.at("target"),
            R"({ gap_weeks = { value = 12, low = 10, high = 20, quality = "assumption" } })");
}

TEST(ReadFields, RangesReadBackAsTheSameRanges) {
  const auto first = parse(
      "hours = { low = 0.7, high = 8.1 }\ntarget = { gap_weeks = { low = 0.1, high = 3 } }\n");
  std::string text;
  for (const auto& [key, value] : first.values)
    text += key + " = " +
            (first.ranges.contains(key) ? first.ranges.at(key) : text_of(first, key)) + "\n";
  const auto second = parse(text);
  EXPECT_EQ(second.mistakes, "");
  EXPECT_EQ(second.ranges, first.ranges);
  EXPECT_EQ(second.ranges.size(), 4U);  // two that are written, two that are left out
  for (const auto& [key, value] : first.values)
    EXPECT_EQ(text_of(first, key), text_of(second, key)) << key;
}

TEST(ReadFields, CollectsEveryMistake) {
  EXPECT_EQ(parse("groupsize = 3\nhours = 60\nrule = 'lotery'\nuntil = 'soon'\n").mistakes,
            "x.toml:4: coach.until: \"soon\" is not a whole number; allowed: 0 to 9999\n"
            "x.toml:2: coach.hours: 60 is out of range; allowed: 0.5 to 10 hours\n"
            "x.toml:3: coach.rule: \"lotery\" is not known; allowed: lottery, proportional; did "
            "you mean \"lottery\"?\n"
            "x.toml:1: coach.groupsize: unknown key; allowed: effect, from, group_size, hours, "
            "places, rule, subjects, take_up, "
            "target, until; did you mean \"group_size\"?\n");
}

/// The effect that a policy made from values would have.
double effect_of(const FieldValues& values, const std::map<std::string, double>& drawn) {
  return coach().make(with_drawn(coach().fields, values, drawn))->effect_at_scale(1);
}

TEST(WithDrawn, KeepsValuesAndReplacesThoseThatAreDrawn) {
  const auto values = parse("group_size = 4").values;
  EXPECT_EQ(effect_of(values, {}), 0.3);
  EXPECT_EQ(effect_of(values, {{"effect", 0.37}}), 0.37);
}

TEST(WithDrawn, KeepsDrawnNumbersWithinWhatThePolicyAllows) {
  const auto values = parse("").values;
  EXPECT_EQ(effect_of(values, {{"effect", 9.0}}), 2.0);
  EXPECT_EQ(effect_of(values, {{"effect", -9.0}}), -1.0);
}

TEST(PolicySpec, MakesPoliciesWithTheHashOfTheInstanceNameAsItem) {
  const TemporaryFolder folder;
  const auto file = folder.write("x.toml", std::string(small_experiment) + "  name = \"pairs\"\n");
  const auto experiment = load_experiment(file, tiny_data(), made_up_menu());
  const auto& spec = experiment.variants[1].policies[0];
  EXPECT_EQ(spec.use, "coach");
  EXPECT_EQ(spec.name, "pairs");
  EXPECT_EQ(spec.values.at("group_size"), "3");
  EXPECT_EQ(spec.make({})->item, hash_name("pairs"));
  EXPECT_EQ(spec.make({{"effect", 0.25}})->effect_at_scale(1), 0.25);
}

TEST(Fields, ListsWhatIsDeclaredInOrder) {
  const auto& fields = coach().fields;
  ASSERT_EQ(fields.size(), 10U);
  EXPECT_EQ(fields[0].key, "from");
  EXPECT_EQ(fields[2].key, "group_size");
  EXPECT_EQ(allowed_text(fields[2]), "1 to 6 pupils");
  EXPECT_EQ(
      allowed_text(fields[6]),
      "{ gap_weeks = \">= number\" } or { gap_weeks = { low = number, high = number } }, 0 to 80 "
      "weeks");
  EXPECT_EQ(allowed_text(fields[7]), "lottery, proportional");
  EXPECT_EQ(
      to_json(fields[4]).dump(),
      R"({"key":"effect","type":"number","default":0.3,"allowed":"-1 to 2 SD, or { low = number, high = number }","unit":"SD","drawn_from":[0.2,0.4],)"
      R"("doc":"Gain a year.","source":"effects eH06"})");
}

}  // namespace
}  // namespace doorstroom::test
