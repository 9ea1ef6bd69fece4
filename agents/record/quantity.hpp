// SPDX-License-Identifier: EUPL-1.2
// A recorded quantity: how its table is declared, and what adds to it at which moment of a run. A
// file of agents/record/quantities/ defines some; CMake finds these files.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "agents/record/tallies.hpp"
#include "agents/world/model.hpp"
#include "engine/table.hpp"

namespace doorstroom {

class Record;

/// Moments of a run at which tables are added to. `year` counts from 0.
namespace moment {

/// The first date (0), or the 1 October after a year (1, 2, ...).
struct Stock {
  const Model& model;
  std::size_t date;
  std::vector<std::int64_t> counts;  ///< [place][cell] of those who are there
  const Record& record;              ///< the other tables, as they are by now
};

/// Entrants from outside of a year.
struct Entered {
  std::size_t year;
  const std::vector<Entrant>& entrants;
};

/// One term of one package of a policy.
struct Supported {
  std::size_t year, policy;
  const SupportTotals& totals;
};

/// Cost of a policy that is no support.
struct Paid {
  std::size_t year, policy;
  std::int64_t cents;
};

/// Something of a policy by region: cents or schools.
struct ByRegion {
  std::size_t year, policy;
  const std::vector<std::int64_t>& values;
};
struct Granted : ByRegion {};   ///< money that schools got
struct Spent : ByRegion {};     ///< of the money that schools got
struct Returned : ByRegion {};  ///< of the money that schools got before
struct Picked : ByRegion {};    ///< from a menu; of the menu itself, those that could pick

/// What progress() and open_classes() counted.
struct Moved {
  ProgressLayout layout;
  std::size_t year;
  const std::vector<std::int64_t>& sums;
};

/// The horizon: highest diplomas.
struct Attained {
  const std::vector<std::uint8_t>& diploma;   ///< by pupil
  const std::vector<std::uint8_t>& cell;      ///< by pupil, or `nobody`
  const std::vector<std::uint8_t>* baseline;  ///< the baseline run's, by pupil; null: not compared
};

/// What year_end_sums() counted.
struct YearEnd {
  EndLayout layout;
  std::size_t year;
  const std::vector<std::int64_t>& sums;
};

}  // namespace moment

/// What a moment adds to a table.
template <class Moment> using AddAt = void (*)(Table& table, const Moment& at);
using Add = std::variant<AddAt<moment::Stock>, AddAt<moment::Entered>, AddAt<moment::Supported>,
                         AddAt<moment::Paid>, AddAt<moment::Granted>, AddAt<moment::Spent>,
                         AddAt<moment::Returned>, AddAt<moment::Picked>, AddAt<moment::Moved>,
                         AddAt<moment::Attained>, AddAt<moment::YearEnd>>;

/// How what is counted in a year adds up: once, or in every term, so that the year is the mean.
enum class Counted : std::uint8_t { once, each_term };

/// The declaration of a table. Its extents are those of the axes in a run.
struct Quantity {
  int place = 0;  ///< tables stand in a file by ascending place; each has its own
  std::string name;
  std::vector<std::string> axes;  ///< `date`, `year`, `place`, `cell`, ...
  std::string unit;               ///< of integer * scale
  double scale = 1;
  Counted counts = Counted::once;  ///< each_term: scale is divided by the terms of a year
  std::string doc;                 ///< one sentence; an attribute of the data set
  std::vector<Add> adds;           ///< in no order; of one moment at most one
  std::string since = "1.0";       ///< schema version
  std::string note = {};           ///< what results/SCHEMA.md adds to `doc`
};

/// Value of one integer in a table, in the unit of the quantity.
inline double scale_of(const Quantity& quantity, double terms_per_year = 2) {
  return quantity.counts == Counted::each_term ? quantity.scale / terms_per_year : quantity.scale;
}

/// The table of a declaration, all zero, with these extents.
/// @param extent of an axis by its name
template <class Extent>
Table table_of(const Quantity& quantity, const Extent& extent, double terms_per_year = 2) {
  std::vector<std::size_t> shape;
  for (const auto& axis : quantity.axes) shape.push_back(extent(axis));
  return {quantity.name, quantity.axes, shape, quantity.unit, scale_of(quantity, terms_per_year),
          quantity.doc};
}

/// Every recorded quantity, in the order of their tables in a file.
const std::vector<Quantity>& all_quantities();

namespace quantities {
/// As found, file by file, in no order. Made by CMake.
std::vector<std::vector<Quantity>> found_quantities();
}  // namespace quantities

}  // namespace doorstroom
