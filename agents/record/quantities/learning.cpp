// SPDX-License-Identifier: EUPL-1.2
// What is known of pupils at the end of a school year: skill, delay, and who is better off. What is
// counted pupil by pupil stands in year_end_sums() and EndLayout; here it comes into the tables.
#include "agents/record/add_slice.hpp"
#include "agents/record/quantity.hpp"
#include "engine/fixed_point.hpp"

namespace doorstroom::quantities {
namespace {

/// One sum of each group of sums.
void add_groups(Table& table, const moment::YearEnd& at, std::size_t first_group,
                std::size_t in_group) {
  const std::size_t slice = table.values.size() / table.shape[0];
  for (std::size_t k = 0; k < slice; ++k)
    table.values[at.year * slice + k] += at.sums[first_group + k * EndLayout::stride + in_group];
}

/// One sum by domain of each group of sums.
void add_groups_by_domain(Table& table, const moment::YearEnd& at, std::size_t first_group,
                          std::size_t in_group) {
  const std::size_t slice = table.values.size() / table.shape[0] / n_domains;
  for (std::size_t d = 0; d < n_domains; ++d)
    for (std::size_t k = 0; k < slice; ++k)
      table.values[(at.year * n_domains + d) * slice + k] +=
          at.sums[first_group + k * EndLayout::stride + in_group + d];
}

template <std::size_t in_group> void by_cell(Table& table, const moment::YearEnd& at) {
  add_groups_by_domain(table, at, 0, in_group);
}
template <std::size_t in_group> void by_region(Table& table, const moment::YearEnd& at) {
  add_groups_by_domain(table, at, at.layout.regions, in_group);
}

}  // namespace

std::vector<Quantity> learning() {
  const double sd = skill_scale;
  return {
      {.place = 50,
       .name = "pupils_end",
       .axes = {"year", "place", "cell"},
       .unit = "persons",
       .doc = "Enrolled at the end of the school year, before moves.",
       .adds = {[](Table& table, const moment::YearEnd& at) {
         add_groups(table, at, 0, EndLayout::pupils);
       }}},
      {.place = 60,
       .name = "skill_sum",
       .axes = {"year", "domain", "place", "cell"},
       .unit = "SD",
       .scale = sd,
       .doc = "Sum of skill over pupils_end.",
       .adds = {by_cell<EndLayout::skill>}},
      {.place = 70,
       .name = "delay_sum",
       .axes = {"year", "domain", "place", "cell"},
       .unit = "SD",
       .scale = sd,
       .doc = "Sum over pupils_end of skill in the reference run minus skill here, same pupil and "
              "date; 0 for who was not taught there that year.",
       .adds = {by_cell<EndLayout::delay>},
       .note = "Before 1.2 also of who was not taught."},
      {.place = 80,
       .name = "delay_weeks_sum",
       .axes = {"year", "domain", "place", "cell"},
       .unit = "weeks",
       .scale = sd * week_scale,
       .doc = "As delay_sum, in weeks of the year group by age: who repeated counts at its own "
              "growth.",
       .adds = {by_cell<EndLayout::delay_weeks>},
       .since = "1.2"},
      {.place = 90,
       .name = "change",
       .axes = {"year", "change", "cell"},
       .unit = "persons",
       .doc = "Pupils whose skill is worse than, the same as, better than in the baseline variant.",
       .adds = {[](Table& table, const moment::YearEnd& at) {
         add_slice(table, at.year, at.sums.data() + at.layout.change);
       }}},
      {.place = 260,
       .name = "region_pupils_end",
       .axes = {"year", "place", "region"},
       .unit = "persons",
       .doc = "pupils_end by province.",
       .adds = {[](Table& table, const moment::YearEnd& at) {
         add_groups(table, at, at.layout.regions, EndLayout::region_pupils);
       }}},
      {.place = 270,
       .name = "region_delay_sum",
       .axes = {"year", "domain", "place", "region"},
       .unit = "SD",
       .scale = sd,
       .doc = "delay_sum by province.",
       .adds = {by_region<EndLayout::region_delay>}},
      {.place = 280,
       .name = "region_delay_weeks_sum",
       .axes = {"year", "domain", "place", "region"},
       .unit = "weeks",
       .scale = sd * week_scale,
       .doc = "delay_weeks_sum by province.",
       .adds = {by_region<EndLayout::region_delay_weeks>},
       .since = "1.2"},
  };
}

}  // namespace doorstroom::quantities
