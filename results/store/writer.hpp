// SPDX-License-Identifier: EUPL-1.2
// Writes the finished work units of a run as segments: FOLDER/segments/UNIT.h5, each there whole or
// not at all.
#pragma once

#include <memory>
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

/// A segment that grows variant by variant, so that no more than one of them is in memory; under a
/// temporary name until it is finished, and removed again if it never is.
class SegmentWriter {
 public:
  /// @throws IoError when it cannot be made
  SegmentWriter(const std::string& path, const RunDescription& description,
                const std::string& description_hash, const Unit& unit);
  SegmentWriter(SegmentWriter&&) noexcept;
  SegmentWriter& operator=(SegmentWriter&&) = delete;
  ~SegmentWriter();

  /// Adds the tables of one variant, in any order, compressing on the threads of the calling arena.
  /// @throws std::invalid_argument when they do not fit the description or the variants before
  void add(std::size_t variant, const std::vector<Table>& tables);
  /// @param drawn, places  of a draw, as in UnitResult
  /// @throws std::invalid_argument when a variant is missing; IoError when the disk fails
  void finish(const UnitProvenance& provenance, const std::vector<double>& drawn = {},
              const std::vector<PlaceInfo>& places = {});

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

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

  /// Begins a segment of a unit; it is there when it is finished.
  SegmentWriter begin(const Unit& unit) const;

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
