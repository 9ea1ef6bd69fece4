// SPDX-License-Identifier: EUPL-1.2
// Made-up results in which a test says what a variant does.
#include "tests/results/effect_run.hpp"

#include "results/store/merge.hpp"
#include "results/store/writer.hpp"

namespace doorstroom::made_up {
namespace {

Spot spot_of(const RunDescription& run, const Table& table, std::size_t variant, std::size_t i) {
  Spot spot{table.name, variant, 0, 0, ""};
  const auto n_cells = table.axes.back() == "cell" ? run.cells.size() : 1;
  if (n_cells > 1) spot.cell = run.cells[i % n_cells];
  const auto per_year = table.axes.front() == "year" || table.axes.front() == "date"
                            ? table.values.size() / table.shape.front()
                            : table.values.size();
  spot.year = i / per_year;
  spot.row = i % per_year / n_cells;
  return spot;
}

}  // namespace

Results effect_results(const std::string& name, const RunDescription& run, const Effect& effect) {
  const auto path = folder("effect-" + name);
  ResultsWriter writer{path, run};
  for (const auto& which : units_of(run)) {
    auto result = unit(run, which);
    const std::int64_t luck = (which.index * 37 + (which.kind == UnitKind::draw ? 11 : 0)) % 9;
    for (std::size_t variant = 0; variant < result.variants.size(); ++variant) {
      for (auto& table : result.variants[variant])
        for (std::size_t i = 0; i < table.values.size(); ++i) {
          const auto base = table.name == "delay_sum"           ? 4'000'000
                            : table.name == "skill_sum"         ? 50'000'000
                            : table.name.starts_with("policy_") ? 0
                            : table.name == "left_unqualified"  ? 100
                                                                : 4000;
          const auto added = effect(spot_of(run, table, variant, i));
          table.values[i] = (table.name == "delay_sum" && variant == 0 ? 0 : base) + added +
                            (added != 0 ? luck * added / 100 : 0);
        }
      weeks_of_places(run, result.variants[variant]);
    }
    writer.write(result);
  }
  return Results{merge(path).path};
}

}  // namespace doorstroom::made_up
