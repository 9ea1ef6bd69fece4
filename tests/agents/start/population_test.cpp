// SPDX-License-Identifier: EUPL-1.2
// The base population of the school by hand: exact stocks, thinned evenly, at locations that offer
// the place, from donors.
#include "agents/start/population.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

/// Numbers by place and sex.
std::map<std::pair<std::string, char>, long long> counts(const Model& model, const State& state) {
  std::map<std::pair<std::string, char>, long long> found;
  for (const auto& block : state.blocks)
    for (std::size_t i = 0; i < block.size(); ++i)
      ++found[{model.graph.place(PlaceId{block.get<column::Place>()[i]}).name,
               is_girl(block.get<column::Cell>()[i]) ? 'f' : 'm'}];
  return found;
}

TEST(Population, HasExactlyTheStocksOfTheData) {
  const auto model = school_model(school_options());
  const auto state = build_population(*model, Draws{3}, {});
  const auto found = counts(*model, state);
  for (const auto& row : model->people->stocks)
    EXPECT_EQ(found.at({row.place, row.sex}), row.count) << row.place;
  EXPECT_EQ(count_pupils(state), 3107U);
  EXPECT_EQ(state.next_pupil, 3107U);
}

TEST(Population, ThinsEveryPlaceWithinOne) {
  for (const double sample : {0.5, 0.1, 0.013}) {
    auto options = school_options();
    options.sample = sample;
    const auto model = school_model(options);
    const auto found = counts(*model, build_population(*model, Draws{3}, {}));
    for (const auto& row : model->people->stocks) {
      const auto at = found.find({row.place, row.sex});
      EXPECT_NEAR(at == found.end() ? 0.0 : static_cast<double>(at->second),
                  static_cast<double>(row.count) * sample, 1.0)
          << row.place << " " << sample;
    }
  }
}

TEST(Population, EverybodyHasAnIdAndALocationOfTheirOwnBlock) {
  const auto model = school_model(school_options());
  const auto state = build_population(*model, Draws{3}, {});
  std::set<std::uint32_t> ids;
  std::map<std::uint16_t, int> at;
  for (std::uint32_t b = 0; b < state.blocks.size(); ++b)
    for (std::size_t i = 0; i < state.blocks[b].size(); ++i) {
      const auto location = state.blocks[b].get<column::Location>()[i];
      EXPECT_TRUE(ids.insert(state.blocks[b].get<column::Pupil>()[i]).second);
      EXPECT_TRUE(model->locations.offers(location, state.blocks[b].get<column::Place>()[i]));
      EXPECT_EQ(model->locations.block_of[location], b);
      ++at[location];
    }
  // po.1 and po.2: three quarters at l0; 100 in po.x.2 at l2
  EXPECT_NEAR(at[0], 3007 * 0.75, 4);
  EXPECT_NEAR(at[1], 3007 * 0.25, 4);
  EXPECT_EQ(at[2], 100);
}

TEST(Population, TakesTheStateOfADonorOfTheSamePlaceAndSex) {
  const auto model = school_model(school_options());
  State donors;
  donors.term = Term{10};
  donors.blocks.resize(1);
  for (std::uint32_t id = 0; id < 30; ++id) {
    auto row = pupil(*model, id, id % 2 == 0 ? "po.1" : "po.2", id % 2 == 0 ? 1.0F : 2.0F);
    row.get<column::Born>() = 2;  // born: eight terms before
    row.get<column::Cell>() = cell(false, static_cast<Education>(id % 3), Background::dutch);
    donors.blocks[0].append(row);
  }
  const Donors pool(*model, {donors});
  const auto state = build_population(*model, Draws{3}, pool);
  for (const auto& block : state.blocks)
    for (std::size_t i = 0; i < block.size(); ++i) {
      const auto place = block.get<column::Place>()[i];
      if (is_girl(block.get<column::Cell>()[i]) || place == place_of(*model, "po.x.2"))
        continue;  // no donors
      EXPECT_EQ(block.get<column::Reading>()[i], place == place_of(*model, "po.1") ? 1.0F : 2.0F);
      EXPECT_EQ(block.get<column::Born>()[i], -8);
    }
}

TEST(Population, EducationFollowsTheDisadvantageOfTheLocation) {
  const auto model = school_model(school_options(), 40'000);
  State donors;
  donors.blocks.resize(1);
  for (std::uint32_t id = 0; id < 30; ++id) {
    auto row = pupil(*model, id, "po.1");
    row.get<column::Cell>() = cell(id % 2 == 0, static_cast<Education>(id % 3), Background::dutch);
    donors.blocks[0].append(row);
  }
  const auto state = build_population(*model, Draws{3}, Donors(*model, {donors}));
  const auto share_low = [&](std::uint16_t location) {
    double low = 0, all = 0;
    const auto& block = state.blocks[model->locations.block_of[location]];
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (block.get<column::Place>()[i] != place_of(*model, "po.1")) continue;
      ++all;
      low += education_of(block.get<column::Cell>()[i]) == Education::low ? 1 : 0;
    }
    return low / all;
  };
  // weights of low, middle, high: d, 1, 2 / (1 + d); d is 0.5 at l0 and 1.5 at l1; 4 standard
  // errors of 60,000 and 20,000
  EXPECT_NEAR(share_low(0), 0.5 / (0.5 + 1 + 2 / 1.5), 4 * 0.5 / std::sqrt(60'000.0));
  EXPECT_NEAR(share_low(1), 1.5 / (1.5 + 1 + 2 / 2.5), 4 * 0.5 / std::sqrt(20'000.0));
}

}  // namespace
}  // namespace doorstroom
