// SPDX-License-Identifier: EUPL-1.2
// Moves by hand: weights, covariates, the order of moves, advice, classes that open or not.
#include "agents/term/progression.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "agents/term/classes.hpp"
#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

constexpr Term spring{1};

class Progression : public testing::Test {
 protected:
  MoveChooser chooser() const { return {*model, tables, draws, quality, spring}; }
  /// Probability of each move out of the place of a lone pupil.
  std::vector<double> probabilities(const Pupils::Row& row) const {
    Pupils pupils;
    pupils.append(row);
    const auto choose = chooser();
    const auto [first, last] = choose.open(row.get<column::Place>());
    std::array<float, max_moves> weight{};
    const float total = choose.weigh(pupils, 0, choose.z(pupils, 0), first, last, weight);
    std::vector<double> p;
    for (auto m = first; m < last; ++m) p.push_back(static_cast<double>(weight[m - first] / total));
    return p;
  }

  Rules no_rules() const { return {model->schedule(), Term{0}, model->graph}; }
  PlaceSet places(const std::string& prefix) const { return PlaceSet(model->graph.under(prefix)); }
  void shift(const std::string& from, MoveKind kind, double logit, MoveTables& of) const {
    auto rules = no_rules();
    rules.shift_moves(places(from), kind, logit);
    apply(*model, rules, of);
  }

  std::unique_ptr<Model> model = school_model(school_options());
  MoveTables tables = base_tables(*model, Term{0});
  Draws draws{5};
  std::vector<float> quality = no_quality(*model);
};

// Moves out of po.1, in order: drop_out 0.05, down 0.1, repeat 0.15, promote 0.7.
TEST_F(Progression, TheAveragePupilHasTheBaseRates) {
  const auto p = probabilities(pupil(*model, 1, "po.1"));
  ASSERT_EQ(p.size(), 4U);
  EXPECT_NEAR(p[0], 0.05, 1e-6);
  EXPECT_NEAR(p[1], 0.1, 1e-6);
  EXPECT_NEAR(p[2], 0.15, 1e-6);
  EXPECT_NEAR(p[3], 0.7, 1e-6);
}

TEST_F(Progression, WeightsAreTheLogitOfTheData) {
  model->calibration.intercepts[0][move_of(*model, "po.1", "po.2")] = 0.25F;
  tables = base_tables(*model, Term{0});
  auto row = pupil(*model, 1, "po.1", -0.5F);
  row.get<column::Cell>() = cell(true, Education::low, Background::dutch);
  row.get<column::Flags>() = flag_repeated;
  const double drop = 0.05, down = 0.1 * std::exp(-1 * -0.5 + 0.3),
               repeat = 0.15 * std::exp(-1.4 * -0.5 - 0.2 - 0.5), promote = 0.7 * std::exp(0.25);
  const double total = drop + down + repeat + promote;
  const auto p = probabilities(row);
  EXPECT_NEAR(p[0], drop / total, 1e-6);
  EXPECT_NEAR(p[1], down / total, 1e-6);
  EXPECT_NEAR(p[2], repeat / total, 1e-6);
  EXPECT_NEAR(p[3], promote / total, 1e-6);
}

TEST_F(Progression, SkillCountsAgainstTheNormOfThePlace) {
  const auto at_norm = probabilities(pupil(*model, 1, "po.1", 0));
  model->calibration.norm_end[place_of(*model, "po.1")] = 1.5F;
  const auto moved = probabilities(pupil(*model, 1, "po.1", 1.5F));
  for (std::size_t k = 0; k < moved.size(); ++k) EXPECT_NEAR(moved[k], at_norm[k], 1e-6);
}

TEST_F(Progression, NormsGiveWayToACommonFall) {
  const auto before = probabilities(pupil(*model, 1, "po.1", 0));
  tables.norm_shift[place_of(*model, "po.1")] = -0.25F;
  const auto after = probabilities(pupil(*model, 1, "po.1", -0.25F));
  for (std::size_t k = 0; k < after.size(); ++k) EXPECT_NEAR(after[k], before[k], 1e-6);
}

TEST_F(Progression, WhatAPolicyAsksOfRepeatingIsALogit) {
  auto row = pupil(*model, 1, "po.1");
  row.get<column::RepeatLogit>() =
      static_cast<std::int16_t>(std::lround(std::log(2.0) / column::RepeatLogit::scale));
  const auto p = probabilities(row);
  EXPECT_NEAR(p[2] / p[3], 2 * 0.15 / 0.7, 2e-4);  // to half a unit of the column
  EXPECT_NEAR(p[1] / p[3], 0.1 / 0.7, 1e-6);
  EXPECT_NEAR(p[0], 0.05, 1e-6);  // nobody leaves for it, or stays
}

TEST_F(Progression, WhatAPolicyAsksOfDroppingOutIsALogitAgainstAllElse) {
  auto row = pupil(*model, 1, "po.1");
  const auto before = probabilities(row);
  row.get<column::DropOutLogit>() =
      static_cast<std::int16_t>(std::lround(std::log(0.5) / column::DropOutLogit::scale));
  const auto p = probabilities(row);
  EXPECT_NEAR(p[0] / p[3], 0.5 * before[0] / before[3], 1e-4);
  EXPECT_NEAR(p[2] / p[3], before[2] / before[3], 1e-6);
}

TEST_F(Progression, LowWellbeingMovesDropOutOnly) {
  model->parameters.wellbeing_drop_out = -0.5F;
  tables = base_tables(*model, Term{0});
  auto row = pupil(*model, 1, "po.1");
  row.get<column::Wellbeing>() = -1;
  const auto p = probabilities(row);
  EXPECT_NEAR(p[0] / p[3], std::exp(0.5) * 0.05 / 0.7, 1e-6);
  EXPECT_NEAR(p[2] / p[3], 0.15 / 0.7, 1e-6);
}

TEST_F(Progression, ShiftsOfAKindReachOnlyThatKindUnderThatPrefix) {
  shift("po.1", MoveKind::repeat, std::log(3.0), tables);
  const auto first = probabilities(pupil(*model, 1, "po.1"));
  EXPECT_NEAR(first[2] / first[3], 3 * 0.15 / 0.7, 1e-5);
  EXPECT_NEAR(first[1] / first[3], 0.1 / 0.7, 1e-5);
  EXPECT_NEAR(first[0], 0.05, 1e-6);
  EXPECT_NEAR(probabilities(pupil(*model, 1, "po.2"))[0], 0.1, 1e-6);
  shift("po.1", MoveKind::down, std::log(2.0), tables);
  const auto second = probabilities(pupil(*model, 1, "po.1"));
  EXPECT_NEAR(second[1] / second[3], 2 * 0.1 / 0.7, 1e-5);
}

TEST_F(Progression, FailingAnExamIsNoNorm) {
  model->places.norm[place_of(*model, "po.1")] = 0;
  shift("po.1", MoveKind::repeat, std::log(3.0), tables);
  EXPECT_NEAR(probabilities(pupil(*model, 1, "po.1"))[2], 0.15, 1e-6);
}

TEST_F(Progression, TheMarkovLimitHasTheBaseRatesForEverybody) {
  auto options = school_options();
  options.shifts = false;
  model = school_model(options);
  tables = base_tables(*model, Term{0});
  auto row = pupil(*model, 1, "po.1", -2);
  row.get<column::Cell>() = cell(true, Education::low, Background::migrant);
  row.get<column::Flags>() = flag_repeated;
  const auto p = probabilities(row);
  EXPECT_NEAR(p[1], 0.1, 1e-6);
  EXPECT_NEAR(p[2], 0.15, 1e-6);
}

TEST_F(Progression, SchoolYearPlacesMoveAfterTheSpringOnly) {
  const auto at = place_of(*model, "po.1");
  EXPECT_EQ(chooser().who_moves(at), 1) << "whose years begin in August, whoever was born when";
  EXPECT_EQ(MoveChooser(*model, tables, draws, quality, Term{2}).who_moves(at), 2) << "in January";
}

TEST(MoveChooser, DrawsInTheOrderOfTheMoves) {
  const std::array<float, max_moves> weight{1, 2, 1};
  EXPECT_EQ(MoveChooser::draw(0.0F, 10, 13, 4, weight), 10U);
  EXPECT_EQ(MoveChooser::draw(0.2499F, 10, 13, 4, weight), 10U);
  EXPECT_EQ(MoveChooser::draw(0.25F, 10, 13, 4, weight), 11U);
  EXPECT_EQ(MoveChooser::draw(0.7499F, 10, 13, 4, weight), 11U);
  EXPECT_EQ(MoveChooser::draw(0.75F, 10, 13, 4, weight), 12U);
  EXPECT_EQ(MoveChooser::draw(1.0F - 0x1p-24F, 10, 13, 4, weight), 12U);
}

TEST(MoveChooser, NeverDrawsAMoveOfWeightZeroBesideOthers) {
  const std::array<float, max_moves> weight{0, 1, 0, 1};
  for (int i = 0; i < 1000; ++i) {
    const auto move = MoveChooser::draw(static_cast<float>(i) / 1000, 0, 4, 2, weight);
    EXPECT_TRUE(move == 1 || move == 3) << move;
  }
}

// Pupils are taken place by place, in chunks over lanes; the choice of each is that of a pupil
// alone.
TEST_F(Progression, PupilsTogetherChooseAsEachAlone) {
  Pupils pupils;
  std::vector<std::uint32_t> rows;
  for (std::uint32_t id = 0; id < 333; ++id) {
    auto row = pupil(*model, id, "po.1", static_cast<float>(id % 17) * 0.2F - 1.5F);
    row.get<column::Cell>() = static_cast<std::uint8_t>(id % n_cells);
    row.get<column::RepeatLogit>() = static_cast<std::int16_t>(id % 5 == 0 ? 1434 : 0);
    if (id % 3 == 0) row.get<column::Flags>() = flag_repeated;
    pupils.append(row);
    rows.push_back(id);
  }
  const auto choose = chooser();
  const auto at = place_of(*model, "po.1");
  const auto [first, last] = choose.open(at);
  std::vector<std::uint32_t> moves, luck, location_word;
  for (const auto i : rows) {
    const auto words = draws.block(PupilId{i}, spring, Purpose::move);
    luck.push_back(words[0]);
    location_word.push_back(words[1]);
  }
  MoveGroup group;
  MoveChoices choices;
  for (std::size_t begin = 0; begin < rows.size(); begin += move_chunk) {
    const auto n = std::min(move_chunk, rows.size() - begin);
    const auto part = [&](const std::vector<std::uint32_t>& all) {
      return std::span(all).subspan(begin, n);
    };
    choose.gather(pupils, at, part(rows), part(luck), part(location_word), group);
    choose.choose(pupils, group, choices);
    for (std::size_t k = 0; k < n; ++k) moves.push_back(choices.move[k]);
  }
  for (const auto i : rows) {
    std::array<float, max_moves> weight{};
    const float total = choose.weigh(pupils, i, choose.z(pupils, i), first, last, weight);
    EXPECT_EQ(moves[i], MoveChooser::draw(kernels::uniform(luck[i]), first, last, total, weight))
        << i;
  }
}

TEST_F(Progression, WhoWouldChooseOtherwiseInAVariantLeavesTheBaseline) {
  auto others = tables;
  shift("po.1", MoveKind::promote, -1.5, others);
  Pupils pupils, own, alone;
  Movers outbox, alone_outbox, own_outbox;
  ProgressMemory memory;
  for (std::uint32_t id = 0; id < 2000; ++id) {
    pupils.append(pupil(*model, id, "po.1"));
    alone.append(pupil(*model, id, "po.1"));
  }
  const std::size_t size = ProgressLayout(*model).size;
  std::vector<std::int64_t> sums(2 * size, 0), expected(size, 0);
  Leavers left_school, own_left;
  const Tally tally(sums.data(), size);
  const std::vector<ChooseAgain> again(model->graph.n_places(), ChooseAgain::moves);
  const std::vector<OtherTables> variants{{others, own, again}};
  const auto block = model->locations.block_of[0];
  progress(*model, tables, draws, quality, spring, block, pupils, outbox, left_school, tally,
           memory, variants);
  EXPECT_GT(own.size(), 100U);
  EXPECT_LT(own.size(), 1900U);
  progress(*model, others, draws, quality, spring, block, own, own_outbox, own_left,
           tally.of_variant(0), memory);
  progress(*model, others, draws, quality, spring, block, alone, alone_outbox, own_left,
           Tally{expected}, memory);
  for (std::size_t k = 0; k < size; ++k) EXPECT_EQ(sums[k] + sums[size + k], expected[k]) << k;
}

TEST_F(Progression, EveryPupilMovesOnceAndIsCountedOnce) {
  Pupils pupils;
  Movers outbox;
  ProgressMemory memory;
  for (std::uint32_t id = 0; id < 4000; ++id)
    pupils.append(pupil(*model, id, id % 4 == 0 ? "po.2" : "po.1"));
  Leavers left_school;
  std::vector<std::int64_t> sums(ProgressLayout(*model).size, 0);
  progress(*model, tables, draws, quality, spring, model->locations.block_of[0], pupils, outbox,
           left_school, Tally{sums}, memory);
  std::int64_t moved = 0, left = 0;
  for (std::uint32_t m = 0; m < model->graph.n_moves(); ++m)
    for (std::size_t c = 0; c < n_cells; ++c) {
      moved += sums[m * n_cells + c];
      if (model->places.stays[model->moves.to[m]] == 0) left += sums[m * n_cells + c];
    }
  EXPECT_EQ(moved, 4000);
  EXPECT_EQ(static_cast<std::int64_t>(pupils.size() + outbox.size()), 4000 - left);
  EXPECT_EQ(static_cast<std::int64_t>(left_school.size()), left);
  // those who go to po.x.2 change school, and so block; nobody else does
  EXPECT_EQ(static_cast<std::int64_t>(outbox.size()),
            sums[move_of(*model, "po.1", "po.x.2") * n_cells + 2]);
  std::set<std::uint32_t> ids;
  for (const auto id : pupils.get<column::Pupil>()) EXPECT_TRUE(ids.insert(id).second);
  for (const auto& row : outbox) EXPECT_TRUE(ids.insert(row.get<column::Pupil>()).second);
}

TEST_F(Progression, RepeatersCountTheirYearsAndAreRemembered) {
  Pupils pupils;
  Movers outbox;
  ProgressMemory memory;
  for (std::uint32_t id = 0; id < 1000; ++id) pupils.append(pupil(*model, id, "po.1"));
  Leavers left_school;
  std::vector<std::int64_t> sums(ProgressLayout(*model).size, 0);
  progress(*model, tables, draws, quality, spring, model->locations.block_of[0], pupils, outbox,
           left_school, Tally{sums}, memory);
  for (std::size_t i = 0; i < pupils.size(); ++i) {
    const bool repeated = pupils.get<column::Place>()[i] == place_of(*model, "po.1");
    EXPECT_EQ(pupils.get<column::YearsInPlace>()[i], repeated ? 1 : 0);
    EXPECT_EQ(pupils.get<column::Flags>()[i], repeated ? repeat_once(0) : 0);
  }
}

TEST_F(Progression, AGraduateHasTheDiplomaAndItsRank) {
  Pupils pupils;
  Movers outbox;
  ProgressMemory memory;
  for (std::uint32_t id = 0; id < 200; ++id) pupils.append(pupil(*model, id, "po.2"));
  Leavers left_school;
  std::vector<std::int64_t> sums(ProgressLayout(*model).size, 0);
  progress(*model, tables, draws, quality, spring, model->locations.block_of[0], pupils, outbox,
           left_school, Tally{sums}, memory);
  EXPECT_EQ(pupils.size() + outbox.size(), 0U);
  const auto with = [&](std::uint8_t diploma) {
    return std::ranges::count(left_school, diploma,
                              &std::pair<std::uint32_t, std::uint8_t>::second);
  };
  EXPECT_EQ(with(2), sums[move_of(*model, "po.2", "out.diploma") * n_cells + 2]);
  EXPECT_EQ(with(0), sums[move_of(*model, "po.2", "out.none") * n_cells + 2]);
}

TEST(AdviceCategory, LiesBetweenItsThresholds) {
  Calibration calibration;
  calibration.advice_thresholds = {-1, 0, 1};
  EXPECT_EQ(advice_category(calibration, -2), 0U);
  EXPECT_EQ(advice_category(calibration, -1), 1U);
  EXPECT_EQ(advice_category(calibration, 0.5F), 2U);
  EXPECT_EQ(advice_category(calibration, 7), 3U);
}

TEST_F(Progression, AnEndTestOnlyEverRaisesTheAdvice) {
  Pupils pupils;
  for (std::uint32_t id = 0; id < 2000; ++id) pupils.append(pupil(*model, id, "po.1"));
  model->parameters.advice_revision_share = 0.5F;
  tables = base_tables(*model, Term{0});
  int revised = 0;
  for (std::size_t i = 0; i < pupils.size(); ++i) {
    const auto advice = chooser().advice(pupils, i);
    EXPECT_GE(advice.final_, advice.first);
    revised += advice.final_ > advice.first ? 1 : 0;
  }
  // half of the tests lie above the teacher's advice, and half of those are followed; 4 standard
  // errors of 2000
  EXPECT_NEAR(revised / 2000.0, 0.25, 4 * std::sqrt(0.25 * 0.75 / 2000));
  tables.end_test = false;
  for (std::size_t i = 0; i < pupils.size(); ++i) {
    const auto advice = chooser().advice(pupils, i);
    EXPECT_EQ(advice.final_, advice.first);
  }
}

TEST_F(Progression, ABenefitOfTheDoubtRaisesEveryAdvice) {
  const auto someone = pupil(*model, 1, "po.1");
  Pupils pupils;
  pupils.append(someone);
  const auto before = chooser().advice(pupils, 0);
  auto rules = no_rules();
  rules.give_benefit_of_doubt(0.25);
  rules.set_revision_share(0);
  apply(*model, rules, tables);
  const auto after = chooser().advice(pupils, 0);
  EXPECT_EQ(after.first, before.first);
  EXPECT_NEAR(after.final_, before.first + 0.25F / model->calibration.advice_sd, 1e-6);
}

TEST_F(Progression, AnEasierExamIsALogitOfPassing) {
  model->places.exam[place_of(*model, "po.2")] = 1;
  auto rules = no_rules();
  rules.ease_exam(places("po.2"), std::log(2.0));
  apply(*model, rules, tables);
  const auto p = probabilities(pupil(*model, 1, "po.2"));
  EXPECT_NEAR(p[1] / p[0], 2 * 0.9 / 0.1, 1e-4);
}

// 90% pass; half of the others sit it again and pass at the same odds: 0.9 + 0.1 * 0.5 * 0.9.
TEST_F(Progression, AResitGivesTheSameOddsOnceMore) {
  model->places.exam[place_of(*model, "po.2")] = 1;
  auto rules = no_rules();
  rules.allow_resits(places("po.2"), 0.5);
  apply(*model, rules, tables);
  const auto p = probabilities(pupil(*model, 1, "po.2"));
  EXPECT_NEAR(p[1], 0.945, 1e-6);
  EXPECT_NEAR(p[0], 0.055, 1e-6);
}

TEST_F(Progression, AHigherNormIsAsLessSkill) {
  auto rules = no_rules();
  rules.raise_norm(places("po.1"), 0.5);
  auto raised = tables;
  apply(*model, rules, raised);
  const auto weaker = probabilities(pupil(*model, 1, "po.1", -0.5F));
  tables = raised;
  const auto p = probabilities(pupil(*model, 1, "po.1"));
  for (std::size_t m = 0; m < p.size(); ++m) EXPECT_NEAR(p[m], weaker[m], 1e-6);
}

TEST_F(Progression, TeachersAdviseByParentalEducation) {
  model->parameters.advice_bias_low = -0.5F;
  model->parameters.advice_bias_high = 0.25F;
  Pupils pupils;
  for (const auto education : {Education::low, Education::middle, Education::high}) {
    pupils.append(pupil(*model, 8, "po.1"));
    pupils.get<column::Cell>()[pupils.size() - 1] = cell(false, education, Background::dutch);
  }
  const auto choose = chooser();
  EXPECT_NEAR(choose.advice(pupils, 0).first - choose.advice(pupils, 1).first, -0.5, 1e-6);
  EXPECT_NEAR(choose.advice(pupils, 2).first - choose.advice(pupils, 1).first, 0.25, 1e-6);
}

/// Pupils of po.1 who would be promoted, some of whom choose po.x.2 instead: the entry that settles
/// their class.
class Classes : public Progression {
 protected:
  Classes() {
    DiversionEntry entry;
    entry.move_to = static_cast<std::uint16_t>(move_of(*model, "po.1", "po.2"));
    entry.move_instead = static_cast<std::uint16_t>(move_of(*model, "po.1", "po.x.2"));
    tables.diversions.push_back(entry);
  }
  /// Numbers in po.x.2 and po.2 after classes open, of `choosers` and `others` at one location.
  std::pair<long, long> open(std::uint32_t choosers, std::uint32_t others) {
    Pupils pupils;
    for (std::uint32_t id = 0; id < choosers + others; ++id) {
      pupils.append(pupil(*model, id, id < choosers ? "po.x.2" : "po.2"));
      pupils.get<column::Location>()[id] = 0;
      pupils.get<column::Pending>()[id] =
          id >= choosers ? 0 : static_cast<std::uint16_t>(id < second_diversion ? 2 : 1);
    }
    sums.assign(ProgressLayout(*model).size, 0);
    open_classes(*model, tables, draws, spring, outlooks, pupils, Tally{sums});
    for (const auto pending : pupils.get<column::Pending>()) EXPECT_EQ(pending, 0);
    const auto places = pupils.get<column::Place>();
    return {std::count(places.begin(), places.end(), place_of(*model, "po.x.2")),
            std::count(places.begin(), places.end(), place_of(*model, "po.2"))};
  }
  ClassOutlooks outlooks;
  std::uint32_t second_diversion = 0;  ///< so many choosers come by the second
  std::vector<std::int64_t> sums;
};

TEST_F(Classes, OpenWithEnoughPupils) {
  tables.diversions[0].min_class = 15;
  EXPECT_EQ(open(15, 50), std::pair(15L, 50L));
  EXPECT_EQ(sums[tables.diversions[0].move_instead * n_cells + 2], 15);
}

TEST_F(Classes, StayClosedWithTooFew) {
  tables.diversions[0].min_class = 15;
  EXPECT_EQ(open(14, 50), std::pair(0L, 64L));
  EXPECT_EQ(sums[tables.diversions[0].move_to * n_cells + 2], 14);
  EXPECT_EQ(sums[tables.diversions[0].move_instead * n_cells + 2], 0);
}

TEST_F(Classes, NeedFewerInAThinnedPopulation) {
  tables.diversions[0].min_class = 15;
  model->options.sample = 0.2;
  const auto of = [&](double size) {
    auto& here = outlooks[static_cast<std::uint16_t>(place_of(*model, "po.x.2"))];
    here.assign(model->locations.size(), {size, 1});
  };
  of(15);
  EXPECT_EQ(open(1, 10), std::pair(1L, 10L));  // one that stands for a class of fifteen
  of(14);
  EXPECT_EQ(open(3, 10), std::pair(0L, 13L));
}

TEST_F(Classes, SeatAShareOfTheChoosersOfAThinnedPopulation) {
  tables.diversions[0].max_share = 0.2F;
  outlooks[static_cast<std::uint16_t>(place_of(*model, "po.x.2"))].assign(model->locations.size(),
                                                                          {20, 0.6});
  const auto [in, out] = open(4000, 0);
  EXPECT_NEAR(static_cast<double>(in) / static_cast<double>(in + out), 0.6, 0.03);
}

TEST_F(Classes, CountARepeaterForNobodysSeat) {
  tables.diversions[0].max_share = 0.25F;
  auto repeaters = tables.diversions[0];
  repeaters.max_share = 1;
  tables.diversions.push_back(repeaters);
  second_diversion = 5;  // the first five come by the way without a limit
  EXPECT_EQ(open(65, 35), std::pair(5L + 24L, 36L + 35L));  // a quarter of 60 + 35
}

TEST_F(Classes, HaveALimitOfSeats) {
  tables.diversions[0].max_share = 0.25F;
  EXPECT_EQ(open(60, 40), std::pair(25L, 75L));
  EXPECT_EQ(open(10, 90), std::pair(10L, 90L));
}

TEST_F(Classes, LotsFallTheSameWhoeverStandsWhere) {
  tables.diversions[0].max_share = 0.3F;
  const auto admitted = [&](bool reversed) {
    Pupils pupils;
    for (std::uint32_t k = 0; k < 100; ++k) {
      const std::uint32_t id = reversed ? 99 - k : k;
      pupils.append(pupil(*model, id, "po.x.2"));
      pupils.get<column::Pending>()[k] = 1;
    }
    sums.assign(ProgressLayout(*model).size, 0);
    open_classes(*model, tables, draws, spring, outlooks, pupils, Tally{sums});
    std::set<std::uint32_t> ids;
    for (std::size_t i = 0; i < pupils.size(); ++i)
      if (pupils.get<column::Place>()[i] == place_of(*model, "po.x.2"))
        ids.insert(pupils.get<column::Pupil>()[i]);
    return ids;
  };
  EXPECT_EQ(admitted(false).size(), 30U);
  EXPECT_EQ(admitted(false), admitted(true));
}

}  // namespace
}  // namespace doorstroom
