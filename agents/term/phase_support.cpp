// SPDX-License-Identifier: EUPL-1.2
// Phase support: the policies of each variant and of the baseline, one after the other. Variants go
// first, so that they see the baseline as it is before its own support.
#include <algorithm>

#include "agents/term/phases.hpp"
#include "agents/term/support.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

std::vector<ActivePolicy> active(const Scenario& scenario, int school_year) {
  std::vector<ActivePolicy> policies;
  for (const auto& each : scenario.policies)
    if (school_year >= each.policy->first_year() && school_year <= each.policy->last_year() &&
        !each.policy->sees().empty())
      policies.push_back(each);
  return policies;
}

/// What the support of the baseline changes and what a variant does not: before it, by block.
using Before = std::vector<Pupils>;

/// Of a row that changed in the baseline, each variant that still reads it there leads the life
/// from before the change.
void leave_unchanged(TermWork& work, const Before& before) {
  for_each_index(work.n_blocks(), [&](std::size_t b) {
    auto& baseline = work.run.state.blocks[b];
    const auto& old = before[b];
    for (std::size_t i = 0; i < baseline.size(); ++i) {
      if (baseline.row(i) == old.row(i)) continue;
      for (std::size_t v = 0; v < work.variants.size(); ++v) {
        if ((baseline.get<column::Elsewhere>()[i] >> v & 1U) != 0) continue;
        auto& own = work.variants[v].own.blocks[b];
        own.append(old, i);
        own.get<column::Elsewhere>()[own.size() - 1] = 0;
        baseline.get<column::Elsewhere>()[i] |= std::uint64_t{1} << v;
      }
    }
  });
}

}  // namespace

void phases::support(TermWork& work) {
  const auto& model = work.model();
  const int school_year = model.school_year(work.term);
  std::vector<std::vector<std::size_t>> own_before;
  for (std::size_t v = 0; v < work.variants.size(); ++v) {
    auto& variant = work.variants[v];
    auto& sizes = own_before.emplace_back();
    for (const auto& block : variant.own.blocks) sizes.push_back(block.size());
    for (const auto& [policy, index] : active(variant.scenario, school_year))
      variant.record.supported(work.year, index,
                               doorstroom::support(model, *policy, work.draws(),
                                                   Lives{variant.own, &work.run.state, v}));
  }
  const auto policies = active(work.scenario, school_year);
  if (policies.empty()) return;
  const auto before = work.variants.empty() ? Before{} : work.run.state.blocks;
  for (const auto& [policy, index] : policies)
    work.run.record.supported(work.year, index,
                              doorstroom::support(model, *policy, work.draws(), work.run.state));
  if (work.variants.empty()) return;
  leave_unchanged(work, before);
  // who left in this phase and got the same in the baseline goes back: a variant that has the
  // baseline's policy too would else lead all those lives itself
  for_each_index(work.n_blocks(), [&](std::size_t b) {
    for (std::size_t v = 0; v < work.variants.size(); ++v)
      return_equals(work.run.state.blocks[b], v, work.variants[v].own.blocks[b], own_before[v][b]);
  });
}

}  // namespace doorstroom
