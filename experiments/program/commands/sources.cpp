// SPDX-License-Identifier: EUPL-1.2
// doorstroom sources: every number that goes in, with its source and how good it is.
#include <fmt/format.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "experiments/plan/source_list.hpp"
#include "experiments/program/command_line/command.hpp"

namespace doorstroom::commands {
namespace {

struct Options {
  std::string what = "nl-2019", quality;
  bool json = false, counts = false;
};

void print_numbers(const std::vector<SourcedNumber>& numbers, const Shared& shared) {
  std::string file;
  std::string source;
  for (const auto& number : numbers) {
    if (number.file != file) fmt::print("{}\n", number.file);
    if (number.file != file || number.source != source)
      fmt::print("{}",
                 wrapped(shared.say("bron: ", "source: ") + number.source, terminal_columns, 2));
    file = number.file;
    source = number.source;
    fmt::print(
        "    {}  {}\n",
        left(fmt::format("{}:{} {} = {}", number.line, number.key, number.column, number.value),
             61),
        number.quality);
  }
}

void print_counts(const std::vector<SourcedNumber>& numbers, const Shared& shared) {
  std::map<std::string, std::map<std::string, long long>> by_file;
  std::map<std::string, long long> total;
  for (const auto& number : numbers) {
    ++by_file[number.file][number.quality];
    ++total[number.quality];
  }
  std::vector<std::string> header{shared.say("bestand", "file")};
  for (const auto& [quality, count] : total) header.push_back(quality);
  std::vector<std::vector<std::string>> rows;
  const auto add = [&](const std::string& name, std::map<std::string, long long>& counts) {
    rows.push_back({name});
    for (const auto& [quality, count] : total)
      rows.back().push_back(grouped(counts[quality], shared.lang()));
  };
  for (auto& [file, counts] : by_file) add(file, counts);
  add(shared.say("totaal", "total"), total);
  fmt::print("{}", table(header, rows));
}

void sources(const Options& options, const Shared& shared) {
  auto numbers = sourced_numbers(load_file_or_population(options.what, shared.data_folder));
  if (!options.quality.empty())
    std::erase_if(numbers, [&](const auto& number) { return number.quality != options.quality; });
  if (options.json) {
    auto all = nlohmann::ordered_json::array();
    for (const auto& n : numbers)
      all.push_back({{"file", n.file},
                     {"line", n.line},
                     {"key", n.key},
                     {"column", n.column},
                     {"value", n.value},
                     {"source", n.source},
                     {"quality", n.quality}});
    fmt::print("{}\n", all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    return;
  }
  if (!options.counts) print_numbers(numbers, shared);
  print_counts(numbers, shared);
}

void add(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  auto* const command =
      app.add_subcommand("sources", "List every number that goes in, with source and quality");
  command->add_option("WHAT", options->what, "Population or experiment file (with its policies)")
      ->capture_default_str();
  command
      ->add_option("--quality", options->quality,
                   "Only numbers of this quality: verbatim, derived, recalled, assumption; of "
                   "policies also published, chosen")
      ->check(
          CLI::IsMember({"verbatim", "derived", "recalled", "assumption", "published", "chosen"}));
  command->add_flag("--counts", options->counts, "Only how many numbers there are of each quality");
  command->add_flag("--json", options->json, "JSON array on one line");
  command->callback([options, &shared] { sources(*options, shared); });
}

}  // namespace

Command sources_command() { return {100, add}; }

}  // namespace doorstroom::commands
