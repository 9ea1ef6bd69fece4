// SPDX-License-Identifier: EUPL-1.2
// Joins all segments of a run into one results.h5, which is also a netCDF-4 file.
#pragma once

#include <string>

namespace doorstroom {

enum class Segments { keep, remove };

/// What a merge made.
struct Merged {
  std::string path;          ///< FOLDER/results.h5
  std::string content_hash;  ///< also attribute `content_hash` of /provenance/run
};

/// Merges FOLDER/segments/*.h5, written in any order, into FOLDER/results.h5 (written under another
/// name, then renamed). Compressed chunks are copied as they are. When there are no segments but
/// results.h5 is there, it is left as it is.
/// @throws IoError when a unit is missing, segments are of different runs, or the disk fails
Merged merge(const std::string& folder, Segments segments = Segments::remove);

}  // namespace doorstroom
