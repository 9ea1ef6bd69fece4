// SPDX-License-Identifier: EUPL-1.2
// Movers reach their block and nobody is lost; people from outside enter once, the same in every
// variant.
#include "agents/term/exchange.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

InflowRow inflow(const std::string& place, double per_year, MoveTerm term, int first_year = 2019) {
  InflowRow row;
  row.place = place;
  row.per_year = per_year;
  row.term = term;
  row.first_year = first_year;
  row.last_year = 2030;
  row.age_low = 8;
  row.age_high = 10;
  return row;
}

/// The school with 100 newcomers every autumn from 2020 on and 31 every spring.
std::unique_ptr<Model> school_with_inflow(double sample) {
  auto options = school_options();
  options.sample = sample;
  auto people = school_people();
  people->inflow = {inflow("po.2", 100, MoveTerm::autumn, 2020),
                    inflow("po.1", 31, MoveTerm::spring)};
  auto model =
      std::make_unique<Model>(school_system(), people, std::vector<Contribution>{}, options);
  model->calibration = school_model(school_options())->calibration;
  return model;
}

TEST(Exchange, KeepsEverybodyAndBringsThemToTheirBlock) {
  const auto model = school_model(school_options());
  ASSERT_EQ(model->locations.n_blocks, 3U);
  State state;
  state.blocks.resize(3);
  std::vector<Movers> outboxes(3);
  const Draws draws{2};
  std::uint32_t id = 0;
  for (std::size_t box = 0; box < 3; ++box)
    for (int k = 0; k < 500; ++k, ++id) {
      auto row = pupil(*model, id, "po.1", static_cast<float>(id));
      row.get<column::Location>() =
          static_cast<std::uint16_t>(draws.block(PupilId{id}, Term{0}, Purpose::location)[0] % 3);
      if (k % 2 == 0)
        outboxes[box].push_back(row);
      else
        state.blocks[model->locations.block_of[row.get<column::Location>()]].append(row);
    }
  exchange(*model, outboxes, state);
  std::set<std::uint32_t> seen;
  for (std::uint32_t b = 0; b < 3; ++b)
    for (std::size_t i = 0; i < state.blocks[b].size(); ++i) {
      EXPECT_TRUE(seen.insert(state.blocks[b].get<column::Pupil>()[i]).second);
      EXPECT_EQ(model->locations.block_of[state.blocks[b].get<column::Location>()[i]], b);
      EXPECT_EQ(state.blocks[b].get<column::Reading>()[i],
                static_cast<float>(state.blocks[b].get<column::Pupil>()[i]));
    }
  EXPECT_EQ(seen.size(), id);
  for (const auto& box : outboxes) EXPECT_EQ(box.size(), 0U);
}

TEST(Enter, HasEverybodyOfTheDataInTheirTerm) {
  const auto model = school_with_inflow(1);
  State state;
  state.blocks.resize(model->locations.n_blocks);
  const Draws draws{4};
  EXPECT_EQ(enter(*model, draws, Term{1}, state).size(), 31U);
  EXPECT_EQ(enter(*model, draws, Term{2}, state).size(), 100U);
  EXPECT_EQ(enter(*model, draws, Term{3}, state).size(), 31U);
  EXPECT_EQ(count_pupils(state), 162U);
  EXPECT_EQ(state.next_pupil, 162U);
  for (const auto& block : state.blocks)
    for (std::size_t i = 0; i < block.size(); ++i)
      EXPECT_TRUE(
          model->locations.offers(block.get<column::Location>()[i], block.get<column::Place>()[i]));
}

TEST(Enter, SaysWhereEverybodyEntered) {
  const auto model = school_with_inflow(1);
  State state;
  state.blocks.resize(model->locations.n_blocks);
  const auto entrants = enter(*model, Draws{4}, Term{2}, state);
  std::vector<std::uint8_t> cell_of(entrants.size());
  for (const auto& block : state.blocks)
    for (std::size_t i = 0; i < block.size(); ++i)
      cell_of[block.get<column::Pupil>()[i]] = block.get<column::Cell>()[i];
  for (std::size_t k = 0; k < entrants.size(); ++k) {
    EXPECT_EQ(entrants[k].place, place_of(*model, "po.2"));
    EXPECT_EQ(entrants[k].cell, cell_of[k]);
  }
}

TEST(Enter, ADrawWithMorePeopleMovesNobodysLuck) {
  std::vector<std::set<std::uint32_t>> ids;  // of those who enter in the second spring
  std::vector<std::size_t> newcomers;
  for (const double per_year : {40.0, 100.0, 140.0}) {
    auto options = school_options();
    auto people = school_people();
    people->inflow = {inflow("po.2", 100, MoveTerm::autumn, 2020),
                      inflow("po.1", 31, MoveTerm::spring)};
    people->inflow[0].low = 30, people->inflow[0].high = 150;
    options.drawn[inflow_key(people->inflow[0])] = per_year;
    Model model{school_system(), people, {}, options};
    model.calibration = school_model(school_options())->calibration;
    State state;
    state.blocks.resize(model.locations.n_blocks);
    const Draws draws{4};
    enter(model, draws, Term{1}, state);
    newcomers.push_back(enter(model, draws, Term{2}, state).size());
    ids.emplace_back();
    for (const auto& entrant : enter(model, draws, Term{3}, state))
      ids.back().insert(entrant.pupil);
  }
  EXPECT_EQ(newcomers, (std::vector<std::size_t>{40, 100, 140}));
  EXPECT_EQ(ids[0], ids[1]);
  EXPECT_EQ(ids[1], ids[2]);
}

TEST(Enter, ThinsWithoutLosingFractions) {
  const auto model = school_with_inflow(0.01);
  State state;
  state.blocks.resize(model->locations.n_blocks);
  for (std::uint32_t t = 1; t < 20; ++t) enter(*model, Draws{4}, Term{t}, state);
  // nine autumns of 100 and ten springs of 31, a hundredth of them
  EXPECT_NEAR(static_cast<double>(count_pupils(state)), (9 * 100 + 10 * 31) * 0.01, 1.0);
}

TEST(Enter, BringsTheSamePeopleWhoeverIsThere) {
  const auto model = school_with_inflow(1);
  State empty, full;
  empty.blocks.resize(model->locations.n_blocks);
  full.blocks.resize(model->locations.n_blocks);
  for (std::uint32_t id = 5000; id < 5100; ++id) full.blocks[0].append(pupil(*model, id, "po.1"));
  enter(*model, Draws{4}, Term{2}, empty);
  enter(*model, Draws{4}, Term{2}, full);
  for (std::size_t b = 0; b < empty.blocks.size(); ++b) {
    const std::size_t before = b == 0 ? 100 : 0;
    ASSERT_EQ(full.blocks[b].size(), empty.blocks[b].size() + before);
    for (std::size_t i = 0; i < empty.blocks[b].size(); ++i)
      EXPECT_EQ(full.blocks[b].row(before + i), empty.blocks[b].row(i));
  }
}

TEST(Newcomer, HasTheEducationOfTheData) {
  const auto model = school_model(school_options());
  auto& p = model->parameters;
  p.education_share_low = 0.2F;
  p.education_share_high = 0.4F;
  p.migrant_share = 0.25F;
  p.odds_low_given_migrant = 3;
  p.odds_high_given_migrant = 0.5F;
  constexpr int n = 40'000;
  double low = 0, high = 0, migrant = 0, low_and_migrant = 0;
  for (std::uint32_t id = 0; id < n; ++id) {
    const auto row = newcomer(*model, Draws{6}, PupilId{id}, place_of(*model, "po.1"), 0, 0, false);
    const auto education = education_of(row.get<column::Cell>());
    const bool is_migrant = background_of(row.get<column::Cell>()) == Background::migrant;
    low += education == Education::low ? 1 : 0;
    high += education == Education::high ? 1 : 0;
    migrant += is_migrant ? 1 : 0;
    low_and_migrant += is_migrant && education == Education::low ? 1 : 0;
  }
  // 4 standard errors of 40,000; of 10,000 migrants
  EXPECT_NEAR(low / n, 0.2, 4 * std::sqrt(0.2 * 0.8 / n));
  EXPECT_NEAR(high / n, 0.4, 4 * std::sqrt(0.4 * 0.6 / n));
  EXPECT_NEAR(migrant / n, 0.25, 4 * std::sqrt(0.25 * 0.75 / n));
  EXPECT_NEAR(low_and_migrant / migrant, 0.6 / (0.6 + 0.4 + 0.2), 4 * std::sqrt(0.25 / 10'000));
}

}  // namespace
}  // namespace doorstroom
