// SPDX-License-Identifier: EUPL-1.2
// Error texts and the suggestion of a close name.
#include "engine/errors.hpp"

#include <algorithm>
#include <numeric>

namespace doorstroom {
namespace {

std::string join(const std::vector<Issue>& issues) {
  std::string all;
  for (const auto& issue : issues) {
    if (!all.empty()) all += '\n';
    all += issue.text();
  }
  return all;
}

std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row.back();
}

}  // namespace

std::string Issue::text() const {
  std::string out = file;
  if (line > 0) out += ":" + std::to_string(line);
  if (line > 0 && column > 0) out += ":" + std::to_string(column);
  if (!out.empty()) out += ": ";
  if (!key.empty()) out += key + ": ";
  return out + what;
}

ConfigError::ConfigError(std::vector<Issue> issues)
    : std::runtime_error(join(issues)), issues_(std::move(issues)) {}

std::string closest(const std::string& name, const std::vector<std::string>& names) {
  const std::size_t limit = std::max<std::size_t>(2, name.size() / 3);
  std::size_t best = limit + 1;
  std::string found;
  for (const auto& candidate : names) {
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < best && distance < std::max(name.size(), candidate.size())) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

std::string did_you_mean(const std::string& name, const std::vector<std::string>& names) {
  const auto found = closest(name, names);
  return found.empty() ? "" : "; did you mean \"" + found + "\"?";
}

}  // namespace doorstroom
