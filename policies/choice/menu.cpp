// SPDX-License-Identifier: EUPL-1.2
// Menu: each school picks measures, by how often schools pick them and by what its scan shows.
#include <algorithm>

#include "policies/policy_kind.hpp"

namespace doorstroom {
namespace {

struct MenuParams {
  int from = 2021, until = 2022;
  std::vector<std::string> measures;
  std::vector<std::string> places{"po", "vo"};
  double per_gap_week = 0.03;
  std::string nothing = "not_allowed";
};

void describe(Declaration<MenuParams>& f) {
  using P = MenuParams;
  f.period(&P::from, &P::until, "School years for which schools pick.");
  f.names("measures", &P::measures,
          "Policies of the variant that stand on the menu: they are given only at schools that "
          "picked them.");
  f.list("places", &P::places, {}, "Whose schools pick.", source("policies 48"));
  f.number("per_gap_week", &P::per_gap_week,
           {.min = -1, .max = 1, .unit = "logit per week", .low = 0, .high = 0.06},
           "How the chance of a pick rises with the mean gap that the school observes.",
           source("assumption; policies 48"));
  f.choice("nothing", &P::nothing, {"allowed", "not_allowed"},
           "Whether a school may pick nothing. If not, it takes what schools pick most.",
           source("policies 48"));
}

class Menu final : public Policy {
 public:
  explicit Menu(MenuParams p) : p_{std::move(p)} {}
  int first_year() const override { return p_.from; }
  int last_year() const override { return p_.until; }
  std::vector<std::string> sees() const override { return p_.places; }
  std::vector<std::string> menu() const override { return p_.measures; }

  void choose(const Observed& seen, const School& school, const Luck& luck,
              std::span<const MenuItem> items, std::span<std::uint8_t> picked) const override {
    const auto shift = static_cast<float>(p_.per_gap_week * school.mean_gap_weeks);
    bool any = false;
    for (std::size_t k = 0; k < items.size(); ++k) {
      const auto share = static_cast<float>(items[k].share);
      const float chance = share <= 0   ? 0
                           : share >= 1 ? 1
                                        : kernels::logistic(kernels::logit(share) + shift);
      picked[k] = luck.of_school(seen, school, items[k].item) < chance ? 1 : 0;
      any = any || picked[k] != 0;
    }
    if (any || items.empty() || p_.nothing == "allowed") return;
    const auto most =
        std::max_element(items.begin(), items.end(), [](const MenuItem& a, const MenuItem& b) {
          return std::pair(a.share, b.item) < std::pair(b.share, a.item);
        });
    picked[static_cast<std::size_t>(most - items.begin())] = 1;
  }

 private:
  MenuParams p_;
};

}  // namespace

PolicyKind menu() {
  return policy_kind<Menu, MenuParams>("menu", "Menukaart", "Menu",
                                       "Every school picks from the measures that stand on the "
                                       "menu, once a school year: each by the share of "
                                       "schools that pick it, more when the school's own scan "
                                       "shows a large gap. A measure on a menu is given "
                                       "only where it was picked; with a school budget, what was "
                                       "picked shares the money of the school.");
}

}  // namespace doorstroom
