// SPDX-License-Identifier: EUPL-1.2
// Reads the settings of an experiment file.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "experiments/plan/load.hpp"
#include "experiments/plan/settings.hpp"

namespace doorstroom {
namespace {

/// Reads each section with a Keys of its own.
class SettingsReader final : public Settings {
 public:
  SettingsReader(const TomlFile& source, std::vector<Issue>& issues)
      : source_{source}, issues_{issues} {}
  ~SettingsReader() override = default;

  void section(const std::string& name, const std::string&) override {
    finish();
    section_ = name;
    const auto* const node = source_.table.get(name);
    if (node != nullptr && !node->is_table())
      issues_.push_back({source_.file, line_of(*node), name,
                         shown(*node) + " is not a table; allowed: [" + name + "]"});
    const auto* const table = node == nullptr ? nullptr : node->as_table();
    keys_ = std::make_unique<Keys>(table, source_.file, name + ".",
                                   node == nullptr ? 0 : line_of(*node), issues_);
  }
  void integer(const std::string& key, long long& value, const SettingRange& range,
               const std::string&) override {
    sections_[key] = section_;
    keys_->integer(key, value, static_cast<long long>(range.min), static_cast<long long>(range.max),
                   range.unit);
  }
  void number(const std::string& key, double& value, const SettingRange& range,
              const std::string&) override {
    sections_[key] = section_;
    keys_->number(key, value, range.min, range.max, range.unit);
  }
  void text(const std::string& key, std::string& value, KeyPresence presence,
            const std::string&) override {
    sections_[key] = section_;
    if (presence == KeyPresence::required) keys_->require(key, "a text in quotes");
    keys_->text(key, value);
  }
  void choice(const std::string& key, std::string& value, const std::vector<std::string>& allowed,
              const std::string&) override {
    sections_[key] = section_;
    keys_->choice(key, value, allowed);
  }
  void yes_no(const std::string& key, bool& value, const std::string&) override {
    sections_[key] = section_;
    keys_->yes_no(key, value);
  }
  void integers(const std::string& key, std::vector<int>& values, const SettingRange& range,
                const std::string&) override {
    sections_[key] = section_;
    keys_->integers(key, values, static_cast<int>(range.min), static_cast<int>(range.max));
  }
  void finish() {
    if (keys_) keys_->finish();
    keys_.reset();
  }
  /// The section that a key belongs in; empty for a key that no section has.
  std::string section_of(const std::string& key) const {
    const auto found = sections_.find(key);
    return found == sections_.end() ? "" : found->second;
  }

 private:
  const TomlFile& source_;
  std::vector<Issue>& issues_;
  std::unique_ptr<Keys> keys_;
  std::string section_;
  std::map<std::string, std::string> sections_;
};

/// Reports what stands at the top of the file and is none of its tables.
void check_tables(const TomlFile& source, const SettingsReader& reader,
                  std::vector<Issue>& issues) {
  const std::vector<std::string> tables{"experiment", "shock",   "learning", "uncertainty",
                                        "market",     "measure", "variant",  "sweep"};
  for (const auto& [key, node] : source.table) {
    const std::string name(key.str());
    if (std::find(tables.begin(), tables.end(), name) != tables.end()) continue;
    const auto section = reader.section_of(name);
    issues.push_back(
        {source.file, line_of(node), name,
         section.empty()
             ? fmt::format("unknown table; allowed: {}{}", fmt::join(tables, ", "),
                           did_you_mean(name, tables))
             : fmt::format("stands outside the tables; did you mean it in [{}]?", section)});
  }
}

}  // namespace

int setting_line(const TomlFile& source, const std::string& section, const std::string& key) {
  const auto* const table = source.table.get_as<toml::table>(section);
  if (table == nullptr) return 0;
  const auto* const node = table->get(key);
  return line_of(node == nullptr ? static_cast<const toml::node&>(*table) : *node);
}

void read_settings(const TomlFile& source, Experiment& experiment, std::vector<Issue>& issues) {
  SettingsReader reader(source, issues);
  describe(reader, experiment);
  reader.finish();
  check_tables(source, reader, issues);
  if (!experiment.align.empty() && !is_date(experiment.align))
    issues.push_back({source.file, setting_line(source, "experiment", "align"), "experiment.align",
                      date_wrong(experiment.align)});
  const bool has_draw_sample =
      setting_line(source, "uncertainty", "draw_sample") > 0 &&
      source.table.get_as<toml::table>("uncertainty")->contains("draw_sample");
  if (has_draw_sample && experiment.draws == 0)
    issues.push_back({source.file, setting_line(source, "uncertainty", "draw_sample"),
                      "uncertainty.draw_sample",
                      "is not used; allowed: only with draws of at least 1"});
}

}  // namespace doorstroom
