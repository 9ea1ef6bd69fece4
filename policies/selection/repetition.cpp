// SPDX-License-Identifier: EUPL-1.2
// Repetition: schools let more or fewer pupils repeat, or aim it at pupils with a large observed
// gap.
#include "policies/policy_kind.hpp"

namespace doorstroom {
namespace {

struct RepetitionParams {
  int from = 2020, until = 2021;
  std::string mode = "less";
  double odds_ratio = 2;
  double min_observed_gap_weeks = 20;
  std::vector<std::string> places{"po.bao", "vo"};
};

void describe(Declaration<RepetitionParams>& f) {
  using P = RepetitionParams;
  f.period(&P::from, &P::until,
           "School years at the end of which schools decide by the changed norm.");
  f.choice("mode", &P::mode, {"more", "less", "targeted"},
           "more: everybody's odds of repeating rise; less: flexible promotion norms, they fall; "
           "targeted: they rise for "
           "pupils with a large observed gap and fall for the others.",
           source("ministry_figures A12, K16"));
  f.number("odds_ratio", &P::odds_ratio,
           {.min = 1, .max = 50, .unit = "odds ratio", .low = 1.5, .high = 3},
           "Factor by which the odds of repeating, against promotion or another track, rise or "
           "fall. 13 to 25 percent of pupils is an "
           "odds ratio of 2.2.",
           source("assumption; ministry_figures A12"));
  f.at_least("target", "observed_gap_weeks", &P::min_observed_gap_weeks,
             {.min = -80, .max = 120, .unit = "weeks"},
             "In mode targeted: the observed gap from which pupils are let repeat.",
             source("assumption"));
  f.list("places", &P::places, {},
         "Where the norm changes. Not in exam years or newcomer classes, where it is no norm that "
         "keeps pupils.",
         source("assumption"));
}

class Repetition final : public Policy {
 public:
  Repetition(RepetitionParams p, const Founding& world)
      : p_{std::move(p)},
        places_{world.places(p_.places)},
        logit_{static_cast<double>(kernels::log(static_cast<float>(p_.odds_ratio)))} {
    for (const auto& place : p_.places)
      for (const auto& other : p_.places)
        if (place != other && under_prefix(place, other))
          throw ConfigError(
              {{"", 0, "places",
                "\"" + place + "\" lies under \"" + other + "\"; allowed: each place once"}});
  }
  int first_year() const override { return p_.from; }
  int last_year() const override { return p_.until; }

  void rule(Rules& rules) const override {
    if (p_.mode != "targeted")
      rules.shift_moves(places_, MoveKind::repeat, p_.mode == "more" ? logit_ : -logit_);
  }
  std::vector<std::string> sees() const override {
    return p_.mode == "targeted" ? p_.places : std::vector<std::string>{};
  }
  std::vector<Package> packages() const override {
    Package decision;
    decision.effects = {{Lever::repeat_logit, 1}};
    decision.is_support = false;
    return {decision};
  }
  void ask(const Observed& seen, const Luck&, Offers& offers) const override {
    for (std::size_t i = 0; i < seen.size(); ++i)
      if (offers.in_reach(seen.place[i]) && seen.year_ends[i] != 0)  // when norms decide
        offers.ask(
            i,
            static_cast<double>(seen.gap_weeks[i]) >= p_.min_observed_gap_weeks ? logit_ : -logit_,
            0);
  }

 private:
  RepetitionParams p_;
  PlaceSet places_;
  double logit_;
};

}  // namespace

PolicyKind repetition() {
  return policy_kind<Repetition, RepetitionParams>(
      "repetition", "Zittenblijven", "Repetition",
      "Changes the odds that a pupil repeats: for all, or by the observed gap. The pupil does the "
      "year again, costs a year "
      "more, and enters the next sector a year later.");
}

}  // namespace doorstroom
