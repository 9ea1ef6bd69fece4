// SPDX-License-Identifier: EUPL-1.2
// Asks Linux for the memory that is available.
#include "experiments/run/memory.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace doorstroom {
namespace {

std::optional<long long> number_in(const std::string& file) {
  std::ifstream in(file);
  long long value = 0;
  if (in >> value) return value;
  return std::nullopt;  // absent, or `max`
}

std::optional<long long> system_available(const std::string& root) {
  std::ifstream in(root + "/proc/meminfo");
  std::string key, unit;
  long long kilobytes = 0;
  while (in >> key >> kilobytes) {
    if (key == "MemAvailable:") return kilobytes * 1024;
    std::getline(in, unit);
  }
  return std::nullopt;
}

/// What a limit of this process leaves, as `ulimit -v` sets it; nothing when there is none.
std::optional<long long> left_under(const std::string& root, const std::string& limit,
                                    std::size_t column) {
  std::ifstream limits(root + "/proc/self/limits");
  for (std::string line; std::getline(limits, line);) {
    if (!line.starts_with(limit)) continue;
    std::istringstream words(line.substr(limit.size()));
    long long most = 0;
    if (!(words >> most)) return std::nullopt;  // `unlimited`
    std::ifstream statm(root + "/proc/self/statm");
    long long pages = 0;
    for (std::size_t i = 0; i <= column; ++i) statm >> pages;
    return std::max(most - pages * sysconf(_SC_PAGESIZE), 0LL);
  }
  return std::nullopt;
}

}  // namespace

std::optional<long long> available_memory_bytes(const std::string& root) {
  auto available = system_available(root);
  const auto limit = number_in(root + "/sys/fs/cgroup/memory.max");
  const auto used = number_in(root + "/sys/fs/cgroup/memory.current");
  if (limit) {
    const auto left = std::max(*limit - used.value_or(0), 0LL);
    available = available ? std::min(*available, left) : left;
  }
  constexpr std::size_t address_space = 0, data = 5;  // columns of statm
  for (const auto& left : {left_under(root, "Max address space", address_space),
                           left_under(root, "Max data size", data)})
    if (left) available = std::min(available.value_or(*left), *left);
  return available;
}

}  // namespace doorstroom
