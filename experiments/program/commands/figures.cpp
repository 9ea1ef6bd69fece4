// SPDX-License-Identifier: EUPL-1.2
// doorstroom figures: every figure of a run as SVG, PDF, PNG, data, caption and alt text.
#include <fmt/format.h>

#include <memory>

#include "experiments/program/command_line/command.hpp"
#include "experiments/program/output_folder.hpp"
#include "results/figures/draw.hpp"

namespace doorstroom::commands {
namespace {

struct Options {
  std::string path, output;
  int threshold = 0;
};

void figures_command(const Options& options, const Shared& shared) {
  check_output_folder(options.output, Existing::refused);
  const Results results(options.path);
  const Facts facts{results, options.threshold};
  const auto figures = all_figures(facts, shared.lang());
  if (figures.empty()) {
    fmt::print("{}\n", shared.say("geen figuren: deze resultaten hebben er geen gegevens voor",
                                  "no figures: these results have no data for any"));
    return;
  }
  write_figures(figures, shared.lang(), options.output);
  fmt::print("{}: {}\n", shared.say("figuren", "figures"), options.output);
  constexpr std::size_t indent = 25;
  for (const auto& figure : figures) {
    auto title = wrapped(figure.title, terminal_columns, indent);
    const auto name = fmt::format("  {}", figure.name);
    if (name.size() < indent)
      title.replace(0, name.size(), name);
    else
      title.insert(0, name + "\n");
    fmt::print("{}", title);
  }
}

void add(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  auto* const command = app.add_subcommand(
      "figures", "Draw the figures of a run: SVG, PDF, PNG, data, caption and alt text");
  command->add_option("RESULTS", options->path, "Results folder, or a results.h5")->required();
  auto* const output =
      command->add_option("-o,--output", options->output, "Folder that is not there yet");
  not_empty(output->required());
  add_threshold(*command, options->threshold);
  command->callback([options, &shared] { figures_command(*options, shared); });
}

}  // namespace

Command figures_command() { return {50, add}; }

}  // namespace doorstroom::commands
