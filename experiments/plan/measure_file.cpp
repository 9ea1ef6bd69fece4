// SPDX-License-Identifier: EUPL-1.2
// Reads measures, key by key.
#include "experiments/plan/measure_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "experiments/read/toml_keys.hpp"
#include "policies/measure.hpp"
#include "policies/menu_files.hpp"

namespace doorstroom {
namespace {

const std::vector<std::string> qualities{"verbatim", "derived", "recalled", "assumption"};
constexpr double any = 1e300;

class MeasureReader {
 public:
  MeasureReader(const toml::table& table, std::string file, std::vector<Issue>& issues)
      : file_{std::move(file)},
        issues_{issues},
        keys_{&table, file_, "measure.", line_of(table), issues} {}

  std::optional<PolicyKind> operator()() {
    const auto before = issues_.size();
    for (auto [key, text] :
         {std::pair{"name", &spec_.name}, std::pair{"label_nl", &spec_.label_nl},
          std::pair{"label_en", &spec_.label_en}, std::pair{"doc_nl", &spec_.doc_nl},
          std::pair{"doc_en", &spec_.doc_en}})
      required_text(keys_, key, *text);
    keys_.text("group", spec_.group);
    years();
    places();
    for (const auto* const table : tables("parameter")) parameter(*table);
    who();
    for (const auto* const table : tables("effect")) effect(*table);
    if (spec_.effects.empty() && keys_.find("effect") == nullptr)
      keys_.require("effect", "at least one [[effect]]");
    staff();
    cost();
    scale();
    keys_.finish();
    if (issues_.size() > before) return std::nullopt;
    return measure_kind(std::move(spec_), issues_);
  }

 private:
  void required_text(Keys& keys, const std::string& key, std::string& value) {
    keys.require(key, "a text");
    keys.text(key, value);
  }
  /// Where a number comes from: both keys are required.
  std::string provenance(Keys& keys) {
    std::string from, quality;
    required_text(keys, "source", from);
    keys.require("quality", fmt::format("{}", fmt::join(qualities, ", ")));
    keys.choice("quality", quality, qualities);
    if (quality == "assumption") return from.empty() ? quality : "assumption; " + from;
    return from;
  }
  /// @param table in which the key stands, for messages
  ExpressionText expression(Keys& keys, const std::string& table, const std::string& key,
                            bool is_required) {
    ExpressionText text;
    if (is_required) keys.require(key, "an expression, as \"0.1 * hours\" (docs/expressions.md)");
    const auto* const node = keys.find(key);
    if (node == nullptr) return text;
    keys.text(key, text.text);
    text.file = file_;
    text.line = line_of(*node);
    text.column = static_cast<int>(node->source().begin.column) + 1;
    text.key = table + "." + key;
    return text;
  }
  std::vector<const toml::table*> tables(const std::string& key) {
    std::vector<const toml::table*> found;
    const auto* const node = keys_.find(key);
    if (node == nullptr) return found;
    const auto* const array = node->as_array();
    if (array == nullptr || !array->is_homogeneous(toml::node_type::table)) {
      keys_.wrong(key, fmt::format("is not a list of tables; allowed: [[{}]]", key));
      return found;
    }
    for (const auto& entry : *array) found.push_back(entry.as_table());
    return found;
  }
  void table_required(const std::string& key) { keys_.require(key, "a table [" + key + "]"); }

  void years() {
    table_required("years");
    auto keys = keys_.inside("years");
    int from = 2021, until = 2022;
    std::string doc = "School years in which it is given.";
    keys.integer("from", from, 0, 9999);
    keys.integer("until", until, from, 9999);
    keys.text("doc", doc);
    keys.finish();
    spec_.fields = period_fields(from, until, doc);
  }

  void places() {
    table_required("who");
    auto keys = keys_.inside("who");
    std::vector<std::string> names;
    keys.require("places", "a list of places, as [\"po\"]");
    keys.words("places", names, "a list of places, as [\"po\"]");
    Field field{"places", FieldType::list, names, 0, 0, 0, 0, "", "Where it is given.", ""};
    field.source = provenance(keys);
    spec_.fields.push_back(std::move(field));
  }

  /// The condition may name the parameters, so that it comes after them.
  void who() {
    auto keys = keys_.inside("who");
    keys.find("places"), keys.find("source"), keys.find("quality");
    std::string doc = "For whom it is.";
    keys.text("doc", doc);
    auto condition = expression(keys, "who", "condition", false);
    spec_.priority = expression(keys, "who", "priority", false);
    spec_.dose = expression(keys, "who", "dose", false);
    keys.finish();
    if (condition.text.empty()) condition.text = "true";
    const auto names = names_of_pupil(spec_.fields);
    static_cast<void>(compile_expression(condition, names, {ValueType::flag}, issues_));
    Field field{"who", FieldType::condition, condition.text, 0, 0, 0, 0, "", doc, "", {}, "",
                names};
    spec_.fields.push_back(std::move(field));
    spec_.fields.push_back(
        {"paid_from", FieldType::name, std::string(), 0, 0, 0, 0, "",
         "Policy of the variant from whose budget schools pay for it; empty: paid "
         "from outside, without limit.",
         ""});
  }

  void parameter(const toml::table& table) {
    std::string key = "?";
    if (const auto* const name = table.get_as<std::string>("key")) key = name->get();
    Keys keys(&table, file_, "parameter " + key + ": ", line_of(table), issues_);
    Field field;
    std::string type = "number";
    required_text(keys, "key", field.key);
    keys.choice("type", type, {"integer", "number", "choice", "threshold"});
    required_text(keys, "doc", field.doc);
    keys.text("unit", field.unit);
    if (type == "choice") {
      field.type = FieldType::choice;
      keys.require("allowed", "a list of words");
      keys.words("allowed", field.allowed, "a list of words");
      std::string word;
      keys.require("value", fmt::format("{}", fmt::join(field.allowed, ", ")));
      keys.choice("value", word, field.allowed);
      field.value = word;
    } else {
      field.type = type == "integer"     ? FieldType::integer
                   : type == "threshold" ? FieldType::threshold
                                         : FieldType::number;
      double value = 0;
      field.min = 0, field.max = any;
      if (type == "integer") field.max = std::numeric_limits<int>::max();
      keys.number("min", field.min, -any, any);
      keys.number("max", field.max, field.min, any);
      keys.require("value", "a number");
      keys.number("value", value, field.min, field.max, field.unit);
      keys.number("low", field.low, field.min, field.max, field.unit);
      keys.number("high", field.high, std::max(field.low, field.min), field.max, field.unit);
      if (type == "threshold") required_text(keys, "quantity", field.quantity);
      if (type == "integer")
        field.value = static_cast<int>(value);
      else
        field.value = value;
    }
    if (!field.key.empty() && !can_be_expression_name(field.key))
      keys.wrong("key", in_quotes(field.key) +
                            " cannot be a name; allowed: a letter, then letters, digits and _");
    for (const auto& other : names_of_pupil(spec_.fields))
      if (other.name == field.key) keys.wrong("key", in_quotes(field.key) + " is a name already");
    field.source = provenance(keys);
    keys.finish();
    spec_.fields.push_back(std::move(field));
  }

  void effect(const toml::table& table) {
    Keys keys(&table, file_, "effect.", line_of(table), issues_);
    MeasureEffect effect;
    std::string lever, retention = "slow";
    std::vector<std::string> names;
    for (const auto& row : levers) names.emplace_back(row.name);
    keys.require("lever", fmt::format("{}", fmt::join(names, ", ")));
    keys.choice("lever", lever, names);
    keys.choice("retention", retention, {"lasting", "slow", "fast"});
    effect.per_dose = expression(keys, "effect", "per_dose", true);
    effect.source = provenance(keys);
    keys.finish();
    for (const auto& row : levers)
      if (row.name == lever) effect.lever = row.lever;
    effect.retention = retention == "lasting" ? Retention::lasting
                       : retention == "fast"  ? Retention::fast
                                              : Retention::slow;
    spec_.effects.push_back(std::move(effect));
  }

  void staff() {
    table_required("staff");
    auto keys = keys_.inside("staff");
    keys.require("kind", "a kind of staff in market.csv, or none");
    keys.text("kind", spec_.staff);
    if (spec_.staff == "none") {
      spec_.staff.clear();
      keys.finish();
      return;
    }
    std::string grain = "pupil";
    spec_.staff_fte = expression(keys, "staff", "fte", true);
    spec_.cap_fte = expression(keys, "staff", "cap", false);
    spec_.rule = "proportional";
    keys.text("rule", spec_.rule);
    keys.choice("grain", grain, {"pupil", "school"});
    spec_.grain = grain == "school" ? Grain::school : Grain::pupil;
    std::vector<std::string> rules{"most_disadvantaged", "proportional", "lottery"};
    for (const auto& field : spec_.fields)
      if (field.type == FieldType::choice) rules.push_back(field.key);
    if (std::find(rules.begin(), rules.end(), spec_.rule) == rules.end())
      keys.wrong("rule", fmt::format("{} is no rule; allowed: {}{}", in_quotes(spec_.rule),
                                     fmt::join(rules, ", "), did_you_mean(spec_.rule, rules)));
    spec_.staff_source = provenance(keys);
    keys.finish();
  }

  void cost() {
    table_required("cost");
    auto keys = keys_.inside("cost");
    spec_.cost_eur = expression(keys, "cost", "eur", true);
    spec_.cost_source = provenance(keys);
    keys.finish();
  }

  void scale() {
    if (keys_.find("scale") == nullptr) return;
    auto keys = keys_.inside("scale");
    spec_.scale = expression(keys, "scale", "factor", true);
    spec_.scale_source = provenance(keys);
    keys.finish();
  }

  std::string file_;
  std::vector<Issue>& issues_;
  Keys keys_;
  MeasureSpec spec_;
};

}  // namespace

std::optional<PolicyKind> read_measure(const toml::table& table, const std::string& file,
                                       std::vector<Issue>& issues) {
  return MeasureReader(table, file, issues)();
}

const std::vector<PolicyKind>& whole_menu() {
  static const auto menu = [] {
    auto all = all_policies();
    std::vector<Issue> issues;
    for (const auto& [file, text] : menu_files()) {
      try {
        const auto table = toml::parse(text, file);
        if (auto kind = read_measure(table, file, issues)) all.push_back(std::move(*kind));
      } catch (const toml::parse_error& error) {
        issues.push_back({file, static_cast<int>(error.source().begin.line), "",
                          "not valid TOML: " + std::string(error.description())});
      }
    }
    if (!issues.empty()) throw ConfigError(std::move(issues));
    std::sort(all.begin(), all.end(),
              [](const PolicyKind& a, const PolicyKind& b) { return a.name < b.name; });
    return all;
  }();
  return menu;
}

}  // namespace doorstroom
