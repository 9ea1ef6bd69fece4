// SPDX-License-Identifier: EUPL-1.2
// What stands beside the findings.
#include "results/compare/differences_told.hpp"

#include <fmt/format.h>

#include "results/compare/look_years.hpp"
#include "results/words/labels.hpp"
#include "results/words/units.hpp"

namespace doorstroom {
namespace {

/// An interval of 95% misses what it should hold in one of so many.
constexpr int one_in = 20;

std::string say(Language language, const char* nl, const char* en, const auto&... values) {
  return fmt::format(fmt::runtime(language == Language::nl ? nl : en), values...);
}

std::string number(int value, Language language) { return format_number(value, 0, language); }

std::string counted(int n, const char* one, const char* more, Language language) {
  return number(n, language) + " " + (n == 1 ? one : more);
}

/// The words say the way, so the amount has no sign.
std::string amount(const CertainDifference& found, Language language) {
  const bool higher = found.direction == Direction::higher;
  return size_words(*found.row, language) + " " +
         (higher ? in(language, "meer", "more") : in(language, "minder", "less"));
}

}  // namespace

DifferenceTable other_differences(const Facts& facts, Language language) {
  DifferenceTable table{
      {in(language, "variant", "variant"), in(language, "uitkomst", "outcome"),
       in(language, "wanneer", "when"), in(language, "verschil", "difference"),
       in(language, "95%-interval", "95% interval"), in(language, "zeker in", "certain in")},
      {}};
  for (const auto& found : others(examine(facts))) {
    const auto& row = *found.row;
    const auto bounds = *amounts(row, language);
    table.rows.push_back({variant_label(facts.run(), row.variant),
                          outcome_label(facts.run(), found.outcome, language),
                          year_label(row.indicator, row.year, language), amount(found, language),
                          bounds.low + in(language, " tot ", " to ") + bounds.high,
                          say(language, "{} van {} jaren", "{} of {} years", found.years_certain,
                              found.years_examined)});
  }
  return table;
}

std::string other_differences_title(Language language) {
  return in(language, "Andere uitkomsten die verschillen", "Other outcomes that differ");
}

std::string examined_sentence(const Facts& facts, Language language) {
  const auto all = examine(facts);
  if (all.differences == 0) return "";
  const bool nl = language == Language::nl;
  auto text = say(
      language,
      "Onderzocht zijn {} verschillen met de basisvariant, in beide richtingen: {} van {} in {}. "
      "Van {} sluit het 95%-interval nul uit; door toeval alleen zouden dat er hooguit ongeveer {} "
      "zijn.",
      "{} differences from the baseline were examined, both ways: {} of {} in {}. Of {} the 95% "
      "interval excludes zero; by chance alone that would be at most about {}.",
      number(all.differences, language),
      counted(all.outcomes, nl ? "uitkomst" : "outcome", nl ? "uitkomsten" : "outcomes", language),
      counted(all.variants, nl ? "variant" : "variant", nl ? "varianten" : "variants", language),
      years_words(effect_years(facts.run()), language), number(all.excluding_zero, language),
      number((all.differences + one_in / 2) / one_in, language));
  const auto rest = others(all).size();
  if (rest > 0)
    text += say(language, " Wat daarvan geen bevinding is, staat onder “{}” ({}).",
                " What of these is no finding stands under “{}” ({}).",
                other_differences_title(language), number(static_cast<int>(rest), language));
  return text;
}

}  // namespace doorstroom
