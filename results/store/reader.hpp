// SPDX-License-Identifier: EUPL-1.2
// Opens the merged results of a run; tables are read when asked for.
#pragma once

#include <string>
#include <vector>

#include "engine/table.hpp"
#include "results/store/description_file.hpp"
#include "results/store/hdf5/file.hpp"
#include "results/store/run_description.hpp"
#include "results/store/unit_result.hpp"

namespace doorstroom {

/// An open results.h5. One thread at a time may use it. All members throw IoError when the file
/// cannot be read.
class Results {
 public:
  /// @param path results.h5, or the folder that holds it
  /// @throws IoError when it is missing, incomplete, or of an unknown major schema version
  explicit Results(const std::string& path);

  const std::string& path() const { return file_.path(); }
  const RunDescription& description() const { return description_; }
  /// As written by the merge; `content_hash(path)` computes it anew.
  std::string content_hash() const;
  UnitProvenances provenance() const { return read_provenance(file_.root()); }

  int n_units(UnitKind kind) const;
  /// Share of the pupils that units of this kind simulate: counts are worth 1 / sample.
  double sample(UnitKind kind) const;
  bool has(const std::string& table, UnitKind kind) const;
  /// Names of all tables, in the order in which they were recorded.
  std::vector<std::string> tables(UnitKind kind) const;

  /// One table of one variant in one unit; axes as the simulation recorded them.
  Table table(const std::string& name, std::size_t variant, Unit unit) const;
  /// One table of one variant in all units of a kind; the first axis is `replicate` or `draw`.
  Table table(const std::string& name, std::size_t variant, UnitKind kind) const;
  /// Drawn parameter values of one draw, in the order of RunDescription::drawn.
  std::vector<double> drawn(int draw) const;
  /// Places with what one pupil there stands for in a unit: as described, in a draw as drawn.
  std::vector<PlaceInfo> places(Unit unit) const;

 private:
  std::string dataset_path(const std::string& table, UnitKind kind) const;
  hdf5::File file_;
  RunDescription description_;
};

}  // namespace doorstroom
