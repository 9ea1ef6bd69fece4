// SPDX-License-Identifier: EUPL-1.2
// What policies ask and give: support, its cost, and staff.
#include "agents/record/add_slice.hpp"
#include "agents/record/quantity.hpp"
#include "agents/state/pupils.hpp"
#include "agents/world/market.hpp"

namespace doorstroom::quantities {
namespace {

using Values = std::vector<std::int64_t> SupportTotals::*;

/// Adds by cell to a table [year, policy, cell].
template <Values values> void by_cell(Table& table, const moment::Supported& at) {
  for (std::size_t c = 0; c < n_cells; ++c)
    table.values[(at.year * table.shape[1] + at.policy) * n_cells + c] += (at.totals.*values)[c];
}
/// Adds the sum over regions to a table [year, policy].
template <Values values> void in_all(Table& table, const moment::Supported& at) {
  for (const auto value : at.totals.*values)
    table.values[at.year * table.shape[1] + at.policy] += value;
}
template <Values values> void by_region(Table& table, const moment::Supported& at) {
  add_by_region(table, at.year, at.policy, at.totals.*values);
}

void paid(Table& table, const moment::Paid& at) {
  table.values[at.year * table.shape[1] + at.policy] += at.cents;
}

}  // namespace

std::vector<Quantity> support() {
  return {
      {.place = 150,
       .name = "requested",
       .axes = {"year", "policy", "cell"},
       .unit = "pupil-years",
       .counts = Counted::each_term,
       .doc = "Support asked by schools.",
       .adds = {by_cell<&SupportTotals::requested>}},
      {.place = 160,
       .name = "reached",
       .axes = {"year", "policy", "cell"},
       .unit = "pupil-years",
       .counts = Counted::each_term,
       .doc = "Support given.",
       .adds = {by_cell<&SupportTotals::reached>}},
      {.place = 170,
       .name = "policy_cost",
       .axes = {"year", "policy"},
       .unit = "EUR",
       .scale = 0.01,
       .doc = "Cost of the support given, and of what the nation pays for the policy.",
       .adds = {in_all<&SupportTotals::cents>, paid}},
      {.place = 180,
       .name = "policy_staff",
       .axes = {"year", "policy"},
       .unit = "FTE",
       .scale = fte_scale,
       .counts = Counted::each_term,
       .doc = "Staff bound, averaged over the year.",
       .adds = {in_all<&SupportTotals::staff_given>},
       .note = "Scale 0.0005 before 1.4: read the attribute."},
      {.place = 190,
       .name = "policy_staff_asked",
       .axes = {"year", "policy", "region"},
       .unit = "FTE",
       .scale = fte_scale,
       .counts = Counted::each_term,
       .doc =
           "Staff that the policy asked for, before it was cut to money and staff; averaged over "
           "the year.",
       .adds = {by_region<&SupportTotals::staff_asked>},
       .since = "1.4"},
      {.place = 200,
       .name = "policy_staff_given",
       .axes = {"year", "policy", "region"},
       .unit = "FTE",
       .scale = fte_scale,
       .counts = Counted::each_term,
       .doc = "Staff that the policy got; averaged over the year.",
       .adds = {by_region<&SupportTotals::staff_given>},
       .since = "1.4"},
      {.place = 210,
       .name = "policy_staff_there",
       .axes = {"year", "policy", "region"},
       .unit = "FTE",
       .scale = fte_scale,
       .counts = Counted::each_term,
       .doc = "Staff of the kinds that the policy needs that there was to hire, for all policies "
              "together, in the terms in which it acted; averaged over the year.",
       .adds = {by_region<&SupportTotals::staff_there>},
       .since = "1.4",
       .note = "0 where there is no market."},
  };
}

}  // namespace doorstroom::quantities
