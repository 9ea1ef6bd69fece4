// SPDX-License-Identifier: EUPL-1.2
// What pupils do at the end of a term: one keyed draw from a multinomial logit over the moves out
// of their place.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "agents/state/pupils.hpp"
#include "agents/term/move_lanes.hpp"
#include "agents/term/move_tables.hpp"

namespace doorstroom {

/// Advice of a pupil in the last year of po, standardised: mean 0, SD 1 over a pre-corona cohort.
struct Advice {
  float first = 0;   ///< the teacher's
  float final_ = 0;  ///< after the end test, if it was held
};

/// As many as fill whole registers of every instruction set, so that lane loops have no rest.
constexpr std::size_t whole_lanes(std::size_t n) { return (n + 15) / 16 * 16; }

/// At most move_chunk pupils of one place who move on together, with what is the same by the tables
/// of every variant. Arrays are of as many; what lies after them up to a whole register is zero.
struct MoveGroup {
  std::uint16_t place = 0;
  std::span<const std::uint32_t> rows;           ///< in their block
  std::span<const std::uint32_t> location_word;  ///< luck of the location, should it change
  std::array<float, move_chunk> u;               ///< luck of the move
  std::array<float, move_chunk> wellbeing;
  std::array<std::uint32_t, move_chunk> covariate;
  bool repeating = false;  ///< somebody was asked to repeat, or not to
  bool leaving = false;    ///< somebody was kept from dropping out, or not

  /// Luck of the choices beside moves; drawn when the first asks for it.
  struct ItemLuck {
    std::uint32_t item;
    std::array<float, move_chunk> u;
  };
  bool tested = false;
  std::array<float, move_chunk> test_error;  ///< mean of the domains
  std::vector<ItemLuck> of_items;
};

/// What the pupils of a group do, drawn and not yet applied, by the tables of one variant.
struct MoveChoices {
  std::array<float, move_chunk> z;  ///< skill above the norm, or advice
  std::array<std::uint32_t, move_chunk> move;
  std::array<std::uint8_t, move_chunk> advice;  ///< category, where advice is given
  std::array<int, move_chunk> diversion;        ///< index into those of the tables; -1: none
};

/// What must be chosen again by other tables: everything from here on.
enum class ChooseAgain : std::uint8_t { nothing, diversions, moves, all };

/// True when pupil k chooses the same life and the same counts, each by its own tables.
bool same_choice(std::size_t k, const MoveChoices& a, const MoveTables& tables_a,
                 const MoveChoices& b, const MoveTables& tables_b);

/// Weighs and draws moves. Cheap to make.
class MoveChooser {
 public:
  MoveChooser(const Model& model, const MoveTables& tables, const Draws& draws,
              const std::vector<float>& quality, Term term)
      : model_{model}, tables_{tables}, draws_{draws}, quality_{quality}, term_{term} {}

  const Model& model() const { return model_; }
  /// Who of a place moves on at the end of this term: a bit for those born in each part of a year;
  /// where clocks are not birthdays, for those whose own years begin with it.
  std::uint16_t who_moves(std::uint16_t place) const;
  /// [first, last) moves open now.
  std::pair<std::uint32_t, std::uint32_t> open(std::uint16_t place) const;
  /// Skill above the norm (or advice score), SD.
  float z(const Pupils& pupils, std::size_t i) const;
  Advice advice(const Pupils& pupils, std::size_t i) const;
  /// Weights of the open moves of one pupil; returns their sum. @pre last - first <= max_moves
  float weigh(const Pupils& pupils, std::size_t i, float z, std::uint32_t first, std::uint32_t last,
              std::array<float, max_moves>& weight) const;
  /// Gathers a group.
  /// @param rows  [n] of pupils of one place who move on, n <= move_chunk
  /// @param luck, location_word  [n] words 0 and 1 of Purpose::move
  void gather(const Pupils& pupils, std::uint16_t place, std::span<const std::uint32_t> rows,
              std::span<const std::uint32_t> luck, std::span<const std::uint32_t> location_word,
              MoveGroup& group) const;
  /// What the pupils of a group do now.
  void choose(const Pupils& pupils, MoveGroup& group, MoveChoices& choices) const;
  /// The same, where they are known by other tables.
  /// @param[in,out] choices  by the other tables; by these
  void choose_again(const Pupils& pupils, MoveGroup& group, ChooseAgain from,
                    MoveChoices& choices) const;
  /// Adds the probabilities of the moves of pupils of one place to sums by move, in the units of
  /// MoveLanes::expect.
  void expect(const Pupils& pupils, std::uint16_t place, std::span<const std::uint32_t> rows,
              std::int64_t* probability, std::int64_t* z_sum) const;
  /// The move drawn with u in [0, 1).
  static std::uint32_t draw(float u, std::uint32_t first, std::uint32_t last, float total,
                            const std::array<float, max_moves>& weight);

 private:
  struct Weights;
  void score(const Pupils& pupils, const MoveGroup& group, MoveChoices& choices) const;
  void score_by_advice(const Pupils& pupils, const MoveGroup& group, MoveChoices& choices) const;
  void weigh(const Pupils& pupils, const MoveGroup& group, const MoveChoices& choices,
             Weights& weights) const;
  void choose_moves(const Pupils& pupils, const MoveGroup& group, MoveChoices& choices) const;
  void choose_diversions(const Pupils& pupils, MoveGroup& group, MoveChoices& choices) const;
  float skill_above_norm(const Pupils& pupils, std::size_t i) const;
  Advice advice_from(float skill, std::uint8_t cell, float doubt, float error,
                     std::uint32_t revision_word) const;
  /// Who fails an exam and sits it again passes at the same odds.
  void sit_again(float share, std::uint32_t first, std::uint32_t n_moves, float* weight,
                 std::size_t stride) const;
  void shift_repeating(float logit, std::uint32_t first, std::uint32_t n_moves, float* weight,
                       std::size_t stride) const;
  void shift_dropping_out(float logit, std::uint32_t first, std::uint32_t n_moves, float* weight,
                          std::size_t stride) const;

  const Model& model_;
  const MoveTables& tables_;
  const Draws& draws_;
  const std::vector<float>& quality_;
  Term term_;
};

/// Category of a standardised advice, 0 lowest.
std::size_t advice_category(const Calibration& calibration, float score);

}  // namespace doorstroom
