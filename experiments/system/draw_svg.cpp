// SPDX-License-Identifier: EUPL-1.2
// Runs `dot -Tsvg` on a temporary file and reads what it writes.
#include "experiments/system/draw_svg.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "engine/errors.hpp"

namespace doorstroom {
namespace {

/// A file that is gone when we are done with it.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text) {
    const char* const folder = std::getenv("TMPDIR");
    path_ = std::string(folder == nullptr ? "/tmp" : folder) + "/doorstroom-XXXXXX";
    const int file = mkstemp(path_.data());
    if (file < 0) throw IoError(path_ + ": a temporary file cannot be made");
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(fdopen(file, "w"), std::fclose);
    if (!out || std::fwrite(text.data(), 1, text.size(), out.get()) != text.size() ||
        std::fflush(out.get()) != 0)
      throw IoError(path_ + ": cannot be written");
  }
  ~TemporaryFile() { unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Everything that can be read from a file descriptor.
std::string read_all(int from) {
  std::string text;
  std::array<char, 65536> buffer{};
  for (ssize_t n = 0; (n = read(from, buffer.data(), buffer.size())) > 0;)
    text.append(buffer.data(), static_cast<std::size_t>(n));
  return text;
}

}  // namespace

std::string draw_svg(const std::string& dot) {
  const TemporaryFile input(dot);
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw IoError("dot: no pipe can be made");
  const pid_t child = fork();
  if (child < 0) throw IoError("dot: cannot be started");
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    execlp("dot", "dot", "-Tsvg", input.path().c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  close(ends[1]);
  auto svg = read_all(ends[0]);
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
    throw IoError("dot: not found; install graphviz, or use --dot and draw elsewhere");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || svg.empty())
    throw IoError("dot: failed to draw the graph");
  return svg;
}

}  // namespace doorstroom
