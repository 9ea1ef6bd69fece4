// SPDX-License-Identifier: EUPL-1.2
// Every outcome of every variant against the baseline, in every year in which policies act and
// after, both ways.
#include "results/compare/examination.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "results/compare/look_years.hpp"

namespace doorstroom {
namespace {

double size(const CertainDifference& found) { return std::abs(*found.row->difference); }

/// The same indicator and the same way, of any variant and place.
bool rivals(const CertainDifference& a, const CertainDifference& b) {
  return a.outcome.indicator == b.outcome.indicator && a.direction == b.direction &&
         a.outcome.headline && b.outcome.headline;
}

bool is_headline(const Examination& examination, const CertainDifference& found) {
  return found.outcome.headline &&
         std::none_of(examination.certain.begin(), examination.certain.end(),
                      [&](const CertainDifference& other) {
                        return rivals(other, found) &&
                               (size(other) > size(found) ||
                                (size(other) == size(found) && other.row < found.row));
                      });
}

/// One outcome of one variant.
void examine(const Facts& facts, const Outcome& outcome, const VariantInfo& variant,
             Examination& all) {
  CertainDifference ways[] = {{outcome, Direction::lower}, {outcome, Direction::higher}};
  int examined = 0;
  for (const int year : look_order(facts.run(), variant)) {
    const auto* const row = facts.find(variant.name, outcome.indicator, year, outcome.place);
    if (!can_be_told(row)) continue;
    ++examined;
    for (auto& way : ways) {
      if (!is_certain(row, way.direction)) continue;
      if (way.row == nullptr) way.row = row;
      ++way.years_certain;
    }
  }
  all.differences += examined;
  for (auto& way : ways) {
    all.excluding_zero += way.years_certain;
    way.years_examined = examined;
    if (way.row != nullptr) all.certain.push_back(way);
  }
}

}  // namespace

Examination examine(const Facts& facts) {
  Examination all;
  std::set<std::string> variants;
  for (const auto& outcome : outcomes_of(facts.run())) {
    const int before = all.differences;
    for (const auto& variant : facts.run().variants) {
      if (variant.baseline || variant.reference) continue;
      const int so_far = all.differences;
      examine(facts, outcome, variant, all);
      if (all.differences > so_far) variants.insert(variant.name);
    }
    if (all.differences > before) ++all.outcomes;
  }
  all.variants = static_cast<int>(variants.size());
  return all;
}

std::vector<CertainDifference> headlines(const Examination& examination) {
  std::vector<CertainDifference> found;
  for (const auto& certain : examination.certain)
    if (is_headline(examination, certain)) found.push_back(certain);
  const auto order = [&](const CertainDifference& certain) {
    return std::find_if(
               examination.certain.begin(), examination.certain.end(),
               [&](const auto& c) { return c.outcome.indicator == certain.outcome.indicator; }) -
           examination.certain.begin();
  };
  std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    return std::pair(order(a), -size(a)) < std::pair(order(b), -size(b));
  });
  return found;
}

std::vector<CertainDifference> others(const Examination& examination) {
  std::vector<CertainDifference> found;
  for (const auto& certain : examination.certain)
    if (!is_headline(examination, certain)) found.push_back(certain);
  return found;
}

}  // namespace doorstroom
