// SPDX-License-Identifier: EUPL-1.2
// Weighs and draws moves, place by place in chunks.
#include "agents/term/move_chooser.hpp"

#include <algorithm>

#include "agents/term/learning.hpp"
#include "agents/term/move_lanes.hpp"
#include "engine/expect.hpp"
#include "engine/kernels.hpp"
#include "engine/simd/draw.hpp"
#include "engine/simd/lane_kernels.hpp"

namespace doorstroom {
namespace {

bool arrives_in_autumn(Term term) { return term.value % 2 == 1; }

/// A lever as it stands in a column.
template <class Column> float logit_of(std::int16_t units) {
  return static_cast<float>(units) * static_cast<float>(Column::scale);
}

}  // namespace

bool MoveChooser::moves_on(std::uint16_t place, std::int16_t born) const {
  if (model_.places.birthday[place] == 0) return arrives_in_autumn(term_);
  const bool born_in_autumn_half = (born & 1) == 0;
  return born_in_autumn_half == arrives_in_autumn(term_);
}

std::pair<std::uint32_t, std::uint32_t> MoveChooser::open(std::uint16_t place) const {
  const auto range = model_.moves.open[arrives_in_autumn(term_) ? 0 : 1][place];
  return {range.first, range.last};
}

float MoveChooser::skill_above_norm(const Pupils& pupils, std::size_t i) const {
  const auto place = pupils.get<column::Place>()[i];
  const float skill = 0.5F * (pupils.get<column::Reading>()[i] + pupils.get<column::Maths>()[i]);
  return skill - model_.calibration.norm_end[place] - tables_.norm_shift[place] +
         model_.parameters.school_logit * quality_[pupils.get<column::Location>()[i]];
}

Advice MoveChooser::advice(const Pupils& pupils, std::size_t i) const {
  const auto& p = model_.parameters;
  const auto& c = model_.calibration;
  const auto words = draws_.block(PupilId{pupils.get<column::Pupil>()[i]}, term_, Purpose::advice);
  const auto [doubt, error] = kernels::normal_pair(words[0], words[1]);
  const float skill = skill_above_norm(pupils, i);
  const auto education = education_of(pupils.get<column::Cell>()[i]);
  float teacher = skill + p.advice_noise_sd * doubt;
  if (education == Education::low) teacher += p.advice_bias_low;
  if (education == Education::high) teacher += p.advice_bias_high;
  const float test = skill + p.test_error_sd * error;
  const bool revised =
      tables_.end_test && test > teacher && kernels::uniform(words[2]) < p.advice_revision_share;
  return {(teacher - c.advice_mean) / c.advice_sd,
          ((revised ? test : teacher) - c.advice_mean) / c.advice_sd};
}

float MoveChooser::z(const Pupils& pupils, std::size_t i) const {
  const auto place = pupils.get<column::Place>()[i];
  return model_.places.by_advice[place] != 0 ? advice(pupils, i).final_
                                             : skill_above_norm(pupils, i);
}

struct MoveChooser::Chunk {
  std::uint32_t first = 0, n_moves = 0;
  std::size_t n = 0;
  std::array<float, move_chunk> z, wellbeing, total;
  std::array<std::uint8_t, move_chunk> covariate;
  std::array<float, max_moves * move_chunk> weight;  ///< [move][move_chunk]
};

void MoveChooser::weigh(const Pupils& pupils, std::uint16_t place,
                        std::span<const std::uint32_t> rows, Chunk& chunk) const {
  const auto [first, last] = open(place);
  DOORSTROOM_EXPECT(last - first <= max_moves, "more moves out of one place than max_moves");
  chunk.first = first;
  chunk.n_moves = last - first;
  chunk.n = rows.size();
  const auto cells = pupils.get<column::Cell>();
  const auto flags = pupils.get<column::Flags>();
  const auto wellbeing = pupils.get<column::Wellbeing>();
  const auto repeat_logit = pupils.get<column::RepeatLogit>();
  const auto drop_out_logit = pupils.get<column::DropOutLogit>();
  const bool by_advice = model_.places.by_advice[place] != 0;
  bool repeating = tables_.repeat_logit[place] != 0, leaving = false;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const auto i = rows[k];
    chunk.z[k] = by_advice ? advice(pupils, i).final_ : skill_above_norm(pupils, i);
    chunk.wellbeing[k] = wellbeing[i];
    chunk.covariate[k] =
        static_cast<std::uint8_t>(cells[i] * 2 + ((flags[i] & flag_repeated) != 0 ? 1 : 0));
    repeating = repeating || repeat_logit[i] != 0;
    leaving = leaving || drop_out_logit[i] != 0;
  }
  const auto& lanes = move_lanes();
  lanes.weigh({&tables_.weight[first * n_covariate_cells], &tables_.skill[first],
               &tables_.wellbeing[first], chunk.n_moves, n_covariate_cells},
              chunk.z.data(), chunk.wellbeing.data(), chunk.covariate.data(), chunk.n,
              chunk.weight.data());
  if (repeating && model_.places.norm[place] != 0)
    for (std::size_t k = 0; k < rows.size(); ++k)
      if (const float logit =
              tables_.repeat_logit[place] + logit_of<column::RepeatLogit>(repeat_logit[rows[k]]);
          logit != 0)
        shift_repeating(logit, first, chunk.n_moves, chunk.weight.data() + k, move_chunk);
  if (leaving)
    for (std::size_t k = 0; k < rows.size(); ++k)
      if (const auto units = drop_out_logit[rows[k]]; units != 0)
        shift_dropping_out(logit_of<column::DropOutLogit>(units), first, chunk.n_moves,
                           chunk.weight.data() + k, move_chunk);
  lanes.sum(chunk.weight.data(), chunk.n_moves, chunk.n, chunk.total.data());
}

float MoveChooser::weigh(const Pupils& pupils, std::size_t i, float z, std::uint32_t first,
                         std::uint32_t last, std::array<float, max_moves>& weight) const {
  const auto place = pupils.get<column::Place>()[i];
  const float wellbeing = pupils.get<column::Wellbeing>()[i];
  const auto covariate =
      static_cast<std::uint8_t>(pupils.get<column::Cell>()[i] * 2 +
                                ((pupils.get<column::Flags>()[i] & flag_repeated) != 0 ? 1 : 0));
  const auto n = last - first;
  std::array<float, max_moves * move_chunk> of_one;
  move_lanes().weigh({&tables_.weight[first * n_covariate_cells], &tables_.skill[first],
                      &tables_.wellbeing[first], n, n_covariate_cells},
                     &z, &wellbeing, &covariate, 1, of_one.data());
  for (std::size_t m = 0; m < n; ++m) weight[m] = of_one[m * move_chunk];
  const float logit = tables_.repeat_logit[place] +
                      logit_of<column::RepeatLogit>(pupils.get<column::RepeatLogit>()[i]);
  if (logit != 0 && model_.places.norm[place] != 0)
    shift_repeating(logit, first, n, weight.data(), 1);
  if (const auto units = pupils.get<column::DropOutLogit>()[i]; units != 0)
    shift_dropping_out(logit_of<column::DropOutLogit>(units), first, n, weight.data(), 1);
  float total = 0;
  for (std::size_t m = 0; m < n; ++m) total += weight[m];
  return total;
}

/// The odds of repeating against the school's other decisions; leaving keeps its probability.
void MoveChooser::shift_repeating(float logit, std::uint32_t first, std::uint32_t n_moves,
                                  float* weight, std::size_t stride) const {
  const auto decision = [&](std::uint32_t m) {
    const auto kind = model_.moves.kind[first + m];
    return kind == MoveKind::promote || kind == MoveKind::up || kind == MoveKind::down;
  };
  float repeating = 0, others = 0;
  for (std::uint32_t m = 0; m < n_moves; ++m) {
    if (model_.moves.kind[first + m] == MoveKind::repeat) repeating += weight[m * stride];
    if (decision(m)) others += weight[m * stride];
  }
  if (repeating <= 0 || others <= 0) return;
  const float factor = kernels::exp(logit);
  const float scale = (repeating + others) / (factor * repeating + others);
  for (std::uint32_t m = 0; m < n_moves; ++m) {
    if (model_.moves.kind[first + m] == MoveKind::repeat) weight[m * stride] *= factor * scale;
    if (decision(m)) weight[m * stride] *= scale;
  }
}

void MoveChooser::shift_dropping_out(float logit, std::uint32_t first, std::uint32_t n_moves,
                                     float* weight, std::size_t stride) const {
  const float factor = kernels::exp(logit);
  for (std::uint32_t m = 0; m < n_moves; ++m)
    if (model_.moves.kind[first + m] == MoveKind::drop_out) weight[m * stride] *= factor;
}

std::uint32_t MoveChooser::draw(float u, std::uint32_t first, std::uint32_t last, float total,
                                const std::array<float, max_moves>& weight) {
  std::array<float, max_moves * move_chunk> of_one;
  for (std::size_t m = 0; m < last - first; ++m) of_one[m * move_chunk] = weight[m];
  std::uint32_t move = 0;
  move_lanes().draw(of_one.data(), &total, &u, last - first, 1, &move);
  return first + move;
}

std::size_t advice_category(const Calibration& calibration, float score) {
  const auto& bounds = calibration.advice_thresholds;
  return static_cast<std::size_t>(std::upper_bound(bounds.begin(), bounds.end(), score) -
                                  bounds.begin());
}

/// The diversion that the pupil chooses beside its regular move, or -1.
int MoveChooser::choose_diversion(const Pupils& pupils, std::size_t i, float z,
                                  std::uint32_t move) const {
  if (tables_.diversions_of.empty() || tables_.diversions_of[move].empty()) return -1;
  const PupilId pupil{pupils.get<column::Pupil>()[i]};
  for (const auto d : tables_.diversions_of[move]) {
    const auto& entry = tables_.diversions[d];
    const auto [reading, maths] = test_error(draws_, model_.parameters, pupil, term_);
    const float seen = z + 0.5F * (reading + maths) - model_.calibration.mean_z[move];
    const float share = kernels::logistic(entry.share_logit + entry.per_sd * seen);
    if (draws_.uniform(pupil, term_, Purpose::choice, entry.item) < share) return d;
  }
  return -1;
}

void MoveChooser::choose(const Pupils& pupils, std::uint16_t place,
                         std::span<const std::uint32_t> rows, std::span<Choice> choices) const {
  const auto id = pupils.get<column::Pupil>();
  Chunk chunk;
  std::array<std::uint32_t, move_chunk> luck, location, move;
  std::array<float, move_chunk> u;
  for (std::size_t begin = 0; begin < rows.size(); begin += move_chunk) {
    const auto part = rows.subspan(begin, std::min(move_chunk, rows.size() - begin));
    const auto n = part.size();
    weigh(pupils, place, part, chunk);
    simd::draw(draws_, id, part, term_, Purpose::move, 0,
               {std::span(luck).first(n), std::span(location).first(n), std::span<std::uint32_t>{},
                std::span<std::uint32_t>{}});
    simd::uniform(std::span<const std::uint32_t>(luck).first(n), std::span(u).first(n));
    move_lanes().draw(chunk.weight.data(), chunk.total.data(), u.data(), chunk.n_moves, n,
                      move.data());
    for (std::size_t k = 0; k < n; ++k) {
      auto& choice = choices[begin + k];
      choice.move = chunk.first + move[k];
      choice.location_word = location[k];
      choice.advice =
          model_.places.by_advice[place] != 0
              ? static_cast<std::uint32_t>(advice_category(model_.calibration, chunk.z[k]))
              : 0;
      choice.diversion = model_.places.stays[model_.moves.to[choice.move]] != 0
                             ? choose_diversion(pupils, part[k], chunk.z[k], choice.move)
                             : -1;
    }
  }
}

void MoveChooser::expect(const Pupils& pupils, std::uint16_t place,
                         std::span<const std::uint32_t> rows, std::int64_t* probability,
                         std::int64_t* z_sum) const {
  Chunk chunk;
  for (std::size_t begin = 0; begin < rows.size(); begin += move_chunk) {
    weigh(pupils, place, rows.subspan(begin, std::min(move_chunk, rows.size() - begin)), chunk);
    move_lanes().expect(chunk.weight.data(), chunk.total.data(), chunk.z.data(), chunk.n_moves,
                        chunk.n, probability + chunk.first, z_sum + chunk.first);
  }
}

bool same_choice(const Choice& a, const MoveTables& tables_a, const Choice& b,
                 const MoveTables& tables_b) {
  if (a.move != b.move || a.advice != b.advice || (a.diversion < 0) != (b.diversion < 0))
    return false;
  return a.diversion < 0 || tables_a.diversions[static_cast<std::size_t>(a.diversion)] ==
                                tables_b.diversions[static_cast<std::size_t>(b.diversion)];
}

}  // namespace doorstroom
