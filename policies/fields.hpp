// SPDX-License-Identifier: EUPL-1.2
// A policy declares its parameters once, to a Fields; parsing, defaults, schema, docs and the saved
// experiment all read that.
#pragma once

#include <limits>
#include <string>
#include <vector>

namespace doorstroom {

/// Where a parameter's default comes from: a row id (`effects eH06`, `ministry_figures U05`) or
/// `assumption`.
struct Source {
  std::string text;
};
inline Source source(std::string text) { return {std::move(text)}; }

/// Allowed range of an integer parameter, and its unit for readers.
struct IntegerRange {
  int min = 0;
  int max = std::numeric_limits<int>::max();
  std::string unit;
};
/// Allowed range of a real parameter, its unit, and the 95% interval (or range of an assumption)
/// that [uncertainty] draws from; low = high = 0 means that it is not drawn.
struct NumberRange {
  double min = 0;
  double max = std::numeric_limits<double>::max();
  std::string unit;
  double low = 0;
  double high = 0;
};

/// Receives the declaration of one policy's parameters. `value` holds the default on entry; a
/// parser overwrites it.
class Fields {
 public:
  virtual ~Fields() = default;
  virtual void integer(const std::string& key, int& value, const IntegerRange& range,
                       const std::string& doc, const Source& from) = 0;
  virtual void number(const std::string& key, double& value, const NumberRange& range,
                      const std::string& doc, const Source& from) = 0;
  /// One of a closed list of words.
  virtual void choice(const std::string& key, std::string& value,
                      const std::vector<std::string>& allowed, const std::string& doc,
                      const Source& from) = 0;
  /// A list of words, each from a closed list (empty `allowed`: place prefixes of the experiment's
  /// system).
  virtual void list(const std::string& key, std::vector<std::string>& value,
                    const std::vector<std::string>& allowed, const std::string& doc,
                    const Source& from) = 0;
  /// A threshold written as a table with one comparison: `target = { observed_gap_weeks = ">= 15"
  /// }`. `quantity` is the one allowed key; `value` the number after ">=".
  virtual void at_least(const std::string& key, const std::string& quantity, double& value,
                        const NumberRange& range, const std::string& doc, const Source& from) = 0;
  /// School years in which the policy acts: keys `from` and `until` (first and last school year, by
  /// their first calendar year: 2021 is 2021/22). Every policy calls this once.
  virtual void period(int& from_year, int& until_year, const std::string& doc) = 0;
};

}  // namespace doorstroom
