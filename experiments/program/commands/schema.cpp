// SPDX-License-Identifier: EUPL-1.2
// doorstroom schema: the JSON Schema of experiment files, for editors.
#include <fmt/format.h>

#include "experiments/program/command_line/command.hpp"

namespace doorstroom::commands {
namespace {

void add(CLI::App& app, Shared&) {
  auto* const command =
      app.add_subcommand("schema", "Print the JSON Schema of experiment files, for editors");
  command->callback([] { fmt::print("{}", experiment_schema()); });
}

}  // namespace

Command schema_command() { return {120, add}; }

}  // namespace doorstroom::commands
