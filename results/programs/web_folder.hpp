// SPDX-License-Identifier: EUPL-1.2
// Where the scripts are that draw figures and make the report.
#pragma once

#include <string>

namespace doorstroom {

/// The folder with `render.mjs`: that of environment variable `DOORSTROOM_WEB`,
/// `../share/doorstroom/web` beside the installed program, or `results/web` of the sources that
/// this program was built from; the first that is there.
/// @throws IoError when none is there
std::string web_folder();

}  // namespace doorstroom
