// SPDX-License-Identifier: EUPL-1.2
// Draws Graphviz text as SVG with the program `dot`.
#pragma once

#include <string>

namespace doorstroom {

/// @param dot Graphviz text
/// @return SVG
/// @throws IoError when `dot` is not installed or fails
std::string draw_svg(const std::string& dot);

}  // namespace doorstroom
