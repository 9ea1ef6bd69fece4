// SPDX-License-Identifier: EUPL-1.2
// Checks of a population that need more rows than the tiny one has, and what counts as an entry or
// a target.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "experiments/system/population_files.hpp"
#include "tests/experiments/fixture.hpp"

namespace doorstroom::test {
namespace {

TEST(Population, ARareProvinceMuchLikeACommonOneIsASlip) {
  SystemData system;
  system.places.emplace_back().name = "po.bao.1";
  system.traits.emplace_back().locations = "bao";
  PopulationData people;
  const auto add = [&](const std::string& province) {
    auto& row = people.locations.emplace_back();
    row.location = fmt::format("L{}", people.locations.size());
    row.kind = "bao";
    row.province = province;
    row.provenance.origin = {"locations.csv", static_cast<int>(people.locations.size()) + 1};
  };
  for (int i = 0; i < 200; ++i) add(i % 2 == 0 ? "Noord-Holland" : "Zuid-Holland");
  add("Zuid-Hollnad");
  add("Zeeland");  // rare, but like no other
  add("");         // unknown
  std::vector<Issue> issues;
  check_population(people, system, issues);
  std::erase_if(issues, [](const Issue& issue) { return issue.file != "locations.csv"; });
  EXPECT_EQ(texts(issues),
            "locations.csv:202: province: unknown province \"Zuid-Hollnad\"; did you mean "
            "\"Zuid-Holland\"?\n");
}

TEST(Population, PeopleEnterWhereTheyAreOrComeIn) {
  PopulationData people;
  people.stocks.resize(2);
  people.stocks[0].place = "a";
  people.stocks[0].count = 3;
  people.stocks[1].place = "b";
  people.inflow.emplace_back().place = "c";
  EXPECT_EQ(entries(people), (std::vector<std::string>{"a", "c"}));
}

TEST(Population, TargetsAddAndLeaveOutPrefixes) {
  const TemporaryFolder folder;
  const auto experiment =
      load_experiment(folder.write("small.toml", small_experiment), tiny_data(), made_up_menu());
  const auto held = [&](const std::string& target) {
    std::string names;
    for (const auto place : target_places(*experiment.graph, target))
      names += experiment.graph->place(place).name + " ";
    return names;
  };
  EXPECT_EQ(held("a.x"), "a.x.1 a.x.2 ");
  EXPECT_EQ(held("a.x - a.x.2 + a.y.1"), "a.x.1 a.y.1 ");
  EXPECT_EQ(held("a.y"), "a.y.1 ");
  EXPECT_EQ(held("a"), "a.x.1 a.x.2 ");  // a.y.1 is counted apart
}

}  // namespace
}  // namespace doorstroom::test
