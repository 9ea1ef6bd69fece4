// SPDX-License-Identifier: EUPL-1.2
// The JSON Schema of experiment files: well formed, and about the same keys as the parser.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/experiments/fixture.hpp"

namespace doorstroom::test {
namespace {

using Json = nlohmann::json;

Json schema() { return Json::parse(experiment_schema(made_up_menu())); }

TEST(Schema, NamesItsDialect) {
  EXPECT_EQ(schema()["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

TEST(Schema, HasEverySettingWithRangeAndDefault) {
  const auto properties = schema()["properties"];
  const auto years = properties["experiment"]["properties"]["years"];
  EXPECT_EQ(years["minimum"], 1);
  EXPECT_EQ(years["maximum"], 60);
  EXPECT_EQ(years["default"], 16);
  EXPECT_EQ(properties["experiment"]["required"], (Json{"title", "population"}));
  EXPECT_EQ(properties["learning"]["properties"]["model"]["enum"], (Json{"linear", "ppf", "none"}));
  EXPECT_EQ(properties["uncertainty"]["additionalProperties"], false);
  const auto named = properties["experiment"]["properties"]["report_years"];
  EXPECT_EQ(named["type"], "array");
  EXPECT_EQ(named["items"]["type"], "integer");
  EXPECT_EQ(named["minItems"], 1);
}

TEST(Schema, HasEveryPolicyWithItsKeys) {
  const auto policies =
      schema()["properties"]["variant"]["items"]["properties"]["policy"]["items"]["oneOf"];
  ASSERT_EQ(policies.size(), 4U);  // three of the menu, and a measure of the file's own
  const auto keys = policies[0]["properties"];
  EXPECT_EQ(keys["use"]["const"], "coach");
  EXPECT_EQ(keys["group_size"]["type"], "integer");
  EXPECT_EQ(keys["group_size"]["maximum"], 6);
  EXPECT_EQ(keys["rule"]["enum"], (Json{"lottery", "proportional"}));
  EXPECT_EQ(keys["subjects"]["items"]["enum"], (Json{"reading", "maths"}));
  EXPECT_EQ(keys["target"]["required"], Json{"gap_weeks"});
  EXPECT_EQ(keys["effect"]["description"], "Gain a year. Unit: SD. Source: effects eH06.");
}

}  // namespace
}  // namespace doorstroom::test
