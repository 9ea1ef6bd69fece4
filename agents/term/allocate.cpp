// SPDX-License-Identifier: EUPL-1.2
// Shares of money and staff, and who of a school is served with them.
#include "agents/term/allocate.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "engine/fixed_point.hpp"

namespace doorstroom {
namespace {

/// The part of `amount` that is `there` of `asked`, rounded down.
std::int64_t part(std::int64_t amount, std::int64_t there, std::int64_t asked) {
  if (asked <= there) return amount;
  const double share = static_cast<double>(there) / static_cast<double>(asked);
  return std::min(amount, static_cast<std::int64_t>(static_cast<double>(amount) * share));
}

/// Among these locations, a limit by the rule of a claim.
/// @param amounts what is asked; becomes what is given
void ration(const Model& model, const Draws& draws, Term term, const Claim& claim,
            std::span<const std::uint32_t> locations, std::int64_t limit, ByLocation& amounts) {
  std::int64_t asked = 0;
  for (const auto l : locations) asked += amounts[l];
  if (asked <= limit) return;
  std::vector<std::tuple<float, std::uint32_t, std::uint32_t>> order;  // rank, ticket, location
  const auto rule = claim.package->rule;
  std::int64_t left = limit;
  std::vector<std::int64_t> given(locations.size(), 0);
  std::vector<std::size_t> turn(locations.size());
  std::iota(turn.begin(), turn.end(), std::size_t{0});
  for (std::size_t k = 0; k < locations.size(); ++k) {
    const auto l = locations[k];
    if (rule == Allocation::proportional) {
      given[k] = part(amounts[l], limit, asked);
      left -= given[k];
    }
    const auto ticket =
        draws.block(PupilId{model.locations.luck[l]}, term, Purpose::location, claim.item)[2];
    order.emplace_back(
        rule == Allocation::most_disadvantaged ? -model.locations.disadvantage[l] : 0.0F, ticket,
        l);
  }
  std::sort(turn.begin(), turn.end(),
            [&](std::size_t a, std::size_t b) { return order[a] < order[b]; });
  for (const auto k : turn) {  // what is left goes down the list
    const auto more = std::clamp<std::int64_t>(left, 0, amounts[locations[k]] - given[k]);
    given[k] += more;
    left -= more;
  }
  for (std::size_t k = 0; k < locations.size(); ++k) amounts[locations[k]] = given[k];
}

}  // namespace

Wish priced(const Package& package, std::uint32_t row, float dose, float priority) {
  const auto amount = [&](double per_dose) {
    return round_to_int64(per_dose * static_cast<double>(dose));
  };
  return {row, dose, priority, amount(package.staff_fte / fte_scale), amount(package.cost_cents)};
}

std::vector<ByLocation> share_money(std::span<const Claim> claims,
                                    const std::vector<ByLocation>& asked,
                                    const std::vector<ByLocation>& accounts) {
  auto given = asked;
  for (std::size_t budget = 0; budget < accounts.size(); ++budget) {
    if (accounts[budget].empty()) {  // no money was granted
      for (std::size_t c = 0; c < claims.size(); ++c)
        if (claims[c].budget == budget) std::fill(given[c].begin(), given[c].end(), 0);
      continue;
    }
    for (std::size_t l = 0; l < accounts[budget].size(); ++l) {
      std::int64_t sum = 0;
      for (std::size_t c = 0; c < claims.size(); ++c)
        if (claims[c].budget == budget) sum += asked[c][l];
      for (std::size_t c = 0; c < claims.size(); ++c)
        if (claims[c].budget == budget) given[c][l] = part(asked[c][l], accounts[budget][l], sum);
    }
  }
  return given;
}

std::vector<ByLocation> share_staff(const Model& model, const Draws& draws, Term term,
                                    std::span<const Claim> claims, std::vector<ByLocation> asked) {
  const auto n = static_cast<std::uint32_t>(model.locations.size());
  std::vector<std::uint32_t> everywhere(n);
  std::iota(everywhere.begin(), everywhere.end(), 0U);
  for (std::size_t c = 0; c < claims.size(); ++c) {
    const double cap = claims[c].package->cap_fte * model.options.sample / fte_scale;
    if (cap < 0x1p62)
      ration(model, draws, term, claims[c], everywhere, round_to_int64(cap), asked[c]);
  }
  std::vector<std::vector<std::uint32_t>> in_region(model.locations.n_provinces());
  for (std::uint32_t l = 0; l < n; ++l) in_region[model.locations.province[l]].push_back(l);
  for (std::size_t kind = 0; kind < model.market.staff.size(); ++kind)
    for (std::size_t r = 0; r < in_region.size(); ++r) {
      std::vector<std::int64_t> of(claims.size(), 0);
      for (std::size_t c = 0; c < claims.size(); ++c)
        if (claims[c].staff == kind)
          for (const auto l : in_region[r]) of[c] += asked[c][l];
      const auto there = model.market.there[kind][r];
      const auto sum = std::accumulate(of.begin(), of.end(), std::int64_t{0});
      if (sum <= there) continue;
      for (std::size_t c = 0; c < claims.size(); ++c)
        if (of[c] > 0)
          ration(model, draws, term, claims[c], in_region[r], part(of[c], there, sum), asked[c]);
    }
  return asked;
}

void cut(const Package& package, std::span<const std::uint32_t> pupils, std::int64_t there,
         std::int64_t Wish::*of, std::vector<Wish>& wishes) {
  std::int64_t asked = 0;
  for (const auto& wish : wishes) asked += wish.*of;
  if (asked <= there) return;
  if (package.grain == Grain::school) {
    const auto share = static_cast<float>(static_cast<double>(there) / static_cast<double>(asked));
    std::int64_t left = there;
    for (auto& wish : wishes) {
      wish = priced(package, wish.row, wish.dose * share, wish.priority);
      (wish.*of) = std::min(wish.*of, left);  // not a cent more by rounding
      left -= wish.*of;
    }
    std::erase_if(wishes, [](const Wish& wish) { return wish.dose == 0; });
    return;
  }
  std::vector<std::uint32_t> order(wishes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(-wishes[a].priority, pupils[wishes[a].row]) <
           std::tuple(-wishes[b].priority, pupils[wishes[b].row]);
  });
  std::vector<char> served(wishes.size(), 0);
  std::int64_t left = there;
  // Staff comes in groups that are not cut: the pupil at the edge is served when half of what it
  // needs is left. Money is never overspent.
  const std::int64_t edge = of == &Wish::staff ? 2 : 1;
  for (const auto k : order) {
    if (edge * left < wishes[k].*of) continue;
    left -= wishes[k].*of;
    served[k] = 1;
  }
  std::size_t kept = 0;
  for (std::size_t k = 0; k < wishes.size(); ++k)
    if (served[k] != 0) wishes[kept++] = wishes[k];
  wishes.resize(kept);
}

}  // namespace doorstroom
