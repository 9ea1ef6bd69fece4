// SPDX-License-Identifier: EUPL-1.2
// doorstroom export: results as tidy CSV, an Excel workbook or a Word document.
#include "results/export/export.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <memory>

#include "experiments/program/command_line/command.hpp"

namespace doorstroom::commands {
namespace {

struct Options {
  std::string path, csv, xlsx, docx;
  int threshold = 0;
  bool force = false;
};

/// Before anything is computed: a form is asked for, and nothing is written over.
void check(const Options& options) {
  std::vector<Issue> issues;
  if (options.csv.empty() && options.xlsx.empty() && options.docx.empty())
    issues.push_back(
        {"", 0, "export", "nothing to write; allowed: --csv FILE, --xlsx FILE, --docx FILE"});
  std::map<std::filesystem::path, std::string> option_of;
  for (const auto& [option, path] :
       {std::pair{"--csv", options.csv}, {"--xlsx", options.xlsx}, {"--docx", options.docx}}) {
    if (path.empty()) continue;
    check_output_file(path, option, options.force, issues);
    std::error_code ignored;
    const auto [found, is_new] =
        option_of.try_emplace(std::filesystem::weakly_canonical(path, ignored), option);
    if (!is_new)
      issues.push_back({"", 0, option,
                        fmt::format("{} is the file of {} too; allowed: a file of its own", path,
                                    found->second)});
  }
  if (!issues.empty()) throw ConfigError(std::move(issues));
}

void export_command(const Options& options, const Shared& shared) {
  check(options);
  const Results results(options.path);
  const Facts facts(results, options.threshold);
  if (!options.csv.empty()) {
    write_text(compare_csv(facts.rows()), options.csv, "--csv", options.force);
    fmt::print("csv: {}\n", options.csv);
  }
  if (!options.xlsx.empty()) {
    write_workbook(facts, shared.lang(), options.xlsx);
    fmt::print("xlsx: {}\n", options.xlsx);
  }
  if (!options.docx.empty()) {
    write_letter(facts, shared.lang(), options.docx);
    fmt::print("docx: {}\n", options.docx);
  }
}

void add(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  auto* const command = app.add_subcommand(
      "export", "Results as tidy CSV, an Excel workbook, a Word document for a letter");
  command->add_option("RESULTS", options->path, "Results folder, or a results.h5")->required();
  not_empty(
      command->add_option("--csv", options->csv, "All comparisons as tidy CSV, to this file"));
  not_empty(command->add_option("--xlsx", options->xlsx, "Excel workbook, to this file"));
  not_empty(
      command->add_option("--docx", options->docx, "Word document, to this file (needs pandoc)"));
  add_threshold(*command, options->threshold);
  command->add_flag("--force", options->force, "Write over files that are there");
  command->callback([options, &shared] { export_command(*options, shared); });
}

}  // namespace

Command export_command() { return {140, add}; }

}  // namespace doorstroom::commands
