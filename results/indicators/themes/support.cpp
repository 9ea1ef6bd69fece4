// SPDX-License-Identifier: EUPL-1.2
// Indicators of what policies ask and get: staff, money of schools, and what schools pick.
#include "results/indicators/parts.hpp"

namespace doorstroom::indicator_parts {
namespace {

/// Sum of a table [year, policy, region] over regions and over the policies that count.
template <class Counts>
std::optional<double> sum_of(const IndicatorInput& in, const char* name, Counts counts) {
  const auto year = year_index(in);
  const Table* table = year && is_national(in) ? in.variant.table(name) : nullptr;
  if (!table) return std::nullopt;
  const auto n_policies = table->shape[1], n_regions = table->shape[2];
  std::int64_t sum = 0;
  for (std::size_t policy = 0; policy < n_policies; ++policy)
    for (std::size_t region = 0; counts(policy) && region < n_regions; ++region)
      sum += table->values[(*year * n_policies + policy) * n_regions + region];
  return static_cast<double>(sum) * table->scale;
}

std::optional<double> in_the_country(const IndicatorInput& in, const char* name) {
  const auto sum = sum_of(in, name, [](std::size_t) { return true; });
  return sum ? std::optional{*sum * in.variant.weight()} : std::nullopt;
}

std::optional<Ratio> level(std::optional<double> value) {
  return value ? std::optional{Ratio{*value}} : std::nullopt;
}

std::optional<Ratio> staff_asked(const IndicatorInput& in) {
  return level(in_the_country(in, "policy_staff_asked"));
}
std::optional<Ratio> staff_given(const IndicatorInput& in) {
  return level(in_the_country(in, "policy_staff_given"));
}
std::optional<Ratio> staff_short(const IndicatorInput& in) {
  const auto asked = in_the_country(in, "policy_staff_asked"),
             given = in_the_country(in, "policy_staff_given");
  return asked && given ? ratio(*asked - *given, *asked) : std::nullopt;
}
std::optional<Ratio> granted(const IndicatorInput& in) {
  return level(in_the_country(in, "budget_granted"));
}
std::optional<Ratio> spent(const IndicatorInput& in) {
  return level(in_the_country(in, "budget_spent"));
}
std::optional<Ratio> returned(const IndicatorInput& in) {
  return level(in_the_country(in, "budget_returned"));
}

/// Locations are all there in a sample, but for those without a simulated pupil. The row of a menu
/// holds who could pick.
std::optional<Ratio> picked(const IndicatorInput& in) {
  const auto& policies = in.variant.run().policies;
  return level(sum_of(in, "schools_picked",
                      [&](std::size_t policy) { return policies[policy].kind != "menu"; }));
}

}  // namespace

IndicatorTheme support() {
  return {
      50,
      {
          {"staff_asked_fte", "FTE", "gevraagd personeel", "staff asked for",
           "Personeel dat maatregelen in het afgelopen schooljaar vroegen, voor er naar geld en "
           "arbeidsmarkt is gekeken; gemiddeld over het jaar.",
           "Staff that policies asked for in the past school year, before money and labour market "
           "were looked at; mean over the year.",
           Better::neither, Meaning::level, false, staff_asked, Persons::supported},
          {"staff_given_fte", "FTE", "ingezet personeel", "staff given",
           "Personeel dat maatregelen in het afgelopen schooljaar kregen; gemiddeld over het jaar.",
           "Staff that policies got in the past school year; mean over the year.", Better::neither,
           Meaning::level, false, staff_given, Persons::supported},
          {"staff_short_share", "share", "tekort aan personeel", "staff shortfall",
           "Deel van het gevraagde personeel dat maatregelen niet kregen, door geld of doordat het "
           "er niet was.",
           "Share of the staff asked for that policies did not get, for want of money or of staff.",
           Better::lower, Meaning::level, true, staff_short, Persons::supported},
          {"budget_granted_eur", "EUR", "budget voor scholen", "budget for schools",
           "Geld dat scholen in het afgelopen schooljaar van maatregelen kregen.",
           "Money that schools got from policies in the past school year.", Better::neither,
           Meaning::level, false, granted, Persons::supported},
          {"budget_spent_eur", "EUR", "uitgegeven budget", "budget spent",
           "Geld van maatregelen dat scholen in het afgelopen schooljaar uitgaven, ook uit eerdere "
           "jaren.",
           "Money from policies that schools spent in the past school year, also of earlier years.",
           Better::neither, Meaning::level, false, spent, Persons::supported},
          {"budget_returned_eur", "EUR", "teruggevloeid budget", "budget returned",
           "Geld van maatregelen uit eerdere jaren dat bij het begin van het afgelopen schooljaar "
           "terugvloeide.",
           "Money from policies of earlier years that flowed back at the start of the past school "
           "year.",
           Better::neither, Meaning::level, false, returned, Persons::supported},
          {"schools_picked", "schools", "keuzes van scholen", "picks by schools",
           "Vestigingen met gesimuleerde leerlingen die in het afgelopen schooljaar een maatregel "
           "van een menukaart kozen; wie er twee koos telt twee keer.",
           "School locations with simulated pupils that picked a policy from a menu in the past "
           "school year; who picked two counts twice.",
           Better::neither, Meaning::level, false, picked, Persons::supported},
      }};
}

}  // namespace doorstroom::indicator_parts
