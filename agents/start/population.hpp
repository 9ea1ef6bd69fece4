// SPDX-License-Identifier: EUPL-1.2
// The base population: exact stocks, at real locations, in a state that their own past could have
// produced.
#pragma once

#include <array>
#include <vector>

#include "agents/state/pupils.hpp"
#include "agents/world/model.hpp"

namespace doorstroom {

/// Simulated pupils at one 1 October, sorted by place, sex and education: the pool that states are
/// taken from.
class Donors {
 public:
  Donors() = default;
  /// @param states populations at 1 October; their terms become ages
  Donors(const Model& model, const std::vector<State>& states);

  bool empty() const { return pool_.size() == 0; }
  const Pupils& pool() const { return pool_; }
  /// Rows of the pool at a place, of a sex and education (may be empty).
  const std::vector<std::uint32_t>& rows(std::uint16_t place, bool girl,
                                         Education education) const {
    return rows_[place * std::size_t{6} + (girl ? 3U : 0U) + static_cast<std::size_t>(education)];
  }

 private:
  Pupils pool_;
  std::vector<std::vector<std::uint32_t>> rows_;
};

/// Everybody on the first 1 October: per place and sex exactly the counts of stocks.csv (thinned by
/// `sample`), spread over the locations by size, each in the state of a donor of the same place and
/// sex; parental education follows the disadvantage of the location. Without donors, skill lies
/// around the norm of the place.
State build_population(const Model& model, const Draws& draws, const Donors& donors);

}  // namespace doorstroom
