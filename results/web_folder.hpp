// SPDX-License-Identifier: EUPL-1.2
// Where the scripts and npm packages are that draw figures and make the report.
#pragma once

#include <string>

namespace doorstroom {

/// The folder with `render.mjs` and `node_modules`: that of environment variable `DOORSTROOM_WEB`,
/// `../share/doorstroom/web` beside the installed program, or `results/web` of the sources that
/// this program was built from; the first that is there.
/// @throws IoError naming what to install when none is there or its packages are missing
std::string web_folder();

}  // namespace doorstroom
