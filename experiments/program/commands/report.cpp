// SPDX-License-Identifier: EUPL-1.2
// doorstroom report: one HTML file with answer, figures, tables, assumptions and provenance.
#include <fmt/format.h>

#include <memory>

#include "experiments/program/command_line/command.hpp"
#include "results/compare/differences_told.hpp"
#include "results/compare/findings.hpp"
#include "results/report/report.hpp"

namespace doorstroom::commands {
namespace {

struct Options {
  std::string path, output = "report.html";
  int threshold = 0;
  bool force = false;
};

/// The main findings, numbered when there are several, as wide as a terminal.
void print_findings(const Facts& facts, const Shared& shared) {
  constexpr std::size_t columns = 80, indent = 3;
  const auto findings = main_findings(facts, shared.lang());
  fmt::print("{}\n", shared.say("Hoofdbevindingen", "Main findings"));
  for (std::size_t i = 0; i < findings.size(); ++i) {
    auto text = wrapped(findings[i], columns, indent);
    if (findings.size() > 1) text.replace(0, indent, fmt::format("{}. ", i + 1));
    fmt::print("\n{}", text);
  }
  const auto examined = examined_sentence(facts, shared.lang());
  if (!examined.empty()) fmt::print("\n{}", wrapped(examined, columns));
}

void add(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  auto* const command = app.add_subcommand(
      "report", "One HTML file that opens offline: answer, figures, tables, sources");
  command->add_option("RESULTS", options->path, "Results folder, or a results.h5")->required();
  not_empty(command->add_option("-o,--output", options->output, "The file to write")
                ->capture_default_str());
  add_threshold(*command, options->threshold);
  command->add_flag("--force", options->force, "Write over a file that is there");
  command->callback([options, &shared] {
    std::vector<Issue> issues;
    check_output_file(options->output, "--output", true, issues);
    if (!issues.empty()) throw ConfigError(std::move(issues));
    const Results results(options->path);
    const Facts facts(results, options->threshold);
    write_report(facts, shared.lang(), options->output,
                 options->force ? Overwrite::allowed : Overwrite::refused);
    print_findings(facts, shared);
    fmt::print("\n{}: {}\n", shared.say("verslag", "report"), options->output);
  });
}

}  // namespace

Command report_command() { return {130, add}; }

}  // namespace doorstroom::commands
