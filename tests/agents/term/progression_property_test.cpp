// SPDX-License-Identifier: EUPL-1.2
// One draw against shifted odds: whoever's odds of higher moves rise never ends lower.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "agents/term/progression.hpp"
#include "engine/kernels.hpp"

namespace doorstroom {
namespace {

using Weights = std::array<float, max_moves>;

float sum(const Weights& weight, std::uint32_t n) {
  float total = 0;
  for (std::uint32_t k = 0; k < n; ++k) total += weight[k];
  return total;
}

Weights made_up(std::uint32_t n) {
  Weights weight{};
  for (std::uint32_t k = 0; k < n; ++k)
    weight[k] = static_cast<float>(*rc::gen::inRange(1, 1'000'000)) * 1e-6F;
  return weight;
}

/// True when u lies so near the edge between two moves that float rounding decides.
bool at_an_edge(float u, const Weights& weight, std::uint32_t n) {
  const double total = static_cast<double>(sum(weight, n));
  double below = 0;
  for (std::uint32_t k = 0; k < n; ++k) {
    below += static_cast<double>(weight[k]);
    if (std::abs(below / total - static_cast<double>(u)) < 1e-5) return true;
  }
  return false;
}

RC_GTEST_PROP(MoveChooser, AShiftUpNeverMovesAPupilDown, ()) {
  const auto n = *rc::gen::inRange<std::uint32_t>(2, 20);
  const float u = kernels::uniform(*rc::gen::arbitrary<std::uint32_t>());
  const auto weight = made_up(n);
  // logits that rise with the order of the moves, as those of more skill or of a norm that gives
  // way do
  auto shifted = weight;
  float logit = 0;
  for (std::uint32_t k = 0; k < n; ++k) {
    logit += static_cast<float>(*rc::gen::inRange(0, 1000)) * 1e-3F;
    shifted[k] *= kernels::exp(logit);
  }
  RC_PRE(!at_an_edge(u, weight, n) && !at_an_edge(u, shifted, n));
  RC_ASSERT(MoveChooser::draw(u, 0, n, sum(shifted, n), shifted) >=
            MoveChooser::draw(u, 0, n, sum(weight, n), weight));
}

RC_GTEST_PROP(MoveChooser, AMoveMadeLikelierIsNotLostByThoseWhoHadIt, ()) {
  const auto n = *rc::gen::inRange<std::uint32_t>(2, 20);
  const float u = kernels::uniform(*rc::gen::arbitrary<std::uint32_t>());
  const auto weight = made_up(n);
  const auto last = n - 1;
  auto shifted = weight;
  shifted[last] *= 1 + static_cast<float>(*rc::gen::inRange(1, 5000)) * 1e-3F;
  RC_PRE(!at_an_edge(u, weight, n) && !at_an_edge(u, shifted, n));
  if (MoveChooser::draw(u, 0, n, sum(weight, n), weight) == last)
    RC_ASSERT(MoveChooser::draw(u, 0, n, sum(shifted, n), shifted) == last);
}

// Moves that only a choice leads to stand last and have weight zero: not even rounding may lead
// there.
RC_GTEST_PROP(MoveChooser, AMoveOfWeightZeroIsNeverDrawn, ()) {
  const auto n = *rc::gen::inRange<std::uint32_t>(2, 20);
  auto weight = made_up(n);
  for (std::uint32_t k = 1; k < n; ++k)
    if (*rc::gen::arbitrary<bool>()) weight[k] = 0;
  weight[n - 1] = 0;
  const float highest = 1.0F - 0x1p-24F;
  const float u =
      *rc::gen::element(highest, kernels::uniform(*rc::gen::arbitrary<std::uint32_t>()));
  RC_ASSERT(weight[MoveChooser::draw(u, 0, n, sum(weight, n), weight)] > 0);
}

RC_GTEST_PROP(MoveChooser, AHigherDrawNeverGivesALowerMove, ()) {
  const auto n = *rc::gen::inRange<std::uint32_t>(1, 20);
  const auto weight = made_up(n);
  auto low = kernels::uniform(*rc::gen::arbitrary<std::uint32_t>());
  auto high = kernels::uniform(*rc::gen::arbitrary<std::uint32_t>());
  if (high < low) std::swap(low, high);
  RC_ASSERT(MoveChooser::draw(low, 5, 5 + n, sum(weight, n), weight) <=
            MoveChooser::draw(high, 5, 5 + n, sum(weight, n), weight));
}

}  // namespace
}  // namespace doorstroom
