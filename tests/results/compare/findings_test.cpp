// SPDX-License-Identifier: EUPL-1.2
// Findings: of the years in which policies act and after, good and bad alike, none cut.
#include "results/compare/findings.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "results/compare/differences_told.hpp"
#include "results/compare/examination.hpp"
#include "tests/results/effect_run.hpp"

namespace doorstroom {
namespace {

using made_up::Spot;

constexpr std::size_t changed = 2;  // index of the variant

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

RunDescription run_of(int from, int until) {
  auto run = made_up::description();
  run.variants[changed].acts = SchoolYears{from, until};
  return run;
}

const Finding* find(const std::vector<Finding>& findings, const std::string& indicator,
                    Direction direction) {
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.indicator == indicator && finding.direction == direction;
  });
  return found == findings.end() ? nullptr : &*found;
}

TEST(Findings, WhatIsCertainInAnyYearIsToldWithItsYear) {
  // the policy acts in 2020/21, the last year but one; the cost follows a year later
  const auto results =
      made_up::effect_results("late", run_of(2020, 2020), [](const Spot& at) -> std::int64_t {
        return at.variant == changed && at.table == "policy_cost" && at.year == 2 ? 1e10 : 0;
      });
  const Facts facts{results};
  const auto findings = all_findings(facts, Language::nl);
  const auto* const cost = find(findings, "cost_eur", Direction::higher);
  ASSERT_NE(cost, nullptr);
  EXPECT_EQ(cost->year, 2022);
  EXPECT_TRUE(has(cost->headline, "in schooljaar 2021/22")) << cost->headline;
  EXPECT_EQ(why_no_finding(facts, Language::nl), "");
}

TEST(Findings, NoneNamesTheYearsInWhichItHolds) {
  const auto results = made_up::effect_results("nothing", run_of(2020, 2020),
                                               [](const Spot&) -> std::int64_t { return 0; });
  const Facts facts{results};
  const auto nl = why_no_finding(facts, Language::nl), en = why_no_finding(facts, Language::en);
  EXPECT_TRUE(has(nl, "in de schooljaren 2020/21 tot en met 2021/22")) << nl;
  EXPECT_TRUE(has(en, "in the school years 2020/21 to 2021/22")) << en;
  EXPECT_TRUE(has(examined_sentence(facts, Language::en), "0 the 95% interval excludes zero"))
      << examined_sentence(facts, Language::en);
  EXPECT_TRUE(other_differences(facts, Language::nl).rows.empty());
}

TEST(Findings, NoneWithoutAVariantSaysSo) {
  auto run = made_up::description();
  run.variants.pop_back();
  run.policies.clear();
  const auto results =
      made_up::effect_results("alone", run, [](const Spot&) -> std::int64_t { return 0; });
  const Facts facts{results};
  EXPECT_TRUE(has(why_no_finding(facts, Language::nl), "geen variant naast de basisvariant"));
}

/// The skill of pupils of one parental education moves.
made_up::Effect skill(const std::string& education, std::int64_t change) {
  return [=](const Spot& at) -> std::int64_t {
    const bool they = has(at.cell, "education=" + education);
    return at.variant == changed && at.table == "skill_sum" && they ? change : 0;
  };
}

TEST(Findings, AWiderGapIsToldAsReadilyAsANarrowerOne) {
  for (const auto& [change, direction] :
       {std::pair{2'000'000, Direction::higher}, std::pair{-2'000'000, Direction::lower}}) {
    const auto results = made_up::effect_results(change > 0 ? "wider" : "narrower",
                                                 run_of(2019, 2019), skill("high", change));
    const Facts facts{results};
    const auto findings = all_findings(facts, Language::nl);
    const auto* const gap = find(findings, "gap_low_high_education", direction);
    ASSERT_NE(gap, nullptr) << change;
    EXPECT_EQ(gap->theme, Theme::inequality);
    EXPECT_TRUE(has(gap->headline, change > 0 ? "vergroot het verschil" : "verkleint het verschil"))
        << gap->headline;
    EXPECT_TRUE(has(gap->detail, "Laagopgeleide ouders: van")) << gap->detail;
    EXPECT_TRUE(has(gap->detail, "aan de bovenkant") == (change < 0)) << gap->detail;
  }
}

TEST(Findings, EveryHeadlineIsToldBothWays) {
  struct Case {
    const char *name, *table, *indicator;
    std::int64_t change;
    Direction direction;
    const char* words;
  };
  // row 7 of `flow` is a diploma of vo.havo.2, row 2 a repeated year, row 8 leaving without one
  constexpr Case cases[] = {
      {"less", "delay_sum", "delay_sd", -500'000, Direction::lower, "verkleint de gemiddelde"},
      {"more", "delay_sum", "delay_sd", 500'000, Direction::higher, "vergroot de gemiddelde"},
      {"dear", "policy_cost", "cost_eur", 10'000'000'000, Direction::higher, "meer dan"},
      {"cheap", "policy_cost", "cost_eur", -10'000'000'000, Direction::lower, "minder dan"},
      {"early", "left_unqualified", "early_leavers", 60, Direction::higher, "stijgt het aantal"},
      {"late", "left_unqualified", "early_leavers", -60, Direction::lower, "daalt het aantal"},
      {"unqualified", "left_unqualified", "starting_qualification_share", 60, Direction::lower,
       "daalt het deel"},
      {"qualified", "left_unqualified", "starting_qualification_share", -60, Direction::higher,
       "stijgt het deel"}};
  for (const auto& c : cases) {
    const auto results =
        made_up::effect_results(c.name, run_of(2019, 2019), [&](const Spot& at) -> std::int64_t {
          return at.variant == changed && at.table == c.table ? c.change : 0;
        });
    const Facts facts{results};
    for (const auto language : {Language::nl, Language::en}) {
      const auto findings = all_findings(facts, language);
      const auto* const found = find(findings, c.indicator, c.direction);
      ASSERT_NE(found, nullptr) << c.name;
      EXPECT_TRUE(has(found->headline, "2019/20")) << "names its year: " << found->headline;
      if (language == Language::nl) {
        EXPECT_TRUE(has(found->headline, c.words)) << found->headline;
      }
    }
  }
}

/// Persons on one move.
made_up::Effect flow(std::size_t move, std::int64_t change) {
  return [=](const Spot& at) -> std::int64_t {
    return at.variant == changed && at.table == "flow" && at.row == move ? change : 0;
  };
}

TEST(Findings, FewerDiplomasOfAKindAreToldWithTheKind) {
  for (const std::int64_t change : {-400, 400}) {
    const auto results = made_up::effect_results("diplomas" + std::to_string(change),
                                                 run_of(2019, 2019), flow(7, change));
    const Facts facts{results};
    const auto findings = all_findings(facts, Language::en);
    const auto* const found =
        find(findings, "diplomas", change < 0 ? Direction::lower : Direction::higher);
    ASSERT_NE(found, nullptr) << change;
    EXPECT_TRUE(has(found->headline, "get a diploma in")) << found->headline;
    EXPECT_TRUE(has(found->headline, change < 0 ? "falls by" : "rises by")) << found->headline;
    EXPECT_EQ(find(findings, "diplomas", change < 0 ? Direction::higher : Direction::lower),
              nullptr);
  }
}

TEST(Findings, MoreRepetitionIsToldOfTheYearInWhichItActs) {
  // it acts in 2019/20; in 2021/22 fewer repeat than would have
  const auto results =
      made_up::effect_results("repeat", run_of(2019, 2019), [](const Spot& at) -> std::int64_t {
        if (at.variant != changed || at.table != "flow" || at.row != 2) return 0;
        return at.year == 0 ? 900 : at.year == 2 ? -100 : 0;
      });
  const Facts facts{results};
  const auto findings = all_findings(facts, Language::nl);
  const auto* const more = find(findings, "repeaters_share", Direction::higher);
  const auto* const fewer = find(findings, "repeaters_share", Direction::lower);
  ASSERT_TRUE(more && fewer);
  EXPECT_EQ(more->year, 2020);
  EXPECT_LT(more, fewer) << "the larger first";
  EXPECT_TRUE(has(more->detail, "In schooljaar 2021/22 is het omgekeerd")) << more->detail;
}

TEST(Findings, AnEffectThatFadesSaysWhatIsLeft) {
  const auto fade = [](std::int64_t at_end) {
    return [=](const Spot& at) -> std::int64_t {
      if (at.variant != changed || at.table != "delay_sum") return 0;
      return at.year == 0 ? -1'000'000 : at_end;
    };
  };
  const auto partly = made_up::effect_results("partly", run_of(2019, 2019), fade(-400'000));
  const Facts some{partly};
  EXPECT_TRUE(has(all_findings(some, Language::nl).front().detail,
                  "In schooljaar 2021/22 is het verschil nog "))
      << all_findings(some, Language::nl).front().detail;
  const auto wholly = made_up::effect_results("wholly", run_of(2019, 2019), fade(0));
  const Facts none{wholly};
  EXPECT_TRUE(has(all_findings(none, Language::en).front().detail,
                  "In school year 2021/22 the difference cannot be told from zero any more"))
      << all_findings(none, Language::en).front().detail;
}

TEST(Findings, OneYearAmongManyMayBeChanceAndSaysSo) {
  const auto in_year = [](std::size_t year) {
    return [=](const Spot& at) -> std::int64_t {
      return at.variant == changed && at.table == "policy_cost" && at.year == year ? 1e10 : 0;
    };
  };
  // looked at first are 2019/20, in which the policy acts, and 2021/22, the end
  const auto other = made_up::effect_results("other-year", run_of(2019, 2019), in_year(1));
  const auto first = made_up::effect_results("first-year", run_of(2019, 2019), in_year(0));
  const Facts searched{other}, fixed{first};
  const auto* const cost = "cost_eur";
  const auto a = all_findings(searched, Language::en), b = all_findings(fixed, Language::en);
  ASSERT_TRUE(find(a, cost, Direction::higher) && find(b, cost, Direction::higher));
  EXPECT_TRUE(has(find(a, cost, Direction::higher)->detail, "it may be chance"));
  EXPECT_FALSE(has(find(b, cost, Direction::higher)->detail, "it may be chance"));
}

TEST(Findings, NothingIsCutInSilence) {
  const auto results =
      made_up::effect_results("much", run_of(2019, 2019), [](const Spot& at) -> std::int64_t {
        if (at.variant != changed) return 0;
        if (at.table == "skill_sum") return has(at.cell, "education=high") ? 2'000'000 : 0;
        if (at.table == "policy_cost") return 10'000'000'000;
        if (at.table == "delay_sum") return 500'000;
        if (at.table == "left_unqualified") return 60;
        return at.table == "flow" && at.row == 7 ? -400 : 0;
      });
  const Facts facts{results};
  const auto examined = examine(facts);
  const auto told = all_findings(facts, Language::nl).size();
  EXPECT_GE(told, 5U);
  EXPECT_EQ(main_findings(facts, Language::nl).size(), told);
  const auto listed = other_differences(facts, Language::nl);
  EXPECT_EQ(told + listed.rows.size(), examined.certain.size());
  for (const auto& row : listed.rows) EXPECT_EQ(row.size(), listed.head.size());
  const auto sentence = examined_sentence(facts, Language::nl);
  EXPECT_TRUE(has(sentence, std::to_string(listed.rows.size()))) << sentence;
  EXPECT_TRUE(has(sentence, "Andere uitkomsten die verschillen")) << sentence;
}

TEST(Findings, OnlyTheYearsThatTheExperimentNames) {
  auto run = run_of(2019, 2019);
  run.report_years = {2020};
  const auto results = made_up::effect_results("named", run, [](const Spot& at) -> std::int64_t {
    return at.variant == changed && at.table == "policy_cost" && at.year == 0 ? 1e10 : 0;
  });
  const Facts facts{results};
  EXPECT_EQ(results.description().report_years, std::vector<int>{2020});
  EXPECT_TRUE(has(why_no_finding(facts, Language::nl), "in schooljaar 2020/21"))
      << why_no_finding(facts, Language::nl);
}

TEST(Findings, ResultsThatDoNotKnowWhenPoliciesActLookAtAllYears) {
  auto run = run_of(2019, 2019);
  run.policy_years_known = false;
  run.variants[changed].acts.reset();
  const auto results =
      made_up::effect_results("older", run, [](const Spot&) -> std::int64_t { return 0; });
  EXPECT_FALSE(results.description().policy_years_known);
  const Facts facts{results};
  EXPECT_TRUE(
      has(why_no_finding(facts, Language::nl), "in de schooljaren 2019/20 tot en met 2021/22"));
}

}  // namespace
}  // namespace doorstroom
