// SPDX-License-Identifier: EUPL-1.2
// Measures from TOML: those of the menu, and those that an experiment file brings along.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <vector>

#include "policies/policy_kind.hpp"

namespace doorstroom {

/// Reads one measure. docs/measures.md has the format.
/// @param file for messages
/// @return nothing when there is a mistake, which is an issue
std::optional<PolicyKind> read_measure(const toml::table& table, const std::string& file,
                                       std::vector<Issue>& issues);

/// All kinds of policies there are: those in code and the measures of policies/menu/, by name.
/// @throws ConfigError when a file of the menu is wrong
const std::vector<PolicyKind>& whole_menu();

}  // namespace doorstroom
