// SPDX-License-Identifier: EUPL-1.2
// The program: finds the command, runs it, and says what went wrong.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <new>
#include <system_error>

#include "build_info.hpp"
#include "experiments/commands/commands.hpp"
#include "experiments/progress.hpp"

namespace {

using namespace doorstroom;
using commands::Exit;

void add_commands(CLI::App& app, commands::Shared& shared) {
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version",
                       fmt::format("doorstroom {} ({}{})", build_info::version, build_info::commit,
                                   build_info::dirty ? ", changed" : ""));
  app.add_option("--lang", shared.language,
                 "Language of everything that a reader of a letter sees: nl, en")
      ->check(CLI::IsMember({"nl", "en"}))
      ->capture_default_str();
  app.add_option("--data", shared.data_folder,
                 "Folder with populations and systems; default: found beside the experiment");
  commands::add_check(app, shared);
  commands::add_run(app, shared);
  commands::add_merge(app, shared);
  commands::add_compare(app, shared);
  commands::add_figures(app, shared);
  commands::add_hash(app, shared);
  commands::add_policies(app, shared);
  commands::add_indicators(app, shared);
  commands::add_system(app, shared);
  commands::add_sources(app, shared);
  commands::add_new(app, shared);
  commands::add_schema(app, shared);
  commands::add_report(app, shared);
  commands::add_export(app, shared);
  app.footer(
      "Exit codes: 0 done, 1 model failed, 2 bad input, 3 file or disk, 4 interrupted (go on with "
      "run --resume).");
}

constexpr auto out_of_memory =
    "doorstroom failed: out of memory. For a run: a smaller --sample, fewer --threads or variants; "
    "else a larger machine, or a higher limit (ulimit -v). A run that stopped goes on with run "
    "--resume.";

int fail(Exit exit, const std::string& text) {
  std::fflush(stdout);
  fmt::print(stderr, "{}\n", text);
  return static_cast<int>(exit);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("doorstroom: every pupil in the Netherlands, one by one, under education policies",
               "doorstroom");
  commands::Shared shared;
  add_commands(app, shared);
  try {
    app.parse(argc, argv);
    return static_cast<int>(shared.exit);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::bad_input);
  } catch (const ConfigError& error) {
    std::fflush(stdout);
    fmt::print(stderr, "{}", commands::error_text(error.issues()));
    return static_cast<int>(Exit::bad_input);
  } catch (const Interrupted& interrupted) {
    return fail(Exit::interrupted, interrupted.what());
  } catch (const IoError& error) {
    return fail(Exit::io_failed, error.what());
  } catch (const std::bad_alloc&) {
    return fail(Exit::model_failed, out_of_memory);
  } catch (const std::system_error& error) {  // a thread needs memory too
    return fail(Exit::model_failed, error.code() == std::errc::resource_unavailable_try_again
                                        ? out_of_memory
                                        : fmt::format("doorstroom failed: {}", error.what()));
  } catch (const std::exception& error) {
    return fail(Exit::model_failed, fmt::format("doorstroom failed: {}", error.what()));
  }
}
