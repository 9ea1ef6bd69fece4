// SPDX-License-Identifier: EUPL-1.2
// Indicators of means: teachers, tutors, reach and money.
#include "results/indicators/parts.hpp"

namespace doorstroom::indicator_parts {
namespace {

std::optional<Ratio> teacher_fte(const IndicatorInput& in) {
  const auto date = date_index(in);
  const GroupSums* stock = counts_persons(in.group) ? in.variant.sums("stock", in.group) : nullptr;
  if (!date || !stock) return std::nullopt;
  double fte = 0;
  bool any = false;
  for (const auto place : in.place.stays) {
    const double per_teacher = in.variant.place(place).pupils_per_teacher;
    if (per_teacher <= 0) continue;
    any = true;
    fte += static_cast<double>(stock->at(*date, place)) / per_teacher;
  }
  return any ? std::optional{Ratio{fte * in.variant.weight()}} : std::nullopt;
}

/// Sum over policies of a table [year, policy].
std::optional<double> over_policies(const IndicatorInput& in, const UnitView& view,
                                    const std::string& name, std::size_t year) {
  const Table* table = view.table(name);
  if (!table) return std::nullopt;
  std::int64_t sum = 0;
  for (std::size_t policy = 0; policy < table->shape[1]; ++policy)
    sum += table->values[year * table->shape[1] + policy];
  return static_cast<double>(sum) * table->scale * in.variant.weight();
}

std::optional<Ratio> tutor_fte(const IndicatorInput& in) {
  const auto year = year_index(in);
  const auto fte =
      year && is_national(in) ? over_policies(in, in.variant, "policy_staff", *year) : std::nullopt;
  return fte ? std::optional{Ratio{*fte}} : std::nullopt;
}

std::optional<Ratio> pupil_years(const IndicatorInput& in, const std::string& name) {
  const auto year = year_index(in);
  const GroupSums* table =
      counts_persons(in.group) && in.place.is_all() ? in.variant.sums(name, in.group) : nullptr;
  if (!year || !table) return std::nullopt;
  std::int64_t sum = 0;
  for (std::size_t policy = 0; policy < table->shape[1]; ++policy) sum += table->at(*year, policy);
  return Ratio{static_cast<double>(sum) * table->scale * in.variant.weight()};
}

std::optional<Ratio> reached(const IndicatorInput& in) { return pupil_years(in, "reached"); }
std::optional<Ratio> requested(const IndicatorInput& in) { return pupil_years(in, "requested"); }

std::optional<Ratio> cost_eur(const IndicatorInput& in) {
  const auto year = year_index(in);
  const auto cost = year ? cost_of_year(in, in.variant, *year) : std::nullopt;
  return cost ? std::optional{Ratio{*cost}} : std::nullopt;
}

/// All that a variant cost more than the baseline so far, per pupil-week of delay that it has
/// recovered by now.
std::optional<Ratio> cost_per_week_recovered(const IndicatorInput& in) {
  const auto last = year_index(in);
  if (!last || !is_national(in)) return std::nullopt;
  const auto with = delay_in_pupil_weeks(in, in.variant),
             without = delay_in_pupil_weeks(in, in.baseline);
  double extra = 0;
  for (std::size_t year = 0; year <= *last; ++year) {
    const auto ours = cost_of_year(in, in.variant, year),
               theirs = cost_of_year(in, in.baseline, year);
    if (!ours || !theirs) return std::nullopt;
    extra += *ours - *theirs;
  }
  return with && without ? ratio(extra, *without - *with) : std::nullopt;
}

/// Pupil-weeks of delay recovered by now per pupil-year of support so far.
std::optional<Ratio> recovered_weeks_per_pupil_year(const IndicatorInput& in) {
  const auto last = year_index(in);
  const GroupSums* table = is_national(in) ? in.variant.sums("reached", in.group) : nullptr;
  if (!last || !table) return std::nullopt;
  const auto with = delay_in_pupil_weeks(in, in.variant),
             without = delay_in_pupil_weeks(in, in.baseline);
  if (!with || !without) return std::nullopt;
  std::int64_t support = 0;
  for (std::size_t year = 0; year <= *last; ++year)
    for (std::size_t policy = 0; policy < table->shape[1]; ++policy)
      support += table->at(year, policy);
  return ratio(*without - *with, static_cast<double>(support) * table->scale * in.variant.weight());
}

}  // namespace

std::optional<double> cost_of_year(const IndicatorInput& in, const UnitView& view,
                                   std::size_t year) {
  const GroupSums* ours = counts_persons(in.group) ? view.sums("stock", in.group) : nullptr;
  const GroupSums* theirs = ours ? in.baseline.sums("stock", in.group) : nullptr;
  if (!ours || !theirs) return std::nullopt;
  double cents = 0;
  bool any = false;
  for (const auto place : in.place.stays) {
    const auto& info = view.place(place);
    if (info.cost_cents == 0) continue;
    any = true;
    const auto before = static_cast<double>(theirs->at(year, place)),
               now = static_cast<double>(ours->at(year, place));
    cents += static_cast<double>(info.cost_cents) * (before + (now - before) * info.marginal_share);
  }
  const auto policies =
      is_national(in) ? over_policies(in, view, "policy_cost", year) : std::nullopt;
  if (!any && !policies) return std::nullopt;
  return cents / 100 * view.weight() + policies.value_or(0);
}

IndicatorTheme means() {
  return {
      40,
      {
          {"reached", "pupil-years", "bereik", "reached",
           "Leerling-jaren met steun uit een maatregel in het afgelopen schooljaar.",
           "Pupil-years with support from a policy in the past school year.", Better::neither,
           Meaning::level, false, reached, Persons::supported},
          {"requested", "pupil-years", "aangevraagd", "requested",
           "Leerling-jaren waarvoor scholen steun vroegen in het afgelopen schooljaar.",
           "Pupil-years for which schools asked support in the past school year.", Better::neither,
           Meaning::level, false, requested, Persons::supported},
          {"recovered_weeks_per_pupil_year", "weeks", "ingelopen weken per leerling-jaar",
           "weeks recovered per pupil-year",
           "Leerlingweken vertraging die aan het eind van het schooljaar zijn ingelopen tegenover "
           "de "
           "basisvariant, per leerling-jaar steun tot dan toe. Lees het met het bereik en met het "
           "landelijke verschil.",
           "Pupil-weeks of delay recovered at the end of the school year against the baseline, per "
           "pupil-year of support until then. Read it with the reach and the national difference.",
           Better::higher, Meaning::contrast, true, recovered_weeks_per_pupil_year,
           Persons::all_so_far},
          {"teacher_fte", "FTE", "leraren", "teachers",
           "Leraren die het aantal leerlingen op 1 oktober vraagt, bij de huidige verhouding per "
           "soort "
           "onderwijs.",
           "Teachers that the number of pupils on 1 October asks for, at today's ratio per kind of "
           "education.",
           Better::neither, Meaning::level, false, teacher_fte, Persons::enrolled},
          {"tutor_fte", "FTE", "begeleiders", "tutors",
           "Begeleiders die maatregelen in het afgelopen schooljaar inzetten.",
           "Tutors that policies employ in the past school year.", Better::neither, Meaning::level,
           false, tutor_fte, Persons::supported},
          {"cost_eur", "EUR", "kosten", "cost",
           "Kosten van het afgelopen schooljaar: leerlingen van de basisvariant tegen gemiddelde "
           "kosten, het verschil in "
           "leerlingen tegen marginale kosten, en (voor heel Nederland) de maatregelen zelf.",
           "Cost of the past school year: pupils of the baseline at average cost, the difference "
           "in "
           "pupils at marginal "
           "cost, and (for the whole country) the policies themselves.",
           Better::lower, Meaning::level, false, cost_eur, Persons::enrolled_before},
          {"cost_per_week_recovered_eur", "EUR per week", "kosten per ingelopen week",
           "cost per week recovered",
           "Alle meerkosten tot en met het schooljaar per leerlingweek vertraging die aan het eind "
           "ervan is ingelopen, "
           "beide tegenover de basisvariant. Niet gegeven als dat inlopen niet zeker is.",
           "All extra cost up to and including the school year per pupil-week of delay recovered "
           "at "
           "its end, both against "
           "the baseline. Withheld when that recovery is not certain.",
           Better::lower, Meaning::price, true, cost_per_week_recovered, Persons::all_so_far},
      }};
}

}  // namespace doorstroom::indicator_parts
