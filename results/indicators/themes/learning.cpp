// SPDX-License-Identifier: EUPL-1.2
// Indicators of learning: delay against the reference, skill, and the gap between groups.
#include "results/indicators/parts.hpp"

namespace doorstroom::indicator_parts {
namespace {

/// Sums over pupils of one year by domain and place, in the cells or the region of a group.
class LearningSums {
 public:
  /// @param quantity `skill`, `delay` or `delay_weeks`
  LearningSums(const UnitView& view, const GroupSelection& group, const std::string& quantity) {
    if (group.region) {
      by_region_ = *group.region;
      sum_table_ = view.table("region_" + quantity + "_sum");
      pupil_table_ = view.table("region_pupils_end");
    } else {
      sums_ = view.sums(quantity + "_sum", group);
      pupils_ = view.sums("pupils_end", group);
    }
  }

  bool found() const { return (sums_ && pupils_) || (sum_table_ && pupil_table_); }

  double sum(std::size_t year, std::size_t domain, std::size_t place) const {
    if (sums_) return static_cast<double>(sums_->at(year, domain, place)) * sums_->scale;
    const auto& shape = sum_table_->shape;
    const auto row = (year * shape[1] + domain) * shape[2] + place;
    return static_cast<double>(sum_table_->values[row * shape[3] + by_region_]) * sum_table_->scale;
  }

  double pupils(std::size_t year, std::size_t place) const {
    if (pupils_) return static_cast<double>(pupils_->at(year, place));
    const auto& shape = pupil_table_->shape;
    return static_cast<double>(
        pupil_table_->values[(year * shape[1] + place) * shape[2] + by_region_]);
  }

 private:
  const GroupSums* sums_ = nullptr;
  const GroupSums* pupils_ = nullptr;
  const Table* sum_table_ = nullptr;
  const Table* pupil_table_ = nullptr;
  std::size_t by_region_ = 0;
};

enum class In { sd, weeks };

/// Sum of a quantity and number of pupils, over domains and the places where pupils learn. Weeks
/// are as recorded, by the year group of each pupil's age; else by the year group of the place.
std::optional<Ratio> total(const IndicatorInput& in, const UnitView& view,
                           const GroupSelection& group, const std::string& quantity, In unit) {
  const auto year = year_index(in);
  LearningSums sums{view, group, unit == In::weeks ? quantity + "_weeks" : quantity};
  const bool in_weeks = unit == In::weeks && sums.found();
  if (!sums.found()) sums = {view, group, quantity};
  if (!year || !sums.found()) return std::nullopt;
  Ratio total{0, 0};
  for (const auto domain : group.domains)
    for (const auto place : in.place.stays) {
      const double weeks_per_sd = view.place(place).weeks_per_sd[domain];
      if (weeks_per_sd <= 0) continue;
      total.numerator +=
          sums.sum(*year, domain, place) * (unit == In::weeks && !in_weeks ? weeks_per_sd : 1);
      total.denominator += sums.pupils(*year, place);
    }
  if (total.denominator == 0) return std::nullopt;
  return total;
}

std::optional<Ratio> delay_weeks(const IndicatorInput& in) {
  return total(in, in.variant, in.group, "delay", In::weeks);
}
std::optional<Ratio> delay_sd(const IndicatorInput& in) {
  return total(in, in.variant, in.group, "delay", In::sd);
}
std::optional<Ratio> skill_weeks(const IndicatorInput& in) {
  return total(in, in.variant, in.group, "skill", In::weeks);
}
std::optional<Ratio> skill_sd(const IndicatorInput& in) {
  return total(in, in.variant, in.group, "skill", In::sd);
}

/// A ratio of sums, never a mean of ratios.
std::optional<Ratio> delay_recovered_share(const IndicatorInput& in) {
  const auto with = total(in, in.variant, in.group, "delay", In::sd);
  const auto without = total(in, in.baseline, in.group, "delay", In::sd);
  if (!with || !without) return std::nullopt;
  return ratio(without->numerator - with->numerator, without->numerator);
}

template <In unit> std::optional<Ratio> gap(const IndicatorInput& in) {
  if (!in.group.low_education || !in.group.high_education || in.group.region) return std::nullopt;
  const auto high = total(in, in.variant, *in.group.high_education, "skill", unit);
  const auto low = total(in, in.variant, *in.group.low_education, "skill", unit);
  if (!high || !low) return std::nullopt;
  return Ratio{high->value() - low->value()};
}

}  // namespace

std::optional<double> delay_in_pupil_weeks(const IndicatorInput& in, const UnitView& view) {
  const auto sum = total(in, view, in.group, "delay", In::weeks);
  if (!sum) return std::nullopt;
  return sum->numerator / static_cast<double>(in.group.domains.size()) * view.weight();
}

IndicatorTheme learning() {
  return {
      10,
      {
          {"delay_weeks", "weeks", "leervertraging", "learning delay",
           "Gemiddelde achterstand aan het eind van het schooljaar op dezelfde leerling zonder "
           "schok "
           "en zonder beleid, in "
           "weken van het leerjaar van zijn leeftijd (een jaar is 40 weken), gemiddeld over "
           "domeinen; "
           "0 "
           "voor wie daar dat jaar geen les kreeg.",
           "Mean shortfall at the end of the school year against the same pupil without shock and "
           "policy, in weeks of the "
           "year group of its age (a year is 40 weeks), mean over domains; 0 for who was not "
           "taught "
           "there that year.",
           Better::lower, Meaning::level, false, delay_weeks, Persons::learners},
          {"delay_sd", "SD", "leervertraging", "learning delay",
           "Als delay_weeks, in standaarddeviaties van een cohort van voor corona.",
           "As delay_weeks, in standard deviations of a cohort before corona.", Better::lower,
           Meaning::level, false, delay_sd, Persons::learners},
          {"delay_recovered_share", "share", "ingelopen vertraging", "delay recovered",
           "Wat een variant aan vertraging inloopt boven de basisvariant, als deel van de "
           "vertraging "
           "in de basisvariant "
           "(verhouding van sommen in SD).",
           "Delay that a variant recovers over the baseline, as a share of the baseline's delay "
           "(ratio "
           "of sums in SD).",
           Better::higher, Meaning::contrast, true, delay_recovered_share, Persons::learners},
          {"skill_weeks", "weeks", "vaardigheid", "skill",
           "Gemiddelde vaardigheid aan het eind van het schooljaar, in weken van het eigen "
           "leerjaar.",
           "Mean skill at the end of the school year, in weeks of the pupil's own year group.",
           Better::higher, Meaning::level, false, skill_weeks, Persons::learners},
          {"skill_sd", "SD", "vaardigheid", "skill",
           "Gemiddelde vaardigheid aan het eind van het schooljaar.",
           "Mean skill at the end of the school year.", Better::higher, Meaning::level, false,
           skill_sd, Persons::learners},
          {"gap_low_high_education", "SD", "kloof naar opleiding ouders",
           "gap by parental education",
           "Verschil in gemiddelde vaardigheid tussen leerlingen met hoog- en met laagopgeleide "
           "ouders.",
           "Difference in mean skill between pupils whose parents have high and low education.",
           Better::lower, Meaning::level, false, gap<In::sd>, Persons::learners_by_education},
          {"gap_low_high_education_weeks", "weeks", "kloof naar opleiding ouders",
           "gap by parental education",
           "Als gap_low_high_education, in weken van het eigen leerjaar.",
           "As gap_low_high_education, in weeks of the pupil's own year group.", Better::lower,
           Meaning::level, false, gap<In::weeks>, Persons::learners_by_education},
      }};
}

}  // namespace doorstroom::indicator_parts
