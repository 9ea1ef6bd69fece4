// SPDX-License-Identifier: EUPL-1.2
// Reads [market]: what there is to hire of a kind of staff, in place of what market.csv says.
#include <fmt/format.h>

#include "experiments/plan/load.hpp"
#include "experiments/plan/written_range.hpp"

namespace doorstroom {

void read_market(const TomlFile& source, Experiment& experiment, std::vector<Issue>& issues) {
  const auto* const node = source.table.get("market");
  if (node == nullptr || !experiment.system) return;
  if (!node->is_table()) {
    issues.push_back({source.file, line_of(*node), "market",
                      fmt::format("{} is not a table; allowed: [market]", shown(*node))});
    return;
  }
  Keys keys(node->as_table(), source.file, "market.", line_of(*node), issues);
  auto system = std::make_shared<SystemData>(*experiment.system);
  const NumberRange allowed{0, 1e7, "FTE"};
  for (auto& row : system->market) {
    const auto* const written = keys.find(row.staff);
    if (written == nullptr) continue;
    if (is_range(written)) {
      const auto range = read_range(keys, row.staff, allowed);
      if (!range) continue;
      row.fte = range->value, row.low = range->low, row.high = range->high;
      row.provenance.quality = range->quality;
      experiment.market_toml += fmt::format("{} = {}\n", row.staff, range_text(*range));
    } else {
      keys.number(row.staff, row.fte, allowed.min, allowed.max, allowed.unit);
      row.low = row.high = 0;  // what is written as a number is a choice
      experiment.market_toml += fmt::format("{} = {}\n", row.staff, number_text(row.fte));
    }
    row.provenance.source = "the experiment file";
  }
  keys.finish();
  experiment.system = std::move(system);
}

}  // namespace doorstroom
