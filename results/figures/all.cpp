// SPDX-License-Identifier: EUPL-1.2
// All figures, in the order in which a report shows them. A new figure is one line here.
#include <array>

#include "results/figures/list.hpp"

namespace doorstroom {

std::vector<Figure> all_figures(const Facts& facts, Language language) {
  using namespace figures;
  using Draw = std::optional<Figure> (*)(const Facts&, Language);
  constexpr std::array<Draw, 16> draw = {delay_over_time,
                                         delay_effect,
                                         delay_effect_domain,
                                         recovered_share,
                                         recovered_groups,
                                         who_gains,
                                         inequality,
                                         position_year_3,
                                         highest_diploma,
                                         cohort_flow,
                                         cohort_difference,
                                         pupil_numbers,
                                         staff,
                                         money,
                                         cost_effect,
                                         provinces};
  std::vector<Figure> drawn;
  for (const auto& function : draw)
    if (auto figure = function(facts, language)) drawn.push_back(std::move(*figure));
  return drawn;
}

}  // namespace doorstroom
