// SPDX-License-Identifier: EUPL-1.2
// Indicators worked out by hand on a made-up run of one replicate.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "results/compare/compare.hpp"
#include "results/indicators/parts.hpp"
#include "results/store/merge.hpp"
#include "results/store/writer.hpp"
#include "tests/results/made_up_run.hpp"

namespace doorstroom {
namespace {

// Places, moves and cells of the made-up run.
enum Place { bao_8, havo_1, havo_2, vso_1, mbo_1, out_none, out_havo };
enum Move {
  to_havo = 0,
  to_vso = 1,
  repeat_1 = 2,
  promote_1 = 3,
  down_1 = 4,
  repeat_2 = 5,
  stack_2 = 6,
  leave_2 = 7,
  drop_2 = 8,
  vso_out = 9,
  vso_up = 10,
  gone_1 = 13,
  gap_2 = 14
};
constexpr std::size_t m_low_dutch = 0, m_high_dutch = 4, f_low_dutch = 6;
enum Variant { reference, baseline, tutoring };

/// A run whose tables hold only what a test puts there; without recorded weeks, as files of before
/// 1.2, unless a test adds them.
class ByHand : public ::testing::Test {
 protected:
  ByHand() {
    run_ = made_up::description(1, 0);
    run_.synthetic = true;  // numbers small enough to work out by hand
    unit_ = made_up::unit(run_, {UnitKind::replicate, 0});
    for (auto& tables : unit_.variants) {
      std::erase_if(tables, [](const Table& table) {
        return table.name.find("delay_weeks_sum") != std::string::npos;
      });
      for (auto& table : tables) std::fill(table.values.begin(), table.values.end(), 0);
    }
  }

  void put(Variant variant, const std::string& name, const std::vector<std::size_t>& at,
           std::int64_t value) {
    for (auto& table : unit_.variants[variant]) {
      if (table.name != name) continue;
      ASSERT_EQ(at.size(), table.shape.size());
      std::size_t index = 0;
      for (std::size_t i = 0; i < at.size(); ++i) index = index * table.shape[i] + at[i];
      table.values[index] = value;
    }
  }

  /// Row of one variant, or a row without a level when there is none.
  Comparison ask(Variant variant, const std::string& indicator, int year,
                 const std::string& place = "all", const std::string& group = "all") {
    if (!results_) {
      const auto folder = made_up::folder("by-hand");
      ResultsWriter writer{folder, run_};
      for (unit_.unit.index = 0; unit_.unit.index < run_.replicates; ++unit_.unit.index)
        writer.write(unit_);
      results_.emplace(merge(folder).path);
    }
    const auto rows = compare(
        *results_, {{run_.variants[variant].name}, {indicator}, {place}, {group}, {year}, 1});
    return rows.empty() ? Comparison{} : rows.front();
  }
  double level(Variant variant, const std::string& indicator, int year,
               const std::string& place = "all", const std::string& group = "all") {
    return ask(variant, indicator, year, place, group).level.value_or(-999);
  }

  RunDescription run_;
  UnitResult unit_;
  std::optional<Results> results_;
};

TEST_F(ByHand, EnrolledCountsPlacesUnderAPrefixAndApartOnesByTheirOwn) {
  put(baseline, "stock", {1, havo_1, m_low_dutch}, 100);
  put(baseline, "stock", {1, havo_2, f_low_dutch}, 40);
  put(baseline, "stock", {1, vso_1, m_low_dutch}, 7);
  put(baseline, "stock", {1, out_none, m_low_dutch}, 1000);
  put(baseline, "stock", {1, 8, m_low_dutch}, 3);
  EXPECT_EQ(level(baseline, "enrolled", 2020), 147)
      << "neither those who left nor those in a gap year";
  EXPECT_EQ(level(baseline, "enrolled", 2020, "vo"), 140) << "vso is apart";
  EXPECT_EQ(level(baseline, "enrolled", 2020, "vo.vso"), 7);
  EXPECT_EQ(level(baseline, "enrolled", 2020, "vo.havo.2"), 40);
  EXPECT_EQ(level(baseline, "enrolled", 2020, "all", "sex=f"), 40);
  EXPECT_EQ(level(baseline, "enrolled", 2020, "gap"), 3);
  EXPECT_EQ(level(baseline, "enrolled", 2020, "all", "domain=maths"), -999)
      << "nobody is enrolled in a domain";
}

TEST_F(ByHand, AtHomeIsNotEnrolledAndWhoComesFromThereFlowsIn) {
  auto& home = run_.places[bao_8];
  home.name = "vve.without.3";
  home.role = PlaceRole::pause;
  auto& vve = run_.places[vso_1];
  vve.name = "vve.with.3";
  vve.apart = false;
  put(baseline, "stock", {0, bao_8, m_low_dutch}, 50);
  put(baseline, "stock", {0, havo_1, m_low_dutch}, 100);
  put(baseline, "stock", {0, vso_1, m_low_dutch}, 30);
  put(baseline, "entry", {0, bao_8, m_low_dutch}, 60);
  put(baseline, "entry", {0, vso_1, m_low_dutch}, 4);
  put(baseline, "flow", {0, to_havo, m_low_dutch}, 45);
  put(baseline, "flow", {0, to_vso, m_low_dutch}, 5);
  put(baseline, "flow", {0, promote_1, m_low_dutch}, 88);
  put(baseline, "flow", {0, gone_1, m_low_dutch}, 12);
  put(baseline, "flow", {0, vso_out, m_low_dutch}, 1);
  put(baseline, "flow", {0, vso_up, m_low_dutch}, 29);
  put(baseline, "stock", {1, havo_1, m_low_dutch}, 45);
  put(baseline, "stock", {1, havo_2, m_low_dutch}, 117);
  put(baseline, "stock", {1, vso_1, m_low_dutch}, 9);
  put(baseline, "pupils_end", {0, bao_8, m_low_dutch}, 50);
  put(baseline, "pupils_end", {0, havo_1, m_low_dutch}, 100);
  put(baseline, "delay_weeks_sum", {0, 0, havo_1, m_low_dutch}, 1 << 20);
  EXPECT_EQ(level(baseline, "enrolled", 2019), 130);
  EXPECT_EQ(level(baseline, "enrolled", 2019, "vve"), 30) << "not those at home";
  EXPECT_EQ(level(baseline, "enrolled", 2019, "vve.without"), 50) << "who are asked for by name";
  EXPECT_EQ(level(baseline, "inflow", 2020), 4 + 45 + 5);
  EXPECT_EQ(level(baseline, "inflow", 2020, "vve"), 4 + 5);
  EXPECT_EQ(level(baseline, "leavers", 2020), 1);
  EXPECT_EQ(level(baseline, "enrolled", 2020), level(baseline, "enrolled", 2019) +
                                                   level(baseline, "inflow", 2020) -
                                                   level(baseline, "leavers", 2020) - 12)
      << "12 emigrated";
  EXPECT_EQ(level(baseline, "delay_weeks", 2020, "all", "domain=reading"),
            level(baseline, "delay_weeks", 2020, "vo.havo.1", "domain=reading"))
      << "those at home are in no mean of education";
}

TEST_F(ByHand, CountsAreScaledBySampleAndSharesAreNot) {
  run_.sample = 0.25;
  put(baseline, "stock", {0, havo_1, m_low_dutch}, 10);
  put(baseline, "flow", {0, repeat_1, m_low_dutch}, 1);
  put(baseline, "flow", {0, promote_1, m_low_dutch}, 3);
  EXPECT_EQ(level(baseline, "enrolled", 2019), 40);
  EXPECT_EQ(level(baseline, "repeaters_share", 2020, "vo.havo"), 0.25);
}

TEST_F(ByHand, InflowIsFromOutsideThePrefix) {
  put(baseline, "entry", {0, havo_1, m_low_dutch}, 5);
  put(baseline, "flow", {0, to_havo, m_low_dutch}, 20);
  put(baseline, "flow", {0, promote_1, m_low_dutch}, 50);
  put(baseline, "flow", {0, vso_up, m_low_dutch}, 2);
  EXPECT_EQ(level(baseline, "inflow", 2020), 5);
  EXPECT_EQ(level(baseline, "inflow", 2020, "vo.havo"), 27);
  EXPECT_EQ(level(baseline, "inflow", 2020, "vo.havo.2"), 52);
}

TEST_F(ByHand, SharesOfMovesLeaveOutThoseWhoAreGone) {
  put(baseline, "flow", {1, repeat_1, m_low_dutch}, 10);
  put(baseline, "flow", {1, promote_1, m_low_dutch}, 80);
  put(baseline, "flow", {1, down_1, m_low_dutch}, 10);
  put(baseline, "flow", {1, gone_1, m_low_dutch}, 900);
  put(baseline, "flow", {1, vso_up, m_low_dutch}, 1);
  put(baseline, "flow", {1, vso_out, m_low_dutch}, 3);
  EXPECT_DOUBLE_EQ(level(baseline, "repeaters_share", 2021, "vo.havo.1"), 0.1);
  EXPECT_DOUBLE_EQ(level(baseline, "downward_share", 2021, "vo.havo.1"), 0.1);
  EXPECT_DOUBLE_EQ(level(baseline, "upward_share", 2021, "vo.vso"), 0.25);
  EXPECT_DOUBLE_EQ(level(baseline, "dropout_share", 2021, "vo.havo.1"), 0);
  EXPECT_DOUBLE_EQ(level(baseline, "first_year_dropout_share", 2021, "vo.vso"), 0.75);
}

TEST_F(ByHand, ExamsCountOnlyWhereADiplomaCanBeHad) {
  put(baseline, "flow", {0, promote_1, m_low_dutch}, 1000);
  put(baseline, "flow", {0, repeat_2, m_low_dutch}, 10);
  put(baseline, "flow", {0, stack_2, m_low_dutch}, 45);
  put(baseline, "flow", {0, leave_2, m_low_dutch}, 20);
  put(baseline, "flow", {0, gap_2, m_low_dutch}, 10);
  put(baseline, "flow", {0, drop_2, m_low_dutch}, 15);
  put(baseline, "left_unqualified", {0, havo_2, m_low_dutch}, 14);
  EXPECT_DOUBLE_EQ(level(baseline, "exam_pass_share", 2020, "vo.havo"), 0.75);
  EXPECT_EQ(level(baseline, "diplomas", 2020, "vo"), 75);
  EXPECT_DOUBLE_EQ(level(baseline, "direct_progression_share", 2020, "vo.havo"), 0.6)
      << "a gap year is not direct";
  EXPECT_EQ(level(baseline, "leavers", 2020, "vo"), 35);
  EXPECT_EQ(level(baseline, "early_leavers", 2020), 14);
  EXPECT_DOUBLE_EQ(level(baseline, "starting_qualification_share", 2020), 0.6);
}

TEST_F(ByHand, StudyYearsAreThoseOfLeavers) {
  put(baseline, "flow", {0, leave_2, m_low_dutch}, 10);
  put(baseline, "flow", {0, drop_2, m_low_dutch}, 10);
  put(baseline, "study_years_sum", {0, out_havo, m_low_dutch}, 60);
  put(baseline, "study_years_sum", {0, out_none, m_low_dutch}, 20);
  EXPECT_EQ(level(baseline, "study_years", 2020), 4);
  EXPECT_EQ(level(baseline, "study_years", 2020, "out.diploma"), 6);
}

TEST_F(ByHand, AdviceAndHighestDiplomaAreAskedByPlace) {
  put(baseline, "advice", {0, 0, m_low_dutch}, 30);
  put(baseline, "advice", {0, 1, m_low_dutch}, 10);
  put(baseline, "attained", {0, m_low_dutch}, 3);
  put(baseline, "attained", {1, m_low_dutch}, 1);
  EXPECT_DOUBLE_EQ(level(baseline, "advice_share", 2020, "vo.havo"), 0.75);
  EXPECT_EQ(level(baseline, "advice_share", 2020), -999);
  EXPECT_DOUBLE_EQ(level(baseline, "highest_diploma_share", 2022, "diploma.havo"), 0.25);
  EXPECT_EQ(level(baseline, "highest_diploma_share", 2021, "diploma.havo"), -999)
      << "at the end only";
}

TEST_F(ByHand, DelayInWeeksUsesEachPlacesOwnWeeks) {
  // 0.5 SD over 2 pupils in group 8 (100 weeks an SD in reading, 200 in maths), 1 SD over 2 in havo
  // 1 (150, 300)
  put(baseline, "pupils_end", {0, bao_8, m_low_dutch}, 2);
  put(baseline, "pupils_end", {0, havo_1, m_low_dutch}, 2);
  put(baseline, "pupils_end", {0, mbo_1, m_low_dutch}, 50);
  put(baseline, "delay_sum", {0, 0, bao_8, m_low_dutch}, 1 << 15);
  put(baseline, "delay_sum", {0, 1, havo_1, m_low_dutch}, 1 << 16);
  put(baseline, "delay_sum", {0, 1, mbo_1, m_low_dutch}, 1 << 20);
  EXPECT_DOUBLE_EQ(level(baseline, "delay_weeks", 2020, "po"), 50.0 / 4);
  EXPECT_DOUBLE_EQ(level(baseline, "delay_weeks", 2020, "po", "domain=reading"), 25);
  EXPECT_DOUBLE_EQ(level(baseline, "delay_weeks", 2020), (50.0 + 300.0) / 8)
      << "mbo has no growth, so no weeks";
  EXPECT_DOUBLE_EQ(level(baseline, "delay_sd", 2020), 1.5 / 8);
  EXPECT_DOUBLE_EQ(level(baseline, "delay_sd", 2020, "all", "education=low,domain=maths"), 0.25);
}

TEST_F(ByHand, RecordedWeeksGoBeforeTheWeeksOfAPlace) {
  put(baseline, "pupils_end", {0, bao_8, m_low_dutch}, 2);
  put(baseline, "delay_sum", {0, 0, bao_8, m_low_dutch}, 1 << 16);
  for (std::size_t variant = 0; variant < unit_.variants.size(); ++variant) {
    auto weeks = *std::find_if(unit_.variants[variant].begin(), unit_.variants[variant].end(),
                               [](const Table& table) { return table.name == "delay_sum"; });
    weeks.name = "delay_weeks_sum";
    weeks.unit = "weeks";
    for (auto& value : weeks.values) value *= 130;  // the pupils' age, not 100 weeks of group 8
    unit_.variants[variant].push_back(weeks);
  }
  EXPECT_DOUBLE_EQ(level(baseline, "delay_weeks", 2020, "po"), 130.0 / 4);
  EXPECT_DOUBLE_EQ(level(baseline, "delay_sd", 2020, "po"), 1.0 / 4);
}

TEST(Draws, AreJudgedByTheirOwnPlaces) {
  auto run = made_up::description(2, 2);
  run.sample = run.draw_sample = 1;
  run.synthetic = true;
  const auto folder = made_up::folder("own-places");
  ResultsWriter writer{folder, run};
  for (const auto& which : {Unit{UnitKind::replicate, 0}, Unit{UnitKind::replicate, 1},
                            Unit{UnitKind::draw, 0}, Unit{UnitKind::draw, 1}}) {
    auto unit = made_up::unit(run, {which.kind, 0});
    unit.unit = which;
    for (std::size_t v = 0; v < unit.variants.size(); ++v)
      for (auto& table : unit.variants[v])
        if (table.name == "stock")
          for (auto& value : table.values) value = v == tutoring ? 110 : 100;
        else if (table.name == "policy_cost")
          std::fill(table.values.begin(), table.values.end(), 0);
    for (auto& place : unit.places) place.marginal_share = which.index == 0 ? 0.25 : 0.75;
    writer.write(unit);
  }
  const Results results{merge(folder).path};
  EXPECT_EQ(results.places({UnitKind::draw, 1})[havo_1].marginal_share, 0.75);
  EXPECT_EQ(results.places({UnitKind::replicate, 1})[havo_1].marginal_share,
            run.places[havo_1].marginal_share);
  EXPECT_EQ(results.places({UnitKind::draw, 0})[havo_1].weeks_per_sd,
            run.places[havo_1].weeks_per_sd);
  const auto rows = compare(results, {{"tutoring"}, {"cost_eur"}, {"vo.havo"}, {}, {2020}, 1});
  ASSERT_EQ(rows.size(), 1U);
  // 0.25 and 0.75 of the same cost: luck nothing, so the interval is t(1) times their spread
  const double spread = *rows[0].difference / 0.5 * 0.5 / std::sqrt(2.0) * 12.706204736;
  EXPECT_NEAR(*rows[0].high - *rows[0].difference, spread, spread * 1e-6);
}

TEST_F(ByHand, DelayByRegionReadsTheRegionTables) {
  put(baseline, "region_pupils_end", {0, bao_8, 1}, 4);
  put(baseline, "region_delay_sum", {0, 0, bao_8, 1}, 1 << 16);
  EXPECT_DOUBLE_EQ(level(baseline, "delay_sd", 2020, "all", "region=Fryslân"), 1.0 / 8);
  EXPECT_EQ(level(baseline, "delay_sd", 2020, "all", "region=Drenthe"), -999);
}

TEST_F(ByHand, RecoveredIsARatioOfSums) {
  for (const auto variant : {baseline, tutoring}) {
    put(variant, "pupils_end", {0, bao_8, m_low_dutch}, 10);
    put(variant, "pupils_end", {0, havo_1, m_low_dutch}, 10);
  }
  put(baseline, "delay_sum", {0, 0, bao_8, m_low_dutch}, 300);
  put(baseline, "delay_sum", {0, 0, havo_1, m_low_dutch}, 100);
  put(tutoring, "delay_sum", {0, 0, bao_8, m_low_dutch}, 100);
  put(tutoring, "delay_sum", {0, 0, havo_1, m_low_dutch}, 200);
  const auto row = ask(tutoring, "delay_recovered_share", 2020);
  EXPECT_DOUBLE_EQ(*row.level, 0.25);
  EXPECT_EQ(row.difference, row.level) << "it is a comparison already";
  EXPECT_FALSE(ask(baseline, "delay_recovered_share", 2020).level) << "nothing over itself";
}

TEST_F(ByHand, GapIsHighMinusLow) {
  put(baseline, "pupils_end", {0, bao_8, m_low_dutch}, 2);
  put(baseline, "pupils_end", {0, bao_8, f_low_dutch}, 2);
  put(baseline, "pupils_end", {0, bao_8, m_high_dutch}, 4);
  put(baseline, "skill_sum", {0, 0, bao_8, m_low_dutch}, 1 << 16);
  put(baseline, "skill_sum", {0, 0, bao_8, m_high_dutch}, 8 << 16);
  EXPECT_DOUBLE_EQ(level(baseline, "gap_low_high_education", 2020), 8.0 / 8 - 1.0 / 8);
  EXPECT_DOUBLE_EQ(level(baseline, "gap_low_high_education", 2020, "all", "sex=m"),
                   8.0 / 8 - 1.0 / 4);
  EXPECT_DOUBLE_EQ(level(baseline, "gap_low_high_education_weeks", 2020, "all", "domain=reading"),
                   200 - 25);
  EXPECT_EQ(level(baseline, "gap_low_high_education", 2020, "all", "education=low"), -999);
  EXPECT_DOUBLE_EQ(level(baseline, "skill_sd", 2020, "po"), 9.0 / 16);
  EXPECT_DOUBLE_EQ(level(baseline, "skill_weeks", 2020, "po"), 900.0 / 16);
}

TEST_F(ByHand, ExtraPupilsCostMarginallyAndPoliciesInFull) {
  put(baseline, "stock", {0, havo_1, m_low_dutch}, 100);
  put(tutoring, "stock", {0, havo_1, m_low_dutch}, 110);
  put(tutoring, "policy_cost", {0, 0}, 1234500);
  EXPECT_DOUBLE_EQ(level(baseline, "cost_eur", 2020), 100 * 9000.0);
  const auto row = ask(tutoring, "cost_eur", 2020);
  EXPECT_DOUBLE_EQ(*row.difference, 10 * 9000.0 * 0.5 + 12345);
  EXPECT_DOUBLE_EQ(*ask(tutoring, "cost_eur", 2020, "vo").difference, 10 * 9000.0 * 0.5)
      << "a policy is of no one place";
  EXPECT_EQ(row.interval, IntervalKind::none) << "one replicate";
  EXPECT_FALSE(row.low);
}

TEST_F(ByHand, APriceIsWithheldWithoutAnInterval) {
  for (const auto variant : {baseline, tutoring})
    put(variant, "pupils_end", {0, bao_8, m_low_dutch}, 10);
  put(baseline, "delay_sum", {0, 0, bao_8, m_low_dutch}, 10 << 16);
  EXPECT_TRUE(ask(tutoring, "cost_per_week_recovered_eur", 2020).withheld);
}

TEST_F(ByHand, APriceIsWithheldWhenNothingIsRecovered) {
  run_.replicates = 2;
  for (const auto variant : {baseline, tutoring})
    put(variant, "pupils_end", {0, bao_8, m_low_dutch}, 10);
  put(tutoring, "delay_sum", {0, 0, bao_8, m_low_dutch}, 1 << 16);
  put(baseline, "policy_cost", {0, 0}, 100000);
  const auto row = ask(tutoring, "cost_per_week_recovered_eur", 2020);
  EXPECT_TRUE(row.withheld) << "cheaper and worse is no price per week recovered";
  EXPECT_FALSE(row.level);
}

TEST_F(ByHand, APriceIsAllExtraCostOverWeeksRecovered) {
  run_.replicates = 2;
  for (const auto variant : {baseline, tutoring})
    put(variant, "pupils_end", {0, bao_8, m_low_dutch}, 10);
  put(baseline, "delay_sum", {0, 0, bao_8, m_low_dutch}, 10 << 16);
  put(tutoring, "delay_sum", {0, 0, bao_8, m_low_dutch}, 5 << 16);
  put(tutoring, "policy_cost", {0, 0}, 100000);
  // 5 SD x 100 weeks in one of two domains: 250 pupil-weeks for 1000 euro
  const auto row = ask(tutoring, "cost_per_week_recovered_eur", 2020);
  ASSERT_TRUE(row.level);
  EXPECT_DOUBLE_EQ(*row.level, 4);
}

TEST_F(ByHand, WeeksRecoveredArePerPupilYearOfSupportSoFar) {
  run_.replicates = 2;
  for (const auto variant : {baseline, tutoring})
    put(variant, "pupils_end", {0, bao_8, m_low_dutch}, 10);
  put(baseline, "delay_sum", {0, 0, bao_8, m_low_dutch}, 10 << 16);
  put(tutoring, "delay_sum", {0, 0, bao_8, m_low_dutch}, 5 << 16);
  put(tutoring, "reached", {0, 0, f_low_dutch}, 100);  // terms
  // 250 pupil-weeks, as above, for 50 pupil-years
  const auto row = ask(tutoring, "recovered_weeks_per_pupil_year", 2020);
  ASSERT_TRUE(row.level);
  EXPECT_DOUBLE_EQ(*row.level, 5);
}

TEST_F(ByHand, StaffAndReach) {
  put(baseline, "stock", {1, bao_8, m_low_dutch}, 100);
  put(baseline, "stock", {1, vso_1, m_low_dutch}, 8);
  put(tutoring, "policy_staff", {1, 0}, 5000000);
  put(tutoring, "reached", {1, 0, f_low_dutch}, 60);
  put(tutoring, "requested", {1, 0, f_low_dutch}, 100);
  EXPECT_DOUBLE_EQ(level(baseline, "teacher_fte", 2020), 6);
  EXPECT_DOUBLE_EQ(level(baseline, "teacher_fte", 2020, "po"), 5);
  EXPECT_DOUBLE_EQ(level(tutoring, "tutor_fte", 2021), 2.5);
  EXPECT_EQ(level(tutoring, "reached", 2021, "all", "sex=f"), 30);
  EXPECT_EQ(level(tutoring, "requested", 2021), 50);
}

TEST_F(ByHand, WhoGainsIsAShareOfTheSamePupils) {
  put(tutoring, "change", {0, 0, m_low_dutch}, 1);
  put(tutoring, "change", {0, 1, m_low_dutch}, 4);
  put(tutoring, "change", {0, 2, m_low_dutch}, 5);
  put(tutoring, "change", {0, 1, f_low_dutch}, 10);
  put(tutoring, "attained_change", {2, m_low_dutch}, 1);
  put(tutoring, "attained_change", {1, m_low_dutch}, 3);
  EXPECT_DOUBLE_EQ(level(tutoring, "skill_better_share", 2020), 0.25);
  EXPECT_DOUBLE_EQ(level(tutoring, "skill_better_share", 2020, "all", "sex=m"), 0.5);
  EXPECT_DOUBLE_EQ(level(tutoring, "skill_worse_share", 2020), 0.05);
  EXPECT_DOUBLE_EQ(level(tutoring, "diploma_higher_share", 2022), 0.25);
  EXPECT_DOUBLE_EQ(level(tutoring, "diploma_lower_share", 2022), 0);
}

TEST(Indicator, IsCompleteAndHasANameOfItsOwn) {
  std::set<std::string> names;
  for (const auto& indicator : all_indicators()) {
    EXPECT_TRUE(names.insert(indicator.name).second) << indicator.name;
    EXPECT_EQ(find_indicator(indicator.name), &indicator);
    EXPECT_TRUE(indicator.compute) << indicator.name;
    EXPECT_NE(indicator.persons, Persons::unknown) << indicator.name << " is never shown";
    for (const auto& text : {indicator.unit, indicator.label_nl, indicator.label_en,
                             indicator.definition_nl, indicator.definition_en})
      EXPECT_FALSE(text.empty()) << indicator.name;
  }
}

TEST(Indicator, EachThemeHasAPlaceOfItsOwn) {
  std::set<int> places;
  for (const auto& theme : indicator_parts::found_themes())
    EXPECT_TRUE(places.insert(theme.place).second) << theme.indicators.front().name;
}

}  // namespace
}  // namespace doorstroom
