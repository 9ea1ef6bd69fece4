// SPDX-License-Identifier: EUPL-1.2
// CSV files that leave the program: RFC 4180 in UTF-8, and harmless in a spreadsheet.
#pragma once

#include <string>
#include <vector>

namespace doorstroom {

/// A text as a cell, in quotes where it must be. A text that a spreadsheet would compute (it starts
/// with = + - @, tab or line end) gets an apostrophe before it.
std::string csv_text(const std::string& text);
/// A number in full, with a point.
std::string csv_number(double value);
/// Cells as a line, with its end.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace doorstroom
