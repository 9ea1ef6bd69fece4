// SPDX-License-Identifier: EUPL-1.2
// [sweep]: every combination of the values becomes a variant of the variants that use that policy.
#include <fmt/format.h>

#include <algorithm>

#include "experiments/plan/variants.hpp"

namespace doorstroom {
namespace {

constexpr std::size_t most_variants = 10000;

/// A value as part of a variant's name: `2`, `0.5`, `havo+vwo`, `15`.
std::string in_name(const toml::node& node) {
  std::string text;
  if (const auto* const array = node.as_array()) {
    for (const auto& entry : *array) text += (text.empty() ? "" : "+") + in_name(entry);
  } else if (const auto* const table = node.as_table()) {
    for (const auto& [key, entry] : *table) text += in_name(entry);
  } else {
    text = node.is_string() ? node.as_string()->get() : shown(node);
  }
  std::string plain;
  for (const char c : text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 ||
        std::string_view("-_+.").find(c) != std::string_view::npos)
      plain += c;
  return plain;
}

/// The draft for one combination: index[k] chooses the value of applicable[k].
VariantDraft combination(const VariantDraft& draft, const std::vector<SweepKey>& applicable,
                         const std::vector<std::size_t>& index, Replacements& replacements) {
  VariantDraft made = draft;
  std::vector<std::string> said;
  for (std::size_t k = 0; k < applicable.size(); ++k) {
    const auto& key = applicable[k];
    if (index[k] >= key.values.size()) continue;
    const auto& value = *key.values[index[k]];
    const auto same_key = std::count_if(applicable.begin(), applicable.end(),
                                        [&](const auto& o) { return o.key == key.key; });
    const auto shown_key = same_key > 1 ? key.instance + "." + key.key : key.key;
    made.name += fmt::format("-{}-{}", shown_key, in_name(value));
    said.push_back(fmt::format("{} = {}", shown_key, in_name(value)));
    replacements[key.instance + "." + key.key] = &value;
  }
  made.label += fmt::format(" ({})", fmt::join(said, ", "));
  return made;
}

void read_list(const TomlFile& source, const std::string& instance, const std::string& key,
               const toml::node& node, std::vector<SweepKey>& sweep, std::vector<Issue>& issues) {
  const auto* const array = node.as_array();
  if (array == nullptr || array->empty()) {
    issues.push_back(
        {source.file, line_of(node), "sweep." + in_quotes(instance + "." + key),
         (array == nullptr ? shown(node) + " is not a list" : std::string("list is empty")) +
             "; allowed: a list of values, as [1, 2, 4]"});
    return;
  }
  SweepKey read{instance, key, line_of(node), {}};
  for (const auto& value : *array) {
    const auto same = [&](const auto* other) { return in_name(*other) == in_name(value); };
    if (std::any_of(read.values.begin(), read.values.end(), same))
      issues.push_back({source.file, line_of(value), "sweep." + in_quotes(instance + "." + key),
                        shown(value) + " is there twice; allowed: once"});
    else
      read.values.push_back(&value);
  }
  sweep.push_back(std::move(read));
}

}  // namespace

std::vector<SweepKey> read_sweep(const TomlFile& source, std::vector<Issue>& issues) {
  std::vector<SweepKey> sweep;
  const auto* const node = source.table.get("sweep");
  if (node == nullptr) return sweep;
  if (!node->is_table()) {
    issues.push_back(
        {source.file, line_of(*node), "sweep", shown(*node) + " is not a table; allowed: [sweep]"});
    return sweep;
  }
  for (const auto& [name, entry] : *node->as_table()) {
    const std::string text(name.str());
    const auto dot = text.rfind('.');
    if (const auto* const inner =
            entry.as_table()) {  // tutoring.group_size without quotes is a table in TOML
      for (const auto& [key, list] : *inner)
        read_list(source, text, std::string(key.str()), list, sweep, issues);
    } else if (dot == std::string::npos) {
      issues.push_back(
          {source.file, line_of(entry), "sweep." + text,
           "is not a key of a policy; allowed: \"policy.key\", as \"tutoring.group_size\""});
    } else {
      read_list(source, text.substr(0, dot), text.substr(dot + 1), entry, sweep, issues);
    }
  }
  std::stable_sort(sweep.begin(), sweep.end(),
                   [](const auto& a, const auto& b) { return a.line < b.line; });
  return sweep;
}

std::vector<Variant> expand(const VariantDraft& draft, const std::vector<SweepKey>& sweep,
                            const std::string& file, const PlaceGraph* graph,
                            std::vector<Issue>& issues) {
  std::vector<SweepKey> applicable;
  for (const auto& key : sweep)
    for (const auto& policy : draft.policies)
      if (policy.name == key.instance) {
        applicable.push_back(key);
        break;
      }
  const auto before = issues.size();
  auto plain = make_variant(draft, {}, file, graph, issues);
  if (applicable.empty() || issues.size() > before) return {std::move(plain)};

  std::size_t combinations = 1;
  for (const auto& key : applicable) combinations *= std::max<std::size_t>(key.values.size(), 1);
  if (draft.baseline)
    issues.push_back({file, applicable.front().line, "sweep",
                      fmt::format("would make several baselines of variant {}; allowed: policies "
                                  "that the baseline does not use",
                                  in_quotes(draft.name))});
  if (combinations > most_variants)
    issues.push_back({file, applicable.front().line, "sweep",
                      fmt::format("makes {} variants of variant {}; allowed: at most {}",
                                  combinations, in_quotes(draft.name), most_variants)});
  constexpr auto unchanged = static_cast<std::size_t>(-1);
  for (std::size_t k = 0; k < applicable.size();
       ++k)  // each value by itself, so that a mistake shows once
    for (std::size_t v = 0; v < applicable[k].values.size(); ++v) {
      std::vector<std::size_t> index(applicable.size(), unchanged);
      index[k] = v;
      Replacements replacements;
      const auto one = combination(draft, applicable, index, replacements);
      std::vector<Issue> found;
      make_variant(one, replacements, file, graph, found);
      for (auto& issue :
           found) {  // a mistake in the key, not the value, comes back with every value
        const auto same = [&](const Issue& other) {
          return other.line == issue.line && other.what == issue.what;
        };
        if (std::none_of(issues.begin(), issues.end(), same)) issues.push_back(std::move(issue));
      }
    }
  if (issues.size() > before) return {std::move(plain)};

  std::vector<Variant> variants;
  for (std::size_t c = 0; c < combinations; ++c) {
    std::vector<std::size_t> index(applicable.size());
    std::size_t rest = c;
    for (std::size_t k = applicable.size(); k-- > 0;) {
      index[k] = rest % applicable[k].values.size();
      rest /= applicable[k].values.size();
    }
    Replacements replacements;
    const auto one = combination(draft, applicable, index, replacements);
    variants.push_back(make_variant(one, replacements, file, graph, issues));
  }
  return variants;
}

}  // namespace doorstroom
