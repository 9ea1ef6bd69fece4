// SPDX-License-Identifier: EUPL-1.2
// Fills the tables of a run; results/SCHEMA.md documents each.
#include "agents/record/record.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "engine/fixed_point.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

constexpr std::int64_t path_to_skill = 32;  ///< 2^-11 SD in units of 2^-16 SD
constexpr std::size_t ahead = 24;           ///< rows between fetching a path and reading it
constexpr int week_tolerance =
    5;  ///< change in mean skill that counts, 2^-11 SD: about a fifth of a week in po

/// One domain of a path.
std::int16_t path_value(float skill) {
  return static_cast<std::int16_t>(std::clamp(round_to_int(skill * 2048.0F), -32767, 32767));
}

void add_slice(Table& table, std::size_t index, const std::int64_t* values) {
  const std::size_t slice = table.values.size() / table.shape[0];
  for (std::size_t k = 0; k < slice; ++k) table.values[index * slice + k] += values[k];
}

}  // namespace

SkillPath::Point path_point(float reading, float maths) {
  return {path_value(reading), path_value(maths)};
}

Record::Record(const Model& model, std::size_t n_policies) : n_policies_{n_policies} {
  const std::size_t years = static_cast<std::size_t>(model.options.years),
                    places = model.graph.n_places();
  const std::size_t provinces = model.locations.n_provinces(), moves = model.graph.n_moves();
  const std::size_t diplomas = model.diplomas.size() + 1, advice = model.advice.size();
  const double sd = skill_scale;
  const double term = 1.0 / model.schedule().terms_per_year;  // of a year
  tables_ = {
      {"stock",
       {"date", "place", "cell"},
       {years + 1, places, n_cells},
       "persons",
       1,
       "Persons on 1 October; exits hold those who left since the start."},
      {"entry",
       {"year", "place", "cell"},
       {years, places, n_cells},
       "persons",
       1,
       "Persons who entered from outside between two stocks."},
      {"flow",
       {"year", "move", "cell"},
       {years, moves, n_cells},
       "persons",
       1,
       "Persons who made the move."},
      {"cohort_flow",
       {"year", "move"},
       {years, moves},
       "persons",
       1,
       "As flow, of those who were in the last year before school advice at the start."},
      {"pupils_end",
       {"year", "place", "cell"},
       {years, places, n_cells},
       "persons",
       1,
       "Enrolled at the end of the school year, before moves."},
      {"skill_sum",
       {"year", "domain", "place", "cell"},
       {years, n_domains, places, n_cells},
       "SD",
       sd,
       "Sum of skill over pupils_end."},
      {"delay_sum",
       {"year", "domain", "place", "cell"},
       {years, n_domains, places, n_cells},
       "SD",
       sd,
       "Sum over pupils_end of skill in the reference run minus skill here, same pupil and date; 0 "
       "for who was not taught there that year."},
      {"delay_weeks_sum",
       {"year", "domain", "place", "cell"},
       {years, n_domains, places, n_cells},
       "weeks",
       sd * week_scale,
       "As delay_sum, in weeks of the year group by age: who repeated counts at its own growth."},
      {"change",
       {"year", "change", "cell"},
       {years, 3, n_cells},
       "persons",
       1,
       "Pupils whose skill is worse than, the same as, better than in the baseline variant."},
      {"attained",
       {"diploma", "cell"},
       {diplomas, n_cells},
       "persons",
       1,
       "Highest diploma at the horizon of everybody who was ever enrolled."},
      {"attained_change",
       {"change", "cell"},
       {3, n_cells},
       "persons",
       1,
       "Persons whose highest diploma is lower than, the same as, higher than in the baseline "
       "variant."},
      {"advice",
       {"year", "advice", "cell"},
       {years, advice, n_cells},
       "persons",
       1,
       "Final school advice."},
      {"study_years_sum",
       {"year", "place", "cell"},
       {years, places, n_cells},
       "years",
       1,
       "Years since the start of secondary education of those who left to this exit."},
      {"left_unqualified",
       {"year", "place", "cell"},
       {years, places, n_cells},
       "persons",
       1,
       "Persons who left education from this place without a starting qualification."},
      {"requested",
       {"year", "policy", "cell"},
       {years, n_policies, n_cells},
       "pupil-years",
       term,
       "Support asked by schools."},
      {"reached",
       {"year", "policy", "cell"},
       {years, n_policies, n_cells},
       "pupil-years",
       term,
       "Support given."},
      {"policy_cost",
       {"year", "policy"},
       {years, n_policies},
       "EUR",
       0.01,
       "Cost of the support given."},
      {"policy_staff",
       {"year", "policy"},
       {years, n_policies},
       "FTE",
       fte_scale * term,
       "Staff bound, averaged over the year."},
      {"policy_staff_asked",
       {"year", "policy", "region"},
       {years, n_policies, provinces},
       "FTE",
       fte_scale * term,
       "Staff that the policy asked for, before it was cut to money and staff; averaged over the "
       "year."},
      {"policy_staff_given",
       {"year", "policy", "region"},
       {years, n_policies, provinces},
       "FTE",
       fte_scale * term,
       "Staff that the policy got; averaged over the year."},
      {"policy_staff_there",
       {"year", "policy", "region"},
       {years, n_policies, provinces},
       "FTE",
       fte_scale * term,
       "Staff of the kinds that the policy needs that there was to hire, for all policies "
       "together, "
       "in the terms in which it acted; averaged over the year."},
      {"budget_granted",
       {"year", "policy", "region"},
       {years, n_policies, provinces},
       "EUR",
       0.01,
       "Money that schools got from this policy."},
      {"budget_spent",
       {"year", "policy", "region"},
       {years, n_policies, provinces},
       "EUR",
       0.01,
       "Spent of the money that schools got from this policy."},
      {"budget_returned",
       {"year", "policy", "region"},
       {years, n_policies, provinces},
       "EUR",
       0.01,
       "Flowed back of the money that schools got from this policy in the years before."},
      {"schools_picked",
       {"year", "policy", "region"},
       {years, n_policies, provinces},
       "schools",
       1,
       "School locations that picked this policy from a menu; of a menu, those that could pick."},
      {"region_pupils_end",
       {"year", "place", "region"},
       {years, places, provinces},
       "persons",
       1,
       "pupils_end by province."},
      {"region_delay_sum",
       {"year", "domain", "place", "region"},
       {years, n_domains, places, provinces},
       "SD",
       sd,
       "delay_sum by province."},
      {"region_delay_weeks_sum",
       {"year", "domain", "place", "region"},
       {years, n_domains, places, provinces},
       "weeks",
       sd * week_scale,
       "delay_weeks_sum by province."},
  };
}

Table& Record::table(const std::string& name) {
  for (auto& table : tables_)
    if (table.name == name) return table;
  throw std::logic_error("no table " + name);
}

void Record::stock(const Model& model, std::size_t date, std::vector<std::int64_t> total) {
  const std::size_t slice = model.graph.n_places() * n_cells;
  auto& stock = table("stock");
  if (date > 0) {  // exits: who were there, and who left this year
    const auto& flow = table("flow");
    for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) {
      const auto to = model.graph.to(MoveId{m}).value;
      if (model.places.stays[to] != 0) continue;
      for (std::size_t c = 0; c < n_cells; ++c)
        total[to * n_cells + c] +=
            flow.values[((date - 1) * model.graph.n_moves() + m) * n_cells + c];
    }
    for (std::size_t p = 0; p < model.graph.n_places(); ++p)
      for (std::size_t c = 0; c < n_cells && model.places.stays[p] == 0; ++c)
        total[p * n_cells + c] += stock.values[(date - 1) * slice + p * n_cells + c];
  }
  add_slice(stock, date, total.data());
}

void Record::entered(std::size_t year, const std::vector<Entrant>& entrants) {
  auto& entry = table("entry");
  for (const auto& e : entrants)
    ++entry.values[(year * entry.shape[1] + e.place) * n_cells + e.cell];
}

void Record::supported(std::size_t year, std::size_t policy, const SupportTotals& totals) {
  for (std::size_t c = 0; c < n_cells; ++c) {
    auto& requested = table("requested");
    const auto at = (year * requested.shape[1] + policy) * n_cells + c;
    requested.values[at] += totals.requested[c];
    table("reached").values[at] += totals.reached[c];
  }
  auto& cost = table("policy_cost");
  for (const auto cents : totals.cents) cost.values[year * cost.shape[1] + policy] += cents;
  for (const auto fte : totals.staff_given)
    table("policy_staff").values[year * cost.shape[1] + policy] += fte;
  add_by_region("policy_staff_asked", year, policy, totals.staff_asked);
  add_by_region("policy_staff_given", year, policy, totals.staff_given);
  add_by_region("policy_staff_there", year, policy, totals.staff_there);
}

void Record::paid(std::size_t year, std::size_t policy, std::int64_t cents) {
  auto& cost = table("policy_cost");
  cost.values[year * cost.shape[1] + policy] += cents;
}

void Record::granted(std::size_t year, std::size_t policy, const std::vector<std::int64_t>& cents) {
  add_by_region("budget_granted", year, policy, cents);
}

void Record::spent(std::size_t year, std::size_t policy, const std::vector<std::int64_t>& cents) {
  add_by_region("budget_spent", year, policy, cents);
}

void Record::returned(std::size_t year, std::size_t policy,
                      const std::vector<std::int64_t>& cents) {
  add_by_region("budget_returned", year, policy, cents);
}

void Record::picked(std::size_t year, std::size_t policy,
                    const std::vector<std::int64_t>& schools) {
  add_by_region("schools_picked", year, policy, schools);
}

void Record::add_by_region(const std::string& name, std::size_t year, std::size_t policy,
                           const std::vector<std::int64_t>& values) {
  auto& of = table(name);
  for (std::size_t r = 0; r < values.size(); ++r)
    of.values[(year * of.shape[1] + policy) * of.shape[2] + r] += values[r];
}

void Record::moved(const Model& model, std::size_t year, const std::vector<std::int64_t>& sums) {
  const ProgressLayout layout(model);
  add_slice(table("flow"), year, sums.data() + layout.flow);
  add_slice(table("cohort_flow"), year, sums.data() + layout.cohort_flow);
  add_slice(table("study_years_sum"), year, sums.data() + layout.study_years);
  add_slice(table("advice"), year, sums.data() + layout.advice);
  add_slice(table("left_unqualified"), year, sums.data() + layout.unqualified);
}

void Record::attained(const std::vector<std::uint8_t>& own,
                      const std::vector<std::uint8_t>& cell_of,
                      const std::vector<std::uint8_t>* baseline) {
  auto& attained = table("attained");
  auto& change = table("attained_change");
  for (std::size_t i = 0; i < own.size(); ++i) {
    const auto c = cell_of[i];
    if (c == nobody) continue;
    ++attained.values[own[i] * n_cells + c];
    const int difference =
        baseline == nullptr ? 0 : static_cast<int>(own[i]) - static_cast<int>((*baseline)[i]);
    ++change.values[static_cast<std::size_t>(difference < 0 ? 0 : (difference > 0 ? 2 : 1)) *
                        n_cells +
                    c];
  }
}

void Record::year_end(const Model& model, std::size_t year, const std::vector<std::int64_t>& sums) {
  const EndLayout layout(model);
  const auto add = [&](const char* name, std::size_t first_group, std::size_t in_group) {
    auto& of_table = table(name);
    const std::size_t slice = of_table.values.size() / of_table.shape[0];
    for (std::size_t k = 0; k < slice; ++k)
      of_table.values[year * slice + k] += sums[first_group + k * EndLayout::stride + in_group];
  };
  const auto add_by_domain = [&](const char* name, std::size_t first_group, std::size_t in_group) {
    auto& of_table = table(name);
    const std::size_t slice = of_table.values.size() / of_table.shape[0] / n_domains;
    for (std::size_t d = 0; d < n_domains; ++d)
      for (std::size_t k = 0; k < slice; ++k)
        of_table.values[(year * n_domains + d) * slice + k] +=
            sums[first_group + k * EndLayout::stride + in_group + d];
  };
  add("pupils_end", 0, EndLayout::pupils);
  add_by_domain("skill_sum", 0, EndLayout::skill);
  add_by_domain("delay_sum", 0, EndLayout::delay);
  add_by_domain("delay_weeks_sum", 0, EndLayout::delay_weeks);
  add("region_pupils_end", layout.regions, EndLayout::region_pupils);
  add_by_domain("region_delay_sum", layout.regions, EndLayout::region_delay);
  add_by_domain("region_delay_weeks_sum", layout.regions, EndLayout::region_delay_weeks);
  add_slice(table("change"), year, sums.data() + layout.change);
}

namespace {

constexpr std::size_t chunk = 256;

/// Skills of a chunk as recorded and as points of paths: plain loops, that compilers vectorise.
struct FixedSkills {
  std::array<std::array<std::int32_t, chunk>, n_domains> skill;
  std::array<std::array<std::int16_t, chunk>, n_domains> point;
};
FixedSkills fixed_skills(std::span<const float> reading, std::span<const float> maths) {
  FixedSkills fixed;
  const std::array<std::span<const float>, n_domains> skill{reading, maths};
  for (std::size_t d = 0; d < n_domains; ++d) {
    for (std::size_t k = 0; k < skill[d].size(); ++k) fixed.skill[d][k] = fixed_skill(skill[d][k]);
    for (std::size_t k = 0; k < skill[d].size(); ++k) fixed.point[d][k] = path_value(skill[d][k]);
  }
  return fixed;
}

void keep(const PathsOfYear& paths, SkillPath::Point point, SkillPath& path) {
  if (paths.keep == KeepPaths::baseline) path.baseline = path_mean(point);
  if (paths.keep != KeepPaths::reference ||
      (path.reference[0] == point[0] && path.reference[1] == point[1]))
    return;
  path.reference = point;
  path.taught = paths.year;
}

}  // namespace

void count_stock(const Pupils& pupils, Tally counts) {
  const auto place = pupils.get<column::Place>();
  const auto cells = pupils.get<column::Cell>();
  const auto elsewhere = pupils.get<column::Elsewhere>();
  for (std::size_t i = 0; i < place.size(); ++i)
    counts.add(place[i] * n_cells + cells[i], 1, elsewhere[i]);
}

void year_end_sums(const Model& model, const Pupils& pupils, const PathsOfYear& paths, Tally sums) {
  const EndLayout layout(model);
  const auto id = pupils.get<column::Pupil>();
  const auto place = pupils.get<column::Place>();
  const auto location = pupils.get<column::Location>();
  const auto cells = pupils.get<column::Cell>();
  const auto flags = pupils.get<column::Flags>();
  const auto reading = pupils.get<column::Reading>();
  const auto maths = pupils.get<column::Maths>();
  const auto elsewhere = pupils.get<column::Elsewhere>();
  const auto& province = model.locations.province;
  const auto& weeks_per_sd = model.places.weeks_per_sd;
  SkillPath unknown;
  for (std::size_t begin = 0; begin < pupils.size(); begin += chunk) {
    const std::size_t n = std::min(chunk, pupils.size() - begin);
    const auto fixed = fixed_skills(reading.subspan(begin, n), maths.subspan(begin, n));
    for (std::size_t k = 0; k < n; ++k) {
      const auto i = begin + k;
      if (paths.paths != nullptr && i + ahead < pupils.size())
        __builtin_prefetch(&(*paths.paths)[id[i + ahead]], 1);
      const SkillPath::Point point{fixed.point[0][k], fixed.point[1][k]};
      auto& path = paths.paths == nullptr ? unknown : (*paths.paths)[id[i]];
      std::array<std::int64_t, EndLayout::n_of_cell> of_cell{1, fixed.skill[0][k],
                                                             fixed.skill[1][k]};
      std::array<std::int64_t, EndLayout::n_of_region> of_region{1};
      // whoever is not taught in the reference run stands still there: to be in school longer is no
      // delay made good
      if (paths.with_reference && path.taught == paths.year) {
        const auto group = growth_group(model.places, place[i], repeats_of(flags[i]));
        for (std::size_t d = 0; d < n_domains; ++d) {
          const std::int64_t delay = (path.reference[d] - point[d]) * path_to_skill;
          const auto weeks = delay * weeks_per_sd[d][group];
          of_cell[EndLayout::delay + d] = of_region[EndLayout::region_delay + d] = delay;
          of_cell[EndLayout::delay_weeks + d] = of_region[EndLayout::region_delay_weeks + d] =
              weeks;
        }
      }
      const int difference = paths.with_baseline ? path_mean(point) - path.baseline : 0;
      const std::size_t kind =
          difference < -week_tolerance ? 0 : (difference > week_tolerance ? 2 : 1);
      keep(paths, point, path);
      sums.add(layout.of_cell(place[i], cells[i]), of_cell, elsewhere[i]);
      sums.add(layout.of_region(place[i], province[location[i]]), of_region, elsewhere[i]);
      sums.add(layout.change + kind * n_cells + cells[i], 1, elsewhere[i]);
    }
  }
}

}  // namespace doorstroom
