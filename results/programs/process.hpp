// SPDX-License-Identifier: EUPL-1.2
// Runs other programs, without a shell.
#pragma once

#include <string>
#include <vector>

namespace doorstroom {

/// Runs a program of the path with these arguments and waits for it; its standard output is thrown
/// away.
/// @param arguments the program's name first
/// @throws IoError with the program's own words (its standard error) when it fails, and with what
/// installs it when it is not there
void run_program(const std::vector<std::string>& arguments);

}  // namespace doorstroom
