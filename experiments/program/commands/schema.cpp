// SPDX-License-Identifier: EUPL-1.2
// doorstroom schema: the JSON Schema of experiment files, for editors.
#include <fmt/format.h>

#include "commands.hpp"

namespace doorstroom::commands {

void add_schema(CLI::App& app, Shared&) {
  auto* const command =
      app.add_subcommand("schema", "Print the JSON Schema of experiment files, for editors");
  command->callback([] { fmt::print("{}", experiment_schema()); });
}

}  // namespace doorstroom::commands
