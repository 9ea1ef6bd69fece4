// SPDX-License-Identifier: EUPL-1.2
// What several commands use: how mistakes are shown, and what those that look at data can be
// pointed at.
#include <fmt/format.h>

#include <map>

#include "commands.hpp"
#include "experiments/load.hpp"

namespace doorstroom::commands {

std::string error_text(const std::vector<Issue>& issues) {
  constexpr std::size_t most_shown = 20;  // of one file: more of them are seldom read
  std::string out;
  std::map<std::string, std::size_t> in_file;
  for (const auto& issue : issues)
    if (++in_file[issue.file] <= most_shown) out += issue.text() + "\n";
  for (const auto& [file, count] : in_file)
    if (count > most_shown)
      out += Issue{file, 0, "", fmt::format("and {} more", count - most_shown)}.text() + "\n";
  in_file.erase("");
  const auto where = in_file.empty()       ? std::string()
                     : in_file.size() == 1 ? " in " + in_file.begin()->first
                                           : fmt::format(" in {} files", in_file.size());
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
  if (!issues.empty()) {
    put_in_order(issues, "");
    throw ConfigError(std::move(issues));
  }
  return experiment;
}

}  // namespace doorstroom::commands
