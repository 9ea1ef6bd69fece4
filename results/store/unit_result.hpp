// SPDX-License-Identifier: EUPL-1.2
// What one work unit hands over: all variants of one replicate or one parameter draw.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/table.hpp"
#include "results/store/run_description.hpp"

namespace doorstroom {

enum class UnitKind { replicate, draw };

/// One work unit: `replicate-0`, `draw-17`.
struct Unit {
  UnitKind kind = UnitKind::replicate;
  int index = 0;

  std::string name() const {
    return (kind == UnitKind::replicate ? "replicate-" : "draw-") + std::to_string(index);
  }
  friend auto operator<=>(const Unit&, const Unit&) = default;
};

/// What may differ between equal runs; kept outside the content hash.
struct UnitProvenance {
  std::string version, commit, compiler, flags;  ///< of the program
  bool dirty = false;                            ///< built from a tree with changes after `commit`
  std::string time, host;                        ///< ISO 8601, when and where the unit was finished
  int threads = 0;
  double seconds = 0;
  std::int64_t pupils = 0, pupil_terms = 0;  ///< simulated in this unit, over all variants
  friend bool operator==(const UnitProvenance&, const UnitProvenance&) = default;
};

/// All variants of one unit. Every variant has the same tables in the same order; axes as in
/// `axes_of`.
struct UnitResult {
  Unit unit;
  std::vector<std::vector<Table>> variants;  ///< [variant][table]
  std::vector<double> drawn;                 ///< of a draw: values of RunDescription::drawn
  /// Of a draw: as RunDescription::places, with the numbers of `place_columns` as drawn.
  std::vector<PlaceInfo> places;
  UnitProvenance provenance;
};

}  // namespace doorstroom
