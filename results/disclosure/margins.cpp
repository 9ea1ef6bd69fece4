// SPDX-License-Identifier: EUPL-1.2
// Which groups of pupils add up to which.
#include "results/disclosure/margins.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace doorstroom {
namespace {

using Words = std::vector<std::string>;

/// `sex`, `f`, ... of `sex=f,education=low`.
std::map<std::string, std::string> pairs_of(const std::string& group) {
  std::map<std::string, std::string> pairs;
  for (std::size_t begin = 0; begin < group.size();) {
    const auto end = std::min(group.find(',', begin), group.size());
    const auto pair = group.substr(begin, end - begin);
    const auto equals = pair.find('=');
    if (equals != std::string::npos) pairs[pair.substr(0, equals)] = pair.substr(equals + 1);
    begin = end + 1;
  }
  return pairs;
}

std::size_t position(Words& words, const std::string& word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  words.push_back(word);
  return words.size() - 1;
}

}  // namespace

Margins::Margins(const RunDescription& run)
    : n_cells_{run.cells.size()}, n_regions_{run.regions.size()} {
  std::map<std::string, std::set<std::string>> values;
  for (const auto& cell : run.cells)
    for (const auto& [key, value] : pairs_of(cell)) values[key].insert(value);
  std::size_t combinations = 1;
  for (const auto& [key, known] : values) {
    combinations *= known.size();
    if (known.size() > 1) keys_.push_back(key);
  }
  const std::set<std::string> distinct(run.cells.begin(), run.cells.end());
  crossed_ = combinations == n_cells_ && distinct.size() == n_cells_;
  // Cells that are not all combinations: any group is taken for the finest split there is.
  const std::size_t n_sets = crossed_ ? std::size_t{1} << keys_.size() : 2;
  std::vector<std::size_t> sets(n_sets);
  for (std::size_t i = 0; i < n_sets; ++i) sets[i] = i;
  const auto bits = [](std::size_t set) { return __builtin_popcountll(set); };
  std::stable_sort(sets.begin(), sets.end(),
                   [&](std::size_t a, std::size_t b) { return bits(a) < bits(b); });
  std::map<std::size_t, std::size_t> margin_of;
  for (const auto set : sets) {
    Margin margin;
    margin.first = n_categories_;
    for (std::size_t k = 0; k < keys_.size(); ++k)
      if (!crossed_ ? set == 1 : (set >> k & 1U) != 0) margin.keys.push_back(keys_[k]);
    Words names;
    for (const auto& cell : run.cells) {
      auto pairs = pairs_of(cell);
      std::string name;
      for (const auto& key : margin.keys) name += pairs[key] + ",";
      margin.category_of.push_back(n_categories_ +
                                   position(names, !crossed_ && set == 1 ? cell : name));
    }
    margin.count = names.size();
    for (const auto& [other, index] : margin_of)
      if ((other & set) == other && bits(other) + 1 == bits(set)) margin.coarser.push_back(index);
    margin_of[set] = margins_.size();
    n_categories_ += margin.count;
    margins_.push_back(std::move(margin));
  }
  if (n_regions_ == 0) return;
  Margin region;
  region.region = true;
  region.first = n_categories_;
  region.count = n_regions_ + 1;
  region.coarser = {0};
  for (std::size_t i = 0; i <= n_regions_; ++i) region.category_of.push_back(n_categories_ + i);
  n_categories_ += region.count;
  margins_.push_back(std::move(region));
}

std::size_t Margins::with(Words keys) const {
  std::erase_if(keys, [&](const auto& key) {
    return std::find(keys_.begin(), keys_.end(), key) == keys_.end();
  });
  if (!crossed_) return keys.empty() ? 0 : 1;
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 0; i < margins_.size(); ++i)
    if (!margins_[i].region && margins_[i].keys == keys) return i;
  return 0;
}

std::size_t Margins::of(const std::string& group) const {
  Words keys;
  for (const auto& pair : pairs_of(group)) {
    if (pair.first == "region") return margins_.size() - 1;
    keys.push_back(pair.first);
  }
  return with(keys);
}

std::optional<std::size_t> Margins::split(const std::string& group, const std::string& key) const {
  Words keys = {key};
  for (const auto& pair : pairs_of(group)) {
    if (pair.first == "region" || pair.first == key) return std::nullopt;
    keys.push_back(pair.first);
  }
  return with(keys);
}

}  // namespace doorstroom
