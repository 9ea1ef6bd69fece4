// SPDX-License-Identifier: EUPL-1.2
// The shipped country, thinned, for tests of whole runs.
#pragma once

#include <string>
#include <vector>

#include "experiments/plan/experiment.hpp"
#include "experiments/run/prepare.hpp"
#include "experiments/run/unit.hpp"

namespace doorstroom::test {

/// Reads an experiment on the shipped data from its text.
Experiment experiment_of(const std::string& toml);

/// An experiment and the world of it, on a share of the pupils.
struct Country {
  Experiment experiment;
  World world;

  /// @param years of burn-in; a few are enough where only equality matters
  Country(Experiment experiment_, double sample, const BurnIn& burn_in);
  const Model& model() const { return *world.model; }
  /// All variants of one replicate.
  UnitTables run(Branching branching = Branching::shared, std::uint32_t replicate = 0) const;
  /// Index into UnitTables::variants. @throws std::invalid_argument
  std::size_t variant(const std::string& name) const;
};

/// Short and small: for tests of what must be equal, whatever the calibration.
inline constexpr BurnIn quick_burn_in{.years = 5, .sample = 0.004, .donor_years = 3};

const Table& table(const std::vector<Table>& tables, const std::string& name);

/// Sum over the cells of one row of a table by year (or date), place (or move) and cell.
std::int64_t all_cells(const Table& table, std::size_t year, std::size_t row);

}  // namespace doorstroom::test
