// SPDX-License-Identifier: EUPL-1.2
// The size on paper of a PNG file, which the program that draws it leaves out.
#pragma once

#include <string>

namespace doorstroom {

inline constexpr int png_dpi = 300;

/// Writes the resolution into a PNG file, so that a word processor shows it at its size.
/// @throws IoError when it is no PNG file or cannot be read or written
void set_png_dpi(const std::string& path, int dpi);

}  // namespace doorstroom
