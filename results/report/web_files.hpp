// SPDX-License-Identifier: EUPL-1.2
// The fixed parts of the page and the scripts that draw its charts, read when a report is made.
#pragma once

#include <string>
#include <vector>

namespace doorstroom::report {

/// All that is the same in every report.
struct WebFiles {
  std::string page, style;           ///< the page with {{places}} to fill, and its style
  std::vector<std::string> scripts;  ///< in the order in which they run
};

/// @throws IoError that names the file that is missing and the command that installs it
WebFiles read_web_files();

}  // namespace doorstroom::report
