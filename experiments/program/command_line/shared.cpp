// SPDX-License-Identifier: EUPL-1.2
// What several commands use: how mistakes are shown, and what those that look at data can be
// pointed at.
#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <span>

#include "experiments/plan/load.hpp"
#include "experiments/program/command_line/command.hpp"
#include "results/store/atomic_file.hpp"

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

void not_empty(CLI::Option* option) {
  option->check([](const std::string& text) {
    return std::string(text.empty() ? "is empty; allowed: a name, or leave the option out" : "");
  });
}

std::string shell_word(const std::string& text) {
  constexpr auto plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+./,:=@%";
  if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

void check_output_file(const std::string& file, const std::string& option, bool force,
                       std::vector<Issue>& issues) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return;
  if (!fs::is_regular_file(file, ignored))
    issues.push_back({"", 0, option, file + " is no ordinary file; allowed: another name"});
  else if (!force)
    issues.push_back(
        {"", 0, option, file + " is there already; allowed: another name, or --force"});
}

void write_text(const std::string& text, const std::string& file, const std::string& option,
                bool force) {
  std::vector<Issue> issues;
  check_output_file(file, option, force, issues);
  if (!issues.empty()) throw ConfigError(std::move(issues));
  PartialFile out{file};
  out.write(std::as_bytes(std::span{text}));
  out.commit();
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
