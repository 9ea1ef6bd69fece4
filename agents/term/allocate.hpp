// SPDX-License-Identifier: EUPL-1.2
// One allocation for all policies at once: what they ask for is cut to the money of each school and
// to the staff of each region. The order of policies cannot matter.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "agents/policy/package.hpp"
#include "agents/world/model.hpp"
#include "engine/draws.hpp"

namespace doorstroom {

/// A dose asked for one pupil, with what it binds and costs.
struct Wish {
  std::uint32_t row = 0;  ///< of the sight of its block
  float dose = 0, priority = 0;
  std::int64_t staff = 0;  ///< in fte_scale
  std::int64_t cents = 0;
};

/// What a package of a policy comes to the allocation with.
struct Claim {
  const Package* package = nullptr;
  std::size_t policy = 0;             ///< row of the policy axis
  std::size_t number = 0;             ///< of the package in its policy
  std::uint32_t item = 0;             ///< of the luck of schools in a lottery
  std::optional<std::size_t> staff;   ///< kind in the market
  std::optional<std::size_t> budget;  ///< row of the policy that pays
};

/// An amount by location.
using ByLocation = std::vector<std::int64_t>;

/// The wish with staff and cost of its dose.
Wish priced(const Package& package, std::uint32_t row, float dose, float priority);

/// What each claim may spend at each location, cents: all that it asks, or, where several that are
/// paid from one budget ask more than is left, each the same share.
/// @param asked [claim]; @param accounts [policy] what is left by location; an empty row has
/// no money
/// @return [claim]
std::vector<ByLocation> share_money(std::span<const Claim> claims,
                                    const std::vector<ByLocation>& asked,
                                    const std::vector<ByLocation>& accounts);

/// What each claim gets of staff at each location: first as far as its own cap goes, by its own
/// rule; then, where all claims on one kind ask more in a region than there is, each the same share
/// of what is left of it there, by its own rule among the schools of the region.
/// @param asked [claim]; @return [claim]
std::vector<ByLocation> share_staff(const Model& model, const Draws& draws, Term term,
                                    std::span<const Claim> claims, std::vector<ByLocation> asked);

/// Cuts the wishes of one school to what there is of one thing. Wishes keep their order.
/// @param pupils ids by row: ties of priority go to the lowest id
/// @param of what a wish takes
void cut(const Package& package, std::span<const std::uint32_t> pupils, std::int64_t there,
         std::int64_t Wish::*of, std::vector<Wish>& wishes);

}  // namespace doorstroom
