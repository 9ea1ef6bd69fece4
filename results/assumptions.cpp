// SPDX-License-Identifier: EUPL-1.2
// How much of a result rests on assumptions: steps of simulated people, and parameters.
#include "results/assumptions.hpp"

#include <algorithm>

namespace doorstroom {
namespace {

constexpr auto assumed = "assumption";

std::optional<double> share_of_moves(const Results& results) {
  const auto& run = results.description();
  if (!results.has("flow", UnitKind::replicate)) return std::nullopt;
  std::int64_t all = 0, on_assumption = 0;
  for (int i = 0; i < results.n_units(UnitKind::replicate); ++i) {
    const auto flow = results.table("flow", run.baseline(), {UnitKind::replicate, i});
    const auto cells = flow.shape.at(2), moves = flow.shape.at(1);
    for (std::size_t at = 0; at < flow.values.size(); ++at) {
      all += flow.values[at];
      if (run.moves[at / cells % moves].quality == assumed) on_assumption += flow.values[at];
    }
  }
  if (all == 0) return std::nullopt;
  return static_cast<double>(on_assumption) / static_cast<double>(all);
}

}  // namespace

AssumptionShare assumption_share(const Results& results) {
  const auto& parameters = results.description().parameters;
  AssumptionShare share{share_of_moves(results), parameters.size(), 0};
  share.assumed_parameters = static_cast<std::size_t>(
      std::count_if(parameters.begin(), parameters.end(),
                    [](const auto& parameter) { return parameter.quality == assumed; }));
  return share;
}

}  // namespace doorstroom
