// SPDX-License-Identifier: EUPL-1.2
// Where the scripts are that draw figures and make the report.
#include "results/programs/web_folder.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <vector>

#include "engine/errors.hpp"

namespace doorstroom {

std::string web_folder() {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<fs::path> folders;
  if (const char* const chosen = std::getenv("DOORSTROOM_WEB")) {
    folders.emplace_back(chosen);
  } else {
    const auto program = fs::read_symlink("/proc/self/exe", error);
    if (!error)
      folders.push_back(program.parent_path().parent_path() / "share" / "doorstroom" / "web");
    folders.emplace_back(DOORSTROOM_WEB_SOURCES);
  }
  for (const auto& folder : folders)
    if (fs::exists(folder / "render.mjs", error)) return folder.string();
  throw IoError(fmt::format(
      "{}: no render.mjs there; set DOORSTROOM_WEB to the folder results/web of the sources",
      folders.back().string()));
}

}  // namespace doorstroom
