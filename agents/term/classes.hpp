// SPDX-License-Identifier: EUPL-1.2
// Classes that pupils chose beside a regular move: which of them open, and who has a seat.
#pragma once

#include <map>
#include <vector>

#include "agents/term/progression.hpp"

namespace doorstroom {

/// What a class that pupils chose would be with everybody in it.
struct ClassOutlook {
  double size = 0;    ///< persons
  double seated = 1;  ///< share of those choosers for whom seats are limited that gets one
};
using ClassOutlooks = std::map<std::uint16_t, std::vector<ClassOutlook>>;  ///< [place][location]
/// For a thinned population, in which a pupil or two say nothing about a class: spreads all
/// choosers over the locations that offer the regular place. Empty when everybody is simulated.
ClassOutlooks expected_classes(const Model& model, const MoveTables& tables, const State& state);

/// Opens or closes the classes that pupils of this block chose: too few choosers or too many for
/// the capacity and (some of them, by lottery) go where the regular move leads.
/// @param expected of classes that cannot be counted; empty: they are
void open_classes(const Model& model, const MoveTables& tables, const Draws& draws, Term term,
                  const ClassOutlooks& expected, Pupils& pupils, std::vector<std::int64_t>& sums);

}  // namespace doorstroom
