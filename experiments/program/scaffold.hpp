// SPDX-License-Identifier: EUPL-1.2
// A first experiment of one's own: a commented file that runs as it is.
#pragma once

#include <string>

#include "experiments/program/terminal.hpp"

namespace doorstroom {

/// Text of a new experiment file with comments in the reader's language. `doorstroom check` accepts
/// it.
std::string scaffold(const std::string& name, Language language);

}  // namespace doorstroom
