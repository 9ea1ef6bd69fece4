// SPDX-License-Identifier: EUPL-1.2
// Gathers movers by block, and makes entrants from births and inflow.
#include "agents/term/exchange.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>

#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

constexpr std::uint32_t part_size = 2048;
constexpr float skill_sd_within_place =
    0.8F;  ///< of people who enter from outside; assumption, see docs/model/pupils.md

Education draw_education(const Parameters& p, Background background, float u) {
  // odds ratios shift the shares of migrants; those of the others are set so that the population
  // share is right
  const auto shares = [&](float odds_low, float odds_high) {
    const float middle = 1 - p.education_share_low - p.education_share_high;
    const float low = p.education_share_low * odds_low, high = p.education_share_high * odds_high;
    const float total = low + middle + high;
    return std::pair(low / total, high / total);
  };
  const auto [migrant_low, migrant_high] =
      shares(p.odds_low_given_migrant, p.odds_high_given_migrant);
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

/// People who enter one place (births: one of several) in one term for one reason, with consecutive
/// ids.
struct Group {
  std::uint32_t first_pupil, count;
  const InflowRow* row;  ///< null: births
  std::uint16_t place;   ///< not of births
};

std::uint16_t place_of(const Model& model, const std::string& name) {
  return static_cast<std::uint16_t>(model.graph.find(name)->value);
}

/// One person of a group: place, location, age and sex by keyed draws.
Pupils::Row arrive(const Model& model, const Draws& draws, Term term, const Group& group,
                   PupilId pupil) {
  const auto u = draws.block(pupil, Term{0}, Purpose::inflow);
  auto place = group.place;
  float age = 0, girls = 0.4878F;  // share of girls at birth: 100 girls to 105 boys
  if (group.row == nullptr) {
    const float luck = kernels::uniform(draws.block(pupil, Term{0}, Purpose::birth)[2]);
    std::size_t k = 0;
    while (k + 1 < model.born.size() && luck >= model.born[k].below) ++k;
    place = model.born[k].place;
    age = static_cast<float>(model.traits[place].born_age);
  } else {
    age = static_cast<float>(group.row->age_low) +
          kernels::uniform(u[0]) * static_cast<float>(group.row->age_high - group.row->age_low + 1);
    girls = static_cast<float>(group.row->girls_share);
  }
  const auto location = model.locations.choose_anywhere(place, kernels::uniform(u[2]));
  const auto born =
      static_cast<std::int16_t>(static_cast<int>(term.value) - static_cast<int>(age * 2));
  return newcomer(model, draws, pupil, place, location, born, kernels::uniform(u[1]) < girls);
}

/// A part of those born in a year, or in the nearest one that the data have.
Arrivals births_of(const Model& model, int year, double part) {
  const auto& rows = model.people->births;
  if (rows.empty()) return {};
  std::size_t nearest = 0;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (std::abs(rows[i].year - year) < std::abs(rows[nearest].year - year)) nearest = i;
  return {model.births[nearest].people * part, model.births[nearest].most * part};
}

Arrivals operator+(const Arrivals& a, const Arrivals& b) {
  return {a.people + b.people, a.most + b.most};
}

/// Who enters in a term of a school year, in a fixed order.
std::vector<Group> groups_of(const Model& model, Term term, int year, State& state) {
  std::vector<Group> groups;
  const auto add = [&](const Arrivals& arrivals, const InflowRow* row, std::uint16_t place) {
    const auto n = thin(model, state, arrivals.people);
    if (n > 0) groups.push_back({state.next_pupil, n, row, place});
    const bool drawn = arrivals.most > arrivals.people;
    state.next_pupil +=
        drawn ? static_cast<std::uint32_t>(arrivals.most * model.options.sample) + 2 : n;
  };
  const bool spring = term.value % 2 == 1;
  if (!model.born.empty()) {
    // the birthday falls in April-September for an autumn, in October-March for a spring
    const int born = year - model.traits[model.born.front().place].born_age;
    add(spring ? births_of(model, born, 0.25) + births_of(model, born + 1, 0.25)
               : births_of(model, born, 0.5),
        nullptr, 0);
  }
  for (std::size_t i = 0; i < model.inflow.size(); ++i) {
    const auto& row = model.people->inflow[i];
    if (row.first_year <= year && year <= row.last_year && (row.term == MoveTerm::spring) == spring)
      add(model.inflow[i], &row, place_of(model, row.place));
  }
  return groups;
}

std::vector<Entrant> enter_year(const Model& model, const Draws& draws, Term term, int year,
                                State& state) {
  const auto groups = groups_of(model, term, year, state);
  std::vector<Group> parts;           // of groups, small enough to share out between threads
  std::vector<std::size_t> first{0};  // of the entrants of a part
  for (const auto& group : groups)
    for (std::uint32_t done = 0; done < group.count; done += part_size) {
      parts.push_back({group.first_pupil + done, std::min(part_size, group.count - done), group.row,
                       group.place});
      first.push_back(first.back() + parts.back().count);
    }
  std::vector<Entrant> entrants(first.back());
  std::vector<Pupils> arrivals(parts.size());
  for_each_index(parts.size(), [&](std::size_t k) {
    for (std::uint32_t i = 0; i < parts[k].count; ++i) {
      const PupilId pupil{parts[k].first_pupil + i};
      const auto row = arrive(model, draws, term, parts[k], pupil);
      entrants[first[k] + i] = {pupil.value, row.get<column::Place>(), row.get<column::Cell>()};
      arrivals[k].append(row);
    }
  });
  exchange(model, arrivals, state);
  return entrants;
}

}  // namespace

Pupils::Row newcomer(const Model& model, const Draws& draws, PupilId pupil, std::uint16_t place,
                     std::uint16_t location, std::int16_t born, bool girl) {
  const auto& p = model.parameters;
  const auto birth = draws.block(pupil, Term{0}, Purpose::birth);
  const auto background =
      kernels::uniform(birth[1]) < p.migrant_share ? Background::migrant : Background::dutch;
  const auto education = draw_education(p, background, kernels::uniform(birth[0]));
  const auto words = draws.block(pupil, Term{0}, Purpose::ability);
  const auto [ability, difference] = kernels::normal_pair(words[0], words[1]);
  const auto [own, unused] = kernels::normal_pair(words[2], words[3]);
  const float r = p.ability_skill_correlation;
  const float general = r * ability + std::sqrt(1 - r * r) * own;
  const float common = std::sqrt((1 + p.maths_reading_correlation) / 2);
  const float apart = std::sqrt((1 - p.maths_reading_correlation) / 2);
  const bool at_birth = model.places.birthday[place] != 0 && model.traits[place].course_year <= 1;
  const float sd = at_birth ? p.skill_sd_at_entry : skill_sd_within_place;
  float shift = 0;
  if (at_birth && education == Education::low) shift = p.education_skill_low;
  if (at_birth && education == Education::high) shift = p.education_skill_high;
  const auto& norm = model.calibration.norm_start[0];
  const float mean_reading = at_birth ? 0 : norm[0][place],
              mean_maths = at_birth ? 0 : norm[1][place];
  const float reading = mean_reading + sd * (common * general + apart * difference) + shift +
                        (at_birth && girl ? p.girl_reading : 0);
  const float maths = mean_maths + sd * (common * general - apart * difference) + shift +
                      (at_birth && girl ? p.girl_maths : 0);
  Pupils::Row row;  // the rest is zero: no year, no diploma, no support so far
  row.get<column::Pupil>() = pupil.value;
  row.get<column::Place>() = place;
  row.get<column::Location>() = location;
  row.get<column::Born>() = born;
  row.get<column::Cell>() = cell(girl, education, background);
  row.get<column::Ability>() = ability;
  row.get<column::Reading>() = reading;
  row.get<column::Maths>() = maths;
  return row;
}

void exchange(const Model& model, std::vector<Pupils>& outboxes, State& state) {
  const std::size_t n_blocks = state.blocks.size();
  // counting sort of (outbox, row) by target block
  std::vector<std::size_t> begin(n_blocks + 1, 0);
  for (const auto& box : outboxes)
    for (const auto location : box.get<column::Location>())
      ++begin[model.locations.block_of[location] + 1U];
  for (std::size_t b = 0; b < n_blocks; ++b) begin[b + 1] += begin[b];
  std::vector<std::pair<std::uint32_t, std::uint32_t>> movers(begin.back());
  auto next = begin;
  for (std::uint32_t o = 0; o < outboxes.size(); ++o) {
    const auto location = outboxes[o].get<column::Location>();
    for (std::uint32_t i = 0; i < location.size(); ++i)
      movers[next[model.locations.block_of[location[i]]]++] = {o, i};
  }
  for_each_index(n_blocks, [&](std::size_t b) {
    state.blocks[b].append(outboxes, std::span(movers).subspan(begin[b], begin[b + 1] - begin[b]));
  });
  for (auto& box : outboxes) box.clear();
}

std::vector<Entrant> enter(const Model& model, const Draws& draws, Term term, State& state) {
  return enter_year(model, draws, term, model.school_year(term), state);
}

std::vector<Entrant> enter_steady(const Model& model, const Draws& draws, Term term, State& state) {
  // the year after the first: inflow rows of an autumn start there, after the first stock
  return enter_year(model, draws, term, model.options.first_year + 1, state);
}

}  // namespace doorstroom
