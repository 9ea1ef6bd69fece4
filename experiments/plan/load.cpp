// SPDX-License-Identifier: EUPL-1.2
// Reads and checks an experiment file and the data that it names.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "experiments/plan/experiment.hpp"
#include "experiments/plan/load.hpp"

namespace doorstroom {

void put_in_order(std::vector<Issue>& issues, const std::string& first_file) {
  const auto place = [&](const Issue& issue) {
    return std::tuple(issue.file != first_file, issue.file, issue.line);
  };
  std::stable_sort(issues.begin(), issues.end(),
                   [&](const Issue& a, const Issue& b) { return place(a) < place(b); });
  std::vector<Issue> once;
  std::set<std::string> texts;
  for (auto& issue : issues)
    if (texts.insert(issue.text()).second) once.push_back(std::move(issue));
  issues = std::move(once);
}

namespace {

/// School years that the experiment names must be simulated ones.
void check_report_years(const TomlFile& source, const Experiment& experiment,
                        std::vector<Issue>& issues) {
  const int first = experiment.first_year, last = first + experiment.years - 1;
  for (const int year : experiment.report_years)
    if (year < first || year > last)
      issues.push_back({source.file, setting_line(source, "experiment", "report_years"),
                        "experiment.report_years",
                        fmt::format("{} is no school year of this experiment; allowed: {} to {}",
                                    year, first, last)});
}

}  // namespace

Experiment load_experiment(const std::string& file, const std::string& data_folder,
                           const std::vector<PolicyKind>& menu, std::optional<int> draws) {
  const auto source = read_toml(file);
  std::vector<Issue> issues;
  Experiment experiment;
  experiment.file = file;
  experiment.text = source.text;
  read_settings(source, experiment, issues);
  if (draws) experiment.draws = *draws;  // before places get their names, which hang on it

  const auto folders = data_folders(file, data_folder);
  const auto folder = population_folder(experiment.population, folders);
  if (!folder.empty()) {
    read_data(folder, experiment, issues);
    check_settings(source, experiment, issues);
  } else if (!experiment.population.empty()) {
    const auto names = populations(folders);
    issues.push_back(
        {file, setting_line(source, "experiment", "population"), "experiment.population",
         fmt::format("no population {}; available: {}{}", in_quotes(experiment.population),
                     fmt::join(names, ", "), did_you_mean(experiment.population, names))});
  }
  const auto* const first_year = source.table["experiment"]["first_year"].node();
  if (first_year == nullptr && experiment.people && experiment.people->first_school_year > 0)
    experiment.first_year = experiment.people->first_school_year;

  check_report_years(source, experiment, issues);
  read_market(source, experiment, issues);
  read_measures(source, menu, experiment, issues);
  read_variants(source, menu, experiment, issues);
  check_variants(experiment, issues);
  name_contributions(experiment, issues);
  if (!issues.empty()) {
    put_in_order(issues, file);
    throw ConfigError(std::move(issues));
  }
  return experiment;
}

}  // namespace doorstroom
