// SPDX-License-Identifier: EUPL-1.2
// Made-up results in which a test says what a variant does, in which table and year.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "results/store/reader.hpp"
#include "tests/results/made_up_run.hpp"

namespace doorstroom::made_up {

/// One value of one table: year counts from 0; of a table without years it is 0.
struct Spot {
  std::string table;
  std::size_t variant = 0, year = 0;
  std::size_t row = 0;  ///< between year and cell: place, move, ...
  std::string cell;     ///< as `sex=m,education=low,background=dutch`; of tables that end in cells
};

/// What is added to a value that is the same in all variants but for a little luck.
using Effect = std::function<std::int64_t(const Spot&)>;

/// The third variant, index 2, is the one to change; there may be more.
Results effect_results(const std::string& name, const RunDescription& run, const Effect& effect);

}  // namespace doorstroom::made_up
