// SPDX-License-Identifier: EUPL-1.2
// How much memory this process may still take.
#pragma once

#include <optional>
#include <string>

namespace doorstroom {

/// Bytes available: what the system has to give, or what is left under the limit of the control
/// group or of this process (`ulimit`) if that is less.
/// @param root where /proc and /sys are; a test gives another folder
/// @return empty when the system does not say
std::optional<long long> available_memory_bytes(const std::string& root = "");

}  // namespace doorstroom
