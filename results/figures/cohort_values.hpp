// SPDX-License-Identifier: EUPL-1.2
// Numbers of the followed cohort as values like those of facts, for the figures that show them.
#pragma once

#include <cstddef>
#include <string>

#include "results/figures/cohort.hpp"
#include "results/figures/parts.hpp"

namespace doorstroom::figures {

/// Index into `positions`. @pre there is a position with this key
std::size_t position_index(const char* key);

/// Index of a variant of this run; 0 when there is none of that name.
std::size_t variant_index(const RunDescription& run, const std::string& variant);

/// A difference of the cohort as a value like those of facts, rounded so that nothing small shows.
Value cohort_value(const Estimate& level, const Estimate& difference, double base,
                   FactReader& read);

/// `Afgerond op 100 personen.`
std::string rounding_words(double base, Language language);

}  // namespace doorstroom::figures
