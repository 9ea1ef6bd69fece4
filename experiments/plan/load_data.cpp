// SPDX-License-Identifier: EUPL-1.2
// Finds the population and the system that an experiment names, reads them, and checks them against
// each other.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "agents/world/parameters.hpp"
#include "build_info.hpp"
#include "experiments/plan/load.hpp"
#include "experiments/system/population_files.hpp"
#include "experiments/system/system_files.hpp"

namespace doorstroom {
namespace {

namespace fs = std::filesystem;

/// Names of the folders in `folder` that hold `file`.
std::set<std::string> folders_with(const std::string& folder, const char* file) {
  std::set<std::string> names;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (fs::exists(entry.path() / file, ignored)) names.insert(entry.path().filename().string());
  return names;
}

/// The system folder beside a population; an issue and nothing when there is none.
std::string system_folder(const fs::path& population, const PopulationHeader& header,
                          std::vector<Issue>& issues) {
  if (header.system.empty()) return {};
  const auto folder = population.parent_path() / header.system;
  if (exists(folder.string())) return folder.string();
  const auto found = folders_with(population.parent_path().string(), "places.csv");
  const std::vector<std::string> names(found.begin(), found.end());
  issues.push_back({(population / "population.csv").string(), 0, "system",
                    fmt::format("no system \"{}\"; available: {}{}", header.system,
                                fmt::join(names, ", "), did_you_mean(header.system, names))});
  return {};
}

bool has_issue(const std::vector<Issue>& issues, const std::string& file) {
  return std::any_of(issues.begin(), issues.end(),
                     [&](const Issue& issue) { return fs::path(issue.file).filename() == file; });
}

/// The graph of a system; none when its rows are wrong already, of which it would only show the
/// consequences.
std::shared_ptr<const PlaceGraph> make_graph(const SystemData& system, const PopulationData& people,
                                             std::vector<Issue>& issues) {
  if (has_issue(issues, "places.csv") || has_issue(issues, "moves.csv") || people.stocks.empty())
    return nullptr;
  auto starts = entries(people);
  if (has_issue(issues, "stocks.csv"))
    for (const auto& row : people.stocks) starts.push_back(row.place);
  try {
    return std::make_shared<PlaceGraph>(system.places, system.moves, starts);
  } catch (const ConfigError& error) {
    issues.insert(issues.end(), error.issues().begin(), error.issues().end());
    return nullptr;
  }
}

/// Keys of parameters.csv, as the model will read them.
void check_parameters(const SystemData& system, const PopulationData& people,
                      std::vector<Issue>& issues) {
  const auto names_keys =
      [](const Issue& issue) {  // a mistake there would be told once more for each key
        return issue.file.ends_with("places.csv") || issue.file.ends_with("advice.csv") ||
               issue.file.ends_with("measures.csv");
      };
  if (std::any_of(issues.begin(), issues.end(), names_keys)) return;
  try {
    read_parameters(system, people, {});
  } catch (const ConfigError& error) {
    issues.insert(issues.end(), error.issues().begin(), error.issues().end());
  }
}

/// Children enter at some age: a spring takes the births of the year after that of the autumn too.
void check_horizon(const PopulationData& people, const SystemData& system, const TomlFile& source,
                   const Experiment& experiment, std::vector<Issue>& issues) {
  if (people.births.empty() || !experiment.graph || people.first_school_year == 0) return;
  const auto born = std::ranges::find(system.traits, Role::born, &PlaceTraits::role);
  if (born == system.traits.end()) {
    const auto& row = people.births.front().provenance.origin;
    issues.push_back(
        {row.file, row.line, "",
         fmt::format("there are births, and places.csv of {} has no place with role born to enter; "
                     "allowed: such a place, or no births",
                     system.name)});
    return;
  }
  const int age = born->born_age;
  const auto [first, last] =
      std::minmax_element(people.births.begin(), people.births.end(),
                          [](const auto& a, const auto& b) { return a.year < b.year; });
  const int start = people.first_school_year;
  if (first->year > start - age)
    issues.push_back({first->provenance.origin.file, first->provenance.origin.line, "year",
                      fmt::format("the first year is {}; allowed: {} or before, for who is {} in "
                                  "{}/{:02}",
                                  first->year, start - age, age, start, (start + 1) % 100)});
  const int most = last->year + age - start;
  if (experiment.years > most)
    issues.push_back(
        {source.file, setting_line(source, "experiment", "years"), "experiment.years",
         fmt::format("{} school years need births up to {}, births.csv of {} ends in {}; allowed: "
                     "at most {}",
                     experiment.years, start + experiment.years - age, people.name, last->year,
                     most)});
}

}  // namespace

std::vector<std::string> data_folders(const std::string& experiment_file,
                                      const std::string& given) {
  std::error_code ignored;
  if (!given.empty() && !fs::is_directory(given, ignored))
    throw ConfigError({{"", 0, "--data",
                        fmt::format("\"{}\" is not a folder; allowed: a folder "
                                    "with populations and systems",
                                    given)}});
  if (!given.empty()) return {given};
  const auto beside = fs::path(experiment_file).parent_path();
  const fs::path source(build_info::source_dir);
  const fs::path share(build_info::share_dir);
  std::vector<std::string> found;
  for (const auto& folder :
       {beside / "data", beside / ".." / "data", fs::path("experiments") / "data",
        source / "experiments" / "data", share / "experiments" / "data"})
    if (exists(folder.string())) found.push_back(folder.lexically_normal().string());
  return found;
}

std::vector<std::string> populations(const std::vector<std::string>& folders) {
  std::set<std::string> names;
  for (const auto& folder : folders)
    for (const auto& name : folders_with(folder, "population.csv"))
      if (exists((fs::path(folder) / name / "stocks.csv").string())) names.insert(name);
  return {names.begin(), names.end()};
}

std::string population_folder(const std::string& name, const std::vector<std::string>& folders) {
  if (name.empty() || name.find('/') != std::string::npos) return {};
  for (const auto& folder : folders)
    if (folders_with(folder, "population.csv").contains(name))
      return (fs::path(folder) / name).string();
  return {};
}

void read_data(const std::string& folder, Experiment& experiment, std::vector<Issue>& issues) {
  const auto header = read_population_header(folder, issues);
  auto people = read_population(folder, header, issues);
  const auto system_path = system_folder(folder, header, issues);
  if (!system_path.empty()) {
    auto system = read_system(system_path, issues);
    if (!system.places.empty()) check_population(people, system, issues);
    check_parameters(system, people, issues);
    experiment.graph = make_graph(system, people, issues);
    experiment.system = std::make_shared<SystemData>(std::move(system));
  }
  if (experiment.graph) check_align(people, *experiment.graph, issues);
  experiment.people = std::make_shared<PopulationData>(std::move(people));
}

void check_settings(const TomlFile& source, const Experiment& experiment,
                    std::vector<Issue>& issues) {
  const auto wrong = [&](const char* section, const char* key, const std::string& what) {
    issues.push_back({source.file, setting_line(source, section, key),
                      fmt::format("{}.{}", section, key), what});
  };
  const auto& people = *experiment.people;
  const bool has_first_year = source.table["experiment"]["first_year"].is_integer();
  if (has_first_year && people.first_school_year > 0 &&
      experiment.first_year != people.first_school_year)
    wrong("experiment", "first_year",
          fmt::format("{} is not where population {} starts; allowed: {}", experiment.first_year,
                      people.name, people.first_school_year));
  if (experiment.system) check_horizon(people, *experiment.system, source, experiment, issues);
  if (experiment.learning_model == "none" && experiment.shifts)
    wrong("learning", "model",
          "\"none\" has no skill to shift moves by; allowed: \"linear\" or \"ppf\", or with it "
          "shifts = false");
  if (is_date(experiment.align) && !people.align.contains(experiment.align)) {
    std::vector<std::string> dates;
    for (const auto& [date, rows] : people.align) dates.push_back(date);
    wrong("experiment", "align",
          dates.empty() ? fmt::format("population {} has no counts to align to; leave the key out",
                                      people.name)
                        : fmt::format("population {} has no counts of {}; available: {}{}",
                                      people.name, experiment.align, fmt::join(dates, ", "),
                                      did_you_mean(experiment.align, dates)));
  }
  if (!experiment.closures.empty() && experiment.system &&
      closure_sets(*experiment.system, experiment.closures).empty()) {
    const auto choices = closure_choices(*experiment.system);
    wrong("shock", "closures",
          choices.empty()
              ? fmt::format("system {} has no closures; leave the key out", experiment.system->name)
              : fmt::format("no closures {}; available: {}{}", in_quotes(experiment.closures),
                            fmt::join(choices, ", "), did_you_mean(experiment.closures, choices)));
  }
}

}  // namespace doorstroom
