// SPDX-License-Identifier: EUPL-1.2
// Everybody is somewhere: stock + inflow - outflow = next stock, exactly, for every place, year,
// cell and variant.
#include <gtest/gtest.h>

#include "tests/agents/variants.hpp"

namespace doorstroom {
namespace {

using namespace test;

/// Net change of every place and cell in a year, from entries and flows.
std::vector<std::int64_t> change_of(const Model& model, const std::vector<Table>& tables,
                                    std::size_t year) {
  const auto& entry = table(tables, "entry");
  const auto& flow = table(tables, "flow");
  const std::size_t places = model.graph.n_places(), moves = model.graph.n_moves();
  std::vector<std::int64_t> change(places * n_cells, 0);
  for (std::size_t k = 0; k < change.size(); ++k)
    change[k] = entry.values[year * change.size() + k];
  for (std::uint32_t m = 0; m < moves; ++m)
    for (std::size_t c = 0; c < n_cells; ++c) {
      const auto count = flow.values[(year * moves + m) * n_cells + c];
      change[model.graph.from(MoveId{m}).value * n_cells + c] -= count;
      change[model.graph.to(MoveId{m}).value * n_cells + c] += count;
    }
  return change;
}

TEST(Conservation, HoldsForEveryPlaceYearCellAndVariant) {
  const auto country = country_with(std::string(policies_at_work) + policies_without_effect);
  const auto& model = country.model();
  const auto tables = country.run();
  ASSERT_EQ(tables.variants.size(), 14U);
  for (std::size_t v = 0; v < tables.variants.size(); ++v) {
    const auto& stock = table(tables.variants[v], "stock");
    const std::size_t slice = model.graph.n_places() * n_cells;
    for (std::size_t year = 0; year < static_cast<std::size_t>(model.options.years); ++year) {
      const auto change = change_of(model, tables.variants[v], year);
      for (std::size_t k = 0; k < slice; ++k)
        ASSERT_EQ(stock.values[year * slice + k] + change[k], stock.values[(year + 1) * slice + k])
            << "variant " << v << ", year " << year << ", place "
            << model.graph.place(PlaceId{static_cast<std::uint32_t>(k / n_cells)}).name << ", cell "
            << k % n_cells;
    }
  }
}

void expect_one_diploma_each(const UnitTables& tables) {
  for (const auto& variant : tables.variants) {
    std::int64_t ever = tables.pupils;
    for (const auto count : table(variant, "entry").values) ever += count;
    for (const auto* name : {"attained", "attained_change"}) {
      std::int64_t sum = 0;
      for (const auto count : table(variant, name).values) sum += count;
      EXPECT_EQ(sum, ever) << name;
    }
  }
}

TEST(Conservation, EverybodyHasOneHighestDiplomaAndOneChange) {
  expect_one_diploma_each(country_with(policies_at_work).run());
}

// A draw sets ids aside for as many births as there may be; those that nobody gets are no pupils.
TEST(Conservation, NobodyIsCountedWhoIsNotBornInADraw) {
  auto country = country_with(policies_at_work);
  std::map<std::string, double> drawn;
  for (const auto& row : country.experiment.people->births)
    if (row.low < row.high) drawn["births." + std::to_string(row.year)] = row.low;
  ASSERT_FALSE(drawn.empty());
  country.world = prepare(country.experiment, 0.01, drawn, quick_burn_in);
  expect_one_diploma_each(country.run());
}

TEST(Conservation, RegionsAndCellsAddUpToTheSamePupils) {
  const auto country = country_with(policies_at_work);
  const auto tables = country.run();
  for (const auto& variant : tables.variants)
    for (const auto& [cells, regions] : {std::pair("pupils_end", "region_pupils_end"),
                                         std::pair("delay_sum", "region_delay_sum")}) {
      std::int64_t by_cell = 0, by_region = 0;
      for (const auto count : table(variant, cells).values) by_cell += count;
      for (const auto count : table(variant, regions).values) by_region += count;
      EXPECT_EQ(by_cell, by_region) << cells;
    }
}

}  // namespace
}  // namespace doorstroom
