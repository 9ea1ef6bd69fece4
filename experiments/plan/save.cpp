// SPDX-License-Identifier: EUPL-1.2
// Writes an experiment as understood, as TOML that can be run again as it is.
#include <fmt/format.h>

#include "experiments/plan/experiment.hpp"
#include "experiments/plan/settings.hpp"
#include "experiments/read/toml_keys.hpp"

namespace doorstroom {
namespace {

class SettingsWriter final : public Settings {
 public:
  /// @param without a section that says nothing in this experiment
  explicit SettingsWriter(std::string without) : without_{std::move(without)} {}
  void section(const std::string& name, const std::string&) override {
    flush();
    section_ = name;
  }
  void integer(const std::string& key, long long& value, const SettingRange&,
               const std::string&) override {
    add(key, std::to_string(value));
  }
  void number(const std::string& key, double& value, const SettingRange&,
              const std::string&) override {
    add(key, number_text(value));
  }
  void text(const std::string& key, std::string& value, KeyPresence, const std::string&) override {
    if (!value.empty()) add(key, in_quotes(value));
  }
  void choice(const std::string& key, std::string& value, const std::vector<std::string>&,
              const std::string&) override {
    add(key, in_quotes(value));
  }
  void yes_no(const std::string& key, bool& value, const std::string&) override {
    add(key, value ? "true" : "false");
  }
  void integers(const std::string& key, std::vector<int>& values, const SettingRange&,
                const std::string&) override {
    if (!values.empty()) add(key, fmt::format("[{}]", fmt::join(values, ", ")));
  }

  std::string text() {
    flush();
    return out_;
  }

 private:
  void add(const std::string& key, const std::string& value) {
    lines_ += fmt::format("{} = {}\n", key, value);
  }
  void flush() {
    if (!lines_.empty() && section_ != without_)
      out_ += fmt::format("[{}]\n{}\n", section_, lines_);
    lines_.clear();
  }

  std::string without_, section_, lines_, out_;
};

}  // namespace

std::string to_toml(const Experiment& experiment) {
  SettingsWriter writer(experiment.draws == 0 ? "uncertainty" : "");
  Experiment copy = experiment;  // a declaration may change what it shows; this one does not
  describe(writer, copy);
  std::string out =
      writer.text() +
      (experiment.market_toml.empty() ? "" : "[market]\n" + experiment.market_toml + "\n") +
      experiment.measures_toml;
  for (const auto& variant : experiment.variants) {
    out += fmt::format("[[variant]]\nname = {}\nlabel = {}\n", in_quotes(variant.name),
                       in_quotes(variant.label));
    if (variant.baseline) out += "baseline = true\n";
    for (const auto& policy : variant.policies) {
      out += fmt::format("  [[variant.policy]]\n  use = {}\n  name = {}\n", in_quotes(policy.use),
                         in_quotes(policy.name));
      for (const auto& [key, value] : policy.values) {
        const auto range = policy.ranges.find(key);
        out +=
            fmt::format("  {} = {}\n", key, range == policy.ranges.end() ? value : range->second);
      }
    }
    out += '\n';
  }
  if (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace doorstroom
