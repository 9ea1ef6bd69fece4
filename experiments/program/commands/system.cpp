// SPDX-License-Identifier: EUPL-1.2
// doorstroom system: the places and moves of a school system, as a table or drawn.
#include <fmt/format.h>

#include <map>
#include <memory>
#include <sstream>

#include "experiments/program/command_line/command.hpp"
#include "experiments/system/draw_svg.hpp"

namespace doorstroom::commands {
namespace {

struct Options {
  std::string what = "nl-2019", output;
  bool dot = false, svg = false, force = false;
};

/// First two parts of a place's name: `vo.havo`.
std::string stem(const std::string& place) {
  const auto dot = place.find('.');
  return dot == std::string::npos ? place : place.substr(0, place.find('.', dot + 1));
}

void print_table(const Experiment& experiment, const Shared& shared) {
  const auto& graph = *experiment.graph;
  struct Sums {
    int places = 0, moves = 0;
    long long people = 0;
  };
  std::map<std::string, Sums> sums;
  std::map<std::string, long long> people;
  for (const auto& row : experiment.people->stocks) people[row.place] += row.count;
  std::vector<std::string> order;
  for (std::uint32_t p = 0; p < graph.n_places(); ++p) {
    const auto& name = graph.place(PlaceId{p}).name;
    if (!sums.contains(stem(name))) order.push_back(stem(name));
    auto& sum = sums[stem(name)];
    ++sum.places;
    sum.people += people[name];
  }
  for (std::uint32_t m = 0; m < graph.n_moves(); ++m)
    ++sums[stem(graph.place(graph.from(MoveId{m})).name)].moves;
  std::vector<std::vector<std::string>> rows;
  for (const auto& name : order)
    rows.push_back({name, std::to_string(sums[name].places), std::to_string(sums[name].moves),
                    grouped(sums[name].people, shared.lang())});
  fmt::print("{}", table({shared.say("plaats", "place"), shared.say("plaatsen", "places"),
                          shared.say("overgangen", "moves"), experiment.people->date},
                         rows));
  fmt::print(
      "{}\n",
      shared.say(fmt::format("{} plaatsen, {} overgangen", graph.n_places(), graph.n_moves()),
                 fmt::format("{} places, {} moves", graph.n_places(), graph.n_moves())));
}

void put(const std::string& text, const Options& options) {
  if (options.output.empty())
    fmt::print("{}", text);
  else
    write_text(text, options.output, "--output", options.force);
}

void system(const Options& options, const Shared& shared) {
  if (!options.output.empty() && !options.dot && !options.svg)
    throw ConfigError({{"", 0, "--output", "is not used; allowed: only with --dot or --svg"}});
  const auto experiment = load_file_or_population(options.what, shared.data_folder);
  std::ostringstream dot;
  experiment.graph->write_dot(dot);
  if (options.dot)
    put(dot.str(), options);
  else if (options.svg)
    put(draw_svg(dot.str()), options);
  else
    print_table(experiment, shared);
}

void add(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  auto* const command =
      app.add_subcommand("system", "Show the places and moves of a school system");
  command->add_option("WHAT", options->what, "Population or experiment file")
      ->capture_default_str();
  auto* const dot = command->add_flag("--dot", options->dot, "As text for Graphviz");
  command->add_flag("--svg", options->svg, "Drawn by Graphviz")->excludes(dot);
  not_empty(command->add_option("-o,--output", options->output,
                                "File for the drawing; default: standard output"));
  command->add_flag("--force", options->force, "Write over a file that is there");
  command->callback([options, &shared] { system(*options, shared); });
}

}  // namespace

Command system_command() { return {90, add}; }

}  // namespace doorstroom::commands
