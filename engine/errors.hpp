// SPDX-License-Identifier: EUPL-1.2
// The ways in which a run can fail, by cause. Libraries throw these; only `main` prints.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace doorstroom {

/// One mistake in a file of the user: `file:line: key: what is wrong; what is allowed; did you
/// mean`.
struct Issue {
  std::string file;
  int line = 0;  ///< 1-based; 0 where no line applies
  std::string key;
  std::string what;
  int column = 0;  ///< 1-based; 0 where no column applies

  /// `file:line:column: key: what`, parts that are empty left out.
  std::string text() const;
};

/// The user's input is wrong. Holds every issue that was found; nothing was run. Exit code 2.
class ConfigError : public std::runtime_error {
 public:
  /// @pre issues is not empty
  explicit ConfigError(std::vector<Issue> issues);
  const std::vector<Issue>& issues() const { return issues_; }

 private:
  std::vector<Issue> issues_;
};

/// A file or the disk failed; the text has the path and the system's reason. Exit code 3.
class IoError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The model went non-finite; the text has seed, replicate, pupil and term. Exit code 1.
class ModelError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The closest of `names` to `name`, if one is close: edit distance at most 2 or a third of the
/// length.
/// @return empty when none is close
std::string closest(const std::string& name, const std::vector<std::string>& names);

/// `; did you mean "x"?` for the closest name, or nothing.
std::string did_you_mean(const std::string& name, const std::vector<std::string>& names);

}  // namespace doorstroom
