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
  friend bool operator==(const ClassOutlook&, const ClassOutlook&) = default;
};
using ClassOutlooks = std::map<std::uint16_t, std::vector<ClassOutlook>>;  ///< [place][location]
/// Counts for expected_classes: choosers by diversion of the tables, then those in a place, then
/// those new in it.
std::size_t class_counts_size(const Model& model, const MoveTables& tables);
/// Marks the places of which expected_classes needs a count.
/// @param[in,out] wanted by place
void want_classes(const Model& model, const MoveTables& tables, std::vector<char>& wanted);
/// @param wanted by place: who sits elsewhere is not counted
/// @param counts of class_counts_size
void count_classes(const Model& model, const MoveTables& tables, const std::vector<char>& wanted,
                   const Pupils& pupils, Tally counts);
/// For a thinned population, in which a pupil or two say nothing about a class: spreads all
/// choosers over the locations that offer the regular place. Empty when everybody is simulated.
ClassOutlooks expected_classes(const Model& model, const MoveTables& tables,
                               const std::vector<std::int64_t>& counts);

/// In a variant: the pupils of the baseline who sit at the same locations and lead no other life in
/// the variant.
struct Beside {
  const Pupils* baseline = nullptr;  ///< null: a run by itself
  std::uint64_t bit = 0;             ///< of the variant
};

/// Opens or closes the classes that pupils of this block chose: too few choosers or too many for
/// the capacity and (some of them, by lottery) go where the regular move leads.
/// @param expected of classes that cannot be counted; empty: they are
/// @param tally laid out by ProgressLayout
/// @pre nobody beside waits for one of these classes
void open_classes(const Model& model, const MoveTables& tables, const Draws& draws, Term term,
                  const ClassOutlooks& expected, Pupils& pupils, Tally tally,
                  const Beside& beside = {});

}  // namespace doorstroom
