// SPDX-License-Identifier: EUPL-1.2
// Rules: what policies say adds up in any order to the same bits, or is set by one of them.
#include "agents/policy/rules.hpp"

#include <gtest/gtest.h>

#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

class RulesOfATerm : public testing::Test {
 protected:
  Rules rules() const { return {model->schedule(), Term{2}, model->graph}; }
  PlaceSet places(const std::string& prefix) const { return PlaceSet(model->graph.under(prefix)); }
  std::unique_ptr<Model> model = school_model(school_options());
};

TEST_F(RulesOfATerm, BeginAsTheCalendarHasIt) {
  const auto plain = rules();
  EXPECT_EQ(plain.school_year(), 2020);
  EXPECT_TRUE(plain.end_test());
  EXPECT_EQ(plain.revision_share(0.2), 0.2);
  for (std::size_t p = 0; p < model->graph.n_places(); ++p) {
    EXPECT_EQ(plain.clock(p), YearClock::as_entered);
    EXPECT_EQ(plain.weeks(p), 0);
  }
}

TEST_F(RulesOfATerm, SumsHaveTheSameBitsInAnyOrder) {
  const std::vector<double> logits{0.1, 0.7, -1.3, 1e-7, 3.3};
  auto one = rules(), other = rules();
  for (const double logit : logits) one.shift_moves(places("po"), MoveKind::repeat, logit);
  for (auto k = logits.rbegin(); k != logits.rend(); ++k)
    other.shift_moves(places("po"), MoveKind::repeat, *k);
  const auto at = place_of(*model, "po.1");
  EXPECT_EQ(one.move_logit(at, MoveKind::repeat), other.move_logit(at, MoveKind::repeat));
  EXPECT_NEAR(one.move_logit(at, MoveKind::repeat), 2.8000001, 1e-9);
  EXPECT_EQ(one.move_logit(at, MoveKind::promote), 0);
}

TEST_F(RulesOfATerm, AShiftReachesItsPlacesOnly) {
  auto shifted = rules();
  shifted.shift_moves(places("po.x"), MoveKind::drop_out, 1);
  EXPECT_EQ(shifted.move_logit(place_of(*model, "po.x.2"), MoveKind::drop_out), 1);
  EXPECT_EQ(shifted.move_logit(place_of(*model, "po.2"), MoveKind::drop_out), 0);
}

TEST_F(RulesOfATerm, ResitsAddUpToEverybodyAtMost) {
  auto exams = rules();
  exams.allow_resits(places("po"), 0.75);
  exams.allow_resits(places("po"), 0.75);
  EXPECT_EQ(exams.resits(place_of(*model, "po.2")), 1);
}

TEST_F(RulesOfATerm, ASecondSetterIsAConflictInAnyOrder) {
  for (const bool swapped : {false, true}) {
    auto both = rules();
    for (const bool first : {!swapped, swapped}) {
      both.begin(first ? "a" : "b", 0);
      both.hold_end_test(false);
    }
    ASSERT_EQ(both.conflicts().size(), 1U);
    EXPECT_EQ(both.conflicts()[0].first, "a");
    EXPECT_EQ(both.conflicts()[0].second, "b");
  }
}

TEST_F(RulesOfATerm, OnePolicyMaySetSeveralPlacesAndTwiceTheSame) {
  auto moved = rules();
  moved.begin("a", 0);
  moved.set_year(places("po.1"), 0, false);
  moved.set_year(places("po"), 2, true);
  moved.begin("b", 1);
  moved.add_weeks(places("po"), 2);
  EXPECT_TRUE(moved.conflicts().empty());
  EXPECT_EQ(moved.clock(place_of(*model, "po.1")), YearClock::ends);
  EXPECT_EQ(moved.part(place_of(*model, "po.1")), 2U);
  EXPECT_EQ(moved.clock(place_of(*model, "out.none")), YearClock::as_entered);
  moved.set_year(places("po.x"), 0, false);
  ASSERT_EQ(moved.conflicts().size(), 1U);
}

TEST_F(RulesOfATerm, APolicyMaySetWhatTheDataSet) {
  auto measured = rules();
  measured.hold_end_test(false);
  measured.begin("a", 0);
  measured.hold_end_test(true);
  EXPECT_TRUE(measured.end_test());
  EXPECT_TRUE(measured.conflicts().empty());
}

TEST_F(RulesOfATerm, DiversionsStandInOneOrder) {
  const PlaceId a{0}, b{1}, c{2};
  Diversion first{a, b, c, 0.5}, second{a, b, c, 0.25};
  first.item = 1;
  second.item = 2;
  auto one = rules(), other = rules();
  one.divert(first), one.divert(second);
  other.divert(second), other.divert(first);
  EXPECT_EQ(one.diversions()[0].share, 0.5);
  EXPECT_EQ(other.diversions()[0].share, 0.5);
}

TEST_F(RulesOfATerm, PaymentsAreOfTheirPolicy) {
  auto paid = rules();
  paid.begin("a", 3);
  paid.pay(places("po.1"), 0.45);
  ASSERT_EQ(paid.payments().size(), 1U);
  EXPECT_EQ(paid.payments()[0].policy, 3U);
  EXPECT_EQ(paid.payments()[0].shares[place_of(*model, "po.1")], 0.45);
  EXPECT_EQ(paid.payments()[0].shares[place_of(*model, "po.2")], 0);
}

}  // namespace
}  // namespace doorstroom
