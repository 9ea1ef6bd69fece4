// SPDX-License-Identifier: EUPL-1.2
// Which of several options are efficient: nobody does more for the same or less.
#pragma once

#include <cstddef>
#include <vector>

namespace doorstroom::figures {

/// What an option costs and does, both against doing nothing.
struct CostEffect {
  double cost = 0, effect = 0;
};

/// True for each option that no other option and no doing nothing (cost 0, effect 0) beats: at
/// least as much effect for at most the cost, and one of the two strictly better. Options that cost
/// and do exactly nothing are not efficient, they are doing nothing.
std::vector<bool> efficient(const std::vector<CostEffect>& options);

}  // namespace doorstroom::figures
