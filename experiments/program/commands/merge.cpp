// SPDX-License-Identifier: EUPL-1.2
// doorstroom merge: joins the parts of a run that shards or an interrupted run left.
#include "results/store/merge.hpp"

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "experiments/program/command_line/command.hpp"

namespace doorstroom::commands {
namespace {

struct Options {
  std::string folder;
  bool keep = false, json = false;
};

void add(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  auto* const command = app.add_subcommand("merge", "Join the parts of a run into results.h5");
  command->add_option("RESULTS", options->folder, "Results folder")->required();
  command->add_flag("--keep", options->keep, "Keep the parts");
  command->add_flag("--json", options->json, "One JSON object on one line");
  command->callback([options, &shared] {
    const auto merged = merge(options->folder, options->keep ? Segments::keep : Segments::remove);
    if (options->json)
      fmt::print("{}\n", nlohmann::ordered_json{{"results", merged.path},
                                                {"content_hash", merged.content_hash}}
                             .dump());
    else
      fmt::print("{}: {}\n{}: {}\n", shared.say("resultaten", "results"), merged.path,
                 shared.say("inhoud", "content hash"), merged.content_hash);
  });
}

}  // namespace

Command merge_command() { return {30, add}; }

}  // namespace doorstroom::commands
