// SPDX-License-Identifier: EUPL-1.2
// Who gains: shares of the same pupils who are better or worse off than in the baseline.
#include "results/indicators/parts.hpp"

namespace doorstroom::indicator_parts {
namespace {

enum Change : std::size_t { worse, same, better, n_changes };

/// Share of one of the changes at `first` = index of worse.
std::optional<Ratio> share(const GroupSums& changes, std::size_t first, Change wanted) {
  std::int64_t whole = 0;
  for (std::size_t change = worse; change < n_changes; ++change)
    whole += changes.values[first + change];
  return ratio(static_cast<double>(changes.values[first + wanted]), static_cast<double>(whole));
}

template <Change wanted> std::optional<Ratio> skill_share(const IndicatorInput& in) {
  const auto year = year_index(in);
  const GroupSums* changes =
      counts_persons(in.group) && in.place.is_all() ? in.variant.sums("change", in.group) : nullptr;
  if (!year || !changes) return std::nullopt;
  return share(*changes, *year * n_changes, wanted);
}

template <Change wanted> std::optional<Ratio> diploma_share(const IndicatorInput& in) {
  const GroupSums* changes = counts_persons(in.group) && in.place.is_all()
                                 ? in.variant.sums("attained_change", in.group)
                                 : nullptr;
  if (!changes || !is_last_year(in)) return std::nullopt;
  return share(*changes, 0, wanted);
}

}  // namespace

IndicatorTheme gainers() {
  return {
      30,
      {
          {"skill_better_share", "share", "leert meer dan in de basisvariant",
           "learns more than in the baseline",
           "Deel van de leerlingen dat aan het eind van het schooljaar verder is dan dezelfde "
           "leerling "
           "in de basisvariant.",
           "Share of pupils who are further at the end of the school year than the same pupil in "
           "the "
           "baseline.",
           Better::higher, Meaning::contrast, false, skill_share<better>, Persons::better},
          {"skill_worse_share", "share", "leert minder dan in de basisvariant",
           "learns less than in the baseline",
           "Deel van de leerlingen dat minder ver is dan dezelfde leerling in de basisvariant.",
           "Share of pupils who are less far than the same pupil in the baseline.", Better::lower,
           Meaning::contrast, false, skill_share<worse>, Persons::worse},
          {"diploma_higher_share", "share", "hoger diploma dan in de basisvariant",
           "higher diploma than in the baseline",
           "Deel van iedereen die ooit was ingeschreven met aan het eind van de looptijd een hoger "
           "diploma dan dezelfde "
           "persoon in de basisvariant.",
           "Share of everybody ever enrolled with a higher diploma at the end of the run than the "
           "same "
           "person in the "
           "baseline.",
           Better::higher, Meaning::contrast, false, diploma_share<better>, Persons::higher},
          {"diploma_lower_share", "share", "lager diploma dan in de basisvariant",
           "lower diploma than in the baseline", "Als diploma_higher_share, maar lager.",
           "As diploma_higher_share, but lower.", Better::lower, Meaning::contrast, false,
           diploma_share<worse>, Persons::lower},
      }};
}

}  // namespace doorstroom::indicator_parts
