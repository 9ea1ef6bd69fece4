// SPDX-License-Identifier: EUPL-1.2
// Phase enter: births and people from outside arrive for the next term. Who arrives depends on no
// state, so every variant has the same entrants and begins by reading their lives in the baseline.
#include "agents/term/exchange.hpp"
#include "agents/term/phases.hpp"

namespace doorstroom {

void phases::enter(TermWork& work) {
  auto& run = work.run;
  ++run.state.term.value;
  const auto entrants = doorstroom::enter(work.model(), work.draws(), run.state.term, run.state);
  run.attained.resize(run.state.next_pupil, 0);
  run.cell_of.resize(run.state.next_pupil, nobody);
  for (const auto& entrant : entrants) run.cell_of[entrant.pupil] = entrant.cell;
  run.record.entered(work.year, entrants);  // between the stocks of this year and the next
  for (auto& variant : work.variants) variant.record.entered(work.year, entrants);
}

}  // namespace doorstroom
