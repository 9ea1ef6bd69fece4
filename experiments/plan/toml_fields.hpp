// SPDX-License-Identifier: EUPL-1.2
// Parameters of a policy from and to an experiment file: parse with every mistake collected, replay
// with drawn numbers.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "engine/place_graph.hpp"
#include "experiments/plan/experiment.hpp"
#include "experiments/read/toml_keys.hpp"
#include "policies/fields.hpp"

namespace doorstroom {

/// A threshold `{ quantity = ">= value" }`.
struct AtLeast {
  std::string quantity;
  double value = 0;
};
using FieldValue = std::variant<int, double, std::string, std::vector<std::string>, AtLeast>;
using FieldValues = std::map<std::string, FieldValue>;

/// A value as TOML text that reads back as the same value.
std::string toml_text(const FieldValue& value);

/// Parses declared parameters from the keys of one [[variant.policy]], keeping the defaults of keys
/// that are not given. A number or threshold can be written as a range to draw from.
class TomlFields final : public Fields {
 public:
  /// @param graph to check place prefixes against; null: not checked
  TomlFields(Keys& keys, const PlaceGraph* graph) : keys_{keys}, graph_{graph} {}
  void integer(const std::string& key, int& value, const IntegerRange& range,
               const std::string& doc, const Source& from) override;
  void number(const std::string& key, double& value, const NumberRange& range,
              const std::string& doc, const Source& from) override;
  void choice(const std::string& key, std::string& value, const std::vector<std::string>& allowed,
              const std::string& doc, const Source& from) override;
  void list(const std::string& key, std::vector<std::string>& value,
            const std::vector<std::string>& allowed, const std::string& doc,
            const Source& from) override;
  void at_least(const std::string& key, const std::string& quantity, double& value,
                const NumberRange& range, const std::string& doc, const Source& from) override;
  void period(int& from_year, int& until_year, const std::string& doc) override;

  /// Every parameter as understood; of a range its value.
  const FieldValues& values() const { return values_; }
  /// Parameters that the table gives. Also one that equals its default is chosen.
  const std::set<std::string>& written() const { return written_; }
  /// Numbers that [uncertainty] draws, by parameter: those that the table leaves out and that have
  /// a declared interval, and those that it writes as a range. A value that it writes is a choice.
  const std::map<std::string, Drawable>& drawable() const { return drawable_; }
  /// Those as TOML text.
  const std::map<std::string, std::string>& ranges() const { return ranges_; }

 private:
  /// Whether a key is given, which is noted.
  bool is_written(const std::string& key);
  /// Whether a sweep gives a range, which is an issue.
  bool is_swept_range(const std::string& key, const std::string& allowed);
  /// Keeps a declared interval as what is drawn, if there is one.
  std::optional<Drawable> declared(const std::string& key, double value, const NumberRange& range,
                                   const Source& from) const;

  Keys& keys_;
  const PlaceGraph* graph_;
  FieldValues values_;
  std::set<std::string> written_;
  std::map<std::string, Drawable> drawable_;
  std::map<std::string, std::string> ranges_;
};

/// Replays values that were parsed before, with drawn numbers in place of some; a drawn number is
/// kept within the range that the policy allows.
class ValueFields final : public Fields {
 public:
  ValueFields(const FieldValues& values, const std::map<std::string, double>& drawn)
      : values_{values}, drawn_{drawn} {}
  void integer(const std::string& key, int& value, const IntegerRange& range,
               const std::string& doc, const Source& from) override;
  void number(const std::string& key, double& value, const NumberRange& range,
              const std::string& doc, const Source& from) override;
  void choice(const std::string& key, std::string& value, const std::vector<std::string>& allowed,
              const std::string& doc, const Source& from) override;
  void list(const std::string& key, std::vector<std::string>& value,
            const std::vector<std::string>& allowed, const std::string& doc,
            const Source& from) override;
  void at_least(const std::string& key, const std::string& quantity, double& value,
                const NumberRange& range, const std::string& doc, const Source& from) override;
  void period(int& from_year, int& until_year, const std::string& doc) override;

 private:
  const FieldValues& values_;
  const std::map<std::string, double>& drawn_;
};

}  // namespace doorstroom
