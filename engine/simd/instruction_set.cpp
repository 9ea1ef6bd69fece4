// SPDX-License-Identifier: EUPL-1.2
// Asks the processor, and the user.
#include "engine/simd/instruction_set.hpp"

#include <cpuid.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "engine/errors.hpp"

namespace doorstroom::simd {
namespace {

constexpr std::array names{std::string_view{"baseline"}, std::string_view{"v3"},
                           std::string_view{"v4"}};

/// The small instructions of v3 that Clang 14 cannot ask for by name.
bool has_small_instructions() {
  unsigned a = 0, b = 0, c = 0, d = 0, extended = 0;
  if (__get_cpuid(1, &a, &b, &c, &d) == 0) return false;
  if (__get_cpuid(0x80000001U, &a, &b, &extended, &d) == 0) return false;
  return (c & bit_MOVBE) != 0 && (c & bit_F16C) != 0 && (extended & bit_LZCNT) != 0;
}

/// __builtin_cpu_supports also asks whether the operating system saves the wide registers.
bool has_v3() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma") &&
         __builtin_cpu_supports("popcnt") && has_small_instructions();
}
bool has_v4() {
  return has_v3() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vl");
}

[[noreturn]] void refuse(const std::string& what) {
  throw ConfigError({{.file = "", .line = 0, .key = "DOORSTROOM_SIMD", .what = what}});
}

}  // namespace

std::string_view name(InstructionSet set) { return names[static_cast<std::size_t>(set)]; }

std::vector<InstructionSet> supported_sets() {
  __builtin_cpu_init();
  std::vector sets{InstructionSet::baseline};
  if (has_v3()) sets.push_back(InstructionSet::v3);
  if (has_v4()) sets.push_back(InstructionSet::v4);
  return sets;
}

InstructionSet choose_set(std::string_view wanted) {
  const auto here = supported_sets();
  if (wanted.empty()) return here.back();
  const std::string quoted = '"' + std::string{wanted} + '"';
  const auto found = std::find(names.begin(), names.end(), wanted);
  if (found == names.end())
    refuse("unknown instruction set " + quoted + "; allowed: baseline, v3, v4" +
           did_you_mean(std::string{wanted}, {"baseline", "v3", "v4"}));
  const auto set = static_cast<InstructionSet>(found - names.begin());
  if (set > here.back())
    refuse("this machine does not have the instruction set " + quoted + "; its best is " +
           std::string{name(here.back())});
  return set;
}

InstructionSet instruction_set() {
  static const InstructionSet chosen = [] {
    const char* const wanted = std::getenv("DOORSTROOM_SIMD");
    return choose_set(wanted == nullptr ? "" : wanted);
  }();
  return chosen;
}

}  // namespace doorstroom::simd
