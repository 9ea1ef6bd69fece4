// SPDX-License-Identifier: EUPL-1.2
// What a place prefix and a group mean in a run: which places, moves, cells and domains they hold.
#include "results/indicators/selection.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace doorstroom {
namespace {

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(by, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

Indices every(std::size_t n) {
  Indices all(n);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

std::optional<std::size_t> position(const std::vector<std::string>& labels,
                                    const std::string& label) {
  const auto found = std::find(labels.begin(), labels.end(), label);
  if (found == labels.end()) return std::nullopt;
  return static_cast<std::size_t>(found - labels.begin());
}

bool counts_under(const PlaceInfo& place, const std::string& prefix) {
  if (prefix == "all") return true;
  if (place.apart && prefix.find('.') == std::string::npos) return place.name == prefix;
  return is_under(place.name, prefix);
}

/// Keeps the cells that have this key=value. @return false when no cell of the run has it
bool narrow(Indices& cells, const RunDescription& run, const std::string& pair) {
  const auto has = [&](std::size_t cell) {
    const auto pairs = split(run.cells[cell], ',');
    return std::find(pairs.begin(), pairs.end(), pair) != pairs.end();
  };
  const auto all = every(run.cells.size());
  if (std::none_of(all.begin(), all.end(), has)) return false;
  std::erase_if(cells, [&](std::size_t cell) { return !has(cell); });
  return true;
}

}  // namespace

bool is_under(const std::string& name, const std::string& prefix) {
  return name.starts_with(prefix) && (name.size() == prefix.size() || name[prefix.size()] == '.');
}

PlaceSelection select_places(const RunDescription& run, const std::string& prefix) {
  PlaceSelection selection;
  selection.name = prefix;
  std::vector<bool> stays(run.places.size(), false), left(run.places.size(), false);
  const bool enrols = std::any_of(run.places.begin(), run.places.end(), [&](const auto& place) {
    return place.role == PlaceRole::education && counts_under(place, prefix);
  });
  for (std::size_t i = 0; i < run.places.size(); ++i) {
    if (!counts_under(run.places[i], prefix)) continue;
    const auto role = run.places[i].role;
    stays[i] = role == PlaceRole::education || (role == PlaceRole::pause && !enrols);
    left[i] = role == PlaceRole::left;
    if (stays[i]) selection.stays.push_back(i);
    if (left[i]) selection.left.push_back(i);
  }
  std::vector<bool> awards(run.places.size(), false);
  for (const auto& move : run.moves)
    if (move.diploma > 0) awards[move.from] = true;
  for (std::size_t i = 0; i < run.moves.size(); ++i) {
    const auto& move = run.moves[i];
    const auto to = run.places[move.to].role;
    const bool out = stays[move.from] && to != PlaceRole::gone;
    if (out) selection.moves_out.push_back(i);
    if (out && to == PlaceRole::left) selection.moves_leaving.push_back(i);
    if (out && awards[move.from]) selection.moves_exam.push_back(i);
    if (stays[move.to] && !stays[move.from]) selection.moves_in.push_back(i);
    if (left[move.to]) selection.moves_to_left.push_back(i);
  }
  return selection;
}

namespace {

std::optional<GroupSelection> parse_group(const RunDescription& run, const std::string& name) {
  GroupSelection group;
  group.name = name;
  group.cells = every(run.cells.size());
  group.domains = every(run.domains.size());
  if (name == "all") return group;
  std::set<std::string> keys;
  for (const auto& pair : split(name, ',')) {
    const auto key = pair.substr(0, pair.find('='));
    if (key.size() == pair.size() || !keys.insert(key).second) return std::nullopt;
    const auto value = pair.substr(key.size() + 1);
    if (key == "domain" || key == "region") {
      const auto index = position(key == "domain" ? run.domains : run.regions, value);
      if (!index) return std::nullopt;
      if (key == "domain") {
        group.domains = {*index};
        group.by_domain = true;
      } else {
        group.region = index;
      }
    } else {
      if (!narrow(group.cells, run, pair)) return std::nullopt;
      group.by_cell = true;
    }
  }
  if (group.region && group.by_cell) return std::nullopt;
  return group;
}

std::shared_ptr<const GroupSelection> with(const RunDescription& run, const std::string& name,
                                           const std::string& pair) {
  auto group = parse_group(run, name == "all" ? pair : name + "," + pair);
  return group ? std::make_shared<const GroupSelection>(std::move(*group)) : nullptr;
}

}  // namespace

std::optional<GroupSelection> select_group(const RunDescription& run, const std::string& name) {
  auto group = parse_group(run, name);
  if (!group) return std::nullopt;
  group->low_education = with(run, name, "education=low");
  group->high_education = with(run, name, "education=high");
  return group;
}

std::vector<std::string> known_places(const RunDescription& run) {
  std::vector<std::string> names = {"all"};
  std::set<std::string> seen;
  const auto add = [&](const std::string& name) {
    for (auto dot = name.find('.');; dot = name.find('.', dot + 1)) {
      const auto prefix = name.substr(0, dot);
      if (seen.insert(prefix).second) names.push_back(prefix);
      if (dot == std::string::npos) break;
    }
  };
  for (const auto& place : run.places) add(place.name);
  for (const auto& advice : run.advices) add(advice);
  for (const auto& diploma : run.diplomas) names.push_back("diploma." + diploma.name);
  return names;
}

std::vector<std::string> known_groups(const RunDescription& run) {
  std::vector<std::string> names = {"all"};
  const std::size_t n_keys = run.cells.empty() ? 0 : split(run.cells.front(), ',').size();
  for (std::size_t key = 0; key < n_keys; ++key)
    for (const auto& cell : run.cells) {
      const auto pair = split(cell, ',').at(key);
      if (std::find(names.begin(), names.end(), pair) == names.end()) names.push_back(pair);
    }
  for (const auto& domain : run.domains) names.push_back("domain=" + domain);
  for (const auto& region : run.regions) names.push_back("region=" + region);
  return names;
}

}  // namespace doorstroom
