// SPDX-License-Identifier: EUPL-1.2
// Gathers movers by block, and makes entrants from births and inflow.
#include "agents/exchange.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

constexpr float skill_sd_within_place = 0.8F;  ///< of people who enter from outside; assumption, see docs/model.md

Education draw_education(const Parameters& p, Background background, float u) {
  // odds ratios shift the shares of migrants; those of the others are set so that the population share is right
  const auto shares = [&](float odds_low, float odds_high) {
    const float middle = 1 - p.education_share_low - p.education_share_high;
    const float low = p.education_share_low * odds_low, high = p.education_share_high * odds_high;
    const float total = low + middle + high;
    return std::pair(low / total, high / total);
  };
  const auto [migrant_low, migrant_high] = shares(p.odds_low_given_migrant, p.odds_high_given_migrant);
  const float others = std::max(1 - p.migrant_share, 1e-6F);
  const float low = background == Background::migrant
                        ? migrant_low
                        : (p.education_share_low - p.migrant_share * migrant_low) / others;
  const float high = background == Background::migrant
                         ? migrant_high
                         : (p.education_share_high - p.migrant_share * migrant_high) / others;
  if (u < low) return Education::low;
  return u >= 1 - high ? Education::high : Education::middle;
}

/// Number of people that thinning keeps of `people`, carrying the fraction to the next group.
std::uint32_t thin(const Model& model, State& state, double people) {
  state.inflow_carry += people * model.options.sample;
  const auto n = static_cast<std::uint32_t>(state.inflow_carry);
  state.inflow_carry -= n;
  return n;
}

void put(const Model& model, State& state, const Pupils::Row& row, std::vector<Entrant>& entrants) {
  const auto place = std::get<1>(row);
  state.blocks[model.locations.block_of[std::get<2>(row)]].append(row);
  entrants.push_back({place, std::get<4>(row)});
}

double births_of(const PopulationData& people, int year) {
  if (people.births.empty()) return 0;
  const BirthRow* nearest = &people.births.front();
  for (const auto& row : people.births)
    if (std::abs(row.year - year) < std::abs(nearest->year - year)) nearest = &row;
  return nearest->count;
}

void enter_births(const Model& model, const Draws& draws, Term term, int year, State& state,
                  std::vector<Entrant>& entrants) {
  const auto with = model.graph.find("vve.with.2"), without = model.graph.find("vve.without.2");
  if (!with || !without) return;
  // second birthday: April-September for an autumn, October-March for a spring
  const bool spring = term.value % 2 == 1;
  const double births = spring ? births_of(*model.people, year - 2) / 4 + births_of(*model.people, year - 1) / 4
                               : births_of(*model.people, year - 2) / 2;
  const auto n = thin(model, state, births);
  for (std::uint32_t k = 0; k < n; ++k) {
    const PupilId pupil{state.next_pupil++};
    const auto words = draws.block(pupil, Term{0}, Purpose::birth);
    const auto place = static_cast<std::uint16_t>(
        (kernels::uniform(words[2]) < model.parameters.vve_participation ? *with : *without).value);
    const auto u = draws.block(pupil, Term{0}, Purpose::inflow);
    const auto location = model.locations.choose_anywhere(place, kernels::uniform(u[2]));
    const auto born = static_cast<std::int16_t>(static_cast<int>(term.value) - 4);
    put(model, state, newcomer(model, draws, pupil, place, location, born, kernels::uniform(u[1]) < 0.4878F), entrants);
  }
}

void enter_inflow(const Model& model, const Draws& draws, Term term, int year, State& state,
                  std::vector<Entrant>& entrants) {
  for (const auto& row : model.people->inflow) {
    if (year < row.first_year || year > row.last_year) continue;
    if ((row.term == MoveTerm::spring) != (term.value % 2 == 1)) continue;
    const auto place = static_cast<std::uint16_t>(model.graph.find(row.place)->value);
    const auto n = thin(model, state, row.per_year);
    for (std::uint32_t k = 0; k < n; ++k) {
      const PupilId pupil{state.next_pupil++};
      const auto u = draws.block(pupil, Term{0}, Purpose::inflow);
      const auto location = model.locations.choose_anywhere(place, kernels::uniform(u[2]));
      const float age = static_cast<float>(row.age_low) +
                        kernels::uniform(u[0]) * static_cast<float>(row.age_high - row.age_low + 1);
      const auto born = static_cast<std::int16_t>(static_cast<int>(term.value) - static_cast<int>(age * 2));
      const bool girl = kernels::uniform(u[1]) < static_cast<float>(row.girls_share);
      put(model, state, newcomer(model, draws, pupil, place, location, born, girl), entrants);
    }
  }
}

}  // namespace

Pupils::Row newcomer(const Model& model, const Draws& draws, PupilId pupil, std::uint16_t place,
                     std::uint16_t location, std::int16_t born, bool girl) {
  const auto& p = model.parameters;
  const auto birth = draws.block(pupil, Term{0}, Purpose::birth);
  const auto background = kernels::uniform(birth[1]) < p.migrant_share ? Background::migrant : Background::dutch;
  const auto education = draw_education(p, background, kernels::uniform(birth[0]));
  const auto words = draws.block(pupil, Term{0}, Purpose::ability);
  const auto [ability, difference] = kernels::normal_pair(words[0], words[1]);
  const auto [own, unused] = kernels::normal_pair(words[2], words[3]);
  const float r = p.ability_skill_correlation;
  const float general = r * ability + std::sqrt(1 - r * r) * own;
  const float common = std::sqrt((1 + p.maths_reading_correlation) / 2);
  const float apart = std::sqrt((1 - p.maths_reading_correlation) / 2);
  const bool at_birth = model.places.birthday[place] != 0;
  const float sd = at_birth ? p.skill_sd_at_entry : skill_sd_within_place;
  float shift = 0;
  if (at_birth && education == Education::low) shift = p.education_skill_low;
  if (at_birth && education == Education::high) shift = p.education_skill_high;
  const auto& norm = model.calibration.norm_start[0];
  const float mean_reading = at_birth ? 0 : norm[0][place], mean_maths = at_birth ? 0 : norm[1][place];
  const float reading = mean_reading + sd * (common * general + apart * difference) + shift +
                        (at_birth && girl ? p.girl_reading : 0);
  const float maths = mean_maths + sd * (common * general - apart * difference) + shift +
                      (at_birth && girl ? p.girl_maths : 0);
  return {pupil.value, place, location, born, cell(girl, education, background), std::uint8_t{0}, std::uint8_t{0},
          std::uint8_t{0}, std::uint16_t{0}, std::uint16_t{0}, ability, reading, maths, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F,
          0.0F};
}

void exchange(const Model& model, std::vector<Pupils>& outboxes, State& state) {
  const std::size_t n_blocks = state.blocks.size();
  // counting sort of (outbox, row) by target block
  std::vector<std::size_t> begin(n_blocks + 1, 0);
  for (const auto& box : outboxes)
    for (const auto location : box.get<column::Location>()) ++begin[model.locations.block_of[location] + 1U];
  for (std::size_t b = 0; b < n_blocks; ++b) begin[b + 1] += begin[b];
  std::vector<std::pair<std::uint32_t, std::uint32_t>> movers(begin.back());
  auto next = begin;
  for (std::uint32_t o = 0; o < outboxes.size(); ++o) {
    const auto location = outboxes[o].get<column::Location>();
    for (std::uint32_t i = 0; i < location.size(); ++i)
      movers[next[model.locations.block_of[location[i]]]++] = {o, i};
  }
  for_each_index(n_blocks, [&](std::size_t b) {
    for (std::size_t k = begin[b]; k < begin[b + 1]; ++k)
      state.blocks[b].append(outboxes[movers[k].first], movers[k].second);
  });
  for (auto& box : outboxes) box.clear();
}

std::vector<Entrant> enter(const Model& model, const Draws& draws, Term term, State& state) {
  std::vector<Entrant> entrants;
  const int year = model.school_year(term);
  enter_births(model, draws, term, year, state, entrants);
  enter_inflow(model, draws, term, year, state, entrants);
  return entrants;
}

std::vector<Entrant> enter_steady(const Model& model, const Draws& draws, Term term, State& state) {
  std::vector<Entrant> entrants;
  // the year after the first: inflow rows of an autumn start there, after the first stock
  enter_births(model, draws, term, model.options.first_year + 1, state, entrants);
  enter_inflow(model, draws, term, model.options.first_year + 1, state, entrants);
  return entrants;
}

}  // namespace doorstroom
