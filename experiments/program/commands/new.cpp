// SPDX-License-Identifier: EUPL-1.2
// doorstroom new: writes a commented experiment to start from.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "experiments/program/command_line/command.hpp"
#include "experiments/program/scaffold.hpp"

namespace doorstroom::commands {
namespace {

void write_new(const std::string& given, const Shared& shared) {
  const auto name = given.ends_with(".toml") ? given.substr(0, given.size() - 5) : given;
  constexpr auto allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  if (name.empty() || name.find_first_not_of(allowed) != std::string::npos)
    throw ConfigError({{"", 0, given, "cannot be a name; allowed: letters, digits, - and _"}});
  const auto file = name + ".toml";
  std::error_code ignored;
  if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored)))
    throw ConfigError({{"", 0, file, "exists; allowed: a name that is not there yet"}});
  write_text(scaffold(name, shared.lang()), file, "NAME", false);
  fmt::print(
      "{}\n",
      shared.say(fmt::format("{} gemaakt; controleer het met: doorstroom check {}", file, file),
                 fmt::format("{} made; check it with: doorstroom check {}", file, file)));
}

void add(CLI::App& app, Shared& shared) {
  auto name = std::make_shared<std::string>();
  auto* const command =
      app.add_subcommand("new", "Write a commented experiment file to start from");
  command->add_option("NAME", *name, "Name of the experiment; the file is NAME.toml")->required();
  command->callback([name, &shared] { write_new(*name, shared); });
}

}  // namespace

Command new_command() { return {110, add}; }

}  // namespace doorstroom::commands
