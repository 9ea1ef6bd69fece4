// SPDX-License-Identifier: EUPL-1.2
// The terminal table against golden files, 80 columns wide. Anew: DOORSTROOM_UPDATE_GOLDEN=1 ctest
// -R CompareTable
#include "results/compare/table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "engine/errors.hpp"
#include "results/disclosure/disclosure.hpp"
#include "results/store/merge.hpp"
#include "results/store/writer.hpp"
#include "tests/results/golden.hpp"
#include "tests/results/made_up_run.hpp"
#include "tests/results/small_run.hpp"

namespace doorstroom {
namespace {

/// Tables near a country's size, in which tutoring clearly helps and units differ a little.
UnitResult plausible(const RunDescription& run, Unit which) {
  auto unit = made_up::unit(run, which);
  const std::int64_t luck = (which.index * 37 + (which.kind == UnitKind::draw ? 11 : 0)) % 9;
  for (std::size_t variant = 0; variant < unit.variants.size(); ++variant) {
    for (auto& table : unit.variants[variant])
      for (std::size_t i = 0; i < table.values.size(); ++i) {
        const auto spread = static_cast<std::int64_t>(i % 7) * 100;
        const auto effect = variant == 2 ? 4 + luck % 2 : 0;
        if (table.name == "delay_sum")
          table.values[i] = variant == 0 ? 0 : (3000 - 300 * effect + spread) * 1000;
        else if (table.name == "skill_sum")
          table.values[i] = (10000 + 300 * effect + 500 * static_cast<std::int64_t>(i % 12)) * 5000;
        else if (table.name == "policy_cost")
          table.values[i] = variant == 2 ? 12345678900 + luck * 1000000 : 0;
        else if (table.name == "policy_staff")
          table.values[i] = variant == 2 ? 5000000000 + luck * 2000000 : 0;
        else if (table.name == "left_unqualified")
          table.values[i] = 100 + spread / 4 - effect;
        else if (table.name == "reached" || table.name == "requested")
          table.values[i] = 2 * (4000 + spread + 10 * effect + luck);  // terms
        else
          table.values[i] = 4000 + spread + 10 * effect + luck;
      }
    made_up::weeks_of_places(run, unit.variants[variant]);
  }
  return unit;
}

Results results(const std::string& name, const RunDescription& run) {
  const auto folder = made_up::folder("table-" + name);
  ResultsWriter writer{folder, run};
  for (const auto& which : units_of(run)) writer.write(plausible(run, which));
  return Results{merge(folder).path};
}

Results results(const std::string& name, int replicates, int draws) {
  return results(name, made_up::description(replicates, draws));
}

void expect_80_columns(const std::string& text) {
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) EXPECT_LE(width(line), 80U) << line;
}

TEST(CompareTable, FirstLookInDutch) {
  const auto text = compare_table(results("nl", 3, 4), {}, Language::nl);
  expect_80_columns(text);
  golden::expect_equal(text, "compare-nl.txt");
}

TEST(CompareTable, FirstLookInEnglish) {
  const auto text = compare_table(results("en", 3, 4), {}, Language::en);
  expect_80_columns(text);
  golden::expect_equal(text, "compare-en.txt");
}

TEST(CompareTable, AVariantWithoutALabelShowsItsName) {
  auto run = made_up::description(3, 0);
  run.variants[1].label = "";
  const auto folder = made_up::folder("table-no-label");
  ResultsWriter writer{folder, run};
  for (const auto& which : units_of(run)) writer.write(plausible(run, which));
  const auto text =
      compare_table(Results{merge(folder).path}, {{}, {"enrolled"}, {}, {}, {2020}}, Language::en);
  EXPECT_NE(text.find("\n" + run.variants[1].name + " "), std::string::npos) << text;
}

TEST(CompareTable, FirstLookIsOfYearsInWhichPoliciesActAndAfter) {
  auto run = made_up::description(3, 4);
  run.variants[2].acts = SchoolYears{2020, 2020};
  const auto text = compare_table(results("late", run), {}, Language::en);
  expect_80_columns(text);
  EXPECT_EQ(text.find("2019/20"), std::string::npos) << "before the policy: " << text;
  for (const char* const heading :
       {"Repeaters (%)", "Reached (pupil-years)", "Tutors (fte)", "Gap by parental education (SD)"})
    EXPECT_NE(text.find(left(heading, 61) + "school year 2020/21"), std::string::npos) << heading;
  EXPECT_NE(text.find("Learning: end of school year 2020/21"), std::string::npos);
  run.report_years = {2021};
  const auto named = compare_table(results("named", run), {}, Language::en);
  EXPECT_EQ(named.find("school year 2020/21"), std::string::npos) << named;
  EXPECT_NE(named.find("names the years"), std::string::npos) << named;
}

TEST(CompareTable, LabelsThatWouldLookTheSameStandWhole) {
  auto run = made_up::description(3, 0);
  run.variants[1].label = "Tutoring (hours_per_week = 2.5, group_size = 2)";
  run.variants[2].label = "Tutoring (hours_per_week = 2.5, group_size = 4)";
  const auto folder = made_up::folder("table-labels");
  ResultsWriter writer{folder, run};
  for (const auto& which : units_of(run)) writer.write(plausible(run, which));
  const auto text =
      compare_table(Results{merge(folder).path}, {{}, {"enrolled"}, {}, {}, {2020}}, Language::en);
  expect_80_columns(text);
  for (const auto& variant : {run.variants[1], run.variants[2]})
    EXPECT_NE(text.find("\n" + variant.label + "\n" + std::string(23, ' ')), std::string::npos)
        << text;
}

TEST(CompareTable, LuckAloneIsLabelledAndCarriesNoFinding) {
  const auto text =
      compare_table(results("luck", 3, 0),
                    {{}, {"enrolled"}, {"vo.havo", "all"}, {"sex=f"}, {2020}}, Language::nl);
  expect_80_columns(text);
  EXPECT_NE(text.find("alleen toeval"), std::string::npos);
  EXPECT_EQ(text.find("hoger"), std::string::npos);
  golden::expect_equal(text, "compare-luck-nl.txt");
}

TEST(CompareTable, OneReplicateSaysThatThereIsNoInterval) {
  const auto text =
      compare_table(results("one", 1, 0), {{}, {"delay_weeks"}, {}, {}, {2021}}, Language::en);
  EXPECT_NE(text.find("No interval: there is one replicate only"), std::string::npos);
}

TEST(CompareTable, SaysHowManyReplicatesWouldTellVariantsApart) {
  const auto run = results("apart", 3, 4);
  const CompareQuery query{{}, {"early_leavers"}, {}, {}, {2020}};
  const auto rows = compare(run, query);
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [](const Comparison& row) { return row.variant == "tutoring"; });
  ASSERT_NE(found, rows.end());
  ASSERT_TRUE(found->luck_sd && found->replicates_needed);
  EXPECT_EQ(*found->replicates_needed, replicates_needed(*found->difference, *found->luck_sd));
  const CompareQuery levels{{}, {"enrolled"}, {}, {}, {2020}};
  for (const auto& blur : compare_pairwise(run, levels, Disclosure{run}).blurs)
    for (const auto& pair : blur.pairs) {
      EXPECT_GT(pair.replicates_needed, pair.replicates);
      EXPECT_NE(compare_table(run, levels, Language::nl).find("Herhalingen nodig"),
                std::string::npos);
    }
}

TEST(CompareTable, SuppressedValuesAreNamedAndCounted) {
  const auto run = small_run::description();
  const auto folder = made_up::folder("table-small");
  ResultsWriter writer{folder, run};
  writer.write(small_run::unit(run, 1));
  const Results small{merge(folder).path};
  const CompareQuery query{{}, {"enrolled"}, {"vo.vso", "po"}, {}, {2019}};
  const auto text = compare_table(small, query, Language::nl);
  expect_80_columns(text);
  EXPECT_NE(text.find("onderdrukt (<10)"), std::string::npos) << text;
  EXPECT_NE(text.find("Onderdrukt: "), std::string::npos);
  auto stricter = query;
  stricter.threshold = 1000;
  EXPECT_NE(compare_table(small, stricter, Language::en).find("suppressed (<1000)"),
            std::string::npos);
  stricter.threshold = 5;
  EXPECT_THROW(compare_table(small, stricter, Language::en), ConfigError);
}

TEST(CompareTable, IndicatorsAreListedInBothLanguages) {
  for (const auto language : {Language::nl, Language::en}) {
    const auto text = indicators_table(language);
    for (const auto& indicator : all_indicators())
      EXPECT_NE(text.find(indicator.name), std::string::npos);
    expect_80_columns(text);
  }
}

}  // namespace
}  // namespace doorstroom
