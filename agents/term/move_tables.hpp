// SPDX-License-Identifier: EUPL-1.2
// The moves of one term in one scenario: rates with all shifts that do not depend on the pupil's
// skill, and choices beside them.
#pragma once

#include <cstdint>
#include <vector>

#include "agents/policy/rules.hpp"
#include "agents/state/pupils.hpp"
#include "agents/world/model.hpp"

namespace doorstroom {

inline constexpr std::size_t n_covariate_cells =
    2 * n_cells;  ///< demographic cell x repeated before

/// A choice beside a regular move, with names resolved; see Diversion in agents/policy/rules.hpp.
struct DiversionEntry {
  std::uint16_t move_to = 0, move_instead = 0;  ///< move ids
  float share_logit = 0, per_sd = 0, max_share = 1;
  int min_class = 0;
  std::uint32_t item = 0;
  friend bool operator==(const DiversionEntry&, const DiversionEntry&) = default;
};

/// The moves of one school year in one variant, ready to draw from.
struct MoveTables {
  /// Rate times e^(shifts that do not depend on skill), [move][covariate cell]: the moves out of
  /// one place lie together.
  std::vector<float> weight;
  std::vector<float> skill;         ///< [move]: logit per SD of z
  std::vector<float> wellbeing;     ///< [move]: logit per unit of it
  std::vector<float> repeat_logit;  ///< [place]: what policies add to repeating by norm
  std::vector<float>
      norm_shift;  ///< [place]: what the norm gives way to a common fall in skill, SD
  std::vector<DiversionEntry> diversions;
  std::vector<std::vector<std::uint16_t>>
      diversions_of;           ///< [move] -> indices; empty: none anywhere
  bool end_test = true;        ///< the end test of po is held this year
  float benefit_of_doubt = 0;  ///< added to every advice, SD
  float revision_share = 0;    ///< of advice below the test, in [0, 1]
  std::vector<float>
      resits;  ///< [place]: share of who fails the exam that sits it again; empty: none

  std::vector<YearClock> clock;  ///< [place]
  /// [place]: the moves that arrive in the first half of a year are open, not those in the second
  std::vector<char> first_half;

  /// Multiplies the weights of a move.
  void scale(std::uint32_t move, float factor) {
    for (std::size_t c = 0; c < n_covariate_cells; ++c)
      weight[move * n_covariate_cells + c] *= factor;
  }
};

/// Tables of the plain model in the school year of a term: base rates, calibrated intercepts and
/// the shifts of the data, no policy, no shock.
MoveTables base_tables(const Model& model, Term term);
/// Logit of a move that does not depend on skill: education, sex, earlier repetition.
float covariate_logit(const MoveRow& row, std::size_t cell, bool repeated);
/// What the rules of a term do to the moves at its end: clock, exams, norms, shifts, diversions,
/// advice.
/// @param of_year the rules of the term in which the school year ended that is decided on; those of
/// the term are for clocks, and for all decisions at birthdays
void apply(const Model& model, const Rules& rules, const Rules& of_year, MoveTables& tables);
inline void apply(const Model& model, const Rules& rules, MoveTables& tables) {
  apply(model, rules, rules, tables);
}

}  // namespace doorstroom
