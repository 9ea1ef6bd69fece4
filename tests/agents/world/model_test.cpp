// SPDX-License-Identifier: EUPL-1.2
// The compiled model of the school by hand: calendar, growth, distance teaching, diplomas, places
// that policies add.
#include "agents/world/model.hpp"

#include <gtest/gtest.h>

#include "agents/start/calibration.hpp"
#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

TEST(Model, HasTheClosureInItsTermAlone) {
  const auto model = school_model(school_options());
  EXPECT_EQ(model->first_shock_term, 1);
  const auto calendar = model->places.calendar[place_of(*model, "po.1")];
  ASSERT_NE(calendar, 0);
  for (std::uint32_t t = 0; t < model->n_terms(); ++t) {
    EXPECT_EQ(model->lost[1][t][calendar], t == 1 ? static_cast<float>(5.0 / 130) : 0.0F) << t;
    EXPECT_EQ(model->lost[0][t][calendar], 0.0F) << t;
    EXPECT_EQ(model->first_closure[t] != 0, t == 1) << t;
  }
}

TEST(Model, HasNoShockWithoutClosures) {
  auto options = school_options();
  options.closures.clear();
  EXPECT_EQ(school_model(options)->first_shock_term, -1);
}

TEST(Model, ASetOfClosuresByYearsHoldsThoseOfEachYear) {
  auto system = school_system();
  system->closures = {{"week-2020", "2020-03-16", "2020-03-20", "c", 0, false, {}},
                      {"week-2021", "2021-03-15", "2021-03-19", "c", 0, false, {}},
                      {"week-2022", "2022-03-14", "2022-03-18", "c", 0, false, {}}};
  const auto lost = [&](const std::string& closures) {
    auto options = school_options();
    options.closures = closures;
    const Model model(system, school_people(), {}, options);
    std::vector<bool> in_spring;
    for (const std::size_t t : {1U, 3U, 5U}) in_spring.push_back(model.lost[1][t][1] > 0);
    return in_spring;
  };
  EXPECT_EQ(lost("week-2020"), (std::vector<bool>{true, false, false}));
  EXPECT_EQ(lost("week-2020-2021"), (std::vector<bool>{true, true, false}));
  EXPECT_EQ(lost("week-2021-2022"), (std::vector<bool>{false, true, true}));
  EXPECT_EQ(lost("day-2020-2022"), (std::vector<bool>{false, false, false}));
}

TEST(Model, GrowthIsPerTermAndAWeekIsAFortiethOfAYear) {
  const auto model = school_model(school_options());
  EXPECT_EQ(model->places.growth_per_term[0][place_of(*model, "po.1")], 0.5F);
  EXPECT_EQ(model->places.sd_per_week[0][place_of(*model, "po.1")], 1.0F / 40);
  EXPECT_EQ(model->places.growth_per_term[1][place_of(*model, "po.2")], 0.25F);
  EXPECT_EQ(model->places.growth_per_term[0][place_of(*model, "out.none")], 0.0F);
}

TEST(Model, DrawnValuesReplaceThoseOfTheData) {
  auto options = school_options();
  const auto plain = school_model(options);
  const auto repeat = plain->graph.move(MoveId{move_of(*plain, "po.1", "po.1")});
  options.drawn = {{"growth.g1", 1.5}, {"distance.d.first", 0.25}, {move_key(repeat), 0.2}};
  const auto model = school_model(options);
  EXPECT_FLOAT_EQ(model->places.growth_per_term[0][place_of(*model, "po.1")], 0.75F);
  EXPECT_EQ(model->places.efficacy_first[place_of(*model, "po.1")], 0.25F);
  EXPECT_DOUBLE_EQ(model->graph.move(MoveId{move_of(*model, "po.1", "po.1")}).rate, 0.2);
  // the other moves out of po.1 share what is left in their old proportions
  EXPECT_DOUBLE_EQ(model->graph.move(MoveId{move_of(*model, "po.1", "po.2")}).rate,
                   0.8 * 0.7 / 0.85);
}

TEST(Model, RanksDiplomas) {
  const auto model = school_model(school_options());
  EXPECT_EQ(model->diplomas, (std::vector<std::string>{"low", "high"}));
  EXPECT_EQ(model->starting_qualifications, 2);
  EXPECT_EQ(model->highest(0), 0U);
  EXPECT_EQ(model->highest(1), 1U);
  EXPECT_EQ(model->highest(3), 2U);
}

TEST(Model, AddsThePlacesOfPoliciesOnce) {
  NewPlace place;
  place.name = "po.2+";
  place.like = "po.2";
  place.growth_share = 0.5;
  NewMove leave, enter;
  leave.row.from = enter.row.to = "po.2+";
  leave.row.to = "out.none";
  leave.row.kind = MoveKind::drop_out;
  leave.row.rate = 1;
  enter.row.from = "po.1";
  enter.row.kind = MoveKind::enter;
  enter.row.order = 1000;
  const Contribution added{{place}, {leave, enter}};
  const Model model(school_system(), school_people(), {added, added}, school_options());
  EXPECT_EQ(model.graph.n_places(), 6U);
  EXPECT_EQ(model.graph.n_moves(), 10U);
  const auto at = place_of(model, "po.2+");
  EXPECT_EQ(model.places.like[at], place_of(model, "po.2"));
  EXPECT_EQ(model.places.growth_per_term[0][at], 0.125F);
  EXPECT_EQ(model.places.sd_per_week[0][at], model.places.sd_per_week[0][place_of(model, "po.2")]);
  EXPECT_TRUE(model.locations.offers(0, at));
  EXPECT_FALSE(model.locations.offers(2, at));
}

TEST(Locations, OfferWhatTheDataSay) {
  const auto model = school_model(school_options());
  EXPECT_TRUE(model->locations.offers(0, place_of(*model, "po.1")));
  EXPECT_FALSE(model->locations.offers(0, place_of(*model, "po.x.2")));
  EXPECT_TRUE(model->locations.offers(2, place_of(*model, "po.x.2")));  // by the prefix po.x
  EXPECT_TRUE(model->locations.offers(2, place_of(*model, "out.none")));
}

TEST(Locations, AreChosenBySizeNearby) {
  const auto model = school_model(school_options());
  const auto at = place_of(*model, "po.1");
  // l0 has 300 of 400 pupils; north has l0 alone, south l1
  EXPECT_EQ(model->locations.choose_anywhere(at, 0.74F), 0);
  EXPECT_EQ(model->locations.choose_anywhere(at, 0.76F), 1);
  for (const float u : {0.0F, 0.5F, 0.999F}) {
    EXPECT_EQ(model->locations.choose(at, 0, Education::middle, u), 0);
    EXPECT_EQ(model->locations.choose(at, 1, Education::middle, u), 1);
    EXPECT_EQ(model->locations.choose(place_of(*model, "po.x.2"), 0, Education::low, u),
              2);  // the only one
  }
}

TEST(Locations, NameAPlaceThatNobodyOffers) {
  auto people = school_people();
  people->location_places.pop_back();
  try {
    const Model model(school_system(), people, {}, school_options());
    FAIL() << "accepted";
  } catch (const ConfigError& error) {
    EXPECT_STREQ(
        error.what(),
        "/location_places.csv: po.x.2: no location offers this place; allowed: at least one");
  }
}

}  // namespace
}  // namespace doorstroom
