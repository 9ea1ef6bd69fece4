// SPDX-License-Identifier: EUPL-1.2
// Help that fits a terminal: descriptions are wrapped beside the names.
#include <memory>

#include "experiments/program/command_line/command.hpp"

namespace doorstroom::commands {
namespace {

constexpr std::size_t name_columns = 30;

/// `name` and `description` in two columns; a name that is too long stands on a line of its own.
std::string two_columns(const std::string& name, const std::string& description) {
  if (description.empty()) return "  " + name + "\n";
  auto text = wrapped(description, terminal_columns, name_columns);
  const auto shown = "  " + name;
  if (shown.size() + 1 > name_columns) return shown + "\n" + text;
  return text.replace(0, shown.size(), shown);
}

class Help final : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    return two_columns(make_option_name(option, is_positional) + make_option_opts(option),
                       make_option_desc(option));
  }
  std::string make_subcommand(const CLI::App* command) const override {
    return two_columns(command->get_name(), command->get_description());
  }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_format() { return std::make_shared<Help>(); }

}  // namespace doorstroom::commands
