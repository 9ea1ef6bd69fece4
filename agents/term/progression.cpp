// SPDX-License-Identifier: EUPL-1.2
// Draws moves and applies them.
#include "agents/term/progression.hpp"

#include <algorithm>
#include <cmath>

#include "agents/term/learning.hpp"
#include "engine/expect.hpp"
#include "engine/fixed_point.hpp"

namespace doorstroom {
namespace {

constexpr std::size_t lanes = 4;  ///< moves weighed together
static_assert(max_moves % lanes == 0);

bool arrives_in_autumn(Term term) { return term.value % 2 == 1; }

}  // namespace

float covariate_logit(const MoveRow& row, std::size_t cell, bool repeated) {
  const auto education = education_of(static_cast<std::uint8_t>(cell));
  double logit = 0;
  if (education == Education::low) logit += row.education_low;
  if (education == Education::high) logit += row.education_high;
  if (is_girl(static_cast<std::uint8_t>(cell))) logit += row.girl;
  if (repeated) logit += row.repeated;
  return static_cast<float>(logit);
}

MoveTables base_tables(const Model& model, Term term) {
  const auto& intercept = model.calibration.intercept(term);
  MoveTables tables;
  const std::size_t n = model.graph.n_moves();
  tables.n_moves = n;
  tables.weight.assign(n * n_covariate_cells + lanes, 0);
  tables.skill.assign(n + lanes, 0);
  tables.wellbeing.assign(n + lanes, 0);
  tables.norm_shift.assign(model.graph.n_places(), 0);
  tables.repeat_logit.assign(model.graph.n_places(), 0);
  for (std::uint32_t m = 0; m < n; ++m) {
    const auto& row = model.graph.move(MoveId{m});
    const auto rate = static_cast<float>(row.rate);
    if (model.options.shifts) tables.skill[m] = static_cast<float>(row.skill);
    if (row.kind == MoveKind::drop_out && model.options.shifts &&
        model.places.gone[model.moves.to[m]] == 0)  // nobody emigrates for school's sake
      tables.wellbeing[m] = model.parameters.wellbeing_drop_out;
    for (std::size_t c = 0; c < n_covariate_cells; ++c) {
      const float logit =
          model.options.shifts ? intercept[m] + covariate_logit(row, c / 2, c % 2 != 0) : 0;
      tables.weight[c * n + m] = logit == 0 ? rate : rate * kernels::exp(logit);
    }
  }
  return tables;
}

void shift(const Model& model, const MoveShift& change, MoveTables& tables) {
  const auto places = model.graph.under(change.from);
  if (change.kind == MoveKind::repeat) {
    for (const auto place : places)
      tables.repeat_logit[place.value] += static_cast<float>(change.logit);
    return;
  }
  const float factor = kernels::exp(static_cast<float>(change.logit));
  std::vector<char> concerned(model.graph.n_places(), 0);
  for (const auto place : places) concerned[place.value] = 1;
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) {
    if (model.moves.kind[m] == change.kind && concerned[model.graph.from(MoveId{m}).value] != 0)
      tables.scale(m, factor);
  }
}

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

float MoveChooser::weigh(const Pupils& pupils, std::size_t i, float z, std::uint32_t first,
                         std::uint32_t last, std::array<float, max_moves>& weight) const {
  DOORSTROOM_EXPECT(last - first <= max_moves, "more moves out of one place than max_moves");
  const auto repeated = pupils.get<column::Flags>()[i] & flag_repeated;
  const std::size_t c = pupils.get<column::Cell>()[i] * std::size_t{2} + (repeated != 0 ? 1 : 0);
  const auto place = pupils.get<column::Place>()[i];
  const float repeat_logit = tables_.repeat_logit[place] + pupils.get<column::RepeatLogit>()[i];
  const float wellbeing = pupils.get<column::Wellbeing>()[i];
  const float* const base = &tables_.weight[c * tables_.n_moves + first];
  const float* const skill = &tables_.skill[first];
  const float* const of_wellbeing = &tables_.wellbeing[first];
  const std::size_t n = last - first;
  for (std::size_t k = 0; k < n; k += lanes)  // the rest of the last lanes is written and not used
    for (std::size_t l = k; l < k + lanes; ++l)
      weight[l] = base[l] * kernels::exp(skill[l] * z + of_wellbeing[l] * wellbeing);
  if (repeat_logit != 0 && model_.places.norm[place] != 0)
    shift_repeating(repeat_logit, first, last, weight);
  float total = 0;
  for (std::size_t k = 0; k < n; ++k) total += weight[k];
  return total;
}

/// The odds of repeating against the school's other decisions; leaving keeps its probability.
void MoveChooser::shift_repeating(float logit, std::uint32_t first, std::uint32_t last,
                                  std::array<float, max_moves>& weight) const {
  const auto decision = [&](std::uint32_t m) {
    const auto kind = model_.moves.kind[m];
    return kind == MoveKind::promote || kind == MoveKind::up || kind == MoveKind::down;
  };
  float repeating = 0, others = 0;
  for (auto m = first; m < last; ++m) {
    if (model_.moves.kind[m] == MoveKind::repeat) repeating += weight[m - first];
    if (decision(m)) others += weight[m - first];
  }
  if (repeating <= 0 || others <= 0) return;
  const float factor = kernels::exp(logit);
  const float scale = (repeating + others) / (factor * repeating + others);
  for (auto m = first; m < last; ++m) {
    if (model_.moves.kind[m] == MoveKind::repeat) weight[m - first] *= factor * scale;
    if (decision(m)) weight[m - first] *= scale;
  }
}

std::uint32_t MoveChooser::draw(float u, std::uint32_t first, std::uint32_t last, float total,
                                const std::array<float, max_moves>& weight) {
  float left = u * total;
  auto possible =
      first;  // rounding may leave a little over: it is for the last move that can happen
  for (auto m = first; m < last; ++m) {
    if (weight[m - first] <= 0) continue;
    possible = m;
    left -= weight[m - first];
    if (left < 0) break;
  }
  return possible;
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

Choice MoveChooser::choose(const Pupils& pupils, std::size_t i) const {
  const auto from = pupils.get<column::Place>()[i];
  const auto [first, last] = open(from);
  const float score = z(pupils, i);
  std::array<float, max_moves> weight;
  const float total = weigh(pupils, i, score, first, last, weight);
  const auto words = draws_.block(PupilId{pupils.get<column::Pupil>()[i]}, term_, Purpose::move);
  Choice choice;
  if (model_.places.by_advice[from] != 0)
    choice.advice = static_cast<std::uint32_t>(advice_category(model_.calibration, score));
  choice.move = draw(kernels::uniform(words[0]), first, last, total, weight);
  choice.location_word = words[1];
  if (model_.places.stays[model_.moves.to[choice.move]] != 0)
    choice.diversion = choose_diversion(pupils, i, score, choice.move);
  return choice;
}

bool same_choice(const Choice& a, const MoveTables& tables_a, const Choice& b,
                 const MoveTables& tables_b) {
  if (a.move != b.move || a.advice != b.advice || (a.diversion < 0) != (b.diversion < 0))
    return false;
  return a.diversion < 0 || tables_a.diversions[static_cast<std::size_t>(a.diversion)] ==
                                tables_b.diversions[static_cast<std::size_t>(b.diversion)];
}

void progress(const Model& model, const MoveTables& tables, const Draws& draws,
              const std::vector<float>& quality, Term term, std::uint32_t block, Pupils& pupils,
              Pupils& outbox, Leavers& left, Tally tally) {
  const ProgressLayout layout(model);
  const MoveChooser chooser(model, tables, draws, quality, term);
  const auto id = pupils.get<column::Pupil>();
  const auto place = pupils.get<column::Place>();
  const auto location = pupils.get<column::Location>();
  const auto born = pupils.get<column::Born>();
  const auto cells = pupils.get<column::Cell>();
  const auto flags = pupils.get<column::Flags>();
  const auto years = pupils.get<column::YearsInPlace>();
  const auto enrolled = pupils.get<column::YearsEnrolled>();
  const auto diplomas = pupils.get<column::Diplomas>();
  const auto pending = pupils.get<column::Pending>();
  const auto elsewhere = pupils.get<column::Elsewhere>();
  std::vector<std::uint32_t> gone, movers;
  const auto count = [&](std::uint32_t move, std::size_t i) {
    tally.add(layout.flow + move * n_cells + cells[i], 1, elsewhere[i]);
    if ((flags[i] & flag_followed) != 0) tally.add(layout.cohort_flow + move, 1, elsewhere[i]);
  };

  for (std::size_t i = 0; i < pupils.size(); ++i) {
    const auto from = place[i];
    if (!chooser.moves_on(from, born[i])) continue;
    const auto choice = chooser.choose(pupils, i);
    const auto to = model.moves.to[choice.move];
    if (model.places.by_advice[from] != 0)
      tally.add(layout.advice + choice.advice * n_cells + cells[i], 1, elsewhere[i]);

    diplomas[i] = static_cast<std::uint16_t>(diplomas[i] | model.moves.diploma[choice.move]);
    if (model.places.secondary[from] != 0 && enrolled[i] < 255) ++enrolled[i];
    if (model.places.stays[to] == 0) {
      count(choice.move, i);
      tally.add(layout.study_years + to * n_cells + cells[i], enrolled[i], elsewhere[i]);
      if (model.places.gone[to] == 0 && (diplomas[i] & model.starting_qualifications) == 0)
        tally.add(layout.unqualified + from * n_cells + cells[i], 1, elsewhere[i]);
      left.emplace_back(id[i], static_cast<std::uint8_t>(model.highest(diplomas[i])));
      gone.push_back(static_cast<std::uint32_t>(i));
      continue;
    }
    years[i] =
        to == from ? static_cast<std::uint8_t>(std::min(years[i] + 1, 255)) : std::uint8_t{0};
    if (model.moves.kind[choice.move] == MoveKind::repeat) flags[i] = repeat_once(flags[i]);
    if (choice.diversion < 0) {
      place[i] = to;
      count(choice.move, i);
    } else {
      const auto& entry = tables.diversions[static_cast<std::size_t>(choice.diversion)];
      place[i] = model.moves.to[entry.move_instead];
      pending[i] = static_cast<std::uint16_t>(choice.diversion + 1);
    }
    // Places that a policy adds are where the regular place was beside which they were chosen. A
    // choice out of one is certain; one beside a regular move may fail, so that the school must
    // offer that.
    const bool out_of_added = model.places.like[from] != from;
    const auto at = out_of_added ? place[i] : to;
    const bool stays_there = out_of_added && model.places.like[at] != at;
    if (!stays_there && !model.locations.offers(location[i], at)) {
      location[i] =
          model.locations.choose(at, model.locations.province[location[i]], education_of(cells[i]),
                                 kernels::uniform(choice.location_word));
      if (model.locations.block_of[location[i]] != block) {
        movers.push_back(static_cast<std::uint32_t>(i));
        gone.push_back(static_cast<std::uint32_t>(i));
      }
    }
  }
  outbox.append(pupils, movers);
  pupils.remove(gone);
}

}  // namespace doorstroom
