// SPDX-License-Identifier: EUPL-1.2
// Checks an output folder.
#include "experiments/program/output_folder.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "engine/errors.hpp"

namespace doorstroom {

void check_output_folder(const std::string& folder, Existing existing) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path path = fs::absolute(folder);
  if (fs::exists(path, error)) {
    if (!fs::is_directory(path, error))
      throw ConfigError(
          {{"", 0, folder, "is a file; allowed: a folder that is not there yet (-o DIR)"}});
    if (existing != Existing::expected && !fs::is_empty(path, error))
      throw ConfigError(
          {{"", 0, folder,
            std::string("exists; allowed: a folder that is not there yet (-o DIR)") +
                (existing == Existing::resumable ? ", or --resume to go on in this one" : "")}});
  }
  auto nearest = path;
  while (!fs::exists(nearest, error) && nearest.has_parent_path() &&
         nearest != nearest.parent_path())
    nearest = nearest.parent_path();
  if (!fs::is_directory(nearest, error))
    throw IoError(
        fmt::format("{}: cannot be written: {} is not a folder", folder, nearest.string()));
  // Only trying tells: rights, quotas and odd file systems all have their say. What is tried is
  // taken away again.
  auto probe = (nearest / ".doorstroom-XXXXXX").string();
  if (mkdtemp(probe.data()) == nullptr)
    throw IoError(fmt::format("{}: cannot be written: {}: {}", folder, nearest.string(),
                              std::strerror(errno)));
  rmdir(probe.c_str());
}

}  // namespace doorstroom
