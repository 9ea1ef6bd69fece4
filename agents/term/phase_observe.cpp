// SPDX-License-Identifier: EUPL-1.2
// Phase observe: what schools know of the pupils of the baseline, once for all policies of all
// variants.
#include "agents/term/phases.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {

void phases::observe(TermWork& work) {
  const auto& model = work.model();
  const int school_year = model.school_year(work.term);
  std::vector<char> in_sight(model.graph.n_places(), 0);
  bool anywhere = false;
  const auto add = [&](const std::vector<ActivePolicy>& policies) {
    for (const auto& active : policies)
      if (active.acts_in(school_year))
        for (std::size_t p = 0; p < active.in_reach.size(); ++p)
          if (active.in_reach[p] != 0) in_sight[p] = 1, anywhere = true;
  };
  add(work.scenario.policies);
  for (const auto& variant : work.variants) add(variant.scenario.policies);
  if (!anywhere) return;
  work.observer.emplace(model, work.draws(), work.term, std::move(in_sight));
  work.sights.resize(work.n_blocks());
  const bool as_baseline = !work.variants.empty();
  for_each_index(work.n_blocks(), [&](std::size_t b) {
    work.sights[b] = work.observer->look(work.run.state.blocks[b], as_baseline, &work.rules[0]);
  });
}

}  // namespace doorstroom
