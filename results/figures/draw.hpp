// SPDX-License-Identifier: EUPL-1.2
// From figures to files: SVG, PDF and PNG, the data as CSV, caption and alt text.
#pragma once

#include <string>
#include <vector>

#include "results/figures/figure.hpp"

namespace doorstroom {

/// Writes NAME.svg, .pdf, .png (300 dpi at the width of a column), .csv, .txt (title and caption)
/// and .alt.txt of each figure. The folder is there whole or not at all.
/// @param folder not there yet, or empty
/// @throws IoError when it cannot be written, or a program that draws is missing or fails
void write_figures(const std::vector<Figure>& figures, Language language,
                   const std::string& folder);

/// The data as CSV (RFC 4180, UTF-8): names of columns, then rows; an empty cell is a value that is
/// not given. Numbers are in full, with a point.
std::string figure_csv(const Figure& figure);

}  // namespace doorstroom
