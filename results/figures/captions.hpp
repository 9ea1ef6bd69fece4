// SPDX-License-Identifier: EUPL-1.2
// What stands under a figure: what is shown, what the interval holds, what is not shown, source.
#pragma once

#include <string>

#include "results/figures/parts.hpp"

namespace doorstroom::figures {

/// `95%-interval: toeval en parameters (df 2, 10 trekkingen)`, of the intervals that were read;
/// luck alone and no interval say so.
std::string interval_words(const FactReader& read, Language language);

/// @param what sentences on what is shown and in which unit
std::string caption(const FactReader& read, const std::string& what, Language language);
/// Of a figure that shows one year: with the variants whose policies do not act in it.
std::string caption_of_year(const FactReader& read, const std::string& what, int year,
                            Language language);

}  // namespace doorstroom::figures
