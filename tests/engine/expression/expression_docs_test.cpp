// SPDX-License-Identifier: EUPL-1.2
// Every example in docs/expressions.md is accepted, and every mistake there has the text it says.
#include <gtest/gtest.h>

#include <fstream>

#include "engine/expression/expression.hpp"

namespace doorstroom {
namespace {

std::vector<ExpressionName> names() {
  return {{"sector", ValueType::word, "", "", {"po", "vo", "mbo"}},
          {"education", ValueType::word, "", "", {"low", "middle", "high"}},
          {"repeated", ValueType::flag},
          {"gap_weeks", ValueType::number, "weeks"},
          {"weight", ValueType::number, "share"},
          {"hours_per_week", ValueType::number, "hours"},
          {"group_size", ValueType::number, "pupils"},
          {"year", ValueType::number}};
}

/// The lines within fences that carry a word, empty ones left out.
std::vector<std::string> fenced(const std::string& word) {
  std::ifstream file("docs/expressions.md");
  std::vector<std::string> lines;
  bool inside = false;
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("```"))
      inside = line == "```" + word;
    else if (inside && !line.empty())
      lines.push_back(line);
  return lines;
}

std::string mistakes(const std::string& text, ValueType type) {
  std::vector<Issue> issues;
  compile_expression({text, "measure.toml", 3, 8, "who"}, names(), {type, ""}, issues);
  std::string all;
  for (const auto& issue : issues) all += (all.empty() ? "" : "\n") + issue.text();
  return all;
}

TEST(ExpressionDocs, HaveConditionsThatAreAccepted) {
  const auto lines = fenced("expression");
  EXPECT_GE(lines.size(), 5U);
  for (const auto& line : lines) EXPECT_EQ(mistakes(line, ValueType::flag), "") << line;
}

TEST(ExpressionDocs, HaveNumbersThatAreAccepted) {
  const auto lines = fenced("number");
  EXPECT_GE(lines.size(), 5U);
  for (const auto& line : lines) EXPECT_EQ(mistakes(line, ValueType::number), "") << line;
}

TEST(ExpressionDocs, HaveMistakesWithTheirTexts) {
  const auto lines = fenced("mistake");
  ASSERT_GE(lines.size(), 10U);
  for (std::size_t i = 0; i + 1 < lines.size(); i += 2)
    EXPECT_EQ(mistakes(lines[i], ValueType::flag), lines[i + 1]);
}

}  // namespace
}  // namespace doorstroom
