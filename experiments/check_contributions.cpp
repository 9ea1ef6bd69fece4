// SPDX-License-Identifier: EUPL-1.2
// What policies add to the graph: the graph must accept it, and a place can be added in one way
// only, for all variants share one graph.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "experiments/load.hpp"

namespace doorstroom {
namespace {

/// A variant's policy that adds something.
struct Adder {
  const Variant* variant = nullptr;
  const PolicySpec* spec = nullptr;
};

/// The policy; nothing when it refuses its own values, which is reported where its keys are read.
std::shared_ptr<const Policy> make(const PolicySpec& spec) {
  try {
    return spec.make({});
  } catch (const ConfigError&) {
    return nullptr;
  }
}

std::string described(const NewPlace& place) {
  auto text = fmt::format("{} like {} {} {}", place.name, place.like, place.growth_share,
                          place.peer_effect);
  for (const auto& [name, weight] : place.norm) text += fmt::format(" norm {} {}", name, weight);
  return text + fmt::format(" {}", fmt::join(place.calibrate_on, " "));
}

std::string described(const NewMove& move) {
  const auto& row = move.row;
  return fmt::format("{} > {} {} {} {} {} {} {} {} {} {} {} {} {} {} {}", row.from, row.to,
                     name(row.kind), static_cast<int>(row.term), row.order, row.rate, row.skill,
                     row.education_low, row.education_high, row.girl, row.repeated, row.diploma,
                     move.like_from, move.like_to, move.logit, row.quality);
}

/// Each added place with the moves out of it, and each move added to a place that is there already,
/// as text that is equal only when they are.
std::map<std::string, std::string> described(const Contribution& added) {
  std::map<std::string, std::vector<std::string>> parts;
  for (const auto& place : added.places) parts["place " + place.name].push_back(described(place));
  for (const auto& move : added.moves) {
    const auto place = parts.find("place " + move.row.from);
    auto& part = place != parts.end() ? place->second
                                      : parts[fmt::format("move {} > {} ({})", move.row.from,
                                                          move.row.to, name(move.row.kind))];
    part.push_back(described(move));
  }
  std::map<std::string, std::string> items;
  for (auto& [item, lines] : parts) {
    std::sort(lines.begin(), lines.end());
    items[item] = fmt::format("{}", fmt::join(lines, "\n"));
  }
  return items;
}

}  // namespace

void check_contributions(const Experiment& experiment, std::vector<Issue>& issues) {
  if (!experiment.graph) return;
  std::map<std::string, std::pair<std::string, Adder>> known;
  const auto wrong = [&](const Adder& adder, const std::string& key, const std::string& what) {
    issues.push_back({experiment.file, adder.spec->line,
                      fmt::format("variant \"{}\": {}{}{}", adder.variant->name, adder.spec->name,
                                  key.empty() ? "" : ".", key),
                      what});
  };
  const auto check = [&](const Adder& adder, const Policy& policy) {
    for (const auto& [item, text] : described(policy.contribution(*experiment.graph))) {
      const auto& [first_text, first] = known.try_emplace(item, text, adder).first->second;
      if (first_text == text) continue;
      return wrong(adder, "",
                   fmt::format("adds {} otherwise than variant \"{}\" (line {}); allowed: one "
                               "way in an experiment, so run them as two experiments",
                               item, first.variant->name, first.spec->line));
    }
  };
  for (const auto& variant : experiment.variants)
    for (const auto& spec : variant.policies) {
      const auto policy = make(spec);
      if (!policy) continue;
      const Adder adder{&variant, &spec};
      try {
        check(adder, *policy);
      } catch (const ConfigError& error) {
        for (const auto& issue : error.issues()) wrong(adder, issue.key, issue.what);
      }
    }
}

}  // namespace doorstroom
