// SPDX-License-Identifier: EUPL-1.2
// Gathers movers by block, and makes entrants from births and inflow.
#include "agents/term/exchange.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <span>

#include "engine/parallel.hpp"
#include "engine/simd/draw.hpp"
#include "engine/simd/lane_kernels.hpp"

namespace doorstroom {
namespace {

constexpr float skill_sd_within_place =
    0.8F;  ///< of people who enter from outside; assumption, see docs/model/pupils.md

/// What all people who enter from outside have in common.
class Newcomers {
 public:
  explicit Newcomers(const Model& model) : model_{model} {
    const auto& p = model.parameters;
    // odds ratios shift the shares of migrants; those of the others are set so that the population
    // share is right
    const float middle = 1 - p.education_share_low - p.education_share_high;
    const float low = p.education_share_low * p.odds_low_given_migrant,
                high = p.education_share_high * p.odds_high_given_migrant;
    const float total = low + middle + high;
    const float migrant_low = low / total, migrant_high = high / total;
    const float others = std::max(1 - p.migrant_share, 1e-6F);
    below_[static_cast<std::size_t>(Background::migrant)] = {migrant_low, 1 - migrant_high};
    below_[static_cast<std::size_t>(Background::dutch)] = {
        (p.education_share_low - p.migrant_share * migrant_low) / others,
        1 - (p.education_share_high - p.migrant_share * migrant_high) / others};
    const float r = p.ability_skill_correlation;
    general_own_ = std::sqrt(1 - r * r);
    common_ = std::sqrt((1 + p.maths_reading_correlation) / 2);
    apart_ = std::sqrt((1 - p.maths_reading_correlation) / 2);
  }

  /// What the draws of one person say.
  struct Luck {
    float education, background;     ///< uniform
    float ability, difference, own;  ///< standard normal
  };
  Pupils::Row operator()(PupilId pupil, const Luck& luck, std::uint16_t place,
                         std::uint16_t location, std::int16_t born, bool girl) const {
    const auto& p = model_.parameters;
    const auto background =
        luck.background < p.migrant_share ? Background::migrant : Background::dutch;
    const auto education = education_of_luck(background, luck.education);
    const float general = p.ability_skill_correlation * luck.ability + general_own_ * luck.own;
    const bool at_birth =
        model_.places.birthday[place] != 0 && model_.traits[place].course_year <= 1;
    const float sd = at_birth ? p.skill_sd_at_entry : skill_sd_within_place;
    float shift = 0;
    if (at_birth && education == Education::low) shift = p.education_skill_low;
    if (at_birth && education == Education::high) shift = p.education_skill_high;
    const auto& norm = model_.calibration.norm_start[0];
    const float mean_reading = at_birth ? 0 : norm[0][place],
                mean_maths = at_birth ? 0 : norm[1][place];
    const float reading = mean_reading + sd * (common_ * general + apart_ * luck.difference) +
                          shift + (at_birth && girl ? p.girl_reading : 0);
    const float maths = mean_maths + sd * (common_ * general - apart_ * luck.difference) + shift +
                        (at_birth && girl ? p.girl_maths : 0);
    Pupils::Row row;  // the rest is zero: no year, no diploma, no support so far
    row.get<column::Pupil>() = pupil.value;
    row.get<column::Place>() = place;
    row.get<column::Location>() = location;
    row.get<column::Born>() = born;
    row.get<column::Cell>() = cell(girl, education, background);
    row.get<column::Ability>() = luck.ability;
    row.get<column::Reading>() = reading;
    row.get<column::Maths>() = maths;
    return row;
  }

 private:
  struct Below {
    float low, middle;  ///< luck below this has that education
  };
  Education education_of_luck(Background background, float u) const {
    const auto& below = below_[static_cast<std::size_t>(background)];
    if (u < below.low) return Education::low;
    return u >= below.middle ? Education::high : Education::middle;
  }

  const Model& model_;
  std::array<Below, 2> below_;
  float general_own_ = 0, common_ = 0, apart_ = 0;
};

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

/// People with consecutive ids, and what they draw.
struct Arriving {
  static constexpr std::size_t most = 256;
  template <class T> using Column = std::array<T, most>;
  Column<std::uint32_t> age, sex, location, education, background, birthplace;
  Column<float> ability, difference, own, unused;

  Arriving(const Draws& draws, PupilId first, std::size_t n) {
    const auto part = [n](auto& column) { return std::span(column).first(n); };
    const std::span<std::uint32_t> none;
    simd::draw(draws, first, n, Term{0}, Purpose::inflow, 0,
               {part(age), part(sex), part(location), none});
    simd::draw(draws, first, n, Term{0}, Purpose::birth, 0,
               {part(education), part(background), part(birthplace), none});
    Column<std::uint32_t> a, b, c, d;
    simd::draw(draws, first, n, Term{0}, Purpose::ability, 0, {part(a), part(b), part(c), part(d)});
    simd::normal_pair(part(a), part(b), part(ability), part(difference));
    simd::normal_pair(part(c), part(d), part(own), part(unused));
  }
};

/// The people of a group, at most Arriving::most: place, location, age and sex by keyed draws.
void arrive(const Model& model, const Draws& draws, Term term, const Group& group, Movers& rows) {
  const Newcomers newcomer(model);
  const auto terms_per_year = static_cast<float>(model.schedule().terms_per_year);
  const Arriving luck(draws, PupilId{group.first_pupil}, group.count);
  for (std::uint32_t i = 0; i < group.count; ++i) {
    auto place = group.place;
    float age = 0, girls = 0.4878F;  // share of girls at birth: 100 girls to 105 boys
    if (group.row == nullptr) {
      std::size_t k = 0;
      while (k + 1 < model.born.size() &&
             kernels::uniform(luck.birthplace[i]) >= model.born[k].below)
        ++k;
      place = model.born[k].place;
      age = static_cast<float>(model.traits[place].born_age);
    } else {
      age = static_cast<float>(group.row->age_low) +
            kernels::uniform(luck.age[i]) *
                static_cast<float>(group.row->age_high - group.row->age_low + 1);
      girls = static_cast<float>(group.row->girls_share);
    }
    const auto location =
        model.locations.choose_anywhere(place, kernels::uniform(luck.location[i]));
    const auto born = static_cast<std::int16_t>(static_cast<int>(term.value) -
                                                static_cast<int>(age * terms_per_year));
    rows.push_back(
        newcomer(PupilId{group.first_pupil + i},
                 {kernels::uniform(luck.education[i]), kernels::uniform(luck.background[i]),
                  luck.ability[i], luck.difference[i], luck.own[i]},
                 place, location, born, kernels::uniform(luck.sex[i]) < girls));
  }
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

/// Months of birth of those who enter in a part of a school year: how many lie in the calendar year
/// in which it begins, and in the next. A term takes birthdays up to two months after it begins: of
/// two, those of April - September and of October - March.
std::pair<int, int> birth_months(const Schedule& schedule, std::uint32_t part) {
  constexpr int august = 7, late = 2;  // from January = 0
  const int months = schedule.months_per_term();
  const int end = august + static_cast<int>(part) * months + late;
  const int next_year = std::clamp(end - 12, 0, months);
  return {months - next_year, next_year};
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
  const auto& schedule = model.schedule();
  const auto part = schedule.part(term);
  if (!model.born.empty()) {
    const int born = year - model.traits[model.born.front().place].born_age;
    const auto [this_year, next_year] = birth_months(schedule, part);
    add(births_of(model, born, this_year / 12.0) + births_of(model, born + 1, next_year / 12.0),
        nullptr, 0);
  }
  for (std::size_t i = 0; i < model.inflow.size(); ++i) {
    const auto& row = model.people->inflow[i];
    if (row.first_year <= year && year <= row.last_year &&
        schedule.half_begins(row.term != MoveTerm::spring) == part)
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
    for (std::uint32_t done = 0; done < group.count; done += Arriving::most) {
      parts.push_back({group.first_pupil + done,
                       std::min(std::uint32_t{Arriving::most}, group.count - done), group.row,
                       group.place});
      first.push_back(first.back() + parts.back().count);
    }
  std::vector<Entrant> entrants(first.back());
  std::vector<Movers> arrivals(parts.size());
  for_each_index(parts.size(), [&](std::size_t k) {
    arrivals[k].reserve(parts[k].count);
    arrive(model, draws, term, parts[k], arrivals[k]);
    for (std::uint32_t i = 0; i < parts[k].count; ++i) {
      const auto& row = arrivals[k][i];
      entrants[first[k] + i] = {row.get<column::Pupil>(), row.get<column::Place>(),
                                row.get<column::Cell>()};
    }
  });
  exchange(model, arrivals, state);
  return entrants;
}

}  // namespace

Pupils::Row newcomer(const Model& model, const Draws& draws, PupilId pupil, std::uint16_t place,
                     std::uint16_t location, std::int16_t born, bool girl) {
  const auto birth = draws.block(pupil, Term{0}, Purpose::birth);
  const auto words = draws.block(pupil, Term{0}, Purpose::ability);
  const auto [ability, difference] = kernels::normal_pair(words[0], words[1]);
  const auto [own, unused] = kernels::normal_pair(words[2], words[3]);
  return Newcomers(model)(
      pupil, {kernels::uniform(birth[0]), kernels::uniform(birth[1]), ability, difference, own},
      place, location, born, girl);
}

void exchange(const Model& model, std::vector<Movers>& outboxes, State& state) {
  const std::size_t n_blocks = state.blocks.size();
  // counting sort by target block
  std::vector<std::size_t> begin(n_blocks + 1, 0);
  for (const auto& box : outboxes)
    for (const auto& row : box) ++begin[model.locations.block_of[row.get<column::Location>()] + 1U];
  for (std::size_t b = 0; b < n_blocks; ++b) begin[b + 1] += begin[b];
  if (begin.back() == 0) return;
  std::vector<const Pupils::Row*> movers(begin.back());
  auto next = begin;
  for (const auto& box : outboxes)
    for (const auto& row : box)
      movers[next[model.locations.block_of[row.get<column::Location>()]]++] = &row;
  for_each_index(n_blocks, [&](std::size_t b) {
    const auto arriving = std::span(movers).subspan(begin[b], begin[b + 1] - begin[b]);
    if (!arriving.empty()) state.blocks[b].append(arriving);
  });
  for (auto& box : outboxes) box.clear();
}

std::vector<Entrant> enter(const Model& model, const Draws& draws, Term term, State& state) {
  return enter_year(model, draws, term, model.school_year(term), state);
}

std::vector<Entrant> enter_steady(const Model& model, const Draws& draws, Term term, State& state) {
  // the year after the first: inflow rows of an autumn start there, after the first stock
  return enter_year(model, draws, term, model.schedule().first_year + 1, state);
}

}  // namespace doorstroom
