// SPDX-License-Identifier: EUPL-1.2
// Made-up results near a country's size for the tests of figures: tutoring helps, or does nothing.
#include "tests/results/figures/figure_run.hpp"

#include "results/store/merge.hpp"
#include "results/store/writer.hpp"

namespace doorstroom::made_up {
namespace {

constexpr std::size_t tutoring = 2;  // index of the variant

/// 9,000 pupils of group 8; everybody moves every year until they have left.
Table cohort(const RunDescription& run, std::int64_t shift) {
  auto flow = table(run, "cohort_flow");
  const auto set = [&](std::size_t year, std::size_t move, std::int64_t persons) {
    flow.values[year * run.moves.size() + move] = persons;
  };
  set(0, 0, 8000);          // po.bao.8 to vo.havo.1
  set(0, 1, 1000);          // po.bao.8 to vo.vso.1
  set(1, 3, 8000);          // vo.havo.1 to vo.havo.2
  set(1, 9, 1000);          // vo.vso.1 to out.none
  set(2, 6, 5000 - shift);  // vo.havo.2 to mbo.4
  set(2, 7, 3000 + shift);  // vo.havo.2 to out.diploma.havo
  return flow;
}

std::int64_t value_of(const Table& table, std::size_t i, const FigureRun& wanted,
                      std::size_t variant, std::int64_t luck) {
  const auto spread = static_cast<std::int64_t>(i % 7) * 100;
  const std::int64_t effect = wanted.helps && variant == tutoring ? 6 + luck % 2 : 0;
  if (table.name.ends_with("delay_sum")) {
    if (variant == 0) return 0;
    if (wanted.no_delay) return (luck % 2 == 0 ? 1 : -1) * 900000;
    return (3000 - 300 * effect + spread + luck) * 1000;
  }
  if (table.name == "skill_sum") {
    // Cells: sex, education (low, middle, high), background; two cells per level.
    const auto education = i % 12 / 2 % 3;
    const std::int64_t rise = !wanted.top_falls ? (education == 0 ? 300 : 20)
                              : education == 2  ? -300
                                                : 0;
    return (10000 + 3000 * static_cast<std::int64_t>(education) + rise * effect + luck) * 5000;
  }
  if (table.name == "policy_cost") return variant == tutoring ? 12345678900 + luck * 1000000 : 0;
  if (table.name == "policy_staff") return variant == tutoring ? 5000000000 + luck * 2000000 : 0;
  if (table.name == "reached" || table.name == "requested")
    return variant == tutoring ? 2 * (4000 + luck) : 0;
  if (table.name == "change" || table.name == "attained_change") {
    const auto change = i / 12 % 3;  // worse, same, better
    return change == 1 ? 9000 : change == 2 ? 40 * effect : 0;
  }
  if (table.name.ends_with("pupils_end")) return 4000 + spread;
  return 4000 + spread + 10 * effect + luck;
}

}  // namespace

Results figure_results(const std::string& name, const FigureRun& wanted) {
  const auto path = folder("figures-" + name);
  ResultsWriter writer{path, wanted.run};
  for (const auto& which : units_of(wanted.run)) {
    auto result = unit(wanted.run, which);
    const std::int64_t luck = (which.index * 37 + (which.kind == UnitKind::draw ? 11 : 0)) % 9;
    for (std::size_t variant = 0; variant < result.variants.size(); ++variant) {
      for (auto& table : result.variants[variant])
        for (std::size_t i = 0; i < table.values.size(); ++i)
          table.values[i] = value_of(table, i, wanted, variant, luck);
      const auto shift = wanted.helps && variant == tutoring ? 900 + luck : 0;
      for (auto& table : result.variants[variant])
        if (table.name == "cohort_flow") table = cohort(wanted.run, shift);
      weeks_of_places(wanted.run, result.variants[variant]);
    }
    writer.write(result);
  }
  return Results{merge(path).path};
}

Results stock_only(const std::string& folder, const RunDescription& run) {
  ResultsWriter writer{folder, run};
  for (const auto& which : units_of(run)) {
    UnitResult result{which, {}, {}, {}};
    for (std::size_t variant = 0; variant < run.variants.size(); ++variant) {
      auto stock = table(run, "stock");
      for (auto& value : stock.values) value = 1000 + static_cast<std::int64_t>(variant);
      result.variants.push_back({stock});
    }
    writer.write(result);
  }
  return Results{merge(folder).path};
}

}  // namespace doorstroom::made_up
