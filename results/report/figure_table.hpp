// SPDX-License-Identifier: EUPL-1.2
// The data behind a figure as readers see it.
#pragma once

#include <string>

#include "results/figures/figure.hpp"
#include "results/words/text.hpp"

namespace doorstroom::report {

/// An HTML table with labels and units as heads and rounded numbers. @param caption HTML
std::string figure_table(const Figure& figure, const std::string& caption, Language language);

}  // namespace doorstroom::report
