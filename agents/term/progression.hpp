// SPDX-License-Identifier: EUPL-1.2
// Progression: every pupil makes the move that it chooses.
#pragma once

#include <span>
#include <vector>

#include "agents/record/tallies.hpp"
#include "agents/term/move_chooser.hpp"

namespace doorstroom {

/// A variant that advances with the baseline: whoever would choose otherwise by its tables leaves
/// the baseline.
struct OtherTables {
  const MoveTables& tables;
  Pupils& own;  ///< gets them, as they are before the move
};

/// Moves the pupils of one block on. Leavers and those who change block leave it; the latter are
/// added to `outbox`.
/// @param left gets those who leave education
/// @param tally laid out by ProgressLayout; moves that wait for a class are counted by open_classes
/// @param others by variant, in the order of the bits of column::Elsewhere; and by place, the bits
/// of those whose tables differ
void progress(const Model& model, const MoveTables& tables, const Draws& draws,
              const std::vector<float>& quality, Term term, std::uint32_t block, Pupils& pupils,
              Pupils& outbox, Leavers& left, Tally tally, std::span<const OtherTables> others = {},
              std::span<const std::uint64_t> differ = {});

}  // namespace doorstroom
