// SPDX-License-Identifier: EUPL-1.2
// What the figures share: facts that keep track of what they leave out, tables, years and labels.
#include "results/figures/parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "results/words/units.hpp"

namespace doorstroom::figures {

std::string short_label(const std::string& label, std::size_t columns) {
  auto text = left(label, columns);
  text.erase(text.find_last_not_of(' ') + 1);
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

std::vector<ShownVariant> shown_variants(const RunDescription& run) {
  std::vector<ShownVariant> shown;
  std::set<std::string> labels;
  const auto add = [&](const VariantInfo& variant) {
    auto label = short_label(variant.label, 1000);
    if (label.empty()) label = variant.name;
    if (!labels.insert(label).second) label = fmt::format("{} ({})", label, variant.name);
    labels.insert(label);
    shown.push_back({variant.name, label, variant.baseline});
  };
  const auto baseline = run.baseline();
  if (baseline < run.variants.size()) add(run.variants[baseline]);
  for (std::size_t i = 0; i < run.variants.size() && shown.size() <= most_variants; ++i)
    if (i != baseline && !run.variants[i].reference) add(run.variants[i]);
  return shown;
}

std::vector<ShownVariant> shown_policies(const RunDescription& run) {
  auto shown = shown_variants(run);
  if (!shown.empty()) shown.erase(shown.begin());
  return shown;
}

std::string baseline_label(const RunDescription& run) {
  const auto shown = shown_variants(run);
  return shown.empty() ? "" : shown.front().label;
}

std::string reference_name(const RunDescription& run) {
  for (std::size_t i = 0; i < run.variants.size(); ++i)
    if (run.variants[i].reference && i != run.baseline()) return run.variants[i].name;
  return "";
}

std::vector<int> two_moments(const RunDescription& run) {
  const auto look = look_years(run);
  return look.first == look.later ? std::vector{look.first} : std::vector{look.first, look.later};
}

std::vector<int> title_years(const RunDescription& run) {
  const auto look = look_years(run);
  if (look.rule == LookRule::named) return look.with_end;
  auto years = two_moments(run);
  if (look.last != years.back()) years.push_back(look.last);
  return years;
}

std::string school_year(int year) { return fmt::format("{}/{:02}", year - 1, year % 100); }

std::string school_year_text(int year, Language language) {
  return in(language, "schooljaar ", "school year ") + school_year(year);
}

Value FactReader::operator()(const std::string& variant, const std::string& indicator, int year,
                             const std::string& place, const std::string& group) {
  const auto* const row = facts_.find(variant, indicator, year, place, group);
  if (!row) return {};
  Value value{row->level, row->difference, row->low, row->high, row->interval, row->withheld, true};
  if (value.withheld) {
    ++withheld_;
  } else if (!value.level) {
    ++suppressed_;
  }
  if (value.low && value.high) saw(value.interval, row->df);
  return value;
}

void FactReader::saw(IntervalKind kind, int df) {
  intervals_.insert(kind);
  if (kind != IntervalKind::none) df_.insert(df);
}

FigureCell cell(const std::optional<double>& value) {
  return value ? FigureCell{*value} : FigureCell{};
}
FigureCell cell(int value) { return static_cast<double>(value); }
FigureCell cell(std::string text) { return text; }

Json vega_rows(const FigureTable& table) {
  Json rows = Json::array();
  for (const auto& row : table.rows) {
    Json object = Json::object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      auto& value = object[table.columns[i].name];
      if (const auto* const number = std::get_if<double>(&row[i])) value = *number;
      if (const auto* const text = std::get_if<std::string>(&row[i])) value = *text;
    }
    rows.push_back(std::move(object));
  }
  return rows;
}

Json tooltip(const FigureTable& table) {
  Json channels = Json::array();
  for (const auto& column : table.columns) {
    Json channel{{"field", column.name}, {"title", column.label}};
    if (!column.unit.empty()) {
      channel["type"] = "quantitative";
      channel["format"] = column.unit == "share"  ? fmt::format(".{}%", column.decimals)
                          : column.unit == "year" ? std::string{"d"}
                                                  : fmt::format(",.{}f", column.decimals);
    } else {
      channel["type"] = "nominal";
    }
    channels.push_back(std::move(channel));
  }
  return channels;
}

std::string indicator_label(const std::string& indicator, Language language) {
  const auto* const found = find_indicator(indicator);
  return found ? in(language, found->label_nl, found->label_en) : indicator;
}

bool has_numbers(const FigureTable& table, const std::string& column) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].name == column)
      for (const auto& row : table.rows)
        if (std::holds_alternative<double>(row[i])) return true;
  return false;
}

}  // namespace doorstroom::figures
