// SPDX-License-Identifier: EUPL-1.2
// Who of a block moves on now, place by place.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "agents/term/move_chooser.hpp"

namespace doorstroom {

/// The pupils of a block who move on now, by place. Keeps its memory from one block to the next.
class MoveOrder {
 public:
  /// Finds them. @param n_places of the graph
  void sort(const MoveChooser& chooser, const Pupils& pupils, std::size_t n_places);

  /// Their rows: those of one place lie together and ascend.
  std::span<const std::uint32_t> rows() const { return {rows_.data(), n_}; }
  /// Calls f(place, first, end) for every place that somebody leaves or repeats: rows()[first, end)
  /// are theirs.
  template <class F> void for_each_place(const F& f) const {
    for (std::size_t p = 0; n_ > 0 && p + 1 < begin_.size(); ++p)
      if (begin_[p + 1] > begin_[p])
        f(static_cast<std::uint16_t>(p), std::size_t{begin_[p]}, std::size_t{begin_[p + 1]});
  }

 private:
  std::size_t n_ = 0;
  std::vector<std::uint16_t> who_;  ///< by place, as MoveChooser::who_moves
  std::vector<std::uint32_t> begin_, next_, moving_, rows_;
};

}  // namespace doorstroom
