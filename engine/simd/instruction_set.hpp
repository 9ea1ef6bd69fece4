// SPDX-License-Identifier: EUPL-1.2
// Which instructions lane files use on this machine. The bits of a result are the same with each.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace doorstroom::simd {

/// Levels of the x86-64 psABI for which lane files are compiled, least first.
enum class InstructionSet : std::uint8_t {
  baseline,  ///< x86-64: SSE2, every machine
  v3,        ///< x86-64-v3: AVX2
  v4,        ///< x86-64-v4: AVX-512 F, BW, CD, DQ and VL
};

/// `baseline`, `v3` or `v4`.
std::string_view name(InstructionSet set);

/// What processor and operating system have, least first; never empty.
std::vector<InstructionSet> supported_sets();

/// The set that a user asks for, or the best one that the machine has.
///
/// @param wanted  value of the environment variable DOORSTROOM_SIMD; empty when it is not set
/// @throws ConfigError when there is no such set or this machine lacks it
InstructionSet choose_set(std::string_view wanted);

/// The set of this process: choose_set() of the environment, once, at the first call.
///
/// @throws ConfigError as choose_set(), at every call
InstructionSet instruction_set();

}  // namespace doorstroom::simd
