// SPDX-License-Identifier: EUPL-1.2
// The keys of an experiment file outside its variants, declared once: parsing, defaults, schema and
// the saved file read it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "experiments/plan/experiment.hpp"

namespace doorstroom {

/// Whether a key may be left out.
enum class KeyPresence : std::uint8_t { required, optional };

/// Allowed range of a whole or real number.
struct SettingRange {
  double min = 0, max = 0;
  std::string unit;
};

/// Receives the declaration of the settings. `value` holds the default on entry; a parser
/// overwrites it.
class Settings {
 public:
  virtual ~Settings() = default;
  /// The keys that follow stand in table `[name]`.
  virtual void section(const std::string& name, const std::string& doc) = 0;
  virtual void integer(const std::string& key, long long& value, const SettingRange& range,
                       const std::string& doc) = 0;
  virtual void number(const std::string& key, double& value, const SettingRange& range,
                      const std::string& doc) = 0;
  /// Free text; an optional text that is empty is not there.
  virtual void text(const std::string& key, std::string& value, KeyPresence presence,
                    const std::string& doc) = 0;
  virtual void choice(const std::string& key, std::string& value,
                      const std::vector<std::string>& allowed, const std::string& doc) = 0;
  virtual void yes_no(const std::string& key, bool& value, const std::string& doc) = 0;
  /// Whole numbers in ascending order, each once; an empty list is not there.
  virtual void integers(const std::string& key, std::vector<int>& values, const SettingRange& range,
                        const std::string& doc) = 0;
};

/// Declares every setting; the defaults are those of a fresh `Experiment`.
void describe(Settings& settings, Experiment& experiment);

}  // namespace doorstroom
