// SPDX-License-Identifier: EUPL-1.2
// Reads [[variant]] and [[variant.policy]].
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "engine/draws.hpp"
#include "experiments/plan/load.hpp"
#include "experiments/plan/toml_fields.hpp"
#include "experiments/plan/variants.hpp"
#include "policies/policy_kind.hpp"

namespace doorstroom {
namespace {

/// Names stand in tables, file names and axis labels.
bool is_plain_name(const std::string& name) {
  constexpr auto allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+.";
  return !name.empty() && name.size() <= 64 && name.find_first_not_of(allowed) == std::string::npos;
}
constexpr auto plain_name = "letters, digits and - _ + . , at most 64";

PolicyDraft read_policy_draft(const toml::table& table, const std::vector<PolicyKind>& menu,
                              const std::string& file, const std::string& where,
                              std::vector<Issue>& issues) {
  Keys keys(&table, file, where + "policy.", line_of(table), issues);
  PolicyDraft draft{&table, nullptr, ""};
  std::vector<std::string> names;
  for (const auto& kind : menu) names.push_back(kind.name);
  keys.require("use", fmt::format("{}", fmt::join(names, ", ")));
  keys.text("use", draft.name);
  for (const auto& kind : menu)
    if (kind.name == draft.name) draft.kind = &kind;
  if (!draft.name.empty() && draft.kind == nullptr)
    keys.wrong("use", fmt::format("no policy {}; available: {}{}", in_quotes(draft.name),
                                  fmt::join(names, ", "), did_you_mean(draft.name, names)));
  keys.text("name", draft.name);
  if (!draft.name.empty() && !is_plain_name(draft.name))
    keys.wrong("name",
               fmt::format("{} cannot be a name; allowed: {}", in_quotes(draft.name), plain_name));
  return draft;
}

/// The tables of an array of tables; an issue when the key holds something else.
std::vector<const toml::table*> tables(const toml::node* node, const std::string& file,
                                       const std::string& key, const std::string& written,
                                       std::vector<Issue>& issues) {
  std::vector<const toml::table*> found;
  if (node == nullptr) return found;
  const auto* const array = node->as_array();
  if (array == nullptr || !array->is_homogeneous(toml::node_type::table)) {
    issues.push_back(
        {file, line_of(*node), key,
         fmt::format("{} is not a list of tables; allowed: {}", shown(*node), written)});
    return found;
  }
  for (const auto& entry : *array) found.push_back(entry.as_table());
  return found;
}

VariantDraft read_draft(const toml::table& table, const std::vector<PolicyKind>& menu,
                        const std::string& file, std::vector<Issue>& issues) {
  VariantDraft draft;
  draft.line = line_of(table);
  const auto* const name = table.get_as<std::string>("name");
  const auto where = name == nullptr ? std::string("variant.")
                                     : fmt::format("variant {}: ", in_quotes(name->get()));
  Keys keys(&table, file, where, draft.line, issues);
  keys.require("name", plain_name);
  keys.text("name", draft.name);
  if (!draft.name.empty() && !is_plain_name(draft.name))
    keys.wrong("name",
               fmt::format("{} cannot be a name; allowed: {}", in_quotes(draft.name), plain_name));
  if (draft.name == "reference")
    keys.wrong("name",
               "\"reference\" is the run without shock and policy, which is always there; allowed: "
               "another name");
  draft.label = draft.name;
  keys.text("label", draft.label);
  keys.yes_no("baseline", draft.baseline);
  for (const auto* const policy :
       tables(keys.find("policy"), file, where + "policy", "[[variant.policy]]", issues))
    draft.policies.push_back(read_policy_draft(*policy, menu, file, where, issues));
  keys.finish();
  return draft;
}

PolicySpec make_policy(const PolicyDraft& draft, const VariantDraft& variant,
                       const Replacements& replacements, const std::string& file,
                       const PlaceGraph* graph, std::vector<Issue>& issues) {
  const auto where = fmt::format("variant {}: {}.", in_quotes(variant.name), draft.name);
  Keys keys(draft.table, file, where, line_of(*draft.table), issues);
  keys.find("use");
  keys.find("name");
  for (const auto& [name, node] : replacements)
    if (const auto dot = name.rfind('.'); name.substr(0, dot) == draft.name)
      keys.replace(name.substr(dot + 1), *node);
  const auto& kind = *draft.kind;
  auto parsed = read_fields(keys, graph, kind.fields);
  PolicySpec spec;
  spec.use = kind.name;
  spec.label_nl = kind.label_nl;
  spec.label_en = kind.label_en;
  spec.name = draft.name;
  spec.line = line_of(*draft.table);
  try {
    static_cast<void>(kind.make(parsed.values, graph == nullptr ? Founding() : Founding(*graph)));
  } catch (const ConfigError& error) {
    for (const auto& issue : error.issues()) keys.wrong(issue.key, issue.what);
  }
  keys.finish();
  for (const auto& field : kind.fields)
    spec.values[field.key] = toml_text(field, parsed.values.at(field.key));
  spec.written = std::move(parsed.written);
  spec.drawable = std::move(parsed.drawable);
  spec.ranges = std::move(parsed.ranges);
  spec.adder = [kind, values = parsed.values](const auto& drawn, const PlaceGraph& system) {
    return kind.contribution(with_drawn(kind.fields, values, drawn), system);
  };
  spec.maker = [kind, values = std::move(parsed.values), item = hash_name(draft.name)](
                   const auto& drawn, const Founding& world) {
    auto policy = kind.make(with_drawn(kind.fields, values, drawn), world);
    policy->item = item;
    return std::shared_ptr<const Policy>(std::move(policy));
  };
  return spec;
}

/// Gives what is drawn the name of its instance. What several variants draw from one range is one
/// number, drawn once; from another range it is another number that goes up and down with the
/// first.
void name_draws(Experiment& experiment) {
  std::map<std::string, std::vector<std::string>> ranges;
  for (auto& variant : experiment.variants)
    for (auto& spec : variant.policies)
      for (auto& [parameter, drawable] : spec.drawable) {
        drawable.luck = spec.name + "." + parameter;
        auto& known = ranges[drawable.luck];
        const auto& own = spec.ranges.at(parameter);
        const auto found = std::find(known.begin(), known.end(), own);
        const auto version = found - known.begin() + 1;
        if (found == known.end()) known.push_back(own);
        drawable.key = version == 1 ? drawable.luck : fmt::format("{}.v{}", drawable.luck, version);
      }
}

}  // namespace

std::vector<VariantDraft> read_drafts(const TomlFile& source, const std::vector<PolicyKind>& menu,
                                      std::vector<Issue>& issues) {
  std::vector<VariantDraft> drafts;
  const auto* const node = source.table.get("variant");
  if (node == nullptr)
    issues.push_back(
        {source.file, 0, "variant",
         "is missing; allowed: at least one [[variant]], one of them with baseline = true"});
  for (const auto* const table : tables(node, source.file, "variant", "[[variant]]", issues)) {
    auto draft = read_draft(*table, menu, source.file, issues);
    const auto same = std::find_if(drafts.begin(), drafts.end(),
                                   [&](const auto& d) { return d.name == draft.name; });
    if (same != drafts.end() && !draft.name.empty())
      issues.push_back(
          {source.file, draft.line, fmt::format("variant {}", in_quotes(draft.name)),
           fmt::format("the name is there twice; line {} has it already", same->line)});
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

Variant make_variant(const VariantDraft& draft, const Replacements& replacements,
                     const std::string& file, const PlaceGraph* graph, std::vector<Issue>& issues) {
  Variant variant{draft.name, draft.label, draft.baseline, draft.line, {}};
  for (const auto& policy : draft.policies)
    if (policy.kind != nullptr)
      variant.policies.push_back(make_policy(policy, draft, replacements, file, graph, issues));
  return variant;
}

void read_measures(const TomlFile& source, const std::vector<PolicyKind>& menu,
                   Experiment& experiment, std::vector<Issue>& issues) {
  const auto* const node = source.table.get("measure");
  if (node == nullptr) return;
  for (const auto* const table : tables(node, source.file, "measure", "[[measure]]", issues)) {
    auto kind = read_measure(*table, source.file, issues);
    if (!kind) continue;
    const auto known = [&](const std::vector<PolicyKind>& kinds) {
      return std::any_of(kinds.begin(), kinds.end(),
                         [&](const PolicyKind& other) { return other.name == kind->name; });
    };
    if (known(menu) || known(experiment.measures))
      issues.push_back(
          {source.file, line_of(*table), "measure.name",
           fmt::format("{} is a policy already; allowed: another name", in_quotes(kind->name))});
    experiment.measures.push_back(std::move(*kind));
  }
  std::ostringstream text;
  text << toml::table{{"measure", *node->as_array()}};
  experiment.measures_toml = text.str() + "\n\n";
}

void read_variants(const TomlFile& source, const std::vector<PolicyKind>& the_menu,
                   Experiment& experiment, std::vector<Issue>& issues) {
  auto menu = the_menu;
  menu.insert(menu.end(), experiment.measures.begin(), experiment.measures.end());
  const auto drafts = read_drafts(source, menu, issues);
  const auto sweep = read_sweep(source, issues);
  std::vector<std::string> instances;
  for (const auto& draft : drafts)
    for (const auto& policy : draft.policies) instances.push_back(policy.name);
  for (const auto& key : sweep)
    if (std::find(instances.begin(), instances.end(), key.instance) == instances.end())
      issues.push_back({source.file, key.line, "sweep." + in_quotes(key.instance + "." + key.key),
                        fmt::format("no variant has a policy {}{}", in_quotes(key.instance),
                                    did_you_mean(key.instance, instances))});
  for (const auto& draft : drafts)
    for (auto& variant : expand(draft, sweep, source.file, experiment.graph.get(), issues))
      experiment.variants.push_back(std::move(variant));
  name_draws(experiment);
}

}  // namespace doorstroom
