// SPDX-License-Identifier: EUPL-1.2
// Progression: every pupil's next move is one keyed draw from a multinomial logit over the moves
// out of its place.
#pragma once

#include <array>
#include <vector>

#include "agents/record/tallies.hpp"
#include "agents/state/pupils.hpp"
#include "agents/world/model.hpp"

namespace doorstroom {

inline constexpr std::size_t n_covariate_cells =
    2 * n_cells;                              ///< demographic cell x repeated before
inline constexpr std::size_t max_moves = 64;  ///< out of one place

/// A choice beside a regular move, with names resolved; see Diversion in observed.hpp.
struct DiversionEntry {
  std::uint16_t move_to = 0, move_instead = 0;  ///< move ids
  float share_logit = 0, per_sd = 0, max_share = 1;
  int min_class = 0;
  std::uint32_t item = 0;
  friend bool operator==(const DiversionEntry&, const DiversionEntry&) = default;
};

/// The moves of one school year in one variant, ready to draw from.
struct MoveTables {
  /// Rate times e^(shifts that do not depend on skill), [covariate cell][move]: the moves out of
  /// one place lie together. Some zeros follow, so that moves can be weighed four at a time.
  std::vector<float> weight;
  std::vector<float> skill;         ///< [move]: logit per SD of z; zeros follow
  std::vector<float> wellbeing;     ///< [move]: logit per unit of it; zeros follow
  std::vector<float> repeat_logit;  ///< [place]: what policies add to repeating by norm
  std::size_t n_moves = 0;
  std::vector<float>
      norm_shift;  ///< [place]: what the norm gives way to a common fall in skill, SD
  std::vector<DiversionEntry> diversions;
  std::vector<std::vector<std::uint16_t>>
      diversions_of;     ///< [move] -> indices; empty: none anywhere
  bool end_test = true;  ///< the end test of po is held this year

  /// Multiplies the weights of a move.
  void scale(std::uint32_t move, float factor) {
    for (std::size_t c = 0; c < n_covariate_cells; ++c) weight[c * n_moves + move] *= factor;
  }
};

/// Tables of the plain model in the school year of a term: base rates, calibrated intercepts and
/// the shifts of the data, no policy, no shock.
MoveTables base_tables(const Model& model, Term term);
/// Logit of a move that does not depend on skill: education, sex, earlier repetition.
float covariate_logit(const MoveRow& row, std::size_t cell, bool repeated);
/// Shifts all moves of a kind out of places under a prefix by a logit.
void shift(const Model& model, const MoveShift& change, MoveTables& tables);

/// Advice of a pupil in the last year of po, standardised: mean 0, SD 1 over a pre-corona cohort.
struct Advice {
  float first = 0;   ///< the teacher's
  float final_ = 0;  ///< after the end test, if it was held
};

/// What a pupil does at the end of a term, drawn and not yet applied.
struct Choice {
  std::uint32_t move = 0;
  int diversion = -1;               ///< index into the diversions of the tables, or -1: none
  std::uint32_t advice = 0;         ///< category, where advice is given
  std::uint32_t location_word = 0;  ///< luck of the location, should it change
};
/// True when two choices lead to the same life and the same counts, each by its own tables.
bool same_choice(const Choice& a, const MoveTables& tables_a, const Choice& b,
                 const MoveTables& tables_b);

/// Weighs and draws moves. Cheap to make; one per block and phase.
class MoveChooser {
 public:
  MoveChooser(const Model& model, const MoveTables& tables, const Draws& draws,
              const std::vector<float>& quality, Term term)
      : model_{model}, tables_{tables}, draws_{draws}, quality_{quality}, term_{term} {}

  /// True when the pupils of this place move on at the end of this term.
  bool moves_on(std::uint16_t place, std::int16_t born) const;
  /// [first, last) moves open now.
  std::pair<std::uint32_t, std::uint32_t> open(std::uint16_t place) const;
  /// Skill above the norm (or advice score), SD.
  float z(const Pupils& pupils, std::size_t i) const;
  Advice advice(const Pupils& pupils, std::size_t i) const;
  /// Weights of the open moves; returns their sum. @pre last - first <= max_moves
  float weigh(const Pupils& pupils, std::size_t i, float z, std::uint32_t first, std::uint32_t last,
              std::array<float, max_moves>& weight) const;
  /// What the pupil does now. @pre moves_on(...)
  Choice choose(const Pupils& pupils, std::size_t i) const;
  /// The move drawn with u in [0, 1).
  static std::uint32_t draw(float u, std::uint32_t first, std::uint32_t last, float total,
                            const std::array<float, max_moves>& weight);

 private:
  float skill_above_norm(const Pupils& pupils, std::size_t i) const;
  int choose_diversion(const Pupils& pupils, std::size_t i, float z, std::uint32_t move) const;
  void shift_repeating(float logit, std::uint32_t first, std::uint32_t last,
                       std::array<float, max_moves>& weight) const;

  const Model& model_;
  const MoveTables& tables_;
  const Draws& draws_;
  const std::vector<float>& quality_;
  Term term_;
};

/// Moves the pupils of one block on. Leavers and those who change block leave it; the latter are
/// added to `outbox`.
/// @param left gets those who leave education
/// @param tally laid out by ProgressLayout; moves that wait for a class are counted by open_classes
void progress(const Model& model, const MoveTables& tables, const Draws& draws,
              const std::vector<float>& quality, Term term, std::uint32_t block, Pupils& pupils,
              Pupils& outbox, Leavers& left, Tally tally);

/// Category of a standardised advice, 0 lowest.
std::size_t advice_category(const Calibration& calibration, float score);

}  // namespace doorstroom
