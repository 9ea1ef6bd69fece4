// SPDX-License-Identifier: EUPL-1.2
// doorstroom policies: the menu, and what one policy does and takes.
#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "experiments/plan/field_list.hpp"
#include "experiments/plan/measure_file.hpp"
#include "experiments/plan/toml_fields.hpp"
#include "experiments/program/command_line/command.hpp"

namespace doorstroom::commands {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::string name;
  bool json = false;
};

Json to_json(const PolicyKind& kind) {
  Json parameters = Json::array();
  for (const auto& field : kind.fields) parameters.push_back(doorstroom::to_json(field));
  return {{"name", kind.name},
          {"label_nl", kind.label_nl},
          {"label_en", kind.label_en},
          {"doc", kind.doc},
          {"parameters", parameters}};
}

void print_menu(const Shared& shared) {
  for (const auto& kind : whole_menu()) {
    fmt::print("{}: {}\n", kind.name, pick(shared.lang(), kind.label_nl, kind.label_en));
    fmt::print("{}", wrapped(kind.doc, terminal_columns, 4));
  }
  fmt::print("{}\n", shared.say("Sleutels van een maatregel: doorstroom policies NAAM",
                                "Keys of a policy: doorstroom policies NAME"));
}

void print_one(const PolicyKind& kind, const Shared& shared) {
  fmt::print("{}: {}\n{}\n", kind.name, pick(shared.lang(), kind.label_nl, kind.label_en),
             wrapped(kind.doc, terminal_columns, 2));
  for (const auto& field : kind.fields) {
    fmt::print("{}", wrapped(fmt::format("{} = {}", field.key, toml_text(field, field.value)),
                             terminal_columns, 2));
    fmt::print("{}", wrapped(field.doc, terminal_columns, 6));
    fmt::print("{}", wrapped(shared.say("Toegestaan: ", "Allowed: ") + allowed_text(field) + ".",
                             terminal_columns, 6));
    if (field.low < field.high)
      fmt::print(
          "{}", wrapped(fmt::format("{} {} - {}.",
                                    shared.say("Weggelaten: getrokken uit", "Left out: drawn from"),
                                    field.low, field.high),
                        terminal_columns, 6));
    if (!field.source.empty())
      fmt::print("{}", wrapped(shared.say("Bron: ", "Source: ") + field.source + ".",
                               terminal_columns, 6));
  }
}

void policies(const Options& options, const Shared& shared) {
  const auto& menu = whole_menu();
  if (options.name.empty()) {
    Json all = Json::array();
    for (const auto& kind : menu) all.push_back(to_json(kind));
    if (options.json)
      fmt::print("{}\n", all.dump());
    else
      print_menu(shared);
    return;
  }
  std::vector<std::string> names;
  for (const auto& kind : menu) {
    names.push_back(kind.name);
    if (kind.name != options.name) continue;
    if (options.json)
      fmt::print("{}\n", to_json(kind).dump());
    else
      print_one(kind, shared);
    return;
  }
  throw ConfigError({{"", 0, options.name,
                      fmt::format("no such policy; available: {}{}", fmt::join(names, ", "),
                                  did_you_mean(options.name, names))}});
}

void add(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  auto* const command = app.add_subcommand("policies", "List the policies, or the keys of one");
  command->add_option("NAME", options->name, "Policy; default: all of them");
  command->add_flag("--json", options->json, "JSON on one line");
  command->callback([options, &shared] { policies(*options, shared); });
}

}  // namespace

Command policies_command() { return {70, add}; }

}  // namespace doorstroom::commands
