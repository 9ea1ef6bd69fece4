// SPDX-License-Identifier: EUPL-1.2
// The program: finds the command, runs it, and says what went wrong.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <new>
#include <system_error>

#include "build_info.hpp"
#include "engine/simd/instruction_set.hpp"
#include "experiments/program/command_line/command.hpp"
#include "experiments/run/progress.hpp"

namespace {

using namespace doorstroom;
using commands::Exit;

void add_commands(CLI::App& app, commands::Shared& shared) {
  app.formatter(commands::help_format());  // first: commands take it over
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version",
                       fmt::format("doorstroom {} ({}{})", build_info::version, build_info::commit,
                                   build_info::dirty ? ", changed" : ""));
  app.add_option("--lang", shared.language, "Language of everything that a reader of a letter sees")
      ->transform(CLI::IsMember({"nl", "en"}, CLI::ignore_case))
      ->capture_default_str();
  commands::not_empty(
      app.add_option("--data", shared.data_folder,
                     "Folder with populations and systems; default: found beside the experiment"));
  auto found = commands::found_commands();
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.place < b.place; });
  for (const auto& command : found) command.add(app, shared);
  app.footer(
      "Exit codes: 0 done, 1 model failed, 2 bad input, 3 file or disk, 4 interrupted\n"
      "(go on with run --resume).");
}

constexpr auto out_of_memory =
    "doorstroom failed: out of memory. For a run: a smaller --sample, fewer --threads or variants; "
    "else a larger machine, or a higher limit (ulimit -v). A run that stopped goes on with run "
    "--resume.\n";

/// Not fmt::print, which throws where standard error cannot be written.
int fail(Exit exit, const std::string& text) {
  std::fflush(stdout);
  std::fputs(text.c_str(), stderr);
  return static_cast<int>(exit);
}

/// A stream that the caller closed would lend its number to the first file that we open.
void hold_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (fcntl(stream, F_GETFD) < 0 && errno == EBADF)
      (void)open("/dev/null", O_RDONLY);  // takes the lowest free number; writing to it fails
}

std::string output_lost(int error) {
  return fmt::format("standard output: cannot be written: {}\n", std::strerror(error));
}

/// The first word that is neither an option nor the value of one, where no command was found.
std::string unknown_command(const CLI::App& app, int argc, char** argv) {
  if (!app.get_subcommands().empty()) return {};
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--lang" || word == "--data")
      ++i;
    else if (!word.starts_with('-'))
      return word;
  }
  return {};
}

int parse_failed(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
  if (error.get_exit_code() == 0) return app.exit(error);
  const auto word = unknown_command(app, argc, argv);
  if (word.empty()) {
    app.exit(error);
    return static_cast<int>(Exit::bad_input);
  }
  std::vector<std::string> names;
  for (const auto* const command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return fail(Exit::bad_input, fmt::format("{}: unknown command; allowed: {}{}\n", word,
                                           fmt::join(names, ", "), did_you_mean(word, names)));
}

int run_program(int argc, char** argv) {
  CLI::App app("doorstroom: every pupil in the Netherlands, one by one, under education policies",
               "doorstroom");
  commands::Shared shared;
  add_commands(app, shared);
  try {
    simd::instruction_set();  // what is wrong with DOORSTROOM_SIMD is said before anything runs
    app.parse(argc, argv);
    return static_cast<int>(shared.exit);
  } catch (const CLI::ParseError& error) {
    return parse_failed(app, error, argc, argv);
  } catch (const ConfigError& error) {
    return fail(Exit::bad_input, commands::error_text(error.issues()));
  } catch (const Interrupted& interrupted) {
    return fail(Exit::interrupted, fmt::format("{}\n", interrupted.what()));
  } catch (const IoError& error) {
    return fail(Exit::io_failed, fmt::format("{}\n", error.what()));
  } catch (const std::bad_alloc&) {
    return fail(Exit::model_failed, out_of_memory);
  } catch (const std::system_error& error) {  // of streams and files; a thread needs memory
    if (error.code() == std::errc::resource_unavailable_try_again)
      return fail(Exit::model_failed, out_of_memory);
    if (std::ferror(stdout) != 0) return fail(Exit::io_failed, output_lost(error.code().value()));
    return fail(Exit::io_failed, fmt::format("doorstroom failed: {}\n", error.what()));
  } catch (const std::exception& error) {
    return fail(Exit::model_failed, fmt::format("doorstroom failed: {}\n", error.what()));
  }
}

}  // namespace

int main(int argc, char** argv) {
  hold_standard_streams();
  const int code = run_program(argc, argv);
  std::cout.flush();
  const bool lost = std::fflush(stdout) != 0 || std::ferror(stdout) != 0 || !std::cout;
  if (code != 0 || !lost) return code;
  return fail(Exit::io_failed, output_lost(errno));
}
