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
  begin_.assign(n_places + 1, 0);
  const auto* const who = who_.data();
  const auto* const part_of_birth = chooser.model().part_of_birth.data();
  const auto* const birthday = chooser.model().places.birthday.data();
  const auto flags = pupils.get<column::Flags>();
  auto* const moving = moving_.data();
  auto* const count = begin_.data() + 1;
  std::size_t n = 0;
  for (std::uint32_t i = 0; i < place.size(); ++i) {  // without a jump: written, and kept or not
    const std::uint32_t begins = birthday[place[i]] != 0
                                     ? part_of_birth[static_cast<std::uint16_t>(born[i])]
                                     : own_years_begin(flags[i]);
    const std::uint32_t moves = std::uint32_t{who[place[i]]} >> begins & 1U;
    moving[n] = i;
    n += moves;
    count[place[i]] += moves;
  }
  n_ = n;
  for (std::size_t p = 0; p < n_places; ++p) begin_[p + 1] += begin_[p];
  next_ = begin_;
  auto* const next = next_.data();
  auto* const rows = rows_.data();
  for (std::size_t k = 0; k < n; ++k) rows[next[place[moving[k]]]++] = moving[k];
}

}  // namespace doorstroom
