// SPDX-License-Identifier: EUPL-1.2
// What pupils do at the end of a term: one keyed draw from a multinomial logit over the moves out
// of their place.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "agents/state/pupils.hpp"
#include "agents/term/move_tables.hpp"

namespace doorstroom {

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

/// Weighs and draws moves. Cheap to make.
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
  /// Weights of the open moves of one pupil; returns their sum. @pre last - first <= max_moves
  float weigh(const Pupils& pupils, std::size_t i, float z, std::uint32_t first, std::uint32_t last,
              std::array<float, max_moves>& weight) const;
  /// What pupils do now who are all in one place.
  /// @param rows  [n] of pupils who move on
  /// @param[out] choices  [n]
  void choose(const Pupils& pupils, std::uint16_t place, std::span<const std::uint32_t> rows,
              std::span<Choice> choices) const;
  /// Adds the probabilities of the moves of such pupils to sums by move, in the units of
  /// MoveLanes::expect.
  void expect(const Pupils& pupils, std::uint16_t place, std::span<const std::uint32_t> rows,
              std::int64_t* probability, std::int64_t* z_sum) const;
  /// The move drawn with u in [0, 1).
  static std::uint32_t draw(float u, std::uint32_t first, std::uint32_t last, float total,
                            const std::array<float, max_moves>& weight);

 private:
  /// At most move_chunk pupils of one place with the weights of their moves.
  struct Chunk;
  void weigh(const Pupils& pupils, std::uint16_t place, std::span<const std::uint32_t> rows,
             Chunk& chunk) const;
  float skill_above_norm(const Pupils& pupils, std::size_t i) const;
  int choose_diversion(const Pupils& pupils, std::size_t i, float z, std::uint32_t move) const;
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

/// Calls f(place, rows) for the pupils of a block who move on now, place by place. Rows ascend.
template <class F>
void for_each_place(const MoveChooser& chooser, const Pupils& pupils, std::size_t n_places,
                    const F& f) {
  if (pupils.size() == 0) return;
  const auto place = pupils.get<column::Place>();
  const auto born = pupils.get<column::Born>();
  std::vector<std::uint32_t> begin(n_places + 1, 0), rows;
  std::vector<std::uint32_t> moving;
  for (std::uint32_t i = 0; i < place.size(); ++i)
    if (chooser.moves_on(place[i], born[i])) {
      moving.push_back(i);
      ++begin[place[i] + 1U];
    }
  if (moving.empty()) return;
  for (std::size_t p = 0; p < n_places; ++p) begin[p + 1] += begin[p];
  rows.resize(moving.size());
  auto next = begin;
  for (const auto i : moving) rows[next[place[i]]++] = i;
  for (std::size_t p = 0; p < n_places; ++p)
    if (begin[p + 1] > begin[p])
      f(static_cast<std::uint16_t>(p),
        std::span<const std::uint32_t>(rows).subspan(begin[p], begin[p + 1] - begin[p]));
}

}  // namespace doorstroom
