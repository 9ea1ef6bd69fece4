// SPDX-License-Identifier: EUPL-1.2
// Which years of a run texts, tables and figures look at.
#include "results/compare/look_years.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "results/words/labels.hpp"

namespace doorstroom {
namespace {

int end_of(const RunDescription& run) { return run.first_year + run.years; }

bool is_compared(const VariantInfo& variant) { return !variant.baseline && !variant.reference; }

std::vector<int> named_years(const RunDescription& run) {
  std::vector<int> years;
  for (const int year : run.report_years) years.push_back(year + 1);
  return years;
}

/// When the policies of the compared variants act; nothing when that is not known, or none does.
std::vector<SchoolYears> policy_years(const RunDescription& run) {
  std::vector<SchoolYears> all;
  for (const auto& variant : run.variants)
    if (is_compared(variant) && variant.acts && run.policy_years_known)
      all.push_back(*variant.acts);
  return all;
}

int first_of(const std::vector<SchoolYears>& policies, int last) {
  int begun = 0, first = 0;
  for (const auto& acts : policies) {
    begun = std::max(begun, acts.from + 1);
    if (acts.until + 1 < last) first = std::max(first, acts.until + 1);
  }
  return first >= begun && first > 0 ? first : last;
}

std::string school_year(int year) { return fmt::format("{}/{:02}", year - 1, year % 100); }

}  // namespace

LookYears look_years(const RunDescription& run) {
  LookYears look;
  look.last = end_of(run);
  const auto policies = policy_years(run);
  if (!run.report_years.empty()) {
    look.rule = LookRule::named;
    look.with_end = look.policy_ends = named_years(run);
    look.first = look.policy_ends.front();
    look.later = look.policy_ends.back();
    return look;
  }
  if (policies.empty()) {
    look.rule = LookRule::quarter;
    look.first = run.first_year + std::max(1, run.years / 4);
  } else {
    look.first = first_of(policies, look.last);
  }
  look.later = look.first + (look.last - look.first) / 2;
  std::set<int> ends{look.first};
  for (const auto& acts : policies) ends.insert(acts.until + 1);
  if (ends.size() > most_look_years) {
    look.cut = true;
    ends = {*ends.begin(), look.first, *ends.rbegin()};
  }
  look.policy_ends.assign(ends.begin(), ends.end());
  ends.insert(look.last);
  look.with_end.assign(ends.begin(), ends.end());
  return look;
}

std::vector<int> effect_years(const RunDescription& run, const VariantInfo& variant) {
  if (!run.report_years.empty()) return named_years(run);
  std::vector<int> years;
  const int first = run.policy_years_known && variant.acts ? variant.acts->from : run.first_year;
  for (int year = first + 1; year <= end_of(run); ++year) years.push_back(year);
  return years;
}

std::vector<int> look_order(const RunDescription& run, const VariantInfo& variant) {
  auto years = effect_years(run, variant);
  if (!run.report_years.empty()) return years;
  const int own =
      run.policy_years_known && variant.acts ? variant.acts->until + 1 : look_years(run).first;
  std::stable_sort(years.begin(), years.end(), [&](int a, int b) {
    const auto rank = [&](int year) { return year == own ? 0 : year == end_of(run) ? 1 : 2; };
    return rank(a) < rank(b);
  });
  return years;
}

std::vector<int> effect_years(const RunDescription& run) {
  std::set<int> all;
  for (const auto& variant : run.variants)
    if (is_compared(variant))
      for (const int year : effect_years(run, variant)) all.insert(year);
  return {all.begin(), all.end()};
}

std::string years_words(const std::vector<int>& years, Language language) {
  const int first = years.front(), last = years.back();
  if (first == last) return in(language, "schooljaar ", "school year ") + school_year(first);
  const auto prefix = in(language, "de schooljaren ", "the school years ");
  if (static_cast<std::size_t>(last - first) + 1 == years.size())
    return prefix + school_year(first) + in(language, " tot en met ", " to ") + school_year(last);
  std::string list;
  for (std::size_t i = 0; i < years.size(); ++i)
    list += (i == 0                  ? ""
             : i + 1 == years.size() ? in(language, " en ", " and ")
                                     : ", ") +
            school_year(years[i]);
  return prefix + list;
}

std::string look_sentence(const RunDescription& run, Language language) {
  const auto look = look_years(run);
  switch (look.rule) {
    case LookRule::named:
      return fmt::format(fmt::runtime(in(language,
                                         "Het experiment noemt de jaren waarnaar wordt gekeken: "
                                         "{}.",
                                         "The experiment names the years that are looked at: {}.")),
                         years_words(look.with_end, language));
    case LookRule::policies:
      return fmt::format(
          fmt::runtime(in(language,
                          "Er wordt eerst gekeken naar het laatste schooljaar waarin maatregelen "
                          "werken, dan naar het eind van de looptijd ({}).",
                          "The last school year in which policies act is looked at first, then the "
                          "end of the run ({}).")),
          school_year(look.last));
    case LookRule::quarter:
      break;
  }
  const auto why = run.policy_years_known
                       ? in(language, "Geen variant heeft een maatregel die werkt",
                            "No variant has a policy that acts")
                       : in(language, "Dit bestand zegt niet wanneer maatregelen werken",
                            "This file does not say when policies act");
  return fmt::format(
      fmt::runtime(in(language, "{}; er wordt eerst gekeken naar {}, een kwart van de looptijd.",
                      "{}; {} is looked at first, a quarter of the run.")),
      why, years_words({look.first}, language));
}

std::string not_acting_sentence(const RunDescription& run, int year, Language language) {
  std::string out;
  if (!run.policy_years_known) return out;
  for (const auto& variant : run.variants) {
    if (!is_compared(variant) || !variant.acts) continue;
    const bool before = year - 1 < variant.acts->from, after = year - 1 > variant.acts->until;
    if (!before && !after) continue;
    const auto label = variant_label(run, variant.name);
    const auto words =
        before ? fmt::format(fmt::runtime(in(language, "{} (vanaf {})", "{} (from {})")), label,
                             school_year(variant.acts->from + 1))
               : fmt::format(fmt::runtime(in(language, "{} (tot en met {})", "{} (until {})")),
                             label, school_year(variant.acts->until + 1));
    out += (out.empty() ? "" : ", ") + words;
  }
  if (out.empty()) return out;
  return fmt::format(fmt::runtime(in(language, "In {} werkt geen maatregel van: {}.",
                                     "No policy acts in {} of: {}.")),
                     school_year(year), out);
}

}  // namespace doorstroom
