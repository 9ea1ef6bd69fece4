// SPDX-License-Identifier: EUPL-1.2
// Writes the finished work units of a run as segments: FOLDER/segments/UNIT.h5, each there whole or
// not at all.
#pragma once

#include <string>
#include <vector>

#include "results/store/run_description.hpp"
#include "results/store/unit_result.hpp"

namespace doorstroom {

/// All units of a run: replicates, then draws.
std::vector<Unit> units_of(const RunDescription& description);

/// FOLDER/results.h5
std::string results_file(const std::string& folder);
/// FOLDER/segments/UNIT.h5
std::string segment_file(const std::string& folder, const Unit& unit);

/// The results folder of one run. One thread at a time may use it.
class ResultsWriter {
 public:
  /// Makes the folder where it is missing.
  /// @throws IoError when it cannot be made, or holds results of another experiment
  ResultsWriter(std::string folder, RunDescription description);

  /// True when the unit was finished by an earlier run (a segment, or merged results).
  /// @throws IoError when its segment is of another experiment
  bool has(const Unit& unit) const;
  std::vector<Unit> missing() const;

  /// Writes one segment, compressing on the threads of the calling arena. Writing a unit again
  /// replaces it.
  /// @throws IoError when the disk fails; then no segment and no partial file is left
  /// @throws std::invalid_argument when tables do not fit the description
  void write(const UnitResult& result);

 private:
  std::string folder_;
  RunDescription description_;
  std::string description_hash_;
};

}  // namespace doorstroom
