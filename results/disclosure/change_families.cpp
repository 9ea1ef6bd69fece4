// SPDX-License-Identifier: EUPL-1.2
// Patterns of who gains and of who loses, with what ties them.
#include "results/disclosure/change_families.hpp"

namespace doorstroom {
namespace {

double persons(const Counts& counts, std::size_t unit, Change change, std::size_t category) {
  return counts.persons(unit, static_cast<std::size_t>(change), 0, category);
}

/// By margin: few are the same in some category and unit in which there is anybody.
std::vector<bool> few_the_same(const Counts& counts, int threshold) {
  std::vector<bool> few;
  for (const auto& margin : counts.margins().all()) {
    few.push_back(false);
    for (std::size_t unit = 0; unit < counts.n_units(); ++unit)
      for (auto c = margin.first; c < margin.first + margin.count; ++c)
        if (persons(counts, unit, Change::same, c) < threshold &&
            persons(counts, unit, Change::better, c) + persons(counts, unit, Change::worse, c) > 0)
          few.back() = true;
  }
  return few;
}

PatternFinder finder(const Counts& counts, PatternRules rules, Change part, Change rest) {
  for (const auto change : {part, rest, Change::same})
    rules.quantities.push_back(static_cast<std::size_t>(change));
  return {counts, std::move(rules)};
}

}  // namespace

std::map<Family, std::vector<Pattern>> find_change_patterns(const RunFamilies& run,
                                                            const PatternRules& rules,
                                                            bool attained, std::size_t variant) {
  const auto better = attained ? Family::higher : Family::better,
             worse = attained ? Family::lower : Family::worse;
  auto of_run = rules;
  of_run.systems = run.systems(better);
  std::map<Family, std::vector<Pattern>> found{{better, {}}, {worse, {}}};
  run.count(better, {variant}, [&](std::size_t, const Counts& counts) {
    auto find_better = finder(counts, of_run, Change::better, Change::not_better),
         find_worse = finder(counts, of_run, Change::worse, Change::not_worse);
    auto gain = find_better(), loss = find_worse();
    if (of_run.protection == Protection::complete) {
      const auto few = few_the_same(counts, of_run.threshold);
      for (std::size_t margin = 0; margin < few.size(); ++margin)
        for (std::size_t node = 0; few[margin] && node < counts.tree().size(); ++node)
          if (gain[margin][node] || loss[margin][node])
            gain[margin][node] = loss[margin][node] = true;
      gain = find_better(gain);  // and every finer split
      loss = find_worse(loss);
    }
    found[better].push_back(std::move(gain));
    found[worse].push_back(std::move(loss));
  });
  return found;
}

}  // namespace doorstroom
