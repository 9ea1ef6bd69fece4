// SPDX-License-Identifier: EUPL-1.2
// Every figure, one function each: from facts to a figure, or nothing where these results have no
// data for it.
#pragma once

#include <optional>

#include "results/figures/figure.hpp"

namespace doorstroom::figures {

std::optional<Figure> delay_over_time(const Facts& facts, Language language);
std::optional<Figure> delay_effect(const Facts& facts, Language language);
std::optional<Figure> delay_effect_domain(const Facts& facts, Language language);
std::optional<Figure> recovered_share(const Facts& facts, Language language);
std::optional<Figure> recovered_groups(const Facts& facts, Language language);
std::optional<Figure> who_gains(const Facts& facts, Language language);
std::optional<Figure> inequality(const Facts& facts, Language language);
std::optional<Figure> position_year_3(const Facts& facts, Language language);
std::optional<Figure> highest_diploma(const Facts& facts, Language language);
std::optional<Figure> cohort_flow(const Facts& facts, Language language);
std::optional<Figure> cohort_difference(const Facts& facts, Language language);
std::optional<Figure> pupil_numbers(const Facts& facts, Language language);
std::optional<Figure> staff(const Facts& facts, Language language);
std::optional<Figure> money(const Facts& facts, Language language);
std::optional<Figure> cost_effect(const Facts& facts, Language language);
std::optional<Figure> provinces(const Facts& facts, Language language);

}  // namespace doorstroom::figures
