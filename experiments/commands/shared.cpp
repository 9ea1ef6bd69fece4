// SPDX-License-Identifier: EUPL-1.2
// What several commands use: how mistakes are shown, and what those that look at data can be
// pointed at.
#include <fmt/format.h>

#include <set>

#include "commands.hpp"
#include "experiments/load.hpp"

namespace doorstroom::commands {

std::string error_text(const std::vector<Issue>& issues) {
  std::string out;
  std::set<std::string> files;
  for (const auto& issue : issues) {
    out += issue.text() + "\n";
    if (!issue.file.empty()) files.insert(issue.file);
  }
  const auto where = files.empty()       ? std::string()
                     : files.size() == 1 ? " in " + *files.begin()
                                         : fmt::format(" in {} files", files.size());
  return out + fmt::format("{} error{}{}; nothing was run\n", issues.size(),
                           issues.size() == 1 ? "" : "s", where);
}

void add_threshold(CLI::App& command, int& threshold) {
  command.add_option("--threshold", threshold,
                     "Show no value that rests on fewer simulated persons than this");
}

Experiment load_file_or_population(const std::string& what, const std::string& data_folder) {
  if (what.ends_with(".toml")) return load_experiment(what, data_folder);
  const auto folders = data_folders("", data_folder);
  const auto folder = population_folder(what, folders);
  if (folder.empty()) {
    const auto names = populations(folders);
    throw ConfigError(
        {{"", 0, what,
          fmt::format("no such population; available: {}, or an experiment file (.toml){}",
                      fmt::join(names, ", "), did_you_mean(what, names))}});
  }
  Experiment experiment;
  experiment.population = what;
  std::vector<Issue> issues;
  read_data(folder, experiment, issues);
  if (!issues.empty()) throw ConfigError(std::move(issues));
  return experiment;
}

}  // namespace doorstroom::commands
