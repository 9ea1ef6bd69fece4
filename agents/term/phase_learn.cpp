// SPDX-License-Identifier: EUPL-1.2
// Phase learn: skill and wellbeing move forward by a term.
#include <algorithm>

#include "agents/term/learning.hpp"
#include "agents/term/phases.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

/// Whoever sits in a mixed class with a pupil that leads another life in this variant learns
/// otherwise too.
void leave_with_classmates(const Model& model, std::size_t v, Pupils& baseline, Pupils& own) {
  using Class = std::pair<std::uint16_t, std::uint16_t>;  // location and place
  const auto& effect = model.places.peer_effect;
  const auto bit = std::uint64_t{1} << v;
  std::vector<Class> touched;
  const auto touch = [&](const Pupils& pupils, bool all) {
    const auto place = pupils.get<column::Place>();
    const auto location = pupils.get<column::Location>();
    const auto elsewhere = pupils.get<column::Elsewhere>();
    for (std::size_t i = 0; i < pupils.size(); ++i)
      if (effect[place[i]] > 0 && (all || (elsewhere[i] & bit) != 0))
        touched.emplace_back(location[i], place[i]);
  };
  touch(own, true);
  touch(baseline, false);
  if (touched.empty()) return;
  std::ranges::sort(touched);
  for (std::size_t i = 0; i < baseline.size(); ++i)
    if (effect[baseline.get<column::Place>()[i]] > 0 &&
        (baseline.get<column::Elsewhere>()[i] & bit) == 0 &&
        std::ranges::binary_search(
            touched, Class{baseline.get<column::Location>()[i], baseline.get<column::Place>()[i]}))
      leave_baseline(baseline, i, v, own);
}

}  // namespace

void phases::learn(TermWork& work) {
  const LearningContext context(work.model(), work.draws(), *work.scenario.quality, work.rules[0]);
  std::vector<LearningContext> of_variant;
  for (std::size_t v = 0; v < work.variants.size(); ++v)
    of_variant.emplace_back(work.model(), work.draws(), *work.scenario.quality, work.rules[1 + v]);
  for_each_index(work.n_blocks(), [&](std::size_t b) {
    auto& baseline = work.run.state.blocks[b];
    for (std::size_t v = 0; v < work.variants.size(); ++v) {
      auto& own = work.variants[v].own.blocks[b];
      if (context.peers) leave_with_classmates(work.model(), v, baseline, own);
      doorstroom::learn(of_variant[v], own);
    }
    doorstroom::learn(context, baseline);
  });
}

}  // namespace doorstroom
