// SPDX-License-Identifier: EUPL-1.2
// What a command of the program is, and what several of them use.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "experiments/plan/experiment.hpp"
#include "experiments/program/terminal.hpp"

namespace doorstroom::commands {

/// How the program ends.
enum class Exit : std::uint8_t {
  done = 0,
  model_failed = 1,
  bad_input = 2,
  io_failed = 3,
  interrupted = 4
};

/// Options that every command has, and how it ended.
struct Shared {
  std::string language = "nl";
  std::string data_folder;  ///< empty: where load_experiment looks
  Exit exit = Exit::done;
  Language lang() const { return language == "en" ? Language::en : Language::nl; }
  /// The text in the reader's language.
  std::string say(const std::string& nl, const std::string& en) const {
    return pick(lang(), nl, en);
  }
};

/// A command. The file commands/NAME.cpp defines `Command NAME_command()`; CMake finds it, no list
/// has to be changed.
struct Command {
  int place = 0;  ///< --help shows them by ascending place; each has its own
  void (*add)(CLI::App& app, Shared& shared) = nullptr;  ///< with its options and what it does
};

/// As found, in no order. Made by CMake.
std::vector<Command> found_commands();

/// How --help looks.
std::shared_ptr<CLI::FormatterBase> help_format();

/// Refuses an empty text for this option, which would be read as not given.
void not_empty(CLI::Option* option);

/// As one word of a shell's command line.
std::string shell_word(const std::string& text);

/// Writes a file whole or not at all. What is there is kept unless it may be written over.
/// @param option named when it is refused
void write_text(const std::string& text, const std::string& file, const std::string& option,
                bool force);

/// Refuses to write over what is there without --force.
void check_output_file(const std::string& file, const std::string& option, bool force,
                       std::vector<Issue>& issues);

/// `--threshold`, of every command that shows values.
void add_threshold(CLI::App& command, int& threshold);

/// The experiment in a file, or, for the name of a population, one without variants that holds its
/// data.
/// @throws ConfigError, IoError
Experiment load_file_or_population(const std::string& what, const std::string& data_folder);

/// `3 errors in npo.toml; nothing was run`, after one line per issue.
std::string error_text(const std::vector<Issue>& issues);

}  // namespace doorstroom::commands
