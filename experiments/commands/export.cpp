// SPDX-License-Identifier: EUPL-1.2
// doorstroom export: results as tidy CSV, an Excel workbook or a Word document.
#include "results/export/export.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <span>

#include "commands.hpp"
#include "results/atomic_file.hpp"

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
  for (const auto& [option, path] :
       {std::pair{"--csv", options.csv}, {"--xlsx", options.xlsx}, {"--docx", options.docx}})
    if (!path.empty() && !options.force && std::filesystem::exists(path))
      issues.push_back(
          {"", 0, option, path + " is there already; allowed: another name, or --force"});
  if (!issues.empty()) throw ConfigError(std::move(issues));
}

void export_command(const Options& options, const Shared& shared) {
  check(options);
  const Results results(options.path);
  const Facts facts(results, options.threshold);
  if (!options.csv.empty()) {
    const auto text = compare_csv(facts.rows());
    PartialFile file{options.csv};
    file.write(std::as_bytes(std::span{text}));
    file.commit();
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

}  // namespace

void add_export(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  auto* const command = app.add_subcommand(
      "export", "Results as tidy CSV, an Excel workbook, a Word document for a letter");
  command->add_option("RESULTS", options->path, "Results folder, or a results.h5")->required();
  command->add_option("--csv", options->csv, "All comparisons as tidy CSV, to this file");
  command->add_option("--xlsx", options->xlsx, "Excel workbook, to this file");
  command->add_option("--docx", options->docx, "Word document, to this file (needs pandoc)");
  add_threshold(*command, options->threshold);
  command->add_flag("--force", options->force, "Write over files that are there");
  command->callback([options, &shared] { export_command(*options, shared); });
}

}  // namespace doorstroom::commands
