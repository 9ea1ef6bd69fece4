// SPDX-License-Identifier: EUPL-1.2
// Movers change block, and people from outside enter: births at the second birthday, newcomers,
// adults, international students.
#pragma once

#include <vector>

#include "agents/record/tallies.hpp"
#include "agents/state/pupils.hpp"
#include "agents/world/model.hpp"

namespace doorstroom {

/// Appends the rows of every outbox to the block of their new location, and empties the outboxes.
void exchange(const Model& model, std::vector<Movers>& outboxes, State& state);

/// Everybody who enters at the start of a term. Ids are given in a fixed order, so that every
/// variant has the same people.
/// @return everybody who enters, in order of id
std::vector<Entrant> enter(const Model& model, const Draws& draws, Term term, State& state);

/// Everybody who enters in a year of the burn-in: births and inflow of the school year after the
/// first, whatever the term.
std::vector<Entrant> enter_steady(const Model& model, const Draws& draws, Term term, State& state);

/// A person who enters a place from outside: skill around the norm of the place, education and
/// background as at birth.
Pupils::Row newcomer(const Model& model, const Draws& draws, PupilId pupil, std::uint16_t place,
                     std::uint16_t location, std::int16_t born, bool girl);

}  // namespace doorstroom
