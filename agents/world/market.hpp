// SPDX-License-Identifier: EUPL-1.2
// Staff that policies can hire, by kind and region.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agents/world/locations.hpp"
#include "agents/world/system_data.hpp"

namespace doorstroom {

/// Staff is counted in millionths of an FTE.
inline constexpr double fte_scale = 1e-6;

/// What there is to hire, in the population that is simulated; the same in every term and every
/// variant. A system without market.csv sets no limit.
struct Market {
  std::vector<std::string> staff;                ///< kinds, in the order of market.csv
  std::vector<std::vector<std::int64_t>> there;  ///< [kind][region], in fte_scale

  std::optional<std::size_t> find(std::string_view kind) const;
};

/// The name by which [uncertainty] draws a row.
std::string market_key(const MarketRow& row);

/// Divides each kind over the regions by the size of their schools.
/// @param drawn values by market_key, in FTE of the country
Market make_market(const SystemData& system, const PopulationData& people,
                   const Locations& locations, double sample,
                   const std::map<std::string, double>& drawn);

}  // namespace doorstroom
