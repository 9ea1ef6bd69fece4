// SPDX-License-Identifier: EUPL-1.2
// Which years are looked at: those in which policies act and after, or those that are named.
#include "results/compare/look_years.hpp"

#include <gtest/gtest.h>

namespace doorstroom {
namespace {

using Years = std::vector<int>;
using Acts = std::vector<std::optional<SchoolYears>>;

/// 2019/20 to 2034/35, a reference, a baseline and a variant for each of these.
RunDescription run_with(const Acts& acts, int years = 16) {
  RunDescription run;
  run.years = years;
  run.variants = {{"reference", "", false, true}, {"none", "", true, false}};
  for (std::size_t i = 0; i < acts.size(); ++i)
    run.variants.push_back({"v" + std::to_string(i), "V", false, false, acts[i]});
  return run;
}

TEST(LookYears, TheEndOfTheLastSchoolYearOfAPolicyThatEnds) {
  const auto run = run_with({SchoolYears{2021, 2023}});
  const auto look = look_years(run);
  EXPECT_EQ(look.rule, LookRule::policies);
  EXPECT_EQ(look.first, 2024);
  EXPECT_EQ(look.later, 2029);
  EXPECT_EQ(look.last, 2035);
  EXPECT_EQ(look.policy_ends, Years{2024});
  EXPECT_EQ(look.with_end, (Years{2024, 2035}));
  EXPECT_EQ(effect_years(run, run.variants[2]).front(), 2022);
  EXPECT_EQ(effect_years(run, run.variants[2]).back(), 2035);
  EXPECT_EQ(look_order(run, run.variants[2])[0], 2024);
  EXPECT_EQ(look_order(run, run.variants[2])[1], 2035);
  EXPECT_EQ(look_order(run, run.variants[2])[2], 2022);
  EXPECT_EQ(look_order(run, run.variants[2]).size(), 14U);
}

TEST(LookYears, TheEndOfTheRunWhereEveryPolicyActsUntilThen) {
  const auto look = look_years(run_with({SchoolYears{2021, 2034}}));
  EXPECT_EQ(look.first, 2035);
  EXPECT_EQ(look.with_end, Years{2035});
}

TEST(LookYears, EveryVariantsOwnEndIsThere) {
  const auto run =
      run_with({SchoolYears{2021, 2034}, SchoolYears{2020, 2021}, SchoolYears{2021, 2023}});
  const auto look = look_years(run);
  EXPECT_EQ(look.first, 2024);
  EXPECT_EQ(look.policy_ends, (Years{2022, 2024, 2035}));
  EXPECT_EQ(look_order(run, run.variants[3])[0], 2022);
  EXPECT_EQ(not_acting_sentence(run, 2024, Language::nl),
            "In 2023/24 werkt geen maatregel van: V (tot en met 2021/22).");
  EXPECT_EQ(not_acting_sentence(run, 2021, Language::en),
            "No policy acts in 2020/21 of: V (from 2021/22), V (from 2021/22).");
}

TEST(LookYears, NeverBeforeAPolicyHasBegun) {
  EXPECT_EQ(look_years(run_with({SchoolYears{2020, 2020}, SchoolYears{2025, 2034}})).first, 2035);
  EXPECT_EQ(look_years(run_with({SchoolYears{2020, 2020}, SchoolYears{2025, 2025}})).first, 2026);
}

TEST(LookYears, MoreEndsThanATableHoldsAreSaid) {
  Acts acts;
  for (int until = 2021; until < 2031; ++until) acts.push_back(SchoolYears{2020, until});
  const auto look = look_years(run_with(acts));
  EXPECT_TRUE(look.cut);
  EXPECT_EQ(look.policy_ends, (Years{2022, 2031}));
}

TEST(LookYears, WithoutKnownYearsAQuarterAndAllYears) {
  auto run = run_with({SchoolYears{2021, 2023}});
  run.policy_years_known = false;
  EXPECT_EQ(look_years(run).rule, LookRule::quarter);
  EXPECT_EQ(look_years(run).first, 2023);
  EXPECT_EQ(effect_years(run, run.variants[2]).size(), 16U);
  EXPECT_NE(look_sentence(run, Language::en).find("does not say when policies act"),
            std::string::npos);
  EXPECT_EQ(look_years(run_with({std::nullopt})).rule, LookRule::quarter);
}

TEST(LookYears, TheExperimentMayNameThem) {
  auto run = run_with({SchoolYears{2021, 2023}});
  run.report_years = {2022, 2026};
  const auto look = look_years(run);
  EXPECT_EQ(look.rule, LookRule::named);
  EXPECT_EQ(look.first, 2023);
  EXPECT_EQ(look.later, 2027);
  EXPECT_EQ(look.policy_ends, (Years{2023, 2027}));
  EXPECT_EQ(look.with_end, (Years{2023, 2027}));
  EXPECT_EQ(effect_years(run, run.variants[2]), (Years{2023, 2027}));
  EXPECT_EQ(look_order(run, run.variants[2]), (Years{2023, 2027}));
  EXPECT_NE(look_sentence(run, Language::nl).find("de schooljaren 2022/23 en 2026/27"),
            std::string::npos);
}

TEST(LookYears, AreNamedInWords) {
  EXPECT_EQ(years_words({2022}, Language::nl), "schooljaar 2021/22");
  EXPECT_EQ(years_words({2022, 2023, 2024}, Language::en), "the school years 2021/22 to 2023/24");
  EXPECT_EQ(years_words({2022, 2024, 2027}, Language::nl),
            "de schooljaren 2021/22, 2023/24 en 2026/27");
}

}  // namespace
}  // namespace doorstroom
