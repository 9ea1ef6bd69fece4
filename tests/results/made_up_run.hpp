// SPDX-License-Identifier: EUPL-1.2
// A small made-up run for the tests of results/: a few places, three variants, tables with numbers
// that differ everywhere.
#pragma once

#include <string>

#include "results/store/run_description.hpp"
#include "results/store/unit_result.hpp"

namespace doorstroom::made_up {

/// Two primary years, havo 1 and 2, special education (apart), mbo, a gap year, and exits;
/// reference, baseline and tutoring.
RunDescription description(int replicates = 3, int draws = 4);

/// Every table that a simulation records, empty, as it declares them.
std::vector<Table> tables(const RunDescription& run);

/// One of these.
Table table(const RunDescription& run, const std::string& name);

/// Delay in weeks follows from delay by the weeks of each place, as before a run recorded it.
void weeks_of_places(const RunDescription& run, std::vector<Table>& tables);

/// All tables of all variants, every value another.
UnitResult unit(const RunDescription& run, Unit which);

/// A fresh folder for one test, under the temporary folder of the system; removed when the program
/// ends.
std::string folder(const std::string& name);

/// Writes all units of a run into `folder` and merges them. @return the path of results.h5
std::string merged(const std::string& folder, const RunDescription& run);

}  // namespace doorstroom::made_up
