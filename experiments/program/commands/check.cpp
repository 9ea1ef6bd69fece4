// SPDX-License-Identifier: EUPL-1.2
// doorstroom check: reads an experiment and its data, says every mistake, or what would be run.
#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "experiments/program/command_line/command.hpp"
#include "experiments/run/prepare.hpp"
#include "experiments/run/run.hpp"

namespace doorstroom::commands {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::string file;
  bool json = false, show = false;
};

long long pupils_of(const Experiment& experiment) {
  long long pupils = 0;
  for (const auto& row : experiment.people->stocks) pupils += row.count;
  return pupils;
}

/// What [uncertainty] draws: numbers of the data, and by name those of the policies.
struct Drawn {
  std::size_t of_data = 0;
  std::vector<std::string> of_policies;
};
Drawn drawn_in(const Experiment& experiment) {
  Drawn drawn;
  if (experiment.draws == 0) return drawn;
  std::set<std::string> own;
  for (const auto& variant : experiment.variants)
    for (const auto& policy : variant.policies)
      for (const auto& [parameter, drawable] : policy.drawable) own.insert(drawable.key);
  drawn.of_policies.assign(own.begin(), own.end());
  drawn.of_data = drawables(experiment).size() - own.size();
  return drawn;
}

Json summary(const Experiment& experiment) {
  Json variants = Json::array();
  for (const auto& variant : experiment.variants) variants.push_back(variant.name);
  const auto drawn = drawn_in(experiment);
  return {{"ok", true},
          {"file", experiment.file},
          {"title", experiment.title},
          {"population", experiment.population},
          {"pupils", pupils_of(experiment)},
          {"first_year", experiment.first_year},
          {"years", experiment.years},
          {"replicates", experiment.replicates},
          {"draws", experiment.draws},
          {"drawn_of_data", drawn.of_data},
          {"drawn_of_policies", drawn.of_policies},
          {"variants", variants},
          {"memory_bytes", estimate_memory_bytes(experiment)}};
}

void print(const Experiment& experiment, const Shared& shared) {
  const auto lang = shared.lang();
  fmt::print("{}: {}\n", experiment.file, shared.say("in orde", "in order"));
  std::vector<std::vector<std::string>> rows{
      {shared.say("titel", "title"), experiment.title},
      {shared.say("bevolking", "population"),
       fmt::format("{} ({}): {}", experiment.population,
                   pick(lang, experiment.people->label_nl, experiment.people->label_en),
                   grouped(pupils_of(experiment), lang))},
      {shared.say("schooljaren", "school years"),
       fmt::format("{} ({}/{:02} - {}/{:02})", experiment.years, experiment.first_year,
                   (experiment.first_year + 1) % 100, experiment.first_year + experiment.years - 1,
                   (experiment.first_year + experiment.years) % 100)},
      {shared.say("herhalingen", "replicates"), std::to_string(experiment.replicates)},
      {shared.say("trekkingen", "draws"), std::to_string(experiment.draws)},
      {shared.say("geheugen", "memory"),
       fmt::format("{:.1f} GB", static_cast<double>(estimate_memory_bytes(experiment)) / 1e9)}};
  if (experiment.draws > 0) {
    const auto drawn = drawn_in(experiment);
    const auto data = fmt::format("{} {}", drawn.of_data,
                                  shared.say("getallen van de data", "numbers of the data"));
    rows.insert(rows.end() - 1,
                {shared.say("getrokken", "drawn"),
                 drawn.of_policies.empty()
                     ? data
                     : fmt::format("{}; {}", data, fmt::join(drawn.of_policies, ", "))});
  }
  for (const auto& variant : experiment.variants) {
    std::vector<std::string> policies;
    for (const auto& policy : variant.policies) policies.push_back(policy.name);
    rows.push_back(
        {shared.say("variant", "variant"),
         fmt::format("{}{}: {}{}", variant.name, variant.baseline ? " *" : "", variant.label,
                     policies.empty() ? "" : fmt::format(" ({})", fmt::join(policies, ", ")))});
  }
  std::size_t names = 0;
  for (const auto& row : rows) names = std::max(names, width(row[0]));
  for (const auto& row : rows) {
    const auto text = wrapped(row[1], terminal_columns, names + 2);
    fmt::print("{}  {}", left(row[0], names), text.empty() ? "\n" : text.substr(names + 2));
  }
  fmt::print("{}\n", shared.say("* hiermee worden de andere varianten vergeleken",
                                "* the variant with which the others are compared"));
}

void check(const Options& options, Shared& shared) {
  try {
    const auto experiment = load_experiment(options.file, shared.data_folder);
    if (options.show)
      fmt::print("{}", to_toml(experiment));
    else if (options.json)
      fmt::print("{}\n", summary(experiment).dump());
    else
      print(experiment, shared);
  } catch (const ConfigError& error) {
    if (!options.json) throw;
    Json issues = Json::array();
    for (const auto& issue : error.issues())
      issues.push_back(
          {{"file", issue.file}, {"line", issue.line}, {"key", issue.key}, {"what", issue.what}});
    fmt::print("{}\n", Json{{"ok", false}, {"errors", issues}}.dump());
    shared.exit = Exit::bad_input;
  }
}

void add(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  auto* const command =
      app.add_subcommand("check", "Check an experiment file and its data; run nothing");
  command->add_option("FILE", options->file, "Experiment file (.toml)")->required();
  command->add_flag("--json", options->json, "One JSON object on one line");
  command->add_flag("--show", options->show,
                    "The experiment as understood, defaults filled in, as TOML");
  command->callback([options, &shared] { check(*options, shared); });
}

}  // namespace

Command check_command() { return {10, add}; }

}  // namespace doorstroom::commands
