// SPDX-License-Identifier: EUPL-1.2
// Asks every policy for every block, shares money and staff, serves, and books it.
#include "agents/term/support.hpp"

#include <algorithm>

#include "agents/term/allocate.hpp"
#include "engine/fixed_point.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

/// The policies that ask in this term, and their claims one after the other.
struct Claims {
  std::vector<const ActivePolicy*> policies;
  std::vector<std::size_t> first;  ///< claim of each policy
  std::vector<Claim> all;
};

Claims claims_of(const SupportWork& work) {
  Claims claims;
  for (const auto& active : work.policies) {
    if (!active.acts_in(work.model.school_year(work.term)) || active.in_reach.empty()) continue;
    claims.policies.push_back(&active);
    claims.first.push_back(claims.all.size());
    for (std::size_t k = 0; k < active.packages.size(); ++k)
      claims.all.push_back({&active.packages[k], active.index, k, active.policy->item,
                            active.staff[k], active.budget[k]});
  }
  return claims;
}

/// Wishes of one block by claim; rows, and so schools, ascend.
using WishesOfBlock = std::vector<std::vector<Wish>>;

/// Calls f(location, wishes of it) for each school with any; what f leaves of them stays.
template <class F> void for_each_school(const Sight& sight, std::vector<Wish>& wishes, const F& f) {
  std::vector<Wish> here;
  std::size_t kept = 0;
  for (std::size_t begin = 0, end = 0; begin < wishes.size(); begin = end) {
    const auto location = sight.location[wishes[begin].row];
    for (end = begin; end < wishes.size() && sight.location[wishes[end].row] == location;) ++end;
    here.assign(wishes.begin() + static_cast<std::ptrdiff_t>(begin),
                wishes.begin() + static_cast<std::ptrdiff_t>(end));
    f(location, here);
    std::copy(here.begin(), here.end(), wishes.begin() + static_cast<std::ptrdiff_t>(kept));
    kept += here.size();
  }
  wishes.resize(kept);
}

WishesOfBlock ask(const SupportWork& work, const Claims& claims, const Sight& sight) {
  WishesOfBlock wishes(claims.all.size());
  if (sight.size() == 0) return wishes;
  const auto seen = work.observer.observed(sight);
  Offers::Scratch scratch;
  for (std::size_t p = 0; p < claims.policies.size(); ++p) {
    const auto& active = *claims.policies[p];
    const auto* const picked = active.menu ? &work.accounts.picked.at(active.index) : nullptr;
    if (picked != nullptr && picked->empty()) continue;  // schools have not picked yet
    Offers offers(active.in_reach, scratch);
    active.policy->ask(seen, Luck(work.draws, active.policy->item), offers);
    for (std::size_t k = 0; k < offers.of().size(); ++k) {
      auto& of = offers.of()[k];
      if (!std::is_sorted(of.begin(), of.end(),
                          [](const Offer& a, const Offer& b) { return a.row < b.row; }))
        std::sort(of.begin(), of.end(),
                  [](const Offer& a, const Offer& b) { return a.row < b.row; });
      auto& mine = wishes[claims.first[p] + k];
      for (const auto& offer : of) {
        if (picked != nullptr && (*picked)[sight.location[offer.row]] == 0) continue;
        mine.push_back(priced(active.packages[k], offer.row, offer.dose, offer.priority));
      }
    }
  }
  return wishes;
}

/// Sums by claim and location of what wishes take of one thing. A location is in one block.
void add_up(const Sight& sight, const WishesOfBlock& wishes, std::int64_t Wish::*of,
            std::vector<ByLocation>& sums) {
  for (std::size_t c = 0; c < wishes.size(); ++c)
    for (const auto& wish : wishes[c]) sums[c][sight.location[wish.row]] += wish.*of;
}

std::vector<ByLocation> zeros(const SupportWork& work, const Claims& claims) {
  return std::vector<ByLocation>(claims.all.size(), ByLocation(work.model.locations.size(), 0));
}

/// By region.
std::vector<std::int64_t> by_region(const Model& model, const ByLocation& amounts) {
  std::vector<std::int64_t> sums(model.locations.n_provinces(), 0);
  for (std::size_t l = 0; l < amounts.size(); ++l) sums[model.locations.province[l]] += amounts[l];
  return sums;
}

/// What a school's scan for a menu shows; false when none of its pupils is in the menu's places.
bool scan(const ActivePolicy& menu, const Sight& sight, School& school) {
  std::int64_t weeks = 0, pupils = 0;  // exact, whoever stands where
  for (auto i = school.begin; i < school.end; ++i) {
    if (menu.in_reach[sight.place[i]] == 0) continue;
    weeks += round_to_int64(static_cast<double>(sight.gap[i]) * 1024);
    ++pupils;
  }
  if (pupils == 0) return false;
  school.mean_gap_weeks = static_cast<double>(weeks) / 1024 / static_cast<double>(pupils);
  return true;
}

}  // namespace

void choose(const SupportWork& work) {
  for (const auto& menu : work.policies) {
    if (menu.items.empty() || !menu.acts_in(work.model.school_year(work.term))) continue;
    auto& picked = work.accounts.picked;
    for (const auto& item : menu.items)
      picked.at(item.policy).assign(work.model.locations.size(), 0);
    std::vector<std::vector<std::int64_t>> counts(
        menu.items.size() + 1, std::vector<std::int64_t>(work.model.locations.size(), 0));
    for_each_index(work.n_blocks, [&](std::size_t b) {
      const auto sight = work.sight(b);
      const auto seen = work.observer.observed(sight);
      std::vector<std::uint8_t> picks(menu.items.size());
      for (auto school : sight.schools) {
        if (!scan(menu, sight, school)) continue;
        std::fill(picks.begin(), picks.end(), std::uint8_t{0});
        menu.policy->choose(seen, school, Luck(work.draws, menu.policy->item), menu.items, picks);
        for (std::size_t k = 0; k < picks.size(); ++k) {
          picked[menu.items[k].policy][school.location.value] = picks[k];
          counts[k][school.location.value] = picks[k];
        }
        counts.back()[school.location.value] = 1;
      }
    });
    for (std::size_t k = 0; k < menu.items.size(); ++k)
      work.record.picked(work.year, menu.items[k].policy, by_region(work.model, counts[k]));
    work.record.picked(work.year, menu.index, by_region(work.model, counts.back()));
  }
}

void allocate(const SupportWork& work,
              const std::function<void(std::size_t, const Sight&, const Boosts&)>& give) {
  const auto claims = claims_of(work);
  if (claims.all.empty()) return;
  std::vector<Sight> sights(work.n_blocks);
  std::vector<WishesOfBlock> wishes(work.n_blocks);
  auto asked_staff = zeros(work, claims), asked_cents = asked_staff;
  std::vector<std::vector<std::int64_t>> requested(work.n_blocks), reached(work.n_blocks);
  const auto count = [&](std::size_t b, std::vector<std::vector<std::int64_t>>& counts) {
    counts[b].assign(claims.all.size() * n_cells, 0);
    for (std::size_t c = 0; c < claims.all.size(); ++c)
      if (claims.all[c].package->is_support)
        for (const auto& wish : wishes[b][c]) ++counts[b][c * n_cells + sights[b].cell[wish.row]];
  };
  for_each_index(work.n_blocks, [&](std::size_t b) {
    sights[b] = work.sight(b);
    wishes[b] = ask(work, claims, sights[b]);
    add_up(sights[b], wishes[b], &Wish::staff, asked_staff);
    add_up(sights[b], wishes[b], &Wish::cents, asked_cents);
    count(b, requested);
  });

  const auto cut_to = [&](const std::vector<ByLocation>& asked,
                          const std::vector<ByLocation>& given, std::int64_t Wish::*of) {
    if (asked == given) return;
    for_each_index(work.n_blocks, [&](std::size_t b) {
      for (std::size_t c = 0; c < claims.all.size(); ++c)
        for_each_school(sights[b], wishes[b][c], [&](std::size_t l, std::vector<Wish>& here) {
          if (given[c][l] < asked[c][l])
            cut(*claims.all[c].package, sights[b].pupil, given[c][l], of, here);
        });
    });
  };
  cut_to(asked_cents, share_money(claims.all, asked_cents, work.accounts.left), &Wish::cents);
  auto payable_staff = zeros(work, claims);
  for_each_index(work.n_blocks,
                 [&](std::size_t b) { add_up(sights[b], wishes[b], &Wish::staff, payable_staff); });
  cut_to(payable_staff, share_staff(work.model, work.draws, work.term, claims.all, payable_staff),
         &Wish::staff);

  auto staff = zeros(work, claims), cents = staff;
  for_each_index(work.n_blocks, [&](std::size_t b) {
    add_up(sights[b], wishes[b], &Wish::staff, staff);
    add_up(sights[b], wishes[b], &Wish::cents, cents);
    count(b, reached);
  });
  std::vector<double> scale(claims.all.size(), 1);
  for (std::size_t p = 0; p < claims.policies.size(); ++p) {
    const auto& active = *claims.policies[p];
    for (std::size_t k = 0; k < active.packages.size(); ++k) {
      const auto c = claims.first[p] + k;
      SupportTotals totals;
      totals.requested.assign(n_cells, 0);
      totals.reached.assign(n_cells, 0);
      std::int64_t served = 0;
      for (std::size_t b = 0; b < work.n_blocks; ++b) {
        served += static_cast<std::int64_t>(wishes[b][c].size());
        for (std::size_t cell = 0; cell < n_cells; ++cell) {
          totals.requested[cell] += requested[b][c * n_cells + cell];
          totals.reached[cell] += reached[b][c * n_cells + cell];
        }
      }
      totals.staff_asked = by_region(work.model, asked_staff[c]);
      totals.staff_given = by_region(work.model, staff[c]);
      const auto before = active.staff.begin() + static_cast<std::ptrdiff_t>(k);
      if (active.staff[k] && std::find(active.staff.begin(), before, active.staff[k]) == before)
        totals.staff_there = work.model.market.there[*active.staff[k]];
      totals.cents = by_region(work.model, cents[c]);
      work.record.supported(work.year, active.index, totals);
      scale[c] =
          active.policy->effect_at_scale(static_cast<double>(served) / work.model.options.sample);
      if (!active.budget[k]) continue;
      auto& left = work.accounts.left[*active.budget[k]];
      for (std::size_t l = 0; l < left.size(); ++l) left[l] -= cents[c][l];
      work.record.spent(work.year, *active.budget[k], totals.cents);
    }
  }
  for_each_index(work.n_blocks, [&](std::size_t b) {
    if (std::ranges::all_of(wishes[b], [](const auto& of) { return of.empty(); })) return;
    Boosts boosts(sights[b].size());
    for (std::size_t c = 0; c < claims.all.size(); ++c)
      for (const auto& wish : wishes[b][c])
        boosts.add(wish.row, *claims.all[c].package, static_cast<double>(wish.dose), scale[c]);
    give(b, sights[b], boosts);
  });
}

}  // namespace doorstroom
