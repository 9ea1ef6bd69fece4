// SPDX-License-Identifier: EUPL-1.2
// The CSV reader: lines, types, ranges, and every mistake with its text.
#include "experiments/read/csv.hpp"

#include <gtest/gtest.h>

#include "tests/experiments/fixture.hpp"

namespace doorstroom::test {
namespace {

struct Fruit {
  std::string name, colour = "green", day;
  double weight = 1, low = 0, high = 0;
  long long count = 0;
  bool ripe = false;
  int line = 0;
};

void read_fruit(Cells& cells, Fruit& fruit) {
  cells.text("name", fruit.name, Need::value);
  cells.word("colour", fruit.colour, {"green", "red"}, Need::nothing);
  cells.number("weight", fruit.weight, Need::column, {0, 100});
  cells.range(fruit.weight, fruit.low, fruit.high, Need::nothing);
  cells.integer("count", fruit.count, Need::nothing, not_negative);
  cells.yes_no("ripe", fruit.ripe, Need::nothing);
  cells.date("day", fruit.day, Need::nothing);
  fruit.line = cells.origin().line;
}

struct Read {
  std::vector<Fruit> rows;
  std::string mistakes;
};

Read read(const std::string& text) {
  const TemporaryFolder folder;
  std::vector<Issue> issues;
  auto rows =
      read_rows<Fruit>(folder.write("fruit.csv", text), Presence::required, issues, read_fruit);
  return {std::move(rows), texts(issues)};
}

TEST(Csv, ReadsTypedCellsInAnyOrderOfColumns) {
  const auto [rows, mistakes] =
      read("weight,name,count,ripe,day,colour\n1.5,apple,3,yes,2020-02-29,red\n");
  EXPECT_EQ(mistakes, "");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].name, "apple");
  EXPECT_EQ(rows[0].colour, "red");
  EXPECT_EQ(rows[0].weight, 1.5);
  EXPECT_EQ(rows[0].count, 3);
  EXPECT_TRUE(rows[0].ripe);
  EXPECT_EQ(rows[0].day, "2020-02-29");
}

TEST(Csv, KeepsDefaultsOfEmptyCellsAndAbsentColumns) {
  const auto [rows, mistakes] = read("name,weight\napple,\n");
  EXPECT_EQ(mistakes, "");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].weight, 1);
  EXPECT_EQ(rows[0].colour, "green");
  EXPECT_EQ(rows[0].low, 1);
  EXPECT_EQ(rows[0].high, 1);
}

TEST(Csv, KnowsTheLineOfEveryRowAlsoAfterALineBreakInACell) {
  const auto [rows, mistakes] = read("name,weight\r\n\"apple,\nsweet\",1\r\n\r\npear,2\r\nplum,3");
  EXPECT_EQ(mistakes, "");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].name, "apple,\nsweet");
  EXPECT_EQ(rows[0].line, 2);
  EXPECT_EQ(rows[1].line, 5);
  EXPECT_EQ(rows[2].line, 6);
}

TEST(Csv, DropsAByteOrderMark) {
  const auto [rows, mistakes] = read("\xEF\xBB\xBFname,weight\napple,1\n");
  EXPECT_EQ(mistakes, "");
  EXPECT_EQ(rows.size(), 1U);
}

TEST(Csv, CollectsEveryMistakeInTheCells) {
  const auto mistakes = read(
                            "name,weight,low,high,count,ripe,day,colour\n"
                            ",heavy,,,1,yes,,\n"
                            "apple,-1,,,2.5,maybe,2020-02-30,rde\n"
                            "pear,1e400,,,-1,no,,\n"
                            "plum,5,6,7,1,no,,\n"
                            "fig,5,4,,1,no,,\n"
                            "date,0x10,,,1,no,,\n")
                            .mistakes;
  EXPECT_EQ(
      mistakes,
      "fruit.csv:2: name: is empty; allowed: a value in every row\n"
      "fruit.csv:2: weight: \"heavy\" is not a number; allowed: 0 to 100, with a decimal point\n"
      "fruit.csv:3: colour: \"rde\" is not known; allowed: green, red; did you mean \"red\"?\n"
      "fruit.csv:3: weight: -1 is out of range; allowed: 0 to 100\n"
      "fruit.csv:3: count: 2.5 is not a whole number; allowed: at least 0\n"
      "fruit.csv:3: ripe: \"maybe\" is not known; allowed: yes, no\n"
      "fruit.csv:3: day: \"2020-02-30\" is not a date; allowed: a day as YYYY-MM-DD\n"
      "fruit.csv:4: weight: \"1e400\" is not a number; allowed: 0 to 100, with a decimal point\n"
      "fruit.csv:4: count: -1 is out of range; allowed: at least 0\n"
      "fruit.csv:5: low: 6 to 7 does not hold the value 5; allowed: low <= value <= high\n"
      "fruit.csv:6: high: is empty; allowed: both low and high, or neither\n"
      "fruit.csv:7: weight: \"0x10\" is not a number; allowed: 0 to 100, with a decimal point\n");
}

TEST(Csv, ReportsColumnsThatAreMissingUnknownOrThereTwice) {
  const auto [rows, mistakes] = read("name,wieght,name\napple,1,pear\n");
  EXPECT_EQ(mistakes,
            "fruit.csv:1: weight: column is missing; the file has: name, wieght, name\n"
            "fruit.csv:1: wieght: unknown column; allowed: colour, count, day, high, low, name, "
            "ripe, weight; did you mean "
            "\"weight\"?\n"
            "fruit.csv:1: name: column is there twice; allowed: once\n");
  EXPECT_TRUE(rows.empty());
}

TEST(Csv, ReportsRowsOfAnotherLength) {
  EXPECT_EQ(read("name,weight\napple\npear,1,2\nplum,1\n").mistakes,
            "fruit.csv:2: row has 1 cells; allowed: 2, as the header\n"
            "fruit.csv:3: row has 3 cells; allowed: 2, as the header\n");
}

TEST(Csv, ReportsFilesThatCannotBeRead) {
  EXPECT_EQ(read("").mistakes, "fruit.csv: file is empty; allowed: a header row and data\n");
  EXPECT_EQ(
      read("name,weight\n\"apple,1\nplum,2\n").mistakes,
      "fruit.csv:2: a quote is not closed or stands in the middle of a cell; allowed: \"text\"\n");
  EXPECT_EQ(
      read("name,weight\nplum,2\nap\"ple,1\n").mistakes,
      "fruit.csv:3: a quote is not closed or stands in the middle of a cell; allowed: \"text\"\n");
  std::vector<Issue> issues;
  EXPECT_TRUE(
      read_rows<Fruit>("/nowhere/fruit.csv", Presence::required, issues, read_fruit).empty());
  EXPECT_EQ(texts(issues),
            "fruit.csv: file is missing or cannot be read: No such file or directory\n");
}

TEST(Csv, AnOptionalFileMayBeAbsent) {
  std::vector<Issue> issues;
  EXPECT_TRUE(
      read_rows<Fruit>("/nowhere/fruit.csv", Presence::optional, issues, read_fruit).empty());
  EXPECT_TRUE(issues.empty());
}

TEST(Csv, ReportsKeysThatAreThereTwice) {
  std::vector<Issue> issues;
  report_duplicates({"a", "b", "a"}, {{"f.csv", 2}, {"f.csv", 3}, {"f.csv", 4}}, "name", issues);
  EXPECT_EQ(texts(issues), "f.csv:4: name: \"a\" is there twice; line 2 has it already\n");
}

}  // namespace
}  // namespace doorstroom::test
