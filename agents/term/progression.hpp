// SPDX-License-Identifier: EUPL-1.2
// Progression: every pupil makes the move that it chooses.
#pragma once

#include <span>
#include <vector>

#include "agents/record/tallies.hpp"
#include "agents/term/move_chooser.hpp"
#include "agents/term/move_order.hpp"

namespace doorstroom {

/// A variant that advances with the baseline: whoever would choose otherwise by its tables leaves
/// the baseline.
struct OtherTables {
  const MoveTables& tables;
  Pupils& own;                         ///< gets them, as they are before the move
  std::span<const ChooseAgain> again;  ///< by place: what its tables change
};

/// Memory that progress() uses and keeps from one block to the next; one for each thread.
struct ProgressMemory {
  MoveOrder order;
  std::vector<std::uint32_t> luck, location_word;  ///< of the rows of `order`
  MoveGroup group;
  std::vector<std::uint8_t> is_gone;  ///< by row
  std::vector<std::uint32_t> gone;
};

/// Moves the pupils of one block on. Leavers and those who change block leave it; the latter are
/// added to `outbox`.
/// @param left gets those who leave education
/// @param tally laid out by ProgressLayout; moves that wait for a class are counted by open_classes
/// @param others by variant, in the order of the bits of column::Elsewhere
void progress(const Model& model, const MoveTables& tables, const Draws& draws,
              const std::vector<float>& quality, Term term, std::uint32_t block, Pupils& pupils,
              Movers& outbox, Leavers& left, Tally tally, ProgressMemory& memory,
              std::span<const OtherTables> others = {});

}  // namespace doorstroom
