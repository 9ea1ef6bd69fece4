// SPDX-License-Identifier: EUPL-1.2
// Divides staff over regions.
#include "agents/world/market.hpp"

#include <algorithm>

namespace doorstroom {

std::optional<std::size_t> Market::find(std::string_view kind) const {
  const auto found = std::find(staff.begin(), staff.end(), kind);
  if (found == staff.end()) return std::nullopt;
  return static_cast<std::size_t>(found - staff.begin());
}

std::string market_key(const MarketRow& row) { return "market." + row.staff; }

Market make_market(const SystemData& system, const PopulationData& people,
                   const Locations& locations, double sample,
                   const std::map<std::string, double>& drawn) {
  std::vector<double> size(locations.n_provinces(), 0);
  double all = 0;
  for (std::size_t l = 0; l < people.locations.size(); ++l) {
    size[locations.province[l]] += people.locations[l].pupils;
    all += people.locations[l].pupils;
  }
  Market market;
  for (const auto& row : system.market) {
    const auto found = drawn.find(market_key(row));
    const double fte = found == drawn.end() ? row.fte : found->second;
    market.staff.push_back(row.staff);
    auto& there = market.there.emplace_back();
    for (const double pupils : size)
      there.push_back(all > 0 ? static_cast<std::int64_t>(fte * sample / fte_scale * pupils / all)
                              : 0);
  }
  return market;
}

}  // namespace doorstroom
