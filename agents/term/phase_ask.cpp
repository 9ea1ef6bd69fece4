// SPDX-License-Identifier: EUPL-1.2
// Phase ask: the policies of each variant and of the baseline ask, and what there is is allocated,
// variant by variant, so that the wishes of one are in memory at a time. Variants go first, so that
// they see the baseline as it is before its own support.
#include <algorithm>

#include "agents/term/phases.hpp"
#include "agents/term/support_of.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

/// What the recovery of a term leaves of wellbeing.
float wellbeing_kept(const Model& model) {
  return std::max(1 - model.parameters.wellbeing_recovery, 0x1p-10F);
}

void ask_in_variant(TermWork& work, std::size_t v) {
  const float kept = wellbeing_kept(work.model());
  auto& variant = work.variants[v];
  const auto support = support_of(work, variant.scenario, v, variant.own.accounts, variant.record);
  allocate(support, [&](std::size_t b, const Sight& sight, const Boosts& boosts) {
    auto& baseline = work.run.state.blocks[b];
    auto& own = variant.own.blocks[b];
    boosts.for_each([&](std::uint32_t row, const LeverSums& sums) {
      const auto seat = sight.seat[row];
      grant(own, seat.in_baseline ? leave_baseline(baseline, seat.row, v, own) : seat.row, sums,
            kept);
    });
  });
}

}  // namespace

void phases::ask(TermWork& work) {
  if (!work.observer) return;
  work.gave = true;
  std::vector<std::vector<std::size_t>> own_before;
  for (std::size_t v = 0; v < work.variants.size(); ++v) {
    auto& sizes = own_before.emplace_back();
    for (const auto& block : work.variants[v].own.blocks) sizes.push_back(block.size());
    ask_in_variant(work, v);
  }
  PerThread<RowsById> rows;
  const float kept = wellbeing_kept(work.model());
  const auto support = support_of(work, work.scenario, work.variants.size(),
                                  work.run.state.accounts, work.run.record);
  allocate(support, [&](std::size_t b, const Sight& sight, const Boosts& boosts) {
    auto& baseline = work.run.state.blocks[b];
    boosts.for_each([&](std::uint32_t row, const LeverSums& sums) {
      const auto i = sight.seat[row].row;
      // a variant that still reads this life in the baseline did not get the same
      for (std::size_t v = 0; v < work.variants.size(); ++v)
        if ((baseline.get<column::Elsewhere>()[i] >> v & 1U) == 0)
          leave_baseline(baseline, i, v, work.variants[v].own.blocks[b]);
      grant(baseline, i, sums, kept);
    });
    // who left in this phase and got the same in the baseline goes back: a variant that has the
    // baseline's policy too would else lead all those lives itself
    for (std::size_t v = 0; v < work.variants.size(); ++v)
      return_equals(baseline, v, work.variants[v].own.blocks[b], rows.local(), own_before[v][b]);
  });
  work.observer.reset();
  work.sights.clear();
}

}  // namespace doorstroom
