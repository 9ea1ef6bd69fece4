// SPDX-License-Identifier: EUPL-1.2
// Runs other programs, without a shell.
#include "results/programs/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "engine/errors.hpp"

extern char** environ;  // as POSIX has it

namespace doorstroom {
namespace {

/// Where the program's standard error goes, so that its words can be passed on.
class Pipe {
 public:
  Pipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0)
      throw IoError(fmt::format("no pipe: {}", std::strerror(errno)));
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_end(ends_[0]);
    close_end(ends_[1]);
  }

  int writing() const { return ends_[1]; }
  /// All that comes until the other side is closed.
  std::string read_all() {
    close_end(ends_[1]);
    std::string text;
    std::array<char, 4096> buffer{};
    for (;;) {
      const auto n = ::read(ends_[0], buffer.data(), buffer.size());
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return text;
      text.append(buffer.data(), static_cast<std::size_t>(n));
    }
  }

 private:
  static void close_end(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
  std::array<int, 2> ends_{-1, -1};
};

/// What the child does with its standard streams.
class Streams {
 public:
  explicit Streams(int errors) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, errors, 2);
  }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;
  ~Streams() { posix_spawn_file_actions_destroy(&actions_); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

std::string trimmed_lines(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  constexpr std::size_t most = 2000;
  return text.size() <= most ? text : text.substr(0, most) + " ...";
}

}  // namespace

void run_program(const std::vector<std::string>& arguments) {
  const auto& program = arguments.at(0);
  std::vector<std::string> copies = arguments;
  std::vector<char*> argv;
  for (auto& argument : copies) argv.push_back(argument.data());
  argv.push_back(nullptr);
  Pipe errors;
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, program.c_str(), Streams{errors.writing()}.get(),
                                    nullptr, argv.data(), environ);
  if (failed == ENOENT)
    throw IoError(fmt::format(
        "{}: no such program here, and figures need it; tools/setup.sh build installs it",
        program));
  if (failed != 0) throw IoError(fmt::format("{}: {}", program, std::strerror(failed)));
  const auto words = trimmed_lines(errors.read_all());
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw IoError(fmt::format("{}: {}", program, std::strerror(errno)));
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  const auto how = WIFSIGNALED(status) ? fmt::format("ended by signal {}", WTERMSIG(status))
                                       : fmt::format("exit code {}", WEXITSTATUS(status));
  throw IoError(words.empty() ? fmt::format("{}: {}", program, how)
                              : fmt::format("{}: {}: {}", program, how, words));
}

}  // namespace doorstroom
