// SPDX-License-Identifier: EUPL-1.2
// What policies gave: sums of levers by pupil, exact, and what they do to the pupil.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "agents/policy/package.hpp"
#include "agents/state/pupils.hpp"

namespace doorstroom {

/// Levers of one pupil in one term, summed over all policies, in lever_scale.
using LeverSums = std::array<std::array<std::int64_t, n_retentions>, n_levers>;

/// The sums of the pupils of one block who got anything.
class Boosts {
 public:
  /// @param n_rows of the sight
  explicit Boosts(std::size_t n_rows) : slot_(n_rows, 0) {}
  /// @param scale factor on all effects of the package
  void add(std::uint32_t row, const Package& package, double dose, double scale);
  /// Calls f(row, sums) for each, in the order in which they first got something, unless all sums
  /// are 0.
  template <class F> void for_each(const F& f) const {
    for (std::size_t k = 0; k < rows_.size(); ++k)
      if (sums_[k] != LeverSums{}) f(rows_[k], sums_[k]);
  }

 private:
  std::vector<std::uint32_t> slot_;  ///< by row: 1 + its sums, or 0
  std::vector<std::uint32_t> rows_;
  std::vector<LeverSums> sums_;
};

/// Gives a pupil what it got. Sums beyond the cap of a lever are held there.
/// @param wellbeing_kept share of wellbeing that the recovery of this term leaves, in (0, 1]: what
/// is given is there when the term is taught
void grant(Pupils& pupils, std::size_t row, const LeverSums& sums, float wellbeing_kept = 1);

}  // namespace doorstroom
