// SPDX-License-Identifier: EUPL-1.2
// Files that are there whole or not at all: a temporary name, synced, then renamed.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace doorstroom {

/// A file under a temporary name beside its final one; removed again unless committed.
class PartialFile {
 public:
  /// @throws IoError when what is there is no ordinary file, such as a device, which the rename
  /// would replace
  explicit PartialFile(std::string path);
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;
  ~PartialFile();

  const std::string& temporary() const { return temporary_; }
  /// Writes the whole file. @throws IoError with the path and the system's reason
  void write(std::span<const std::byte> bytes);
  /// Syncs the temporary file to disk and gives it its final name. @throws IoError
  void commit();

 private:
  std::string path_, temporary_;
  bool committed_ = false;
};

}  // namespace doorstroom
