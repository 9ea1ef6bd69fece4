// SPDX-License-Identifier: EUPL-1.2
// doorstroom hash: the content hash of results, computed from every value.
#include <fmt/format.h>

#include <memory>

#include "experiments/program/command_line/command.hpp"
#include "results/store/content_hash.hpp"

namespace doorstroom::commands {
namespace {

void add(CLI::App& app, Shared&) {
  auto path = std::make_shared<std::string>();
  auto* const command =
      app.add_subcommand("hash", "Print the content hash of results: equal runs have equal hashes");
  command->add_option("RESULTS", *path, "Results folder, or a results.h5")->required();
  command->callback([path] { fmt::print("{}\n", content_hash(*path)); });
}

}  // namespace

Command hash_command() { return {60, add}; }

}  // namespace doorstroom::commands
