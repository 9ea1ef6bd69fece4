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

/// Part of the school year in which those arrive who move on at the end of a term.
std::uint32_t part_of_arrival(const Schedule& schedule, Term term) {
  return schedule.part(Term{term.value + 1});
}

/// A lever as it stands in a column.
template <class Column> float logit_of(std::int16_t units) {
  return static_cast<float>(units) * static_cast<float>(Column::scale);
}

/// Column of MoveTables::weight.
std::uint32_t covariate_of(std::uint8_t cell, std::uint8_t flags) {
  return cell * 2U + ((flags & flag_repeated) != 0 ? 1U : 0U);
}

}  // namespace

std::uint16_t MoveChooser::who_moves(std::uint16_t place) const {
  const auto clock = tables_.clock[place];
  if (clock == YearClock::as_entered)
    return static_cast<std::uint16_t>(1U << part_of_arrival(model_.schedule(), term_));
  return clock == YearClock::ends ? 0xFFFF : 0;
}

std::pair<std::uint32_t, std::uint32_t> MoveChooser::open(std::uint16_t place) const {
  const auto range = model_.moves.open[tables_.first_half[place] != 0 ? 0 : 1][place];
  return {range.first, range.last};
}

float MoveChooser::skill_above_norm(const Pupils& pupils, std::size_t i) const {
  const auto place = pupils.get<column::Place>()[i];
  const float skill = 0.5F * (pupils.get<column::Reading>()[i] + pupils.get<column::Maths>()[i]);
  return skill - model_.calibration.norm_end[place] - tables_.norm_shift[place] +
         model_.parameters.school_logit * quality_[pupils.get<column::Location>()[i]];
}

Advice MoveChooser::advice_from(float skill, std::uint8_t cell, float doubt, float error,
                                std::uint32_t revision_word) const {
  const auto& p = model_.parameters;
  const auto& c = model_.calibration;
  const auto education = education_of(cell);
  float teacher = skill + p.advice_noise_sd * doubt;
  if (education == Education::low) teacher += p.advice_bias_low;
  if (education == Education::high) teacher += p.advice_bias_high;
  const float test = skill + p.test_error_sd * error;
  const bool revised = tables_.end_test && test > teacher &&
                       kernels::uniform(revision_word) < tables_.revision_share;
  return {(teacher - c.advice_mean) / c.advice_sd,
          ((revised ? test : teacher) + tables_.benefit_of_doubt - c.advice_mean) / c.advice_sd};
}

Advice MoveChooser::advice(const Pupils& pupils, std::size_t i) const {
  const auto luck = model_.decision_term(pupils.get<column::Place>()[i], term_);
  const auto words = draws_.block(PupilId{pupils.get<column::Pupil>()[i]}, luck, Purpose::advice);
  const auto [doubt, error] = kernels::normal_pair(words[0], words[1]);
  return advice_from(skill_above_norm(pupils, i), pupils.get<column::Cell>()[i], doubt, error,
                     words[2]);
}

float MoveChooser::z(const Pupils& pupils, std::size_t i) const {
  const auto place = pupils.get<column::Place>()[i];
  return model_.places.by_advice[place] != 0 ? advice(pupils, i).final_
                                             : skill_above_norm(pupils, i);
}

void MoveChooser::gather(const Pupils& pupils, std::uint16_t place,
                         std::span<const std::uint32_t> rows, std::span<const std::uint32_t> luck,
                         std::span<const std::uint32_t> location_word, MoveGroup& group) const {
  const auto n = rows.size();
  DOORSTROOM_EXPECT(n <= move_chunk && luck.size() == n && location_word.size() == n,
                    "shapes agree");
  group.place = place;
  group.rows = rows;
  group.location_word = location_word;
  group.tested = false;
  group.of_items.clear();
  const auto cells = pupils.get<column::Cell>();
  const auto flags = pupils.get<column::Flags>();
  const auto wellbeing = pupils.get<column::Wellbeing>();
  const auto repeat_logit = pupils.get<column::RepeatLogit>();
  const auto drop_out_logit = pupils.get<column::DropOutLogit>();
  int repeating = 0, leaving = 0;
  for (std::size_t k = 0; k < n; ++k) {
    const auto i = rows[k];
    group.u[k] = kernels::uniform(luck[k]);
    group.wellbeing[k] = wellbeing[i];
    group.covariate[k] = covariate_of(cells[i], flags[i]);
    repeating |= repeat_logit[i];
    leaving |= drop_out_logit[i];
  }
  group.repeating = repeating != 0;
  group.leaving = leaving != 0;
  for (std::size_t k = n; k < whole_lanes(n); ++k)
    group.u[k] = group.wellbeing[k] = 0, group.covariate[k] = 0;
}

void MoveChooser::score_by_advice(const Pupils& pupils, const MoveGroup& group,
                                  MoveChoices& choices) const {
  const auto n = group.rows.size();
  std::array<std::uint32_t, move_chunk> first, second, third;
  std::array<float, move_chunk> doubt, error;
  const auto a = std::span(first).first(n), b = std::span(second).first(n);
  simd::draw(draws_, pupils.get<column::Pupil>(), group.rows,
             model_.decision_term(group.place, term_), Purpose::advice, 0,
             {a, b, std::span(third).first(n), std::span<std::uint32_t>{}});
  simd::normal_pair(a, b, std::span(doubt).first(n), std::span(error).first(n));
  const auto cells = pupils.get<column::Cell>();
  for (std::size_t k = 0; k < n; ++k) {
    choices.z[k] =
        advice_from(choices.z[k], cells[group.rows[k]], doubt[k], error[k], third[k]).final_;
    choices.advice[k] =
        static_cast<std::uint8_t>(advice_category(model_.calibration, choices.z[k]));
  }
}

/// Skill above the norm, or advice where that counts.
void MoveChooser::score(const Pupils& pupils, const MoveGroup& group, MoveChoices& choices) const {
  const auto n = group.rows.size();
  const auto reading = pupils.get<column::Reading>();
  const auto maths = pupils.get<column::Maths>();
  const auto location = pupils.get<column::Location>();
  const float norm = model_.calibration.norm_end[group.place];
  const float shift = tables_.norm_shift[group.place];
  const float of_school = model_.parameters.school_logit;
  const float* const quality = quality_.data();
  for (std::size_t k = 0; k < n; ++k) {
    const auto i = group.rows[k];
    choices.z[k] = 0.5F * (reading[i] + maths[i]) - norm - shift + of_school * quality[location[i]];
  }
  if (model_.places.by_advice[group.place] != 0)
    score_by_advice(pupils, group, choices);
  else
    std::fill_n(choices.advice.begin(), n, std::uint8_t{0});
  for (std::size_t k = n; k < whole_lanes(n); ++k) choices.z[k] = 0;
}

struct MoveChooser::Weights {
  std::uint32_t first = 0, n_moves = 0;
  std::array<float, move_chunk> total;
  std::array<float, max_moves * move_chunk> weight;  ///< [move][move_chunk]
};

void MoveChooser::weigh(const Pupils& pupils, const MoveGroup& group, const MoveChoices& choices,
                        Weights& weights) const {
  const auto [first, last] = open(group.place);
  DOORSTROOM_EXPECT(last - first <= max_moves, "more moves out of one place than max_moves");
  weights.first = first;
  weights.n_moves = last - first;
  const auto n = whole_lanes(group.rows.size());
  const auto& lanes = move_lanes();
  lanes.weigh({&tables_.weight[first * n_covariate_cells], &tables_.skill[first],
               &tables_.wellbeing[first], weights.n_moves, n_covariate_cells},
              choices.z.data(), group.wellbeing.data(), group.covariate.data(), n,
              weights.weight.data());
  const float of_place = tables_.repeat_logit[group.place];
  if ((group.repeating || of_place != 0) && model_.places.norm[group.place] != 0) {
    const auto asked = pupils.get<column::RepeatLogit>();
    for (std::size_t k = 0; k < group.rows.size(); ++k)
      if (const float logit = of_place + logit_of<column::RepeatLogit>(asked[group.rows[k]]);
          logit != 0)
        shift_repeating(logit, first, weights.n_moves, weights.weight.data() + k, move_chunk);
  }
  if (group.leaving) {
    const auto asked = pupils.get<column::DropOutLogit>();
    for (std::size_t k = 0; k < group.rows.size(); ++k)
      if (const auto units = asked[group.rows[k]]; units != 0)
        shift_dropping_out(logit_of<column::DropOutLogit>(units), first, weights.n_moves,
                           weights.weight.data() + k, move_chunk);
  }
  if (!tables_.resits.empty() && tables_.resits[group.place] > 0)
    for (std::size_t k = 0; k < group.rows.size(); ++k)
      sit_again(tables_.resits[group.place], first, weights.n_moves, weights.weight.data() + k,
                move_chunk);
  lanes.sum(weights.weight.data(), weights.n_moves, n, weights.total.data());
}

float MoveChooser::weigh(const Pupils& pupils, std::size_t i, float z, std::uint32_t first,
                         std::uint32_t last, std::array<float, max_moves>& weight) const {
  const auto place = pupils.get<column::Place>()[i];
  std::array<float, whole_lanes(1)> of_z{z}, wellbeing{pupils.get<column::Wellbeing>()[i]};
  std::array<std::uint32_t, whole_lanes(1)> covariate{
      covariate_of(pupils.get<column::Cell>()[i], pupils.get<column::Flags>()[i])};
  const auto n = last - first;
  std::array<float, max_moves * move_chunk> of_one;
  move_lanes().weigh({&tables_.weight[first * n_covariate_cells], &tables_.skill[first],
                      &tables_.wellbeing[first], n, n_covariate_cells},
                     of_z.data(), wellbeing.data(), covariate.data(), covariate.size(),
                     of_one.data());
  for (std::size_t m = 0; m < n; ++m) weight[m] = of_one[m * move_chunk];
  const float logit = tables_.repeat_logit[place] +
                      logit_of<column::RepeatLogit>(pupils.get<column::RepeatLogit>()[i]);
  if (logit != 0 && model_.places.norm[place] != 0)
    shift_repeating(logit, first, n, weight.data(), 1);
  if (const auto units = pupils.get<column::DropOutLogit>()[i]; units != 0)
    shift_dropping_out(logit_of<column::DropOutLogit>(units), first, n, weight.data(), 1);
  if (!tables_.resits.empty() && tables_.resits[place] > 0)
    sit_again(tables_.resits[place], first, n, weight.data(), 1);
  float total = 0;
  for (std::size_t m = 0; m < n; ++m) total += weight[m];
  return total;
}

void MoveChooser::sit_again(float share, std::uint32_t first, std::uint32_t n_moves, float* weight,
                            std::size_t stride) const {
  const auto passes = [&](std::uint32_t m) { return model_.moves.diploma[first + m] != 0; };
  float passing = 0, total = 0;
  for (std::uint32_t m = 0; m < n_moves; ++m) {
    if (passes(m)) passing += weight[m * stride];
    total += weight[m * stride];
  }
  if (passing <= 0 || passing >= total) return;
  const float passed = passing / total;
  for (std::uint32_t m = 0; m < n_moves; ++m)
    weight[m * stride] *= passes(m) ? 1 + share * (1 - passed) : 1 - share * passed;
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
  for (std::uint32_t m = 0; m < n_moves; ++m)  // emigration and death are no dropping out
    if (model_.moves.kind[first + m] == MoveKind::drop_out &&
        model_.places.gone[model_.moves.to[first + m]] == 0)
      weight[m * stride] *= factor;
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

void MoveChooser::choose_moves(const Pupils& pupils, const MoveGroup& group,
                               MoveChoices& choices) const {
  Weights weights;
  weigh(pupils, group, choices, weights);
  move_lanes().draw(weights.weight.data(), weights.total.data(), group.u.data(), weights.n_moves,
                    whole_lanes(group.rows.size()), choices.move.data());
  for (std::size_t k = 0; k < group.rows.size(); ++k) choices.move[k] += weights.first;
}

namespace {

/// What schools see in a test differs from skill by this much, the mean of the domains.
const std::array<float, move_chunk>& test_errors(const Model& model, const Draws& draws, Term term,
                                                 const Pupils& pupils, MoveGroup& group) {
  if (group.tested) return group.test_error;
  group.tested = true;
  const auto n = group.rows.size();
  std::array<std::uint32_t, move_chunk> third, fourth;
  std::array<float, move_chunk> reading, maths;
  const auto a = std::span(third).first(n), b = std::span(fourth).first(n);
  const std::span<std::uint32_t> unused;
  simd::draw(draws, pupils.get<column::Pupil>(), group.rows, term, Purpose::learning, 0,
             {unused, unused, a, b});
  simd::normal_pair(a, b, std::span(reading).first(n), std::span(maths).first(n));
  const float sd = model.parameters.test_error_sd;
  for (std::size_t k = 0; k < n; ++k)
    group.test_error[k] = 0.5F * (reading[k] * sd + maths[k] * sd);
  return group.test_error;
}

const std::array<float, move_chunk>& luck_of(const Draws& draws, Term term, std::uint32_t item,
                                             const Pupils& pupils, MoveGroup& group) {
  for (const auto& known : group.of_items)
    if (known.item == item) return known.u;
  auto& drawn = group.of_items.emplace_back();
  drawn.item = item;
  std::array<std::uint32_t, move_chunk> words;
  const auto n = group.rows.size();
  const std::span<std::uint32_t> unused;
  simd::draw(draws, pupils.get<column::Pupil>(), group.rows, term, Purpose::choice, item,
             {std::span(words).first(n), unused, unused, unused});
  simd::uniform(std::span<const std::uint32_t>(words).first(n), std::span(drawn.u).first(n));
  return drawn.u;
}

}  // namespace

/// Whoever makes a move beside which there are choices may make one of them.
void MoveChooser::choose_diversions(const Pupils& pupils, MoveGroup& group,
                                    MoveChoices& choices) const {
  std::fill_n(choices.diversion.begin(), group.rows.size(), -1);
  if (tables_.diversions_of.empty()) return;
  const auto [first, last] = open(group.place);
  const auto luck = model_.decision_term(group.place, term_);
  for (auto move = first; move < last; ++move) {
    if (tables_.diversions_of[move].empty() || model_.places.stays[model_.moves.to[move]] == 0)
      continue;
    const auto& error = test_errors(model_, draws_, luck, pupils, group);
    for (const auto d : tables_.diversions_of[move]) {
      const auto& entry = tables_.diversions[d];
      const auto& u = luck_of(draws_, luck, entry.item, pupils, group);
      for (std::size_t k = 0; k < group.rows.size(); ++k) {
        if (choices.move[k] != move || choices.diversion[k] >= 0) continue;
        const float seen = choices.z[k] + error[k] - model_.calibration.mean_z[move];
        if (u[k] < kernels::logistic(entry.share_logit + entry.per_sd * seen))
          choices.diversion[k] = d;
      }
    }
  }
}

void MoveChooser::choose(const Pupils& pupils, MoveGroup& group, MoveChoices& choices) const {
  choose_again(pupils, group, ChooseAgain::all, choices);
}

void MoveChooser::choose_again(const Pupils& pupils, MoveGroup& group, ChooseAgain from,
                               MoveChoices& choices) const {
  if (from >= ChooseAgain::all) score(pupils, group, choices);
  if (from >= ChooseAgain::moves) choose_moves(pupils, group, choices);
  if (from >= ChooseAgain::diversions) choose_diversions(pupils, group, choices);
}

void MoveChooser::expect(const Pupils& pupils, std::uint16_t place,
                         std::span<const std::uint32_t> rows, std::int64_t* probability,
                         std::int64_t* z_sum) const {
  MoveGroup group;
  MoveChoices choices;
  Weights weights;
  const std::array<std::uint32_t, move_chunk> no_luck{};
  for (std::size_t begin = 0; begin < rows.size(); begin += move_chunk) {
    const auto n = std::min(move_chunk, rows.size() - begin);
    const auto none = std::span(no_luck).first(n);
    gather(pupils, place, rows.subspan(begin, n), none, none, group);
    score(pupils, group, choices);
    weigh(pupils, group, choices, weights);
    move_lanes().expect(weights.weight.data(), weights.total.data(), choices.z.data(),
                        weights.n_moves, n, probability + weights.first, z_sum + weights.first);
  }
}

bool same_choice(std::size_t k, const MoveChoices& a, const MoveTables& tables_a,
                 const MoveChoices& b, const MoveTables& tables_b) {
  const auto here = a.diversion[k], there = b.diversion[k];
  if (a.move[k] != b.move[k] || a.advice[k] != b.advice[k] || (here < 0) != (there < 0))
    return false;
  return here < 0 || tables_a.diversions[static_cast<std::size_t>(here)] ==
                         tables_b.diversions[static_cast<std::size_t>(there)];
}

}  // namespace doorstroom
