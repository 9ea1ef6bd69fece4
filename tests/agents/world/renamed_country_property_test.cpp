// SPDX-License-Identifier: EUPL-1.2
// A name means nothing to the model: the Netherlands with every name of a place, advice, diploma
// and year group changed has the same tables.
#include <gtest/gtest.h>

#include "tests/agents/variants.hpp"

namespace doorstroom {
namespace {

using namespace test;

/// `po.bao.3` as `qpo.qbao.q3`; so for every name in a text of an alignment, as `vo - vo.vso`.
std::string renamed(const std::string& text) {
  std::string result;
  bool starts = true;
  for (const char c : text) {
    if (starts && c != ' ' && c != '+' && c != '-') result += 'q';
    starts = c == '.' || c == ' ' || c == '+';
    result += c;
  }
  return result;
}

template <class Rows, class Member> void rename_each(Rows& rows, Member member) {
  for (auto& row : rows) row.*member = renamed(row.*member);
}

std::shared_ptr<const SystemData> renamed(const SystemData& original) {
  auto system = std::make_shared<SystemData>(original);
  rename_each(system->places, &PlaceRow::name);
  rename_each(system->traits, &PlaceTraits::place);
  for (auto& traits : system->traits)
    if (!traits.year_group.empty()) traits.year_group = renamed(traits.year_group);
  rename_each(system->moves, &MoveRow::from);
  rename_each(system->moves, &MoveRow::to);
  for (auto& move : system->moves)
    if (!move.diploma.empty()) move.diploma = renamed(move.diploma);
  rename_each(system->growth, &GrowthRow::year_group);
  rename_each(system->diplomas, &DiplomaRow::diploma);
  rename_each(system->advice, &AdviceRow::advice);
  return system;
}

std::shared_ptr<const PopulationData> renamed(const PopulationData& original) {
  auto people = std::make_shared<PopulationData>(original);
  rename_each(people->stocks, &StockRow::place);
  rename_each(people->location_places, &LocationPlaceRow::place);
  rename_each(people->inflow, &InflowRow::place);
  for (auto& [date, rows] : people->align) rename_each(rows, &AlignStockRow::target);
  for (auto& [date, rows] : people->align_moves) rename_each(rows, &AlignMoveRow::from);
  return people;
}

TEST(RenamedCountry, HasTheSameTables) {
  auto experiment = experiment_of(settings);
  experiment.years = 4;
  auto other = experiment;
  other.system = renamed(*experiment.system);
  other.people = renamed(*experiment.people);
  const auto tables = Country(experiment, 0.01, quick_burn_in).run();
  const auto same = Country(other, 0.01, quick_burn_in).run();
  ASSERT_EQ(tables.variants.size(), same.variants.size());
  for (std::size_t v = 0; v < tables.variants.size(); ++v)
    for (std::size_t t = 0; t < tables.variants[v].size(); ++t)
      EXPECT_EQ(tables.variants[v][t], same.variants[v][t])
          << v << ": " << tables.variants[v][t].name;
}

TEST(RenamedCountry, HasBirthsAdviceAndMeasures) {
  const Country country(experiment_of(settings), 0.005, quick_burn_in);
  const auto& model = country.model();
  EXPECT_EQ(model.born.size(), 2U);
  EXPECT_EQ(model.advice.size(), 9U);
  EXPECT_EQ(model.system->measures.size(), 2U);
}

}  // namespace
}  // namespace doorstroom
