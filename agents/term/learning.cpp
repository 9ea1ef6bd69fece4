// SPDX-License-Identifier: EUPL-1.2
// The learning kernel: works through a block in chunks, so that every stage is a plain loop over
// arrays.
#include "agents/term/learning.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "agents/term/learning_lanes.hpp"
#include "agents/term/peers.hpp"
#include "agents/world/data_rules.hpp"
#include "engine/fixed_point.hpp"
#include "engine/simd/draw.hpp"
#include "engine/simd/lane_kernels.hpp"

namespace doorstroom {
namespace {

constexpr std::size_t chunk = 256;
constexpr double weeks_per_year = 40;  ///< of teaching
using Lane = std::array<float, chunk>;

/// Per-pupil inputs of one chunk, gathered from the tables by place and location.
struct Inputs {
  Lane pace, time, closed;  ///< closed: share of the term's learning that a closure takes
  std::array<Lane, n_domains> growth, level, noise;
};

/// Share of the term's learning that a closure takes from this pupil; wellbeing dips.
float closed_share(const LearningContext& context, std::uint16_t place, std::uint8_t cell,
                   float home, float mood, float ability, float& wellbeing) {
  const auto& model = context.model;
  const auto& p = model.parameters;
  const float lost = model.lost[1][context.term.value][model.places.calendar[place]];
  if (lost <= 0) return 0;
  float efficacy = model.first_closure[context.term.value] != 0
                       ? model.places.efficacy_first[place]
                       : model.places.efficacy_later[place];
  const auto education = education_of(cell);
  if (education == Education::low)
    efficacy += p.home_low + (model.places.loss_measured[place] != 0 ? p.home_low_po : 0);
  if (education == Education::high) efficacy += p.home_high;
  efficacy += p.home_sd * home + p.home_ability * ability;
  wellbeing -= p.wellbeing_dip * lost * std::max(1 + 0.5F * mood, 0.0F);
  return lost * model.places.loss_factor[place] * (1 - std::clamp(efficacy, -1.0F, 1.0F));
}

/// Time in education and what closures take of it; wellbeing recovers and dips.
void gather_time(const LearningContext& context, Pupils& pupils, std::size_t begin, std::size_t n,
                 Inputs& in) {
  const auto& p = context.model.parameters;
  const auto wellbeing = pupils.get<column::Wellbeing>().subspan(begin, n);
  for (std::size_t k = 0; k < n; ++k) wellbeing[k] *= 1 - p.wellbeing_recovery;
  std::fill_n(in.closed.begin(), n, 0.0F);
  if (context.closed) {
    std::array<std::uint32_t, chunk> first, second;
    Lane home, mood;
    const auto a = std::span(first).first(n), b = std::span(second).first(n);
    simd::draw(context.draws, pupils.get<column::Pupil>().subspan(begin, n), Term{0}, Purpose::home,
               0, {a, b, std::span<std::uint32_t>{}, std::span<std::uint32_t>{}});
    simd::normal_pair(a, b, std::span(home).first(n), std::span(mood).first(n));
    const auto place = pupils.get<column::Place>();
    const auto cells = pupils.get<column::Cell>();
    const auto ability = pupils.get<column::Ability>();
    for (std::size_t k = 0; k < n; ++k) {
      const auto i = begin + k;
      in.closed[k] =
          closed_share(context, place[i], cells[i], home[k], mood[k], ability[i], wellbeing[k]);
    }
  }
  const auto teaching = pupils.get<column::Teaching>().subspan(begin, n);
  constexpr auto term_per_unit =
      static_cast<float>(column::Teaching::scale / teaching_weeks_per_term);
  for (std::size_t k = 0; k < n; ++k)
    in.time[k] = 1 - in.closed[k] + p.wellbeing_learning * wellbeing[k] +
                 term_per_unit * static_cast<float>(teaching[k]);
}

/// Pace of the pupil, growth and level of its place.
void gather_pace(const LearningContext& context, const Pupils& pupils, std::size_t begin,
                 std::size_t n, Inputs& in) {
  const auto& p = context.model.parameters;
  const auto place = pupils.get<column::Place>().subspan(begin, n);
  const auto location = pupils.get<column::Location>().subspan(begin, n);
  const auto cells = pupils.get<column::Cell>().subspan(begin, n);
  const auto flags = pupils.get<column::Flags>().subspan(begin, n);
  const auto ability = pupils.get<column::Ability>().subspan(begin, n);
  std::array<float, n_cells> education{};
  for (std::uint8_t c = 0; c < n_cells; ++c) {
    if (education_of(c) == Education::low) education[c] = p.education_pace_low;
    if (education_of(c) == Education::high) education[c] = p.education_pace_high;
  }
  for (std::size_t k = 0; k < n; ++k) {
    const float pace = 1 + p.ability_pace_sd * ability[k] +
                       p.school_quality_sd * context.quality[location[k]] + education[cells[k]];
    in.pace[k] = std::max(pace, 0.1F);
    const auto& target =
        context.targets[place[k] * LearningContext::most_repeats + repeats_of(flags[k])];
    for (std::size_t d = 0; d < n_domains; ++d) {
      in.growth[d][k] = target.growth[d];
      in.level[d][k] = target.level[d];
    }
  }
}

void draw_noise(const LearningContext& context, const Pupils& pupils, std::size_t begin,
                std::size_t n, Inputs& in) {
  std::array<std::uint32_t, chunk> first, second;
  const auto a = std::span(first).first(n), b = std::span(second).first(n);
  simd::draw(context.draws, pupils.get<column::Pupil>().subspan(begin, n), context.term,
             Purpose::learning, 0, {a, b, std::span<std::uint32_t>{}, std::span<std::uint32_t>{}});
  simd::normal_pair(a, b, std::span(in.noise[0]).first(n), std::span(in.noise[1]).first(n));
  const float sd = context.model.parameters.noise_sd_per_term;
  for (auto& noise : in.noise)
    for (std::size_t k = 0; k < n; ++k) noise[k] *= sd;
}

bool is_wild(float skill) { return !(std::abs(skill) < 1e4F); }

void check_finite(const LearningContext& context, const Pupils& pupils,
                  std::span<const float> skill) {
  int wild = 0;  // without a jump in the loop
  for (const float value : skill) wild |= is_wild(value) ? 1 : 0;
  if (wild == 0) return;
  for (std::size_t i = 0; i < skill.size(); ++i)
    if (is_wild(skill[i]))
      throw ModelError("skill is not finite: seed " + std::to_string(context.draws.seed()) +
                       ", pupil " + std::to_string(pupils.get<column::Pupil>()[i]) + ", term " +
                       std::to_string(context.term.value));
}

}  // namespace

LearningContext::LearningContext(const Model& the_model, const Draws& the_draws,
                                 const std::vector<float>& the_quality, bool shock, Term the_term)
    : LearningContext(the_model, the_draws, the_quality, data_rules(the_model, shock, the_term)) {}

LearningContext::LearningContext(const Model& the_model, const Draws& the_draws,
                                 const std::vector<float>& the_quality, const Rules& rules)
    : model{the_model}, draws{the_draws}, quality{the_quality}, term{rules.term()} {
  if (model.options.learning == LearningModel::none) return;
  const auto& table = model.places;
  const auto& factor = model.calibration.growth_factor;
  if (rules.closed())
    closed = std::any_of(model.lost[1][term.value].begin(), model.lost[1][term.value].end(),
                         [](float lost) { return lost > 0; });
  peers = std::any_of(table.peer_effect.begin(), table.peer_effect.end(),
                      [](float effect) { return effect > 0; });
  const auto terms = static_cast<float>(model.schedule().terms_per_year);
  targets.resize(model.graph.n_places() * most_repeats);
  for (std::uint16_t p = 0; p < model.graph.n_places(); ++p) {
    part.push_back(rules.part(p));
    const auto time =
        static_cast<float>(1 + rules.weeks(p) * static_cast<double>(terms) / weeks_per_year);
    for (unsigned repeats = 0; repeats < most_repeats; ++repeats) {
      const auto group = growth_group(table, p, repeats);
      const auto by_age = growth_group(table, p, repeats + rules.groups_older(p));
      auto& target = targets[p * most_repeats + repeats];
      for (std::size_t d = 0; d < n_domains; ++d) {
        target.growth[d] =
            table.group_growth[d][by_age] * table.growth_share[p] * factor[d][by_age] * time;
        target.level[d] = model.norm_at(d, p, rules.part(p));
        for (unsigned g = table.year_group[p]; g < group; ++g)
          target.level[d] += terms * table.group_growth[d][g];
      }
    }
  }
}

void learn(const LearningContext& context, Pupils& pupils, std::vector<std::int64_t>* sums) {
  const auto& model = context.model;
  if (model.options.learning == LearningModel::none) return;
  const float width = model.parameters.ppf_width_sd;
  const float sharpness =
      model.options.learning == LearningModel::ppf ? -0.5F / (width * width) : 0.0F;
  const std::size_t n_groups = model.places.n_year_groups;
  const auto place = pupils.get<column::Place>();
  const auto flags = pupils.get<column::Flags>();
  const std::array<std::span<float>, n_domains> skill{pupils.get<column::Reading>(),
                                                      pupils.get<column::Maths>()};
  const std::array<std::span<float>, n_domains> fading{pupils.get<column::SlowReading>(),
                                                       pupils.get<column::SlowMaths>()};
  if (context.peers) learn_from_peers(context, pupils);
  Inputs in;
  Lane rate;
  for (std::size_t begin = 0; begin < pupils.size(); begin += chunk) {
    const std::size_t n = std::min(chunk, pupils.size() - begin);
    gather_time(context, pupils, begin, n, in);
    gather_pace(context, pupils, begin, n, in);
    draw_noise(context, pupils, begin, n, in);
    for (std::size_t d = 0; d < n_domains; ++d) {
      learning_lanes().gain({in.pace.data(), in.time.data(), in.closed.data(), in.growth[d].data(),
                             in.level[d].data(), in.noise[d].data(), sharpness,
                             model.parameters.closure_fading_share},
                            n, skill[d].data() + begin, fading[d].data() + begin, rate.data());
      if (sums == nullptr) continue;
      for (std::size_t k = 0; k < n; ++k) {
        const auto at = d * n_groups +
                        growth_group(model.places, place[begin + k], repeats_of(flags[begin + k]));
        (*sums)[at] += 1;
        (*sums)[n_domains * n_groups + at] += fixed_skill(rate[k]);
      }
    }
  }
  for (const auto& values : skill) check_finite(context, pupils, values);
}

void fade(const Parameters& parameters, Pupils& pupils) {
  const auto fade_part = [](std::span<float> part, std::span<float> skill, float retained) {
    std::uint32_t any = 0;  // most blocks have no support to lose
    for (const float each : part) any |= std::bit_cast<std::uint32_t>(each);
    if (any == 0) return;
    for (std::size_t i = 0; i < part.size(); ++i) {
      const float lost = part[i] * (1 - retained);
      skill[i] -= lost;
      part[i] -= lost;
    }
  };
  const auto reading = pupils.get<column::Reading>();
  const auto maths = pupils.get<column::Maths>();
  fade_part(pupils.get<column::FastReading>(), reading, parameters.retention_fast);
  fade_part(pupils.get<column::FastMaths>(), maths, parameters.retention_fast);
  fade_part(pupils.get<column::SlowReading>(), reading, parameters.retention_slow);
  fade_part(pupils.get<column::SlowMaths>(), maths, parameters.retention_slow);
}

std::pair<float, float> test_error(const Draws& draws, const Parameters& parameters, PupilId pupil,
                                   Term term) {
  const auto words = draws.block(pupil, term, Purpose::learning);
  const auto [reading, maths] = kernels::normal_pair(words[2], words[3]);
  return {reading * parameters.test_error_sd, maths * parameters.test_error_sd};
}

}  // namespace doorstroom
