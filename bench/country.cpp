// SPDX-License-Identifier: EUPL-1.2
// Loads experiments/npo-2021.toml and thins it to the size wanted.
#include "country.hpp"

#include <map>
#include <memory>

namespace doorstroom::bench {

const Country& country(long long pupils) {
  static std::map<long long, std::unique_ptr<Country>> made;
  auto& slot = made[pupils];
  if (!slot) {
    slot = std::make_unique<Country>();
    slot->experiment = load_experiment("experiments/npo-2021.toml", "experiments/data");
    double people = 0;
    for (const auto& row : slot->experiment.people->stocks)
      people += static_cast<double>(row.count);
    slot->experiment.sample = static_cast<double>(pupils) / people;
    slot->world = prepare(slot->experiment, slot->experiment.sample, {},
                          {.years = 12, .sample = 0.01, .donor_years = 2});
  }
  return *slot;
}

}  // namespace doorstroom::bench
