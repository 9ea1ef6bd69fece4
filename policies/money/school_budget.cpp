// SPDX-License-Identifier: EUPL-1.2
// School budget: an amount for each pupil, more for schools with a disadvantaged intake, that
// schools may spend on the measures that are paid from it.
#include "policies/policy_kind.hpp"

namespace doorstroom {
namespace {

struct BudgetParams {
  int from = 2021, until = 2022;
  std::vector<std::string> places{"po", "vo"};
  double eur_per_pupil = 701.16;
  double eur_per_pupil_later = 500;
  double per_disadvantage = 0.25;
  std::string unspent = "carried_over";
};

void describe(Declaration<BudgetParams>& f) {
  using P = BudgetParams;
  f.period(&P::from, &P::until,
           "School years in which schools get it and may spend it; what is left after the last "
           "flows back.");
  f.list("places", &P::places, {}, "Whose pupils count.", source("effects eP01"));
  f.number("eur_per_pupil", &P::eur_per_pupil, {.min = 0, .max = 20000, .unit = "EUR"},
           "Amount for a pupil in the first of these school years.", source("effects eP01"));
  f.number("eur_per_pupil_later", &P::eur_per_pupil_later, {.min = 0, .max = 20000, .unit = "EUR"},
           "Amount for a pupil in each later one.", source("effects eP03"));
  f.number(
      "per_disadvantage", &P::per_disadvantage,
      {.min = 0, .max = 5, .unit = "share", .low = 0.1, .high = 0.5},
      "Share by which the amount rises for each time the national mean of the disadvantage score. "
      "The real amounts are per unit of a score that the population does not hold in that unit.",
      source("assumption; effects eP02"));
  f.choice("unspent", &P::unspent, {"carried_over", "returned"},
           "What is left at the end of a school year: it may be spent in the next, or flows back.",
           source("assumption; policies 49"));
}

class SchoolBudget final : public Policy {
 public:
  explicit SchoolBudget(BudgetParams p) : p_{std::move(p)} {}
  int first_year() const override { return p_.from; }
  int last_year() const override { return p_.until; }
  std::optional<Grant> grant(int school_year) const override {
    const double eur = school_year == p_.from ? p_.eur_per_pupil : p_.eur_per_pupil_later;
    Grant grant;
    grant.places = p_.places;
    grant.cents_per_pupil = static_cast<std::int64_t>(eur * 100 + 0.5);
    grant.per_disadvantage = p_.per_disadvantage;
    grant.carries_over = p_.unspent == "carried_over";
    return grant;
  }

 private:
  BudgetParams p_;
};

}  // namespace

PolicyKind school_budget() {
  return policy_kind<SchoolBudget, BudgetParams>(
      "school_budget", "Schoolbudget", "School budget",
      "Schools get an amount for each pupil, more with a disadvantaged intake. Measures with "
      "paid_from = "
      "its name are paid from it, school by school, and never beyond it; what is left is carried "
      "over or "
      "flows back. The money itself does nothing.");
}

}  // namespace doorstroom
