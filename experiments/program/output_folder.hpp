// SPDX-License-Identifier: EUPL-1.2
// Whether a run may write where it is told to, found out without leaving anything behind.
#pragma once

#include <cstdint>
#include <string>

namespace doorstroom {

/// What may already be in the folder.
enum class Existing : std::uint8_t { refused, resumable, expected };

/// @param existing refused: the folder must not be there, or be empty; resumable: neither, and the
/// message names --resume; expected: it may hold an earlier part of the run
/// @throws ConfigError when it exists and may not; IoError when it cannot be written
void check_output_folder(const std::string& folder, Existing existing);

}  // namespace doorstroom
