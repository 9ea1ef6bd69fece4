// SPDX-License-Identifier: EUPL-1.2
// Reads the keys of one TOML table: each value checked for type and range, each mistake kept with
// its line.
#pragma once

#include <toml++/toml.h>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/errors.hpp"

namespace doorstroom {

/// A TOML file as read.
struct TomlFile {
  std::string file, text;
  toml::table table;
};

/// Reads and parses a TOML file.
/// @throws IoError when it cannot be read; ConfigError with line and reason when it is not valid
/// TOML
TomlFile read_toml(const std::string& file);

/// Line of a node in its file, 1-based; 0 when unknown.
int line_of(const toml::node& node);

/// A value as a message shows it: text in quotes, numbers as they are, `a list`, `a table`.
std::string shown(const toml::node& node);

/// Text in quotes, escaped as TOML.
std::string in_quotes(std::string_view text);

/// A number as TOML text that reads back as the same number.
std::string number_text(double value);

/// `0.5 to 10 hours`, `at least 1 pupils`; the unit may be empty.
std::string allowed_range(double min, double max, const std::string& unit);

/// The keys of one table. A getter names a key, checks its value and stores it, or leaves the
/// default; `finish` reports the keys that no getter named.
class Keys {
 public:
  /// @param table null: no key is given
  /// @param where what messages put before a key, e.g. `experiment.` or `variant "x": tutoring.`
  /// @param line of the table, for keys that are missing
  Keys(const toml::table* table, std::string file, std::string where, int line,
       std::vector<Issue>& issues);

  /// Takes the value of a key from another node (a sweep).
  void replace(const std::string& key, const toml::node& node) { replaced_[key] = &node; }

  void integer(const std::string& key, long long& value, long long min, long long max,
               const std::string& unit = "");
  void integer(const std::string& key, int& value, int min, int max, const std::string& unit = "");
  void number(const std::string& key, double& value, double min, double max,
              const std::string& unit = "");
  void yes_no(const std::string& key, bool& value);
  /// Whole numbers in ascending order, each once; at least one.
  void integers(const std::string& key, std::vector<int>& values, int min, int max);
  void text(const std::string& key, std::string& value);
  void choice(const std::string& key, std::string& value, const std::vector<std::string>& allowed);
  void words(const std::string& key, std::vector<std::string>& value, const std::string& allowed);
  /// `key = { quantity = ">= 15" }`.
  void at_least(const std::string& key, const std::string& quantity, double& value, double min,
                double max, const std::string& unit);

  /// The keys of the table that is the value of a key, counted as read; none when it is no table.
  Keys inside(const std::string& key);

  /// Whether a sweep gives the value of a key.
  bool is_replaced(const std::string& key) const { return replaced_.contains(key); }
  /// The node of a key, counted as read; null when it is not given.
  const toml::node* find(const std::string& key);
  bool has(const std::string& key) const;
  /// Line of a key, or of the table when the key is not given.
  int line(const std::string& key) const;
  /// An issue with this key.
  void wrong(const std::string& key, const std::string& what);
  void wrong(const std::string& key, int line, const std::string& what);
  /// An issue if the key is not given; `allowed` says what belongs there.
  void require(const std::string& key, const std::string& allowed);
  /// Issues for every key that was not asked for.
  void finish();

 private:
  const toml::node* node_of(const std::string& key) const;

  const toml::table* table_;
  std::string file_, where_;
  int line_;
  std::vector<Issue>& issues_;
  std::map<std::string, const toml::node*> replaced_;
  std::vector<std::string> asked_;
};

}  // namespace doorstroom
