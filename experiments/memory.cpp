// SPDX-License-Identifier: EUPL-1.2
// Asks Linux for the memory that is available.
#include "experiments/memory.hpp"

#include <algorithm>
#include <fstream>

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

}  // namespace

std::optional<long long> available_memory_bytes(const std::string& root) {
  auto available = system_available(root);
  const auto limit = number_in(root + "/sys/fs/cgroup/memory.max");
  const auto used = number_in(root + "/sys/fs/cgroup/memory.current");
  if (limit) {
    const auto left = std::max(*limit - used.value_or(0), 0LL);
    available = available ? std::min(*available, left) : left;
  }
  return available;
}

}  // namespace doorstroom
