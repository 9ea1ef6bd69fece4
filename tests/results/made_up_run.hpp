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

/// An empty table of this name with the axes and units that a simulation gives it.
Table table(const RunDescription& run, const std::string& name);

/// All tables of all variants, every value another.
UnitResult unit(const RunDescription& run, Unit which);

/// A fresh folder for one test, under the temporary folder of the system; removed when the program
/// ends.
std::string folder(const std::string& name);

/// Writes all units of a run into `folder` and merges them. @return the path of results.h5
std::string merged(const std::string& folder, const RunDescription& run);

}  // namespace doorstroom::made_up
