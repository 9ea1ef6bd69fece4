// SPDX-License-Identifier: EUPL-1.2
// Money that schools get from policies and what becomes of it, and what they pick from menus.
#include "agents/record/add_slice.hpp"
#include "agents/record/quantity.hpp"

namespace doorstroom::quantities {
namespace {

template <class Moment> void by_region(Table& table, const Moment& at) {
  add_by_region(table, at.year, at.policy, at.values);
}

}  // namespace

std::vector<Quantity> budgets() {
  return {
      {.place = 220,
       .name = "budget_granted",
       .axes = {"year", "policy", "region"},
       .unit = "EUR",
       .scale = 0.01,
       .doc = "Money that schools got from this policy.",
       .adds = {by_region<moment::Granted>},
       .since = "1.4"},
      {.place = 230,
       .name = "budget_spent",
       .axes = {"year", "policy", "region"},
       .unit = "EUR",
       .scale = 0.01,
       .doc = "Spent of the money that schools got from this policy.",
       .adds = {by_region<moment::Spent>},
       .since = "1.4"},
      {.place = 240,
       .name = "budget_returned",
       .axes = {"year", "policy", "region"},
       .unit = "EUR",
       .scale = 0.01,
       .doc = "Flowed back of the money that schools got from this policy in the years before.",
       .adds = {by_region<moment::Returned>},
       .since = "1.4",
       .note =
           "At the start of this school year. Granted less spent less returned, summed over the "
           "years so far, is what schools still have."},
      {.place = 250,
       .name = "schools_picked",
       .axes = {"year", "policy", "region"},
       .unit = "schools",
       .doc = "School locations that picked this policy from a menu; of a menu, those that could "
              "pick.",
       .adds = {by_region<moment::Picked>},
       .since = "1.4",
       .note = "Counts locations with simulated pupils: do not divide by `sample`."},
  };
}

}  // namespace doorstroom::quantities
