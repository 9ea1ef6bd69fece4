// SPDX-License-Identifier: EUPL-1.2
// How much of a result rests on assumptions: steps of simulated people, and parameters.
#include "results/compare/assumptions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace doorstroom {
namespace {

constexpr auto assumed = "assumption";

std::optional<StepsOnAssumptions> steps_on_assumptions(const Results& results) {
  const auto& run = results.description();
  if (!results.has("flow", UnitKind::replicate)) return std::nullopt;
  std::vector<bool> touched(run.places.size(), false);
  for (const auto& move : run.moves)
    if (move.quality == assumed) touched[move.from] = true;
  std::int64_t all = 0, along = 0, beside = 0;
  for (int i = 0; i < results.n_units(UnitKind::replicate); ++i) {
    const auto flow = results.table("flow", run.baseline(), {UnitKind::replicate, i});
    const auto cells = flow.shape.at(2), moves = flow.shape.at(1);
    for (std::size_t at = 0; at < flow.values.size(); ++at) {
      const auto& move = run.moves[at / cells % moves];
      all += flow.values[at];
      if (move.quality == assumed) along += flow.values[at];
      if (touched[move.from]) beside += flow.values[at];
    }
  }
  if (all == 0) return std::nullopt;
  return StepsOnAssumptions{static_cast<double>(along) / static_cast<double>(all),
                            static_cast<double>(beside) / static_cast<double>(all)};
}

}  // namespace

AssumptionShare assumption_share(const Results& results) {
  const auto& parameters = results.description().parameters;
  AssumptionShare share{steps_on_assumptions(results), parameters.size(), 0};
  share.assumed_parameters = static_cast<std::size_t>(
      std::count_if(parameters.begin(), parameters.end(),
                    [](const auto& parameter) { return parameter.quality == assumed; }));
  return share;
}

std::string steps_sentence(const StepsOnAssumptions& steps, Language language,
                           const std::string& before, const std::string& after) {
  const auto percentage = [&](double share) {
    return before + format_number(100 * share, 0, language) + "%" + after;
  };
  return fmt::format(
      fmt::runtime(in(language,
                      "Van alle gesimuleerde stappen (overgaan, blijven zitten, wisselen, "
                      "vertrekken) in de basisvariant loopt {} langs een overgang waarvan de kans "
                      "zelf een aanname is. {} begint in een plaats waar minstens één kans, hoe "
                      "klein ook, een aanname is: de andere overgangen verdelen daar wat die "
                      "overlaat.",
                      "Of all simulated steps (moving up, repeating, switching, leaving) in the "
                      "baseline {} go along a move whose own rate is an assumption. {} start in a "
                      "place where at least one rate, however small, is an assumption: the other "
                      "moves there share what it leaves.")),
      percentage(steps.along), percentage(steps.beside));
}

}  // namespace doorstroom
