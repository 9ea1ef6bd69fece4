// SPDX-License-Identifier: EUPL-1.2
// doorstroom compare: the variants of a run against its baseline.
#include "results/compare/compare.hpp"

#include <fmt/format.h>

#include <memory>

#include "experiments/program/command_line/command.hpp"
#include "results/compare/table.hpp"

namespace doorstroom::commands {
namespace {

struct Options {
  std::string path;
  CompareQuery query;
  bool json = false, csv = false;
};

void add(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  auto* const command =
      app.add_subcommand("compare", "Compare the variants of a run with its baseline");
  command->add_option("RESULTS", options->path, "Results folder, or a results.h5")->required();
  command->add_option("--variant", options->query.variants, "Only these variants");
  command->add_option("--indicator", options->query.indicators,
                      "Only these indicators (doorstroom indicators)");
  command->add_option("--year", options->query.years, "Only these years, by the year of 1 October");
  command->add_option("--place", options->query.places,
                      "Only these places or prefixes, as vo.havo");
  command->add_option("--group", options->query.groups, "Only these groups, as education=low");
  add_threshold(*command, options->query.threshold);
  auto* const json = command->add_flag("--json", options->json, "JSON array");
  command->add_flag("--csv", options->csv, "Tidy CSV")->excludes(json);
  command->callback([options, &shared] {
    const Results results(options->path);
    options->query.every_place = options->json || options->csv;  // a file is for other programs
    fmt::print("{}", options->json  ? compare_json(results, options->query)
                     : options->csv ? compare_csv(compare(results, options->query))
                                    : compare_table(results, options->query, shared.lang()));
  });
}

}  // namespace

Command compare_command() { return {40, add}; }

}  // namespace doorstroom::commands
