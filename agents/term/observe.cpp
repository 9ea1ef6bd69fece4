// SPDX-License-Identifier: EUPL-1.2
// Tests with error, and the columns that schools know anyway; pupils are grouped by school.
#include "agents/term/observe.hpp"

#include <array>

#include "engine/simd/draw.hpp"
#include "engine/simd/lane_kernels.hpp"

namespace doorstroom {

Observer::Observer(const Model& model, const Draws& draws, Term term, std::vector<char> in_sight)
    : model_{model}, draws_{draws}, term_{term}, in_sight_{std::move(in_sight)} {}

std::uint8_t Observer::year_ends(std::uint16_t place, std::uint8_t flags,
                                 const Rules* rules) const {
  const auto clock = rules == nullptr ? YearClock::as_entered : rules->clock(place);
  if (clock != YearClock::as_entered) return clock == YearClock::ends ? 1 : 0;
  const auto& schedule = model_.schedule();
  return own_years_begin(flags) == schedule.part(Term{term_.value + 1}) ? 1 : 0;
}

Sight Observer::look(const Pupils& pupils, bool in_baseline, const Rules* rules) const {
  const auto place = pupils.get<column::Place>();
  const auto location = pupils.get<column::Location>();
  Sight sight;
  std::vector<std::uint32_t> rows;
  rows.reserve(place.size());
  for (std::uint32_t i = 0; i < place.size(); ++i)
    if (in_sight_[place[i]] != 0) rows.push_back(i);
  if (rows.empty()) return sight;
  // school by school: counted, since a block holds few schools next to its pupils
  const auto& local = model_.locations.in_block;
  std::vector<std::uint32_t> next(model_.locations.most_in_block + 1, 0);
  for (const auto i : rows) ++next[local[location[i]] + 1U];
  for (std::size_t l = 1; l < next.size(); ++l) next[l] += next[l - 1];
  std::vector<std::uint32_t> ordered(rows.size());
  for (const auto i : rows) ordered[next[local[location[i]]]++] = i;

  const auto n = ordered.size();
  const auto take = [&](auto column, auto& values) {
    values.resize(n);
    for (std::size_t k = 0; k < n; ++k) values[k] = column[ordered[k]];
  };
  sight.seat.resize(n);
  for (std::size_t k = 0; k < n; ++k) sight.seat[k] = {ordered[k], in_baseline};
  take(pupils.get<column::Pupil>(), sight.pupil);
  take(place, sight.place);
  take(location, sight.location);
  take(pupils.get<column::Cell>(), sight.cell);
  sight.education.resize(n), sight.girl.resize(n), sight.migrant.resize(n);
  sight.repeated.resize(n), sight.age.resize(n), sight.disadvantage.resize(n),
      sight.year_ends.resize(n);
  const auto flags = pupils.get<column::Flags>();
  const auto born = pupils.get<column::Born>();
  const auto terms_per_year = static_cast<float>(model_.schedule().terms_per_year);
  for (std::size_t k = 0; k < n; ++k) {
    const auto cell = sight.cell[k];
    sight.education[k] = static_cast<std::uint8_t>(education_of(cell));
    sight.girl[k] = is_girl(cell) ? 1 : 0;
    sight.migrant[k] = static_cast<std::uint8_t>(background_of(cell));
    sight.repeated[k] = flags[ordered[k]] & flag_repeated;
    sight.age[k] =
        static_cast<float>(static_cast<int>(term_.value) - born[ordered[k]]) / terms_per_year;
    sight.year_ends[k] = year_ends(sight.place[k], flags[ordered[k]], rules);
    sight.disadvantage[k] = model_.locations.disadvantage[sight.location[k]];
  }

  std::vector<std::uint32_t> first(n), second(n);
  simd::draw(draws_, sight.pupil, term_, Purpose::learning, 0,
             {std::span<std::uint32_t>{}, std::span<std::uint32_t>{}, first, second});
  sight.gap_reading.resize(n), sight.gap_maths.resize(n), sight.gap.resize(n);
  simd::normal_pair(first, second, sight.gap_reading, sight.gap_maths);
  std::array<std::vector<float>, n_domains> norm;  // by place
  for (std::size_t d = 0; d < n_domains; ++d)
    for (std::size_t p = 0; p < in_sight_.size(); ++p)
      norm[d].push_back(
          model_.norm_at(d, p, rules == nullptr ? model_.schedule().part(term_) : rules->part(p)));
  const auto skills = std::array{pupils.get<column::Reading>(), pupils.get<column::Maths>()};
  const auto gaps = std::array{&sight.gap_reading, &sight.gap_maths};
  for (std::size_t d = 0; d < n_domains; ++d)
    for (std::size_t k = 0; k < n; ++k) {
      auto& value = (*gaps[d])[k];  // holds the error
      value = (norm[d][sight.place[k]] - skills[d][ordered[k]] -
               model_.parameters.test_error_sd * value) /
              model_.places.sd_per_week[d][sight.place[k]];
    }
  for (std::size_t k = 0; k < n; ++k)
    sight.gap[k] = 0.5F * (sight.gap_reading[k] + sight.gap_maths[k]);
  find_schools(sight);
  return sight;
}

void Observer::find_schools(Sight& sight) const {
  sight.schools.clear();
  const auto& locations = model_.locations;
  for (std::uint32_t begin = 0, end = 0; begin < sight.size(); begin = end) {
    School school;
    const auto location = sight.location[begin];
    for (end = begin; end < sight.size() && sight.location[end] == location;) ++end;
    school.location = LocationId{location};
    school.begin = begin;
    school.end = end;
    school.luck = locations.luck[location];
    school.disadvantage = static_cast<double>(locations.disadvantage[location]);
    sight.schools.push_back(school);
  }
}

Sight Observer::join(const Sight& baseline, std::span<const std::uint64_t> elsewhere,
                     std::uint64_t bit, const Sight& own) const {
  const auto here = [&](std::uint32_t k) { return (elsewhere[baseline.seat[k].row] & bit) == 0; };
  // rows of `baseline`, then those of `own` as numbers beyond it, school by school
  const auto n_baseline = static_cast<std::uint32_t>(baseline.size());
  std::vector<std::uint32_t> order;
  order.reserve(baseline.size() + own.size());
  const auto local = [&](const School& school) {
    return model_.locations.in_block[school.location.value];
  };
  std::size_t a = 0, b = 0;
  while (a < baseline.schools.size() || b < own.schools.size()) {
    const bool has_a = a < baseline.schools.size(), has_b = b < own.schools.size();
    const bool take_a = has_a && (!has_b || local(baseline.schools[a]) <= local(own.schools[b]));
    const bool take_b = has_b && (!has_a || local(own.schools[b]) <= local(baseline.schools[a]));
    if (take_a)
      for (auto k = baseline.schools[a].begin; k < baseline.schools[a].end; ++k)
        if (here(k)) order.push_back(k);
    if (take_b)
      for (auto k = own.schools[b].begin; k < own.schools[b].end; ++k)
        order.push_back(n_baseline + k);
    a += take_a ? 1 : 0;
    b += take_b ? 1 : 0;
  }
  Sight joined;
  const auto take = [&](const auto& of_baseline, const auto& of_own, auto& values) {
    values.reserve(order.size());
    for (const auto k : order)
      values.push_back(k < n_baseline ? of_baseline[k] : of_own[k - n_baseline]);
  };
  take(baseline.seat, own.seat, joined.seat);
  take(baseline.pupil, own.pupil, joined.pupil);
  take(baseline.place, own.place, joined.place);
  take(baseline.location, own.location, joined.location);
  take(baseline.cell, own.cell, joined.cell);
  take(baseline.education, own.education, joined.education);
  take(baseline.girl, own.girl, joined.girl);
  take(baseline.migrant, own.migrant, joined.migrant);
  take(baseline.repeated, own.repeated, joined.repeated);
  take(baseline.year_ends, own.year_ends, joined.year_ends);
  take(baseline.age, own.age, joined.age);
  take(baseline.disadvantage, own.disadvantage, joined.disadvantage);
  take(baseline.gap, own.gap, joined.gap);
  take(baseline.gap_reading, own.gap_reading, joined.gap_reading);
  take(baseline.gap_maths, own.gap_maths, joined.gap_maths);
  find_schools(joined);
  return joined;
}

Observed Observer::observed(const Sight& sight) const {
  Observed seen;
  seen.school_year = model_.school_year(term_);
  seen.term = term_;
  seen.year_begin = model_.schedule().first_of(model_.schedule().year(term_));
  seen.schools = sight.schools;
  seen.pupil = sight.pupil;
  seen.place = sight.place;
  seen.education = sight.education;
  seen.girl = sight.girl;
  seen.migrant = sight.migrant;
  seen.repeated = sight.repeated;
  seen.year_ends = sight.year_ends;
  seen.age = sight.age;
  seen.disadvantage = sight.disadvantage;
  seen.gap_weeks = sight.gap;
  seen.gap_weeks_reading = sight.gap_reading;
  seen.gap_weeks_maths = sight.gap_maths;
  return seen;
}

}  // namespace doorstroom
