// SPDX-License-Identifier: EUPL-1.2
// The fixed parts of the page and the scripts that draw its charts, read when a report is made.
#include "results/report/web_files.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/errors.hpp"
#include "results/programs/web_folder.hpp"

namespace doorstroom::report {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || text.str().empty())
    throw IoError(
        path.string() +
        ": cannot read this part of the report; it is part of the sources, so this copy of "
        "them is not whole");
  return text.str();
}

/// A script without the comment that makes a browser's tools ask for its source map.
std::string without_source_map(std::string script) {
  const auto at = script.rfind("//# sourceMappingURL=");
  if (at != std::string::npos) script.erase(at, script.find('\n', at) - at);
  return script;
}

}  // namespace

WebFiles read_web_files() {
  const fs::path web = web_folder();
  const auto vendor = web / "vendor";
  return {read(web / "report" / "page.html"),
          read(web / "report" / "report.css"),
          {without_source_map(read(vendor / "vega.min.js")),
           without_source_map(read(vendor / "vega-lite.min.js")),
           without_source_map(read(vendor / "vega-interpreter.min.js")),
           read(web / "report" / "base.js"), read(web / "report" / "figures.js"),
           read(web / "report" / "explorer_data.js"), read(web / "report" / "explorer_chart.js"),
           read(web / "report" / "explorer.js")}};
}

}  // namespace doorstroom::report
