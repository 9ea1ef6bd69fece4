// SPDX-License-Identifier: EUPL-1.2
// The highest diploma of everybody at the horizon.
#include "agents/record/record.hpp"

namespace doorstroom::quantities {
namespace {

/// Against the baseline run: 0 lower, 1 the same, 2 higher.
std::size_t change(const moment::Attained& at, std::size_t pupil) {
  if (at.baseline == nullptr) return 1;
  const auto own = at.diploma[pupil], before = (*at.baseline)[pupil];
  return own < before ? 0 : (own > before ? 2 : 1);
}

}  // namespace

std::vector<Quantity> diplomas() {
  return {
      {.place = 100,
       .name = "attained",
       .axes = {"diploma", "cell"},
       .unit = "persons",
       .doc = "Highest diploma at the horizon of everybody who was ever enrolled.",
       .adds = {[](Table& table, const moment::Attained& at) {
         for (std::size_t i = 0; i < at.diploma.size(); ++i)
           if (at.cell[i] != nobody) ++table.values[at.diploma[i] * n_cells + at.cell[i]];
       }}},
      {.place = 110,
       .name = "attained_change",
       .axes = {"change", "cell"},
       .unit = "persons",
       .doc = "Persons whose highest diploma is lower than, the same as, higher than in the "
              "baseline variant.",
       .adds = {[](Table& table, const moment::Attained& at) {
         for (std::size_t i = 0; i < at.diploma.size(); ++i)
           if (at.cell[i] != nobody) ++table.values[change(at, i) * n_cells + at.cell[i]];
       }}},
  };
}

}  // namespace doorstroom::quantities
