// SPDX-License-Identifier: EUPL-1.2
// doorstroom indicators: what results are summed up in.
#include <fmt/format.h>

#include <memory>

#include "experiments/program/command_line/command.hpp"
#include "results/compare/table.hpp"

namespace doorstroom::commands {
namespace {

void add(CLI::App& app, Shared& shared) {
  auto json = std::make_shared<bool>(false);
  auto* const command =
      app.add_subcommand("indicators", "List the indicators, with unit and definition");
  command->add_flag("--json", *json, "JSON array");
  command->callback([json, &shared] {
    fmt::print("{}", *json ? indicators_json() : indicators_table(shared.lang()));
  });
}

}  // namespace

Command indicators_command() { return {80, add}; }

}  // namespace doorstroom::commands
