// SPDX-License-Identifier: EUPL-1.2
// Reads the settings of an experiment file.
#include <memory>
#include <set>

#include "experiments/load.hpp"
#include "experiments/settings.hpp"

namespace doorstroom {
namespace {

/// Reads each section with a Keys of its own.
class SettingsReader final : public Settings {
 public:
  SettingsReader(const TomlFile& source, std::vector<Issue>& issues) : source_{source}, issues_{issues} {}
  ~SettingsReader() override = default;

  void section(const std::string& name, const std::string&) override {
    finish();
    const auto* const node = source_.table.get(name);
    if (node != nullptr && !node->is_table())
      issues_.push_back({source_.file, line_of(*node), name, shown(*node) + " is not a table; allowed: [" + name + "]"});
    const auto* const table = node == nullptr ? nullptr : node->as_table();
    keys_ = std::make_unique<Keys>(table, source_.file, name + ".", node == nullptr ? 0 : line_of(*node), issues_);
  }
  void integer(const std::string& key, long long& value, const SettingRange& range, const std::string&) override {
    keys_->integer(key, value, static_cast<long long>(range.min), static_cast<long long>(range.max), range.unit);
  }
  void number(const std::string& key, double& value, const SettingRange& range, const std::string&) override {
    keys_->number(key, value, range.min, range.max, range.unit);
  }
  void text(const std::string& key, std::string& value, KeyPresence presence, const std::string& doc) override {
    if (presence == KeyPresence::required) keys_->require(key, "a text in quotes. " + doc);
    keys_->text(key, value);
  }
  void choice(const std::string& key, std::string& value, const std::vector<std::string>& allowed,
              const std::string&) override {
    keys_->choice(key, value, allowed);
  }
  void yes_no(const std::string& key, bool& value, const std::string&) override { keys_->yes_no(key, value); }
  void finish() {
    if (keys_) keys_->finish();
    keys_.reset();
  }

 private:
  const TomlFile& source_;
  std::vector<Issue>& issues_;
  std::unique_ptr<Keys> keys_;
};

}  // namespace

int setting_line(const TomlFile& source, const std::string& section, const std::string& key) {
  const auto* const table = source.table.get_as<toml::table>(section);
  if (table == nullptr) return 0;
  const auto* const node = table->get(key);
  return line_of(node == nullptr ? static_cast<const toml::node&>(*table) : *node);
}

void read_settings(const TomlFile& source, Experiment& experiment, std::vector<Issue>& issues) {
  Keys top(&source.table, source.file, "", 0, issues);
  for (const char* const table : {"experiment", "shock", "learning", "uncertainty", "variant", "sweep"}) top.find(table);
  top.finish();
  SettingsReader reader(source, issues);
  describe(reader, experiment);
  reader.finish();
  if (!experiment.align.empty() && !is_date(experiment.align))
    issues.push_back({source.file, setting_line(source, "experiment", "align"), "experiment.align",
                      date_wrong(experiment.align)});
  const bool has_draw_sample = setting_line(source, "uncertainty", "draw_sample") > 0 &&
                               source.table.get_as<toml::table>("uncertainty")->contains("draw_sample");
  if (has_draw_sample && experiment.draws == 0)
    issues.push_back({source.file, setting_line(source, "uncertainty", "draw_sample"), "uncertainty.draw_sample",
                      "is not used; allowed: only with draws of at least 1"});
}

}  // namespace doorstroom
