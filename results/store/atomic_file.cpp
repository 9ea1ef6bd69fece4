// SPDX-License-Identifier: EUPL-1.2
// Files that are there whole or not at all: a temporary name, synced, then renamed.
#include "results/store/atomic_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "engine/errors.hpp"

namespace doorstroom {
namespace {

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw IoError(path + ": cannot " + what + ": " + std::strerror(errno));
}

/// An open file descriptor.
class Descriptor {
 public:
  Descriptor(const std::string& path, int flags)
      : number_{::open(path.c_str(), flags | O_CLOEXEC, 0666)} {
    if (number_ < 0) fail(path, "open");
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(number_); }
  int number() const { return number_; }

 private:
  int number_;
};

void sync(const std::string& path, int flags) {
  const Descriptor file{path, flags};
  if (::fsync(file.number()) != 0 && errno != EINVAL)
    fail(path, "sync");  // EINVAL: a file system without
}

}  // namespace

PartialFile::PartialFile(std::string path) : path_{std::move(path)}, temporary_{path_ + ".part"} {
  std::error_code ignored;
  if (std::filesystem::exists(path_, ignored) && !std::filesystem::is_regular_file(path_, ignored))
    throw IoError(path_ + ": cannot be written over: it is no ordinary file");
}

PartialFile::~PartialFile() {
  if (!committed_) ::unlink(temporary_.c_str());
}

void PartialFile::write(std::span<const std::byte> bytes) {
  const Descriptor file{temporary_, O_WRONLY | O_CREAT | O_TRUNC};
  while (!bytes.empty()) {
    const auto written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(temporary_, "write");
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

void PartialFile::commit() {
  sync(temporary_, O_RDONLY);
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, "rename to");
  committed_ = true;
  const auto folder = std::filesystem::path(path_).parent_path().string();
  sync(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace doorstroom
