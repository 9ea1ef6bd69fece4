// SPDX-License-Identifier: EUPL-1.2
// A run description in a file: the same groups stand in every segment and in the merged results.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "results/store/layout.hpp"
#include "results/store/run_description.hpp"
#include "results/store/unit_result.hpp"

namespace doorstroom {

/// Writes attributes of `/`, all dimensions, /variants, /places, /moves, /diplomas, /policies and
/// /provenance.
void write_description(SchemaWriter& file, const RunDescription& description);

/// @throws IoError when a part is missing
RunDescription read_description(const hdf5::Group& root);

using UnitProvenances = std::vector<std::pair<Unit, UnitProvenance>>;

/// Writes /provenance/run, the part that the content hash leaves out. @pre /provenance is there
void write_provenance(SchemaWriter& file, const RunDescription& description,
                      const UnitProvenances& units);
UnitProvenances read_provenance(const hdf5::Group& root);

/// Hash over the content of a description; equal for all units of a run.
std::string description_hash(const RunDescription& description);

}  // namespace doorstroom
