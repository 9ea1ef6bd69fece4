// SPDX-License-Identifier: EUPL-1.2
// Expressions: values worked out by hand, what is said of mistakes, and where.
#include "engine/expression/expression.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace doorstroom {
namespace {

std::vector<ExpressionName> names() {
  return {{"sector", ValueType::word, "", "", {"po", "vo", "mbo"}},
          {"education", ValueType::word, "", "", {"low", "middle", "high"}},
          {"gap_weeks", ValueType::number, "weeks"},
          {"hours", ValueType::number, "hours"},
          {"pupils", ValueType::number},
          {"weight", ValueType::number, "share"},
          {"girl", ValueType::flag},
          {"before", ValueType::word, "", "", {"po", "vo", "mbo"}}};
}

const ExpressionNeed number{ValueType::number, ""};
const ExpressionNeed condition{ValueType::flag, ""};

/// Every message about a text, one a line.
std::string mistakes(const std::string& text, const ExpressionNeed& need = condition) {
  std::vector<Issue> issues;
  const auto made = compile_expression({text, "m.toml", 7, 10, "who"}, names(), need, issues);
  EXPECT_EQ(made.has_value(), issues.empty());
  std::string all;
  for (const auto& issue : issues) all += (all.empty() ? "" : "\n") + issue.text();
  return all;
}

Expression compiled(const std::string& text, const ExpressionNeed& need) {
  std::vector<Issue> issues;
  auto made = compile_expression({text}, names(), need, issues);
  if (!made) throw ConfigError(issues);
  return *made;
}

std::string normal(const std::string& text, const ExpressionNeed& need = condition) {
  return compiled(text, need).text();
}

/// The columns of four pupils.
struct Pupils {
  std::vector<std::uint16_t> sector{0, 1, 1, 2};
  std::vector<std::uint8_t> education{0, 0, 2, 1};
  std::vector<float> gap_weeks{12, 10, 30, 0};
  std::vector<std::uint8_t> pupils{0, 1, 2, 200};
  std::vector<std::uint8_t> girl{1, 0, 1, 0};
  std::vector<std::uint8_t> before{0, 0, 1, 1};

  std::vector<ExpressionInput> inputs() const {
    return {std::span(sector),    std::span(education),
            std::span(gap_weeks), 40.0F,
            std::span(pupils),    0.25F,
            std::span(girl),      std::span(before)};
  }
};

std::vector<float> numbers(const std::string& text) {
  const Pupils pupils;
  const auto inputs = pupils.inputs();
  std::vector<float> out(4, -99);
  ExpressionWorkspace workspace;
  compiled(text, number).evaluate(inputs, out, workspace);
  return out;
}
std::vector<int> flags(const std::string& text) {
  const Pupils pupils;
  const auto inputs = pupils.inputs();
  std::vector<std::uint8_t> out(4, 99);
  ExpressionWorkspace workspace;
  compiled(text, condition).evaluate(inputs, std::span(out), workspace);
  return {out.begin(), out.end()};
}
double constant(const std::string& text, double hours = 0) {
  const std::vector<double> values{0, 0, 0, hours, 0, 0, 0, 0};
  return compiled(text, number).evaluate_constant(values);
}

using Numbers = std::vector<float>;
using Flags = std::vector<int>;

TEST(Expression, PicksRowsByWordNumberAndFlag) {
  EXPECT_EQ(flags("sector == 'vo' and gap_weeks >= 10"), (Flags{0, 1, 1, 0}));
  EXPECT_EQ(flags("sector == 'vo' and gap_weeks >= 10 weeks and education != 'high'"),
            (Flags{0, 1, 0, 0}));
  EXPECT_EQ(flags("girl or 'mbo' == sector"), (Flags{1, 0, 1, 1}));
  EXPECT_EQ(flags("not girl"), (Flags{0, 1, 0, 1}));
  EXPECT_EQ(flags("girl == (pupils > 1)"), (Flags{0, 1, 1, 0}));
  EXPECT_EQ(flags("girl != (pupils > 1)"), (Flags{1, 0, 0, 1}));
  EXPECT_EQ(flags("true"), (Flags{1, 1, 1, 1}));
  EXPECT_EQ(flags("girl"), (Flags{1, 0, 1, 0}));
}

TEST(Expression, ComparesInEveryDirection) {
  EXPECT_EQ(flags("gap_weeks < 12"), (Flags{0, 1, 0, 1}));
  EXPECT_EQ(flags("gap_weeks <= 12"), (Flags{1, 1, 0, 1}));
  EXPECT_EQ(flags("gap_weeks > 12"), (Flags{0, 0, 1, 0}));
  EXPECT_EQ(flags("gap_weeks >= 12"), (Flags{1, 0, 1, 0}));
  EXPECT_EQ(flags("gap_weeks == 12"), (Flags{1, 0, 0, 0}));
  EXPECT_EQ(flags("gap_weeks != 12"), (Flags{0, 1, 1, 1}));
  EXPECT_EQ(flags("12 > gap_weeks"), (Flags{0, 1, 0, 1}));
}

TEST(Expression, LooksInAList) {
  EXPECT_EQ(flags("sector in ['po', 'mbo']"), (Flags{1, 0, 0, 1}));
  EXPECT_EQ(flags("education not in ['low']"), (Flags{0, 0, 1, 1}));
  EXPECT_EQ(flags("gap_weeks + 1 in [1, 13, 100]"), (Flags{1, 0, 0, 1}));
}

TEST(Expression, ComparesNamesThatHaveTheSameWords) {
  EXPECT_EQ(flags("sector == before"), (Flags{1, 0, 1, 0}));
  EXPECT_EQ(flags("sector != before"), (Flags{0, 1, 0, 1}));
}

TEST(Expression, CalculatesPerRow) {
  EXPECT_EQ(numbers("gap_weeks"), (Numbers{12, 10, 30, 0}));
  EXPECT_EQ(numbers("2 + 3 * 4 - 10 / 5"), (Numbers{12, 12, 12, 12}));
  EXPECT_EQ(numbers("pupils * weight + gap_weeks / 4 weeks"), (Numbers{3, 2.75F, 8, 50}));
  EXPECT_EQ(numbers("-gap_weeks - -2"), (Numbers{-10, -8, -28, 2}));
  EXPECT_EQ(numbers("hours / 2"), (Numbers{20, 20, 20, 20}));
  EXPECT_EQ(numbers("pupils ^ 2"), (Numbers{0, 1, 4, 40000}));
  EXPECT_EQ(numbers("2 ^ pupils"), (Numbers{1, 2, 4, numbers("2 ^ 200")[0]}));
  EXPECT_EQ(numbers("min(gap_weeks / 1 week, 11, pupils)"), (Numbers{0, 1, 2, 0}));
  EXPECT_EQ(numbers("max(gap_weeks, 11)"), (Numbers{12, 11, 30, 11}));
  EXPECT_EQ(numbers("clamp(gap_weeks, 5, 11)"), (Numbers{11, 10, 11, 5}));
  EXPECT_EQ(numbers("abs(11 - gap_weeks)"), (Numbers{1, 1, 19, 11}));
  EXPECT_EQ(numbers("sqrt(pupils * 2)"), (Numbers{0, std::sqrt(2.0F), 2, 20}));
  EXPECT_EQ(numbers("if(girl, gap_weeks, -1)"), (Numbers{12, -1, 30, -1}));
  EXPECT_EQ(numbers("if(weight > 0.5, hours, hours * pupils / 40)"), (Numbers{0, 1, 2, 200}));
  EXPECT_EQ(numbers("if(weight < 0.5, hours, hours * pupils / 40)"), (Numbers{40, 40, 40, 40}));
  EXPECT_EQ(flags("if(girl, sector == 'po', sector == 'mbo')"), (Flags{1, 0, 0, 1}));
}

TEST(Expression, UnderstandsShares) {
  EXPECT_EQ(flags("weight >= 25 %"), (Flags{1, 1, 1, 1}));
  EXPECT_EQ(numbers("10% * gap_weeks"), (Numbers{1.2F, 1, 3, 0}));
  EXPECT_EQ(mistakes("15 % * gap_weeks >= 1 week"), "");
}

TEST(Expression, ReadsTables) {
  EXPECT_EQ(numbers("table(gap_weeks, [5, 1], [10, 2], [12, 3])"), (Numbers{3, 2, 3, 1}));
  EXPECT_EQ(numbers("line(gap_weeks, [10, 1], [14, 2], [30, 4])"), (Numbers{1.5F, 1, 4, 1}));
  EXPECT_EQ(constant("table(hours, [1, 10], [2, 20])", 1.5), 10);
  EXPECT_EQ(constant("line(hours, [1, 10], [2, 20])", 1.5), 15);
  EXPECT_EQ(constant("line(hours, [1, 10], [2, 20])", -4), 10);
  EXPECT_EQ(constant("line(hours, [1, 10], [2, 20])", 4), 20);
}

TEST(Expression, GroupsAsInMathematics) {
  EXPECT_EQ(constant("-2 ^ 2"), -4);
  EXPECT_EQ(constant("2 ^ 3 ^ 2"), 512);
  EXPECT_EQ(constant("2 ^ -1"), 0.5);
  EXPECT_EQ(constant("10 - 4 - 3"), 3);
  EXPECT_EQ(constant("16 / 4 / 2"), 2);
  EXPECT_EQ(flags("girl or girl and not girl"), (Flags{1, 0, 1, 0}));
  EXPECT_EQ(flags("not gap_weeks == 12"), (Flags{0, 1, 1, 1}));
}

TEST(Expression, HasAnAnswerWhereMathematicsHasNone) {
  EXPECT_EQ(numbers("10 / pupils"), (Numbers{0, 10, 5, 0.05F}));
  EXPECT_EQ(numbers("pupils ^ -1"), (Numbers{0, 1, 0.5F, 0.005F}));
  EXPECT_EQ(numbers("(-pupils) ^ 0.5"), (Numbers{0, 0, 0, 0}));
  EXPECT_EQ(numbers("sqrt(-pupils)"), (Numbers{0, 0, 0, 0}));
  EXPECT_NEAR(numbers("log(-pupils)")[3], -87.3365, 1e-3);
  EXPECT_EQ(numbers("(pupils + 1) * 3e38 * 3e38 - (pupils + 1) * 3e38 * 3e38"),
            (Numbers{0, 0, 0, 0}));
}

TEST(Expression, NeedsNoColumnsForParameters) {
  EXPECT_EQ(constant("hours * 40 / 60", 3), 2);
  EXPECT_EQ(constant("0.1 + 0.2"), 0.1 + 0.2);
  EXPECT_NEAR(constant("exp(log(hours))", 7), 7, 1e-5);
  EXPECT_NEAR(constant("hours ^ 0.5", 9), 3, 1e-5);
  EXPECT_EQ(constant("if(hours > 0, 1 / hours, 0)", 0), 0);
  const std::vector<double> values{1, 0, 10, 0, 0, 0, 0, 0};
  EXPECT_EQ(compiled("sector == 'vo' and gap_weeks >= 10", condition).evaluate_constant(values), 1);
}

TEST(Expression, SaysWhereAParameterLeavesNoAnswer) {
  std::vector<Issue> issues;
  const auto made =
      compile_expression({"2 +\n  1 / hours", "m.toml", 7, 10, "weeks"}, names(), number, issues);
  ASSERT_TRUE(made);
  try {
    made->evaluate_constant(std::vector<double>(8, 0.0));
    FAIL();
  } catch (const ConfigError& error) {
    EXPECT_STREQ(error.what(), "m.toml:8:5: weeks: divides by zero; allowed: anything else");
  }
}

TEST(Expression, SaysWhichNamesItUses) {
  EXPECT_EQ(compiled("girl and gap_weeks > 1 and not girl", condition).uses(),
            (std::vector<std::uint32_t>{2, 6}));
  EXPECT_TRUE(compiled("1 > 2", condition).uses().empty());
}

TEST(Expression, WorksOutMoreRowsThanABlock) {
  const std::size_t rows = 2 * ExpressionWorkspace::block + 17;
  std::vector<float> gap(rows);
  for (std::size_t i = 0; i < rows; ++i) gap[i] = static_cast<float>(i % 20);
  std::vector<ExpressionInput> inputs(8);
  inputs[2] = std::span<const float>(gap);
  std::vector<std::uint8_t> out(rows);
  ExpressionWorkspace workspace;
  compiled("gap_weeks >= 10", condition).evaluate(inputs, std::span(out), workspace);
  for (std::size_t i = 0; i < rows; ++i) ASSERT_EQ(out[i], gap[i] >= 10 ? 1 : 0) << i;
}

TEST(Expression, PrintsItselfInANormalForm) {
  EXPECT_EQ(normal("((sector=='vo'))  and\n(gap_weeks>=10weeks)"),
            "sector == 'vo' and gap_weeks >= 10 weeks");
  EXPECT_EQ(normal("sector not in ['po','vo']"), "not sector in ['po', 'vo']");
  EXPECT_EQ(normal("(girl or girl) and girl"), "(girl or girl) and girl");
  EXPECT_EQ(normal("girl or (girl and girl)"), "girl or girl and girl");
  EXPECT_EQ(normal("not (girl and girl)"), "not (girl and girl)");
  EXPECT_EQ(normal("1-(2-3)-4*(5+6)", number), "1 - (2 - 3) - 4 * (5 + 6)");
  EXPECT_EQ(normal("(2^3)^-(4)", number), "(2^3)^-4");
  EXPECT_EQ(normal("(-2)^2 + -2^2", number), "(-2)^2 + -2^2");
  EXPECT_EQ(normal("table(hours,[0,-1],[10.50,100000])", number),
            "table(hours, [0, -1], [10.5, 100000])");
  EXPECT_EQ(normal("if((girl), 15%, .5)", number), "if(girl, 15 %, 0.5)");
}

TEST(ExpressionMistake, NamesAnUnknownName) {
  EXPECT_EQ(mistakes("gap_week >= 10"),
            "m.toml:7:10: who: no name \"gap_week\"; allowed: sector, education, gap_weeks, hours, "
            "pupils, weight, girl, before; did you mean \"gap_weeks\"?");
}

TEST(ExpressionMistake, NamesAnUnknownWord) {
  EXPECT_EQ(mistakes("girl and sector == 'vmo'"),
            "m.toml:7:29: who: \"sector\" is never 'vmo'; allowed: po, vo, mbo; did you mean "
            "\"vo\"?");
}

TEST(ExpressionMistake, NamesAnUnknownUnit) {
  EXPECT_EQ(mistakes("gap_weeks >= 10 wekes"),
            "m.toml:7:23: who: no unit \"wekes\"; allowed: weeks, hours, share, %; did you mean "
            "\"weeks\"?");
  EXPECT_EQ(mistakes("gap_weeks >= 2 girl"),
            "m.toml:7:23: who: a sign is missing between the number and \"girl\"; allowed: such as "
            "* or +");
}

TEST(ExpressionMistake, NamesBothUnitsThatDoNotFit) {
  EXPECT_EQ(mistakes("gap_weeks >= 10 hours"),
            "m.toml:7:20: who: \"gap_weeks\" is in weeks and \"10 hours\" in hours; allowed: the "
            "same unit");
  EXPECT_EQ(mistakes("pupils >= 10 weeks"),
            "m.toml:7:17: who: \"pupils\" is without a unit and \"10 weeks\" in weeks; allowed: "
            "the same unit");
  EXPECT_EQ(mistakes("gap_weeks + hours", {ValueType::number, "weeks"}),
            "m.toml:7:20: who: \"gap_weeks\" is in weeks and \"hours\" in hours; allowed: the same "
            "unit");
  EXPECT_EQ(mistakes("hours + 2", {ValueType::number, "weeks"}),
            "m.toml:7:10: who: \"hours + 2\" is in hours; allowed: weeks");
  EXPECT_EQ(mistakes("hours / 25 hours * 1 week", {ValueType::number, "weeks"}), "");
  EXPECT_EQ(mistakes("35 * hours", {ValueType::number, "eur"}), "");
}

TEST(ExpressionMistake, NamesAWrongType) {
  EXPECT_EQ(mistakes("girl + 1 > 2"),
            "m.toml:7:10: who: \"girl\" is a yes or no in \"girl + 1\"; allowed: a number");
  EXPECT_EQ(mistakes("gap_weeks and girl"),
            "m.toml:7:10: who: \"gap_weeks\" is a number in \"gap_weeks and girl\"; allowed: a yes "
            "or no");
  EXPECT_EQ(mistakes("girl == 1"),
            "m.toml:7:18: who: \"1\" is a number in \"girl == 1\"; allowed: a yes or no");
  EXPECT_EQ(mistakes("sector"),
            "m.toml:7:10: who: \"sector\" is a word; allowed: a yes or no, as in sector == 'po'");
  EXPECT_EQ(mistakes("gap_weeks"),
            "m.toml:7:10: who: \"gap_weeks\" is a number; allowed: a yes or no");
  EXPECT_EQ(mistakes("girl", number),
            "m.toml:7:10: who: \"girl\" is a yes or no; allowed: a number");
  EXPECT_EQ(mistakes("'a' == 'b'"),
            "m.toml:7:14: who: two words are compared; allowed: a name and a word, as in sector == "
            "'vo'");
  EXPECT_EQ(mistakes("'po' in [sector]"),
            "m.toml:7:10: who: \"'po'\" is no name; allowed: a name before \"in\"");
  EXPECT_EQ(mistakes("sector == education"),
            "m.toml:7:17: who: \"sector\" and \"education\" have other words; allowed: names with "
            "the same words");
  EXPECT_EQ(mistakes("if(girl, sector, 1)", number),
            "m.toml:7:19: who: \"sector\" is a word; allowed: a number or a yes or no");
  EXPECT_EQ(mistakes("if(girl, girl, 1)"),
            "m.toml:7:25: who: \"1\" is a number in \"if(girl, girl, 1)\"; allowed: a yes or no");
}

TEST(ExpressionMistake, ReportsAllAtOnceButNothingThatOnlyFollows) {
  EXPECT_EQ(
      mistakes("gap_wekes >= 10 and sector == 'v0' and\n  hours > 3 weeks"),
      "m.toml:7:10: who: no name \"gap_wekes\"; allowed: sector, education, gap_weeks, hours, "
      "pupils, weight, girl, before; did you mean \"gap_weeks\"?\n"
      "m.toml:7:40: who: \"sector\" is never 'v0'; allowed: po, vo, mbo; did you mean "
      "\"vo\"?\n"
      "m.toml:8:9: who: \"hours\" is in hours and \"3 weeks\" in weeks; allowed: the same "
      "unit");
  EXPECT_EQ(
      mistakes("elsewhere + 1 == elsewhere + girl"),
      "m.toml:7:10: who: no name \"elsewhere\"; allowed: sector, education, gap_weeks, hours, "
      "pupils, weight, girl, before\n"
      "m.toml:7:27: who: no name \"elsewhere\"; allowed: sector, education, gap_weeks, hours, "
      "pupils, weight, girl, before\n"
      "m.toml:7:39: who: \"girl\" is a yes or no in \"elsewhere + girl\"; allowed: a number");
}

TEST(ExpressionMistake, PointsAtWhatCannotBeRead) {
  EXPECT_EQ(mistakes(""), "m.toml:7:10: who: nothing stands here; allowed: an expression");
  EXPECT_EQ(mistakes("girl and"),
            "m.toml:7:18: who: the end cannot stand here; allowed: a name, a number, a 'word', "
            "\"(\" or a function");
  EXPECT_EQ(mistakes("girl girl"),
            "m.toml:7:15: who: \"girl\" cannot stand here; allowed: the end, or a sign or \"and\", "
            "\"or\", \"in\" in between");
  EXPECT_EQ(mistakes("(girl"),
            "m.toml:7:15: who: the end cannot stand here; allowed: \")\" for the "
            "\"(\" before");
  EXPECT_EQ(mistakes("sector in 'po'"),
            "m.toml:7:20: who: 'po' cannot stand here; allowed: the end, or a sign or \"and\", "
            "\"or\", \"in\" in between");
  EXPECT_EQ(mistakes("1 < gap_weeks < 3"),
            "m.toml:7:24: who: a comparison of a comparison; allowed: a < b and b < c, not a < b < "
            "c");
  EXPECT_EQ(mistakes("gap_weeks > 1,5"),
            "m.toml:7:23: who: \",\" cannot stand here; allowed: a decimal sign is a point, as in "
            "1.5");
  EXPECT_EQ(mistakes("min(1)", number),
            "m.toml:7:10: who: \"min\" has 1 argument; allowed: min(a, b, ...)");
  EXPECT_EQ(mistakes("mni(1, 2)", number),
            "m.toml:7:10: who: no function \"mni\"; allowed: min, max, abs, exp, log, sqrt, clamp, "
            "if, table, line; did you mean \"min\"?");
  EXPECT_EQ(mistakes("min + 1", number),
            "m.toml:7:10: who: \"min\" is a function; allowed: min(a, b, ...)");
}

TEST(ExpressionMistake, KnowsWhatPeopleType) {
  EXPECT_EQ(mistakes("sector = 'vo' && girl"),
            "m.toml:7:17: who: \"=\" is no sign of the language; did you mean \"==\"?\n"
            "m.toml:7:24: who: \"&&\" is no sign of the language; did you mean \"and\"?");
  EXPECT_EQ(mistakes("gap_weeks \xE2\x89\xA5 10"),
            "m.toml:7:20: who: \"\xE2\x89\xA5\" is no sign of the language; did you mean \">=\"?");
  EXPECT_EQ(mistakes("gap_weeks > 10 en girl"),
            "m.toml:7:25: who: \"en\" cannot stand here; did you mean \"and\"?");
  EXPECT_EQ(mistakes("girl ; girl"),
            "m.toml:7:15: who: \";\" fits nowhere; allowed: names, numbers, 'words' and + - * / ^ "
            "% == != < <= > >= ( ) [ ] ,");
  EXPECT_EQ(mistakes("sector == 'vo"),
            "m.toml:7:20: who: a word starts here and does not end; allowed: 'word', on one line");
  EXPECT_EQ(mistakes("gap_weeks > 1e999"),
            "m.toml:7:22: who: the number 1e999 is out of range; allowed: 0, and from 1e-300 to "
            "3.4e38");
}

TEST(ExpressionMistake, NamesAConstantWithoutAnswer) {
  EXPECT_EQ(mistakes("gap_weeks > 1 / 0"),
            "m.toml:7:24: who: divides by zero; allowed: anything else");
  EXPECT_EQ(mistakes("log(0)", number),
            "m.toml:7:10: who: the logarithm of zero or less; allowed: of more than zero");
  EXPECT_EQ(mistakes("sqrt(-1)", number),
            "m.toml:7:10: who: the root of less than zero; allowed: of zero or more");
  EXPECT_EQ(mistakes("(-1) ^ 0.5", number),
            "m.toml:7:15: who: a power of zero or less; allowed: of more than zero, or a whole "
            "power to 16");
  EXPECT_EQ(mistakes("table(hours, [0, 1], [0, 2])", number),
            "m.toml:7:32: who: \"0\" does not come after the point before; allowed: points from "
            "low to high");
  EXPECT_EQ(mistakes("table(hours, [0, pupils])", number),
            "m.toml:7:27: who: \"pupils\" in a point uses a name; allowed: numbers");
}

TEST(ExpressionMistake, IsTooLongOrTooDeep) {
  EXPECT_EQ(mistakes("1 > 0" + std::string(1996, ' ')),
            "m.toml:7:10: who: the expression has 2001 characters; allowed: 2000");
  EXPECT_EQ(mistakes(std::string(64, '(') + "girl" + std::string(64, ')')),
            "m.toml:7:74: who: nested too deep; allowed: 64 brackets, functions and signs within "
            "each other");
  EXPECT_EQ(mistakes(std::string(63, '(') + "girl" + std::string(63, ')')), "");
  std::string sum = "1";
  for (int i = 0; i < 800; ++i) sum += "+1";
  EXPECT_EQ(mistakes(sum, number),
            "m.toml:7:10: who: the expression has 3201 characters in its normal form, with a space "
            "between parts; allowed: 2000");
}

TEST(ExpressionName, IsAWordThatTheLanguageLeavesFree) {
  for (const auto* good : {"gap_weeks", "Gap2", "gap.language", "x"})
    EXPECT_TRUE(can_be_expression_name(good)) << good;
  for (const auto* bad :
       {"", "and", "min", "2x", "gap weeks", "gap-weeks", "_x", "x.", "'x'", "x "})
    EXPECT_FALSE(can_be_expression_name(bad)) << bad;
}

}  // namespace
}  // namespace doorstroom
