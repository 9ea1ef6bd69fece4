// SPDX-License-Identifier: EUPL-1.2
// Variants and their policies as a run was asked for them, in plain words.
#include "results/report/policy_words.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <cmath>
#include <optional>
#include <sstream>

namespace doorstroom::report {
namespace {

/// As few decimals as show the number.
std::string number(double value, Language language) {
  const auto digits = fmt::format("{:.6g}", value);
  const auto point = digits.find('.');
  const bool plain = digits.find('e') == std::string::npos;
  const int decimals =
      point == std::string::npos || !plain ? 0 : static_cast<int>(digits.size() - point - 1);
  return plain ? format_number(value, decimals, language) : digits;
}

/// `5.000 (2.000 tot 10.000)`: a number that was drawn from a range; without draws the value alone.
std::string range_words(const toml::table& range, const RunDescription& run, Language language) {
  const auto part = [&](const char* key) { return number(range[key].value_or(0.0), language); };
  if (run.draws < 1) return part("value");
  return fmt::format("{} ({}{}{})", part("value"), part("low"), in(language, " tot ", " to "),
                     part("high"));
}

/// Whether a value is a range: `{ value = 5, low = 2, high = 8, ... }`.
bool is_range(const toml::table& table) {
  return table.contains("value") && table.contains("low") && table.contains("high");
}

std::string text_of(const toml::node& node, const RunDescription& run, Language language) {
  if (const auto* value = node.as_floating_point()) return number(value->get(), language);
  if (const auto* value = node.as_integer())
    return number(static_cast<double>(value->get()), language);
  if (const auto* value = node.as_string()) return value->get();
  if (const auto* value = node.as_boolean())
    return value->get() ? in(language, "ja", "yes") : in(language, "nee", "no");
  if (const auto* table = node.as_table(); table && is_range(*table))
    return range_words(*table, run, language);
  std::string out;
  const auto add = [&](const std::string& part, const std::string& between) {
    out += (out.empty() ? "" : between) + part;
  };
  if (const auto* list = node.as_array())
    for (std::size_t i = 0; i < list->size(); ++i)
      add(text_of(*list->get(i), run, language),
          i + 1 == list->size() ? in(language, " en ", " and ") : ", ");
  if (const auto* table = node.as_table())
    for (const auto& [key, item] : *table)
      add(std::string(key.str()) + " " + text_of(item, run, language), ", ");
  return out;
}

PolicyUse use_of(const toml::table& table, const RunDescription& run, Language language) {
  PolicyUse use;
  use.kind = table["use"].value_or<std::string>("");
  use.name = table["name"].value_or<std::string>(std::string(use.kind));
  use.from = table["from"].value_or(0);
  use.until = table["until"].value_or(0);
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    if (name == "use" || name == "name" || name == "from" || name == "until") continue;
    auto text = text_of(node, run, language);
    const auto at_least = in(language, "ten minste ", "at least ");
    if (const auto* inner = node.as_table(); inner && inner->size() == 1) {  // { gap = ">= 15" }
      text = text_of(inner->begin()->second, run, language);
      if (inner->begin()->second.is_table()) text = at_least + text;
    }
    if (text.starts_with(">= ")) text = at_least + text.substr(3);
    use.settings[name] = text;
  }
  return use;
}

struct Template {
  const char* kind;
  const char* nl;
  const char* en;
};

/// `{key}` stands for a setting, `{key%}` for a share as a percentage.
constexpr Template templates[] = {
    {"tutoring",
     "Leerlingen met een waargenomen achterstand van {target} weken krijgen {hours_per_week} uur "
     "per week begeleiding "
     "in groepjes van {group_size}, zo lang er begeleiders zijn: {tutors} fte in het hele land.",
     "Pupils with an observed gap of {target} weeks get {hours_per_week} hours of tutoring a week "
     "in groups of "
     "{group_size}, as long as there are tutors: {tutors} FTE in the country."},
    {"extended_stream",
     "Naast {tracks} komt een stroom die {extra_years} jaar langer duurt, voor ten hoogste "
     "{share_of_classes%} van wie "
     "instroomt; waar te weinig leerlingen kiezen ({min_class_size} per locatie) komt zij er niet.",
     "Beside {tracks} comes a stream that takes {extra_years} year longer, for at most "
     "{share_of_classes%} of those "
     "who enter; it does not open where too few choose it ({min_class_size} a location)."},
    {"broad_bridge_class",
     "Van de leerlingen van {tracks} zit {share%} de eerste {years} jaar samen in een "
     "brede brugklas; daarna gaan zij naar een van deze soorten.",
     "Of the pupils of {tracks}, {share%} are taught together in a broad bridge class for the "
     "first {years} years; "
     "after that they go to one of these tracks."},
    {"repetition",
     "Leerlingen blijven vaker zitten: de odds (kans gedeeld door tegenkans) gaan overal maal "
     "{odds_ratio}.",
     "Pupils repeat a year more often: the odds (chance over counter-chance) are multiplied by "
     "{odds_ratio} "
     "everywhere."}};

/// The numbers of a text, shares, as percentages: `50% (30% tot 70%)`.
std::string percent(const std::string& text, Language language) {
  const auto in_number = [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == '.'; };
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::string digits;
    for (; at < text.size() && in_number(text[at]); ++at)
      digits += text[at] == ',' ? '.' : text[at];
    if (!digits.empty())
      out += number(std::round(std::strtod(digits.c_str(), nullptr) * 1e6) / 1e4, language) + "%";
    for (; at < text.size() && !in_number(text[at]); ++at) out += text[at];
  }
  return out;
}

/// Nothing when the settings lack a key that the words need.
std::optional<std::string> filled(const std::string& words, const PolicyUse& use,
                                  Language language) {
  std::string out;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] != '{') {
      out += words[at];
      continue;
    }
    const auto end = words.find('}', at);
    auto key = words.substr(at + 1, end - at - 1);
    const bool share = key.back() == '%';
    if (share) key.pop_back();
    const auto found = use.settings.find(key);
    if (found == use.settings.end()) return std::nullopt;
    out += share ? percent(found->second, language) : found->second;
    at = end;
  }
  return out;
}

}  // namespace

std::map<std::string, std::vector<PolicyUse>> policies_of_variants(const RunDescription& run,
                                                                   Language language) {
  std::map<std::string, std::vector<PolicyUse>> found;
  try {
    const toml::table file = toml::parse(run.experiment_toml);
    const auto* variants = file["variant"].as_array();
    if (!variants) return found;
    for (const auto& variant : *variants) {
      const auto* table = variant.as_table();
      const auto* policies = table ? (*table)["policy"].as_array() : nullptr;
      if (!policies) continue;
      auto& uses = found[(*table)["name"].value_or<std::string>("")];
      for (const auto& policy : *policies)
        if (const auto* settings = policy.as_table())
          uses.push_back(use_of(*settings, run, language));
    }
  } catch (const toml::parse_error&) {
    found.clear();
  }
  return found;
}

std::string plain_words(const PolicyUse& use, Language language) {
  // Only with the settings for which the words are true.
  const auto mode = use.settings.find("mode");
  const bool other_mode = mode != use.settings.end() && mode->second != "more";
  for (const auto& words : templates)
    if (use.kind == words.kind && !other_mode)
      if (auto text = filled(in(language, words.nl, words.en), use, language)) return *text;
  std::string out;
  for (const auto& [key, value] : use.settings)
    out += (out.empty() ? "" : "; ") + key + " = " + value;
  return out;
}

std::string period(const PolicyUse& use, Language language) {
  if (use.from == 0) return "";
  const auto year = [](int y) { return fmt::format("{}/{:02}", y, (y + 1) % 100); };
  if (use.until == use.from) return in(language, "schooljaar ", "school year ") + year(use.from);
  if (use.until == 0)
    return in(language, "vanaf schooljaar ", "from school year ") + year(use.from);
  return fmt::format(
      fmt::runtime(in(language, "schooljaren {} tot en met {}", "school years {} to {} inclusive")),
      year(use.from), year(use.until));
}

}  // namespace doorstroom::report
