// SPDX-License-Identifier: EUPL-1.2
// Sentences on one certain difference.
#include "results/compare/finding_sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "results/compare/look_years.hpp"
#include "results/words/labels.hpp"
#include "results/words/units.hpp"

namespace doorstroom {
namespace {

std::string say(Language language, const char* nl, const char* en, const auto&... values) {
  return fmt::format(fmt::runtime(language == Language::nl ? nl : en), values...);
}

/// A headline each way: {0} variant, {1} size, {2} when, {3} baseline, {4} place.
struct Headline {
  const char* indicator;
  const char *lower_nl, *higher_nl, *lower_en, *higher_en;
};
constexpr std::array<Headline, 8> all_headlines = {{
    {"delay_sd", "{0} verkleint de gemiddelde leervertraging van alle leerlingen met {1}, eind {2}",
     "{0} vergroot de gemiddelde leervertraging van alle leerlingen met {1}, eind {2}",
     "{0} reduces the mean learning delay of all pupils by {1}, at the end of {2}",
     "{0} raises the mean learning delay of all pupils by {1}, at the end of {2}"},
    {"cost_eur", "{0} kost in {2} {1} minder dan {3}", "{0} kost in {2} {1} meer dan {3}",
     "{0} costs in {2} {1} less than {3}", "{0} costs in {2} {1} more than {3}"},
    {"gap_low_high_education",
     "{0} verkleint het verschil tussen leerlingen met hoog- en met laagopgeleide ouders met {1}, "
     "eind {2}",
     "{0} vergroot het verschil tussen leerlingen met hoog- en met laagopgeleide ouders met {1}, "
     "eind {2}",
     "{0} narrows the gap between pupils whose parents have high and low education by {1}, at the "
     "end of {2}",
     "{0} widens the gap between pupils whose parents have high and low education by {1}, at the "
     "end of {2}"},
    {"starting_qualification_share",
     "Bij {0} daalt het deel dat het onderwijs met een startkwalificatie verlaat met {1} in {2}",
     "Bij {0} stijgt het deel dat het onderwijs met een startkwalificatie verlaat met {1} in {2}",
     "Under {0} the share that leaves education with a starting qualification falls by {1} in {2}",
     "Under {0} the share that leaves education with a starting qualification rises by {1} in "
     "{2}"},
    {"early_leavers",
     "Bij {0} daalt het aantal dat het onderwijs zonder startkwalificatie verlaat met {1} in {2}",
     "Bij {0} stijgt het aantal dat het onderwijs zonder startkwalificatie verlaat met {1} in {2}",
     "Under {0} the number that leave education without a starting qualification falls by {1} in "
     "{2}",
     "Under {0} the number that leave education without a starting qualification rises by {1} in "
     "{2}"},
    {"diplomas", "Bij {0} daalt het aantal dat een diploma haalt in {4} met {1} in {2}",
     "Bij {0} stijgt het aantal dat een diploma haalt in {4} met {1} in {2}",
     "Under {0} the number that get a diploma in {4} falls by {1} in {2}",
     "Under {0} the number that get a diploma in {4} rises by {1} in {2}"},
    {"repeaters_share", "Bij {0} daalt het deel dat een leerjaar overdoet met {1}, eind {2}",
     "Bij {0} stijgt het deel dat een leerjaar overdoet met {1}, eind {2}",
     "Under {0} the share that repeats a year falls by {1}, at the end of {2}",
     "Under {0} the share that repeats a year rises by {1}, at the end of {2}"},
    {"exam_pass_share", "Bij {0} daalt het deel dat slaagt in {4} met {1} in {2}",
     "Bij {0} stijgt het deel dat slaagt in {4} met {1} in {2}",
     "Under {0} the share that passes in {4} falls by {1} in {2}",
     "Under {0} the share that passes in {4} rises by {1} in {2}"},
}};

/// ` weken`, `%`: a percent sign stands against its number.
std::string unit_after(const std::string& unit, Language language) {
  const auto label = Scale::shown(unit, language).unit();
  return label == "%" ? label : " " + label;
}

}  // namespace

const Comparison* FindingSentences::find(const Comparison& row, const std::string& indicator,
                                         const std::string& group) const {
  return facts_.find(row.variant, indicator, row.year, row.place, group);
}

const Comparison* FindingSentences::at(const Comparison& row, int year) const {
  return facts_.find(row.variant, row.indicator, year, row.place, row.group);
}

const Comparison* FindingSentences::baseline_of(const Comparison& row) const {
  const auto& run = facts_.run();
  return facts_.find(run.variants[run.baseline()].name, row.indicator, row.year, row.place,
                     row.group);
}

const Comparison& FindingSentences::shown(const CertainDifference& found) const {
  if (found.outcome.indicator != "delay_sd") return *found.row;
  const auto* const weeks = find(*found.row, "delay_weeks");
  return is_certain(weeks, found.direction) ? *weeks : *found.row;
}

std::string FindingSentences::level(const Comparison* row) const {
  return row && row->level ? format_value(*row->level, row->unit, language_)
                           : in(language_, "onbekend", "unknown");
}

std::string FindingSentences::when(const Comparison& row) const {
  return year_label(row.indicator, row.year, language_);
}

std::string FindingSentences::quoted(const std::string& variant) const {
  return "‘" + variant_label(facts_.run(), variant) + "’";
}

/// `van 10,99 naar 10,75 weken (95%-interval 0,02 tot 0,46, df 2)`
std::string FindingSentences::change(const Comparison& row) const {
  const auto [before, after] = two_levels(baseline_of(row), row);
  return say(language_, "van {} naar {}{} ({})", "from {} to {}{} ({})", before, after,
             unit_after(row.unit, language_), bounds_words(row, language_));
}

/// With decimals enough that two levels which differ do not look the same.
std::pair<std::string, std::string> FindingSentences::two_levels(const Comparison* before,
                                                                 const Comparison& after) const {
  if (!before || !before->level || !after.level) return {level(before), level(&after)};
  const auto scale = Scale::shown(after.unit, language_);
  std::pair<std::string, std::string> texts;
  for (int decimals = scale.decimals(); decimals <= scale.difference_decimals() + 2; ++decimals) {
    texts = {scale.text(*before->level, decimals), scale.text(*after.level, decimals)};
    if (texts.first != texts.second) break;
  }
  return texts;
}

std::string FindingSentences::headline(const CertainDifference& found) const {
  const auto& run = facts_.run();
  const bool lower = found.direction == Direction::lower;
  for (const auto& words : all_headlines)
    if (found.outcome.indicator == words.indicator)
      return say(language_, lower ? words.lower_nl : words.higher_nl,
                 lower ? words.lower_en : words.higher_en, quoted(found.row->variant),
                 size_words(shown(found), language_), when(*found.row),
                 quoted(run.variants[run.baseline()].name),
                 place_label(run, found.outcome.place, language_));
  return outcome_label(run, found.outcome, language_);
}

std::string FindingSentences::detail(const CertainDifference& found) const {
  const auto& row = shown(found);
  auto text = change(row) + ".";
  if (found.outcome.indicator == "delay_sd") text += delay(found);
  if (found.outcome.indicator == "cost_eur") text += price(row);
  if (found.outcome.indicator == "gap_low_high_education") text += both_levels(found);
  return text + left_at_end(found) + years(found) + reach(row);
}

std::string FindingSentences::delay(const CertainDifference& found) const {
  std::string text;
  if (&shown(found) != found.row)
    text +=
        say(language_, " In standaarddeviaties, die in elk leerjaar hetzelfde betekenen: {} ({}).",
            " In standard deviations, which mean the same in every year group: {} ({}).",
            size_words(*found.row, language_), bounds_words(*found.row, language_));
  const auto* const share = find(*found.row, "delay_recovered_share");
  if (is_certain(share, Direction::higher))
    text +=
        say(language_, " Dat is {}% van de vertraging die er zonder de maatregel dan nog is ({}).",
            " That is {}% of the delay that is still there without the policy ({}).",
            amounts(*share, language_)->size, bounds_words(*share, language_));
  return text + per_pupil_year(*found.row);
}

/// Of those who got support, at this year and at the end.
std::string FindingSentences::per_pupil_year(const Comparison& row) const {
  const auto* const now = find(row, "recovered_weeks_per_pupil_year");
  if (!is_certain(now, Direction::higher)) return "";
  auto text = say(language_, " Per leerling-jaar steun tot dan: {}",
                  " Per pupil-year of support so far: {}", size_words(*now, language_));
  const int last = effect_years(facts_.run()).back();
  const auto* const end = at(*now, last);
  if (last == row.year || !end || end->withheld || !end->difference) return text + ".";
  return text +
         (is_certain(end, Direction::higher)
              ? say(language_, "; daarvan is in {1} nog {0} over.",
                    "; of these {0} are left in {1}.", size_words(*end, language_), when(*end))
              : say(language_, "; in {} is dat niet meer van nul te onderscheiden.",
                    "; in {} that cannot be told from zero any more.", when(*end)));
}

std::string FindingSentences::price(const Comparison& row) const {
  const auto* const found = find(row, "cost_per_week_recovered_eur");
  if (!found) return "";
  if (!can_be_told(found) || !found->level)
    return say(language_,
               " Kosten per ingelopen week zijn niet gegeven: het inlopen is in {} niet "
               "zeker.",
               " Cost per week recovered is withheld: the recovery in {} is not certain.",
               when(row));
  return say(language_,
             " Alle meerkosten tot en met {} zijn {} euro per ingelopen leerlingweek "
             "(95%-interval {} tot {}, df {}).",
             " All extra cost up to {} is {} euro per pupil-week recovered (95% interval {} to {}, "
             "df {}).",
             when(row), format_value(*found->level, found->unit, language_),
             format_value(*found->low, found->unit, language_),
             format_value(*found->high, found->unit, language_), found->df);
}

/// A gap never goes without the levels of both groups.
std::string FindingSentences::both_levels(const CertainDifference& found) const {
  const auto* const low = find(*found.row, "skill_sd", "education=low");
  const auto* const high = find(*found.row, "skill_sd", "education=high");
  if (!low || !high) return "";
  auto text = say(language_,
                  " Laagopgeleide ouders: van {} naar {} SD; hoogopgeleide ouders: van {} naar {} "
                  "SD.",
                  " Low education: from {} to {} SD; high education: from {} to {} SD.",
                  level(baseline_of(*low)), level(low), level(baseline_of(*high)), level(high));
  if (found.direction == Direction::lower && is_certain(high, Direction::lower))
    text += in(language_, " Een deel hiervan is dus een daling aan de bovenkant.",
               " So part of it is a fall at the top.");
  if (found.direction == Direction::higher && is_certain(low, Direction::lower))
    text += in(language_, " Een deel hiervan is dus een daling aan de onderkant.",
               " So part of it is a fall at the bottom.");
  return text;
}

std::string FindingSentences::years(const CertainDifference& found) const {
  if (found.years_examined < 2) return "";
  auto text = say(language_, " In {} van de {} onderzochte schooljaren sluit het interval nul uit.",
                  " In {} of the {} school years examined the interval excludes zero.",
                  found.years_certain, found.years_examined);
  if (found.years_certain == 1 && !is_looked_at_first(*found.row))
    text += in(language_,
               " Dat is een ander jaar dan waarnaar eerst wordt gekeken: het kan toeval zijn.",
               " That is another year than those looked at first: it may be chance.");
  return text;
}

/// In the first two of `look_order`: years that were fixed before anything came out.
bool FindingSentences::is_looked_at_first(const Comparison& row) const {
  for (const auto& variant : facts_.run().variants) {
    if (variant.name != row.variant) continue;
    const auto order = look_order(facts_.run(), variant);
    const auto fixed =
        facts_.run().report_years.empty() ? std::min<std::size_t>(2, order.size()) : order.size();
    for (std::size_t i = 0; i < fixed; ++i)
      if (order[i] == row.year) return true;
  }
  return false;
}

/// What the same difference is in the last year that is looked at.
std::string FindingSentences::left_at_end(const CertainDifference& found) const {
  const auto& row = shown(found);
  const int last = effect_years(facts_.run()).back();
  if (row.year >= last) return "";
  const auto* const end = at(row, last);
  if (!end || !end->difference || end->withheld) return "";
  const bool lower = found.direction == Direction::lower;
  if (is_certain(end, found.direction))
    return say(language_, " In {} is het verschil nog {} ({}).",
               " In {} the difference is still {} ({}).", when(*end), size_words(*end, language_),
               bounds_words(*end, language_));
  if (is_certain(end, lower ? Direction::higher : Direction::lower))
    return say(language_, " In {} is het omgekeerd: {} {} ({}).",
               " In {} it is the other way round: {} {} ({}).", when(*end),
               size_words(*end, language_),
               lower ? in(language_, "meer", "more") : in(language_, "minder", "less"),
               bounds_words(*end, language_));
  return say(language_, " In {} is het verschil niet meer van nul te onderscheiden.",
             " In {} the difference cannot be told from zero any more.", when(*end));
}

/// ` Bereik in schooljaar 2022/23: 50.000 leerling-jaren steun.`
std::string FindingSentences::reach(const Comparison& row) const {
  const auto& run = facts_.run();
  int year = row.year;
  for (const auto& variant : run.variants)
    if (variant.name == row.variant && variant.acts && run.policy_years_known)
      year = std::clamp(year, variant.acts->from + 1, variant.acts->until + 1);
  const auto* const reached = facts_.find(row.variant, "reached", year);
  const auto label = year_label("reached", year, language_);
  if (!reached || !reached->level || *reached->level <= 0)
    return say(language_,
               " Wie de maatregel bereikt, telt het model bij deze variant in {} niet "
               "apart.",
               " Whom the policy reaches is not counted apart for this variant in {}.", label);
  return say(language_, " Bereik in {}: {} leerling-jaren steun.",
             " Reach in {}: {} pupil-years of support.", label,
             format_value(*reached->level, reached->unit, language_));
}

}  // namespace doorstroom
