// SPDX-License-Identifier: EUPL-1.2
// What the tests of this folder share: a folder that is gone afterwards, a tiny system, a menu of
// made-up policies.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "experiments/plan/experiment.hpp"

namespace doorstroom::test {

/// A folder of its own for one test, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  /// Writes a file and returns its path.
  std::string write(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

/// Where the tiny system and population of the tests are.
std::string tiny_data();

/// Copies the tiny data into `folder` / data.
std::string copy_tiny_data(const TemporaryFolder& folder);

std::string read_file(const std::filesystem::path& file);

/// Policies that are made for these tests: `coach` has a key of every type, `repetition` a mode,
/// `annex` adds places and refuses a track that the system does not have.
const std::vector<PolicyKind>& made_up_menu();

/// Texts of all issues, one a line, files by their name only; empty when the experiment is right.
std::string mistakes_in(const std::string& file, const std::string& data_folder);

/// Texts of issues, one a line, files by their name only.
std::string texts(const std::vector<Issue>& issues);

/// A right experiment on the tiny data.
inline constexpr auto small_experiment = R"([experiment]
title = "Small"
population = "tiny-2020"
years = 10

[[variant]]
name = "none"
baseline = true

[[variant]]
name = "coaching"
label = "Coaches"
  [[variant.policy]]
  use = "coach"
  group_size = 3
)";

}  // namespace doorstroom::test
