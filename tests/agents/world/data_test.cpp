// SPDX-License-Identifier: EUPL-1.2
// What the model makes of the shipped data: calendar, stocks of 2019, advice, rates after the
// burn-in, alignment.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "agents/start/alignment.hpp"
#include "agents/start/expectation.hpp"
#include "engine/calendar.hpp"
#include "tests/agents/country.hpp"

namespace doorstroom {
namespace {

using namespace test;

constexpr auto text = R"(
[experiment]
title = "Data"
population = "nl-2019"
first_year = 2019
years = 2
align = "2020-10-01"
[shock]
closures = "corona-2020"
[[variant]]
name = "none"
baseline = true
)";

// Engzell, Frey and Verhagen (2021) count the closure of primary schools; see sources/learning.csv.
TEST(Data, SpringOf2020Has28ClosedAnd17HalfDaysInPrimarySchools) {
  const auto experiment = experiment_of(text);
  std::vector<Period> holidays, closures;
  for (const auto& row : experiment.system->holidays)
    if (row.calendar.empty() || row.calendar == "bao")
      holidays.push_back({parse_date(row.start), parse_date(row.end), 0});
  for (const auto& row : experiment.system->closures)
    if (row.calendar == "bao" && row.set == "corona-2020")
      closures.push_back({parse_date(row.start), parse_date(row.end), row.open_share});
  const Calendar calendar(holidays, closures);
  const auto days = calendar.count(parse_date("2020-02-01"), parse_date("2020-07-31"));
  EXPECT_EQ(days.closed, 28);
  EXPECT_EQ(days.part_open, 17);
  EXPECT_DOUBLE_EQ(days.lost, 28 + 17 * 0.5);
  EXPECT_DOUBLE_EQ(calendar.lost_share({2019}, Term{1}), days.lost / days.teaching);
}

TEST(Data, ADrawOfASlopeReachesAllMovesOfItsKind) {
  const auto experiment = experiment_of(text);
  ModelOptions options;
  const Model plain(experiment.system, experiment.people, {}, options);
  options.drawn = {{"parameters.slope.education_repeat", 1.5}};
  const Model drawn(experiment.system, experiment.people, {}, options);
  int changed = 0;
  for (std::uint32_t m = 0; m < plain.graph.n_moves(); ++m) {
    const auto &before = plain.graph.move(MoveId{m}), &after = drawn.graph.move(MoveId{m});
    const double factor = before.kind == MoveKind::repeat ? 1.5 : 1;
    EXPECT_DOUBLE_EQ(after.education_low, factor * before.education_low);
    EXPECT_DOUBLE_EQ(after.education_high, factor * before.education_high);
    EXPECT_EQ(after.skill, before.skill);
    changed += after.education_low != before.education_low ? 1 : 0;
  }
  EXPECT_GT(changed, 50);
}

TEST(Data, TheFullCountryHasExactlyTheStocksOfTheData) {
  auto experiment = experiment_of(text);
  experiment.shifts = false;  // no burn-in: who they are plays no part here
  const auto world = prepare(experiment, 1, {}, quick_burn_in);
  const auto& model = *world.model;
  const auto state = build_population(model, Draws{1}, world.donors);
  std::map<std::pair<std::uint32_t, char>, long long> found;
  std::size_t misplaced = 0;
  for (std::uint32_t b = 0; b < state.blocks.size(); ++b)
    for (std::size_t i = 0; i < state.blocks[b].size(); ++i) {
      const auto place = state.blocks[b].get<column::Place>()[i];
      const auto location = state.blocks[b].get<column::Location>()[i];
      ++found[{place, is_girl(state.blocks[b].get<column::Cell>()[i]) ? 'f' : 'm'}];
      misplaced +=
          model.locations.offers(location, place) && model.locations.block_of[location] == b ? 0
                                                                                             : 1;
    }
  std::size_t total = 0;
  for (const auto& row : experiment.people->stocks) {
    const auto place = model.graph.find(row.place)->value;
    EXPECT_EQ((found[{place, row.sex}]), row.count) << row.place << " " << row.sex;
    total += static_cast<std::size_t>(row.count);
  }
  EXPECT_EQ(count_pupils(state), total);
  EXPECT_EQ(misplaced, 0U);
}

TEST(Data, AThinnedCountryHasItsShareOfEveryPlaceWithinOne) {
  auto experiment = experiment_of(text);
  experiment.shifts = false;
  const double sample = 0.03;
  const auto world = prepare(experiment, sample, {}, quick_burn_in);
  const auto state = build_population(*world.model, Draws{1}, world.donors);
  std::map<std::pair<std::uint32_t, char>, double> found;
  for (const auto& block : state.blocks)
    for (std::size_t i = 0; i < block.size(); ++i)
      ++found[{block.get<column::Place>()[i], is_girl(block.get<column::Cell>()[i]) ? 'f' : 'm'}];
  for (const auto& row : experiment.people->stocks)
    EXPECT_NEAR((found[{world.model->graph.find(row.place)->value, row.sex}]),
                static_cast<double>(row.count) * sample, 1.0)
        << row.place << " " << row.sex;
}

/// The thinned country at the end of its first school year, before anybody moves.
class EndOfFirstYear : public testing::Test {
 protected:
  EndOfFirstYear()
      : country(experiment_of(text), 0.03, {.years = 30, .sample = 0.03, .donor_years = 2}) {
    auto run = start(scenario(), build_population(country.model(), draws, country.world.donors), 0);
    advance(scenario(), run, Term{1});
    Frozen unused;
    state = learn_only(scenario(), run, unused);
  }
  Scenario scenario() const {
    Scenario plain;
    plain.model = &country.model();
    plain.draws = &draws;
    plain.quality = &quality;
    return plain;
  }

  Country country;
  Draws draws{17};
  std::vector<float> quality = country.model().location_quality(draws);
  State state;
};

TEST_F(EndOfFirstYear, ExpectedMovesHaveTheBaseRates) {
  const auto& model = country.model();
  const auto expected = expect(model, base_tables(model, state.term), draws, quality, state);
  std::vector<double> leaving(model.graph.n_places(), 0);
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m)
    leaving[model.graph.from(MoveId{m}).value] += expected.moves[m];
  double off = 0, all = 0, worst = 0;
  std::string worst_move;
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) {
    const auto from = model.graph.from(MoveId{m}).value;
    if (model.places.birthday[from] != 0 || leaving[from] <= 0) continue;
    const double rate = model.graph.move(MoveId{m}).rate;
    const double difference = std::abs(expected.moves[m] / leaving[from] - rate);
    off += difference * leaving[from] / 2;
    // a percentage point for the burn-in's own sample, and 4 standard errors of this one
    const double beyond = difference - 4 * std::sqrt(rate * (1 - rate) / leaving[from]);
    if (leaving[from] > 1000 && beyond > worst) {
      worst = beyond;
      worst_move = model.graph.move(MoveId{m}).from + " > " + model.graph.move(MoveId{m}).to;
    }
  }
  for (const double n : leaving) all += n;
  std::printf(
      "calibration: %.4f of all moves differ from the base rates; worst %s by %.4f beyond 4 SE\n",
      off / all, worst_move.c_str(), worst);
  EXPECT_LT(off / all, 0.01);
  EXPECT_LT(worst, 0.01) << worst_move;
}

TEST_F(EndOfFirstYear, FirstAdviceHasTheSharesOfTheData) {
  const auto& model = country.model();
  const auto tables = base_tables(model, state.term);
  std::vector<double> shares(model.advice.size(), 0);
  double n = 0, wanted_total = 0;
  for (const auto& block : state.blocks) {
    const MoveChooser chooser(model, tables, draws, quality, state.term);
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (model.places.by_advice[block.get<column::Place>()[i]] == 0) continue;
      ++shares[advice_category(model.calibration, chooser.advice(block, i).first)];
      ++n;
    }
  }
  for (const float share : model.parameters.advice_shares)
    wanted_total += static_cast<double>(share);
  for (std::size_t a = 0; a < shares.size(); ++a) {
    const double wanted = static_cast<double>(model.parameters.advice_shares[a]) / wanted_total;
    // a percentage point for the burn-in's own sample, and 4 standard errors of this one
    EXPECT_NEAR(shares[a] / n, wanted, 0.01 + 4 * std::sqrt(wanted * (1 - wanted) / n))
        << model.advice[a];
  }
}

TEST_F(EndOfFirstYear, AlignmentMeetsTheCountsOf2020InExpectation) {
  const auto& model = country.model();
  const auto& targets = country.experiment.people->align.at("2020-10-01");
  const auto& shares = country.experiment.people->align_moves.at("2020-10-01");
  auto tables = base_tables(model, state.term);
  const auto logit = align(model, tables, draws, quality, state, targets, shares);
  for (std::uint32_t m = 0; m < logit.size(); ++m) tables.scale(m, kernels::exp(logit[m]));
  const auto expected = expect(model, tables, draws, quality, state);
  std::vector<double> arriving(model.graph.n_places(), 0);
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m)
    arriving[model.graph.to(MoveId{m}).value] += expected.moves[m];
  for (const auto& row : country.experiment.people->inflow)
    if (row.term == MoveTerm::autumn && row.first_year <= 2020 && 2020 <= row.last_year)
      arriving[model.graph.find(row.place)->value] += row.per_year * model.options.sample;
  double off = 0, all = 0;
  for (const auto& target : targets) {
    if (target.target.find_first_of("+-") != std::string::npos) continue;
    double now = 0;
    for (const auto place : model.graph.under(target.target)) now += arriving[place.value];
    const double wanted = target.count * model.options.sample;
    EXPECT_NEAR(now, wanted, 0.02 * wanted) << target.target;
    off += std::abs(now - wanted);
    all += wanted;
  }
  std::printf("alignment: %.4f of the aligned counts off\n", off / all);
  EXPECT_LT(off / all, 0.005);
}

}  // namespace
}  // namespace doorstroom
