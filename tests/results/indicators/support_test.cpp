// SPDX-License-Identifier: EUPL-1.2
// Staff, budgets and picks, summed by hand over policies and regions.
#include <gtest/gtest.h>

#include "results/indicators/indicators.hpp"
#include "results/store/merge.hpp"
#include "results/store/writer.hpp"
#include "results/words/units.hpp"
#include "tests/results/made_up_run.hpp"

namespace doorstroom {
namespace {

constexpr std::size_t baseline = 1, tutoring = 2;

/// A run with tutoring and a menu, two regions and half of everybody, whose tables hold only what a
/// test puts there.
class SupportByHand : public ::testing::Test {
 protected:
  SupportByHand() {
    run_ = made_up::description(1, 0);
    run_.sample = 0.5;
    run_.policies.push_back({"card", "menu", "menukaart", "menu"});
    unit_ = made_up::unit(run_, {UnitKind::replicate, 0});
    for (auto& tables : unit_.variants)
      for (auto& table : tables) std::fill(table.values.begin(), table.values.end(), 0);
  }

  void put(const std::string& name, std::size_t year, std::size_t policy, std::size_t region,
           std::int64_t value) {
    for (auto& table : unit_.variants[tutoring])
      if (table.name == name)
        table.values[(year * table.shape[1] + policy) * table.shape[2] + region] = value;
  }

  /// Not compared: disclosure control has tests of its own.
  std::optional<Ratio> ask(const std::string& indicator, int year, const std::string& place = "all",
                           const std::string& group = "all") {
    if (!results_) {
      const auto folder = made_up::folder("support-by-hand");
      ResultsWriter{folder, run_}.write(unit_);
      results_.emplace(merge(folder).path);
    }
    const UnitView ours{*results_, unit_.unit, tutoring}, theirs{*results_, unit_.unit, baseline};
    const auto places = select_places(run_, place);
    const auto cells = *select_group(run_, group);
    return find_indicator(indicator)->compute({ours, theirs, places, cells, year});
  }
  double level(const std::string& indicator, int year) {
    const auto found = ask(indicator, year);
    return found ? found->value() : -999;
  }

  RunDescription run_;
  UnitResult unit_;
  std::optional<Results> results_;
};

TEST_F(SupportByHand, StaffIsSummedAndItsShortfallIsAShareOfWhatWasAsked) {
  put("policy_staff_asked", 1, 0, 0, 6'000'000);  // of two terms: 3 fte
  put("policy_staff_asked", 1, 1, 1, 2'000'000);
  put("policy_staff_given", 1, 0, 0, 3'000'000);
  put("policy_staff_given", 1, 1, 1, 1'000'000);
  EXPECT_DOUBLE_EQ(level("staff_asked_fte", 2021), 8) << "of the whole country";
  EXPECT_DOUBLE_EQ(level("staff_given_fte", 2021), 4);
  EXPECT_DOUBLE_EQ(level("staff_short_share", 2021), 0.5);
  EXPECT_DOUBLE_EQ(level("staff_asked_fte", 2020), 0) << "another year";
  EXPECT_FALSE(ask("staff_short_share", 2020)) << "nothing asked";
  EXPECT_TRUE(find_indicator("staff_short_share")->uncertain_denominator);
}

TEST_F(SupportByHand, BudgetsAreSummedInEuros) {
  put("budget_granted", 0, 0, 0, 100'00);
  put("budget_granted", 0, 0, 1, 20'00);
  put("budget_spent", 0, 0, 1, 70'00);
  put("budget_returned", 2, 0, 0, 50'00);
  EXPECT_DOUBLE_EQ(level("budget_granted_eur", 2020), 240);
  EXPECT_DOUBLE_EQ(level("budget_spent_eur", 2020), 140);
  EXPECT_DOUBLE_EQ(level("budget_returned_eur", 2022), 100);
}

TEST_F(SupportByHand, PicksAreOfWhatIsOnTheMenuAndNotScaledBySample) {
  put("schools_picked", 0, 0, 0, 30);
  put("schools_picked", 0, 0, 1, 12);
  put("schools_picked", 0, 1, 0, 100);  // who could pick
  EXPECT_DOUBLE_EQ(level("schools_picked", 2020), 42);
  EXPECT_EQ(format_value(42, find_indicator("schools_picked")->unit, Language::en), "42");
}

TEST_F(SupportByHand, AreOfTheWholeCountryOnly) {
  EXPECT_TRUE(ask("budget_spent_eur", 2020));
  EXPECT_FALSE(ask("budget_spent_eur", 2020, "vo"));
  EXPECT_FALSE(ask("budget_spent_eur", 2020, "all", "sex=f"));
  EXPECT_FALSE(ask("schools_picked", 2019)) << "before the first school year";
}

TEST_F(SupportByHand, OlderFilesHaveNone) {
  for (auto& tables : unit_.variants)
    std::erase_if(tables, [](const Table& table) {
      return table.axes == std::vector<std::string>{"year", "policy", "region"};
    });
  for (const char* const name :
       {"staff_asked_fte", "staff_given_fte", "staff_short_share", "budget_granted_eur",
        "budget_spent_eur", "budget_returned_eur", "schools_picked"})
    EXPECT_FALSE(ask(name, 2020)) << name;
}

}  // namespace
}  // namespace doorstroom
