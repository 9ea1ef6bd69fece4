// SPDX-License-Identifier: EUPL-1.2
// A counting sort by place.
#include "agents/term/move_order.hpp"

#include <algorithm>

namespace doorstroom {

void MoveOrder::sort(const MoveChooser& chooser, const Pupils& pupils, std::size_t n_places) {
  n_ = 0;
  if (pupils.size() == 0) return;
  who_.resize(n_places);
  for (std::size_t p = 0; p < n_places; ++p)
    who_[p] = chooser.who_moves(static_cast<std::uint16_t>(p));
  if (std::ranges::all_of(who_, [](auto who) { return who == 0; })) return;

  const auto place = pupils.get<column::Place>();
  const auto born = pupils.get<column::Born>();
  if (moving_.size() < pupils.size()) {
    moving_.resize(pupils.size());
    rows_.resize(pupils.size());
  }
  for (std::uint32_t i = 0; i < place.size(); ++i) {  // without a jump: written, and kept or not
    moving_[n_] = i;
    n_ += who_[place[i]] >> (born[i] & 1) & 1U;
  }
  begin_.assign(n_places + 1, 0);
  for (std::size_t k = 0; k < n_; ++k) ++begin_[place[moving_[k]] + 1U];
  for (std::size_t p = 0; p < n_places; ++p) begin_[p + 1] += begin_[p];
  next_ = begin_;
  for (std::size_t k = 0; k < n_; ++k) rows_[next_[place[moving_[k]]]++] = moving_[k];
}

}  // namespace doorstroom
