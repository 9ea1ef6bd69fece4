// SPDX-License-Identifier: EUPL-1.2
// Tutoring: small groups, several hours a week, for pupils whose observed gap is large enough, as
// far as there are tutors.
#include <algorithm>
#include <cmath>

#include "policies/policy_kind.hpp"

namespace doorstroom {
namespace {

constexpr double weeks_per_term = 20;
constexpr double full_dose_hours = 5;      // a lesson a day: ministry_figures U05, effects eH01
constexpr double tutor_hours_a_week = 25;  // five groups a day: ministry_figures U05
constexpr double full_effect_group = 2;    // effects eH01, eH06: one or two pupils a tutor

struct TutoringParams {
  int from = 2021, until = 2022;
  int group_size = 2;
  double hours_per_week = 5;
  double min_observed_gap_weeks = 15;
  double tutors = 5000;
  std::string allocation = "most_disadvantaged";
  std::string domain = "both";
  std::string decline_at_scale = "yes";
  std::vector<std::string> places{"po.bao.3", "po.bao.4", "po.bao.5", "po.bao.6",
                                  "po.bao.7", "po.bao.8", "vo"};
  double effect_sd = 0.288;
  double dose_exponent = 0.7;
  double group_decline = 0.15;
  double take_up_low = 0.85, take_up_middle = 0.9, take_up_high = 0.9;
  double eur_per_tutor_hour = 50;
};

void describe(Fields& f, TutoringParams& p) {
  f.period(p.from, p.until, "School years in which tutors work.");
  f.integer("group_size", p.group_size, {.min = 1, .max = 6, .unit = "pupils"},
            "Pupils per tutor and session.", source("ministry_figures U05"));
  f.number("hours_per_week", p.hours_per_week, {.min = 0.5, .max = 10, .unit = "hours"},
           "Tutoring time of each pupil in a teaching week.", source("ministry_figures U05"));
  f.at_least("target", "observed_gap_weeks", p.min_observed_gap_weeks,
             {.min = -80, .max = 80, .unit = "weeks"},
             "Pupils with a smaller observed gap to the norm are not offered tutoring.",
             source("assumption"));
  f.number("tutors", p.tutors, {.min = 0, .max = 200000, .unit = "FTE", .low = 2000, .high = 10000},
           "Tutors that can be found in the country.",
           source("assumptions: staff, tutors; ministry_figures U06"));
  f.choice("allocation", p.allocation, {"most_disadvantaged", "proportional", "lottery"},
           "Which locations get tutors when there are too few.", source("assumption"));
  f.choice("domain", p.domain, {"both", "reading", "maths"},
           "What is taught; both shares the hours.", source("assumption"));
  f.list("places", p.places, {}, "Where pupils are offered tutoring.", source("assumption"));
  f.number("effect_sd", p.effect_sd,
           {.min = -1, .max = 2, .unit = "SD", .low = 0.231, .high = 0.345},
           "Gain of a year of daily tutoring in groups of one or two, before the decline at scale.",
           source("effects eH06"));
  f.choice("decline_at_scale", p.decline_at_scale, {"yes", "no"},
           "Large programmes work less well: from 0.44 SD below 100 pupils to 0.16 SD from 1,000.",
           source("effects eH07"));
  f.number("dose_exponent", p.dose_exponent,
           {.min = 0, .max = 1.5, .unit = "", .low = 0.5, .high = 1},
           "The effect goes with (hours / 5) to this power.", source("assumption"));
  f.number("group_decline", p.group_decline,
           {.min = 0, .max = 0.5, .unit = "share", .low = 0.05, .high = 0.25},
           "Share of the effect lost for each pupil above two in a group.", source("assumption"));
  f.number("take_up_low", p.take_up_low,
           {.min = 0, .max = 1, .unit = "share", .low = 0.7, .high = 0.95},
           "Take-up of pupils whose parents have a low education.",
           source("assumption; ministry_figures U14, U15"));
  f.number("take_up_middle", p.take_up_middle,
           {.min = 0, .max = 1, .unit = "share", .low = 0.8, .high = 1},
           "Take-up, middle education.", source("assumption"));
  f.number("take_up_high", p.take_up_high,
           {.min = 0, .max = 1, .unit = "share", .low = 0.8, .high = 1}, "Take-up, high education.",
           source("assumption"));
  f.number("eur_per_tutor_hour", p.eur_per_tutor_hour,
           {.min = 0, .max = 500, .unit = "EUR", .low = 35, .high = 65},
           "Cost of an hour of a tutor, training and rooms included: 5,000 EUR a pupil for a year "
           "of daily pairs.",
           source("effects eH02"));
}

/// (x)^e for x in (0, 4], without libm.
double power(double x, double exponent) {
  return static_cast<double>(
      kernels::exp(static_cast<float>(exponent) * kernels::log(static_cast<float>(x))));
}

class Tutoring final : public Policy {
 public:
  explicit Tutoring(TutoringParams p) : p_{std::move(p)} {
    const double hours = p_.domain == "both" ? p_.hours_per_week / 2 : p_.hours_per_week;
    double group = 1;
    for (double pupils = full_effect_group; pupils < p_.group_size; ++pupils)
      group *= 1 - p_.group_decline;
    gain_per_term_ = p_.effect_sd / 2 * power(hours / full_dose_hours, p_.dose_exponent) * group;
  }
  int first_year() const override { return p_.from; }
  int last_year() const override { return p_.until; }
  std::vector<std::string> sees() const override { return p_.places; }

  void request(const Observed& seen, const Draws& draws, Requests& ask) const override {
    const double hours = p_.hours_per_week * weeks_per_term / p_.group_size;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const double gap = p_.domain == "reading" ? static_cast<double>(seen.gap_weeks_reading[i])
                         : p_.domain == "maths" ? static_cast<double>(seen.gap_weeks_maths[i])
                                                : static_cast<double>(seen.gap_weeks(i));
      if (gap < p_.min_observed_gap_weeks) continue;
      // a pupil who says yes or no does so for the whole school year
      const Term autumn{seen.term.value - seen.term.value % 2};
      if (static_cast<double>(draws.uniform(seen.pupil[i], autumn, Purpose::take_up, item)) >=
          take_up(seen.education[i]))
        continue;
      SupportRequest wish;
      wish.row = static_cast<std::uint32_t>(i);
      wish.gain_reading = p_.domain == "maths" ? 0 : static_cast<float>(gain_per_term_);
      wish.gain_maths = p_.domain == "reading" ? 0 : static_cast<float>(gain_per_term_);
      wish.staff_fte = p_.hours_per_week / (tutor_hours_a_week * p_.group_size);
      wish.cost_cents = static_cast<std::int64_t>(hours * p_.eur_per_tutor_hour * 100 + 0.5);
      wish.priority = static_cast<float>(gap);
      ask.support(wish);
    }
  }
  Ration ration() const override {
    const auto rule = p_.allocation == "proportional" ? Allocation::proportional
                      : p_.allocation == "lottery"    ? Allocation::lottery
                                                      : Allocation::most_disadvantaged;
    return {p_.tutors, rule};
  }
  double effect_at_scale(double pupils) const override {
    if (p_.decline_at_scale == "no") return 1;
    const double sd = pupils < 100
                          ? 0.44
                          : (pupils < 400 ? 0.30 : (pupils < 1000 ? 0.21 : 0.16));  // effects eH07
    return sd / 0.288;                                                              // over eH06
  }

 private:
  double take_up(Education education) const {
    if (education == Education::low) return p_.take_up_low;
    return education == Education::high ? p_.take_up_high : p_.take_up_middle;
  }

  TutoringParams p_;
  double gain_per_term_ = 0;
};

}  // namespace

PolicyKind tutoring() {
  return policy_kind<Tutoring, TutoringParams>(
      "tutoring", "Tutoring", "Tutoring",
      "Tutors work with small groups, some hours a week, with pupils whose observed gap to the "
      "norm is large. The gain "
      "follows hours and group size, is smaller in large programmes, fades in later years, and is "
      "limited by the tutors "
      "there are.");
}

}  // namespace doorstroom
