// SPDX-License-Identifier: EUPL-1.2
// The hand-written yardstick: struct of arrays, one Philox call, one table-driven move and one
// learning update per pupil and term.
#pragma once

#include <cstdint>
#include <vector>

namespace doorstroom::bench {

/// A model of 25 places without schools, policies, records or paths: what a careful engineer would
/// write by hand.
class ReferenceKernel {
 public:
  explicit ReferenceKernel(std::size_t pupils);
  /// One term for everybody, on the threads of the calling arena.
  void advance(std::uint32_t term);
  std::size_t size() const { return place_.size(); }
  /// Something to keep the work from being optimised away.
  std::int64_t checksum() const;

 private:
  static constexpr std::size_t n_places = 25, n_moves = 4;
  std::vector<std::uint8_t> place_;
  std::vector<float> skill_, pace_;
  float threshold_[n_places][n_moves];  ///< cumulative move probabilities
  std::uint8_t target_[n_places][n_moves];
  float growth_[n_places];
};

}  // namespace doorstroom::bench
