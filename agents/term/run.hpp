// SPDX-License-Identifier: EUPL-1.2
// A run in progress, and a variant in progress as its difference from the baseline.
#pragma once

#include <cstdint>
#include <vector>

#include "agents/record/record.hpp"
#include "agents/state/pupils.hpp"
#include "agents/term/scenario.hpp"

namespace doorstroom {

/// A run in progress. A value: copy it to branch.
struct Run {
  State state;
  Record record;
  /// [year][place]: mean skill at the year end, NaN-free (0 when empty)
  std::vector<std::vector<double>> place_means;
  std::vector<std::uint8_t> attained;  ///< by pupil: highest diploma of those who have left
  std::vector<std::uint8_t> cell_of;   ///< by pupil; `nobody` for an id that nobody got
};

/// A variant as its difference from the baseline that it advances with: the pupils who lead another
/// life here. Everybody else has the baseline's life, bit for bit, and is read there.
struct Difference {
  Scenario scenario;
  State
      own;  ///< blocks as in the baseline, where the same pupils are marked with column::Elsewhere
  Record record;
  Leavers left;  ///< of the lives led here
};

/// Most variants that advance together: a bit each in column::Elsewhere.
inline constexpr std::size_t most_variants = 64;

/// Starts a run from a population; records the first stock.
Run start(const Scenario& scenario, State state, std::size_t n_policies);

/// A variant that has not yet left a baseline.
Difference differ(Scenario scenario, const Run& baseline);

/// Variant v leads the life of row i of a block of the baseline itself from now on: adds the row to
/// its own block.
/// @return the row there. @pre the pupil was not marked
std::size_t leave_baseline(Pupils& baseline, std::size_t i, std::size_t v, Pupils& own);

/// Where pupils stand in a block, by id: a table of hashes that is asked and never walked, so that
/// its order cannot matter. Keeps its memory.
class RowsById {
 public:
  static constexpr std::uint32_t nowhere = 0xFFFFFFFFU;
  /// Forgets what it knew. @param first_row of the rows to look at
  void index(const Pupils& pupils, std::size_t first_row);
  /// The row of a pupil, or `nowhere`.
  std::uint32_t find(std::uint32_t pupil) const;

 private:
  struct Slot {
    std::uint32_t pupil = 0, row = nowhere;
  };
  std::size_t slot_of(std::uint32_t pupil) const {
    return (pupil * 0x9E3779B9U >> 7U) & (slots_.size() - 1);
  }
  std::vector<Slot> slots_;  ///< a power of two, at most half full
};

/// Whoever has the baseline's life again, to the bit, is read there again.
/// @param rows memory, kept by the caller
/// @param first_row of its own block to look at
void return_equals(Pupils& baseline, std::size_t v, Pupils& own, RowsById& rows,
                   std::size_t first_row = 0);

/// Closes the books at the horizon: highest diplomas, and against the baseline's when given.
void finish(const Model& model, Run& run, const Run* baseline);
/// Of a variant as a difference. @pre the books of the baseline are closed
void finish(const Model& model, Difference& variant, const Run& baseline);

}  // namespace doorstroom
