// SPDX-License-Identifier: EUPL-1.2
// The main findings in words, from intervals that hold more than luck and exclude zero.
#include "results/compare/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "results/words/labels.hpp"
#include "results/words/units.hpp"

namespace doorstroom {
namespace {

enum class Direction { lower, higher };

template <class... Arguments>
std::string say(Language language, const char* nl, const char* en, const Arguments&... arguments) {
  return fmt::format(fmt::runtime(language == Language::nl ? nl : en), arguments...);
}

/// Its interval holds luck and parameters and lies wholly on this side of zero.
bool is_finding(const Comparison* row, Direction direction) {
  if (!row || row->withheld || row->interval != IntervalKind::luck_and_parameters) return false;
  if (!row->difference || !row->low || !row->high) return false;
  return direction == Direction::lower ? *row->high < 0 : *row->low > 0;
}

/// The size of a difference and its interval as amounts above zero, with decimals enough that none
/// is shown as zero; nothing when it takes more than two decimals beyond the usual, which no reader
/// would call a difference.
struct Amounts {
  std::string size, low, high;
};
std::optional<Amounts> amounts(const Comparison& row, Language language) {
  const auto scale = Scale::shown(row.unit, language);
  const double near = std::min(std::abs(*row.low), std::abs(*row.high)),
               far = std::max(std::abs(*row.low), std::abs(*row.high));
  for (int decimals = scale.difference_decimals(); decimals <= scale.difference_decimals() + 2;
       ++decimals) {
    const auto text = [&](double value) { return scale.text(value, decimals); };
    if (text(near) != text(0))
      return Amounts{text(std::abs(*row.difference)), text(near), text(far)};
  }
  return std::nullopt;
}

/// Findings of one set of results in one language.
class Finder {
 public:
  Finder(const Facts& facts, Language language)
      : facts_{facts}, language_{language}, run_{facts.run()}, year_{effect_year(facts.run())} {}

  std::vector<Finding> operator()() const {
    std::vector<Finding> found;
    const auto add = [&](std::optional<Finding> finding) {
      if (finding) found.push_back(std::move(*finding));
    };
    const auto best = delay();
    add(best);
    add(cost(best ? best->variant : ""));
    add(inequality());
    add(harm());
    return found;
  }

 private:
  const Comparison* find(const std::string& variant, const std::string& indicator, int year,
                         const char* group = "all") const {
    return facts_.find(variant, indicator, year, "all", group);
  }
  const Comparison* baseline_of(const Comparison& row, const char* group = "all") const {
    return find(run_.variants[run_.baseline()].name, row.indicator, row.year, group);
  }

  bool holds(const Comparison* row, Direction direction) const {
    return is_finding(row, direction) && amounts(*row, language_);
  }

  /// The row of the variant that differs most in this direction, or null.
  const Comparison* strongest(const char* indicator, int year, Direction direction) const {
    const Comparison* best = nullptr;
    for (const auto& variant : run_.variants) {
      if (variant.baseline || variant.reference) continue;
      const auto* row = find(variant.name, indicator, year);
      if (!holds(row, direction)) continue;
      if (!best || std::abs(*row->difference) > std::abs(*best->difference)) best = row;
    }
    return best;
  }

  std::string label(const Comparison& row) const { return quoted(row.variant); }
  std::string quoted(const std::string& variant) const {
    return "‘" + variant_label(run_, variant) + "’";
  }
  std::string unit(const Comparison& row) const {
    return Scale::shown(row.unit, language_).difference_unit();
  }
  std::string level(const Comparison* row) const {
    return row && row->level ? format_value(*row->level, row->unit, language_)
                             : in(language_, "onbekend", "unknown");
  }
  std::string when(const Comparison& row) const {
    return year_label(row.indicator, row.year, language_);
  }
  std::string size(const Comparison& row) const {
    return amounts(row, language_)->size + " " + unit(row);
  }
  /// `95%-interval 0,02 tot 0,46, df 2`
  std::string interval(const Comparison& row) const {
    const auto shown = *amounts(row, language_);
    return say(language_, "95%-interval {} tot {}, df {}", "95% interval {} to {}, df {}",
               shown.low, shown.high, row.df);
  }
  /// `van 10,99 naar 10,75 weken (95%-interval 0,02 tot 0,46, df 2)`
  std::string change(const Comparison& row) const {
    return say(language_, "van {} naar {} {} ({})", "from {} to {} {} ({})",
               level(baseline_of(row)), level(&row), Scale::shown(row.unit, language_).unit(),
               interval(row));
  }

  /// ` Bereik in schooljaar 2022/23: 50.000 leerling-jaren steun.`
  std::string reach(const Comparison& row) const {
    const auto* reached = find(row.variant, "reached", row.year);
    if (!reached || !reached->level || *reached->level <= 0)
      return in(
          language_,
          " Wie de maatregel bereikt, telt het model bij deze variant in dat jaar niet apart.",
          " Whom the policy reaches is not counted apart for this variant in that year.");
    return say(language_, " Bereik in {}: {} leerling-jaren steun.",
               " Reach in {}: {} pupil-years of support.", when(row),
               format_value(*reached->level, reached->unit, language_));
  }

  std::optional<Finding> delay() const {
    const auto* sd = strongest("delay_sd", year_, Direction::lower);
    if (!sd) return std::nullopt;
    const auto* weeks = find(sd->variant, "delay_weeks", year_);
    const bool in_weeks = holds(weeks, Direction::lower);
    const auto& first = in_weeks ? *weeks : *sd;
    auto headline =
        say(language_, "{} verkleint de gemiddelde leervertraging van alle leerlingen met {}",
            "{} reduces the mean learning delay of all pupils by {}", label(*sd), size(first));
    auto detail = say(language_, "{}, aan het eind van {}.", "{}, at the end of {}.", change(first),
                      when(first));
    if (in_weeks)
      detail += say(language_,
                    " In standaarddeviaties, die in elk leerjaar hetzelfde betekenen: {} SD ({}).",
                    " In standard deviations, which mean the same in every year group: {} SD ({}).",
                    amounts(*sd, language_)->size, interval(*sd));
    const auto* share = find(sd->variant, "delay_recovered_share", year_);
    if (holds(share, Direction::higher))
      detail += say(language_,
                    " Dat is {}% van de vertraging die er zonder de maatregel dan nog is ({}).",
                    " That is {}% of the delay that is still there without the policy ({}).",
                    amounts(*share, language_)->size, interval(*share));
    return Finding{Theme::delay, sd->variant, std::move(headline), detail + reach(*sd)};
  }

  /// Of the variant that recovers most, if its extra cost is certain; else of the costliest.
  std::optional<Finding> cost(const std::string& preferred) const {
    const auto* row = preferred.empty() ? nullptr : find(preferred, "cost_eur", year_);
    if (!holds(row, Direction::higher)) row = strongest("cost_eur", year_, Direction::higher);
    if (!row) return std::nullopt;
    auto headline =
        say(language_, "{} kost in {} {} meer dan {}", "{} costs in {} {} more than {}",
            label(*row), when(*row), size(*row), quoted(run_.variants[run_.baseline()].name));
    auto detail = interval(*row) + ".";
    const auto* price = find(row->variant, "cost_per_week_recovered_eur", year_);
    if (price && price->level && price->low && price->high && !price->withheld &&
        price->interval == IntervalKind::luck_and_parameters)
      detail += say(language_,
                    " Alle meerkosten tot dan zijn {} euro per ingelopen leerlingweek "
                    "(95%-interval {} tot {}, df {}).",
                    " All extra cost so far is {} euro per pupil-week recovered (95% interval {} "
                    "to {}, df {}).",
                    format_value(*price->level, price->unit, language_),
                    format_value(*price->low, price->unit, language_),
                    format_value(*price->high, price->unit, language_), price->df);
    else if (price)
      detail +=
          in(language_, " Kosten per ingelopen week zijn niet gegeven: het inlopen is niet zeker.",
             " Cost per week recovered is withheld: the recovery is not certain.");
    return Finding{Theme::cost, row->variant, std::move(headline), detail + reach(*row)};
  }

  std::optional<Finding> inequality() const {
    const auto* row = strongest("gap_low_high_education", year_, Direction::lower);
    if (!row) return std::nullopt;
    const auto* low = find(row->variant, "skill_sd", year_, "education=low");
    const auto* high = find(row->variant, "skill_sd", year_, "education=high");
    const auto *low_before = low ? baseline_of(*low, "education=low") : nullptr,
               *high_before = high ? baseline_of(*high, "education=high") : nullptr;
    if (!low_before || !high_before) return std::nullopt;  // a gap never goes without both levels
    auto headline = say(
        language_,
        "{} verkleint het verschil tussen leerlingen met hoog- en met laagopgeleide ouders met {}",
        "{} narrows the gap between pupils whose parents have high and low education by {}",
        label(*row), size(*row));
    auto detail = say(
        language_,
        "{}, aan het eind van {}. Laagopgeleide ouders: van {} naar {} SD; hoogopgeleide ouders: "
        "van {} "
        "naar {} SD.",
        "{}, at the end of {}. Low education: from {} to {} SD; high education: from {} to {} SD.",
        change(*row), when(*row), level(low_before), level(low), level(high_before), level(high));
    if (holds(high, Direction::lower))
      detail += in(language_, " Een deel hiervan is dus een daling aan de bovenkant.",
                   " So part of it is a fall at the top.");
    return Finding{Theme::inequality, row->variant, std::move(headline), detail + reach(*row)};
  }

  /// The first of these in which some variant is worse: qualification at the end, leaving early,
  /// delay.
  std::optional<Finding> harm() const {
    const int last = run_.first_year + run_.years;
    if (const auto* row = strongest("starting_qualification_share", last, Direction::lower))
      return harmful(
          *row, "Bij {} daalt het deel dat het onderwijs met een startkwalificatie verlaat met {}",
          "Under {} the share that leaves education with a starting qualification falls by {}");
    if (const auto* row = strongest("early_leavers", last, Direction::higher))
      return harmful(
          *row,
          "Bij {} stijgt het aantal dat het onderwijs zonder startkwalificatie verlaat met {}",
          "Under {} the number that leave education without a starting qualification rises by {}");
    if (const auto* row = strongest("delay_sd", year_, Direction::higher))
      return harmful(*row, "Bij {} stijgt de gemiddelde leervertraging met {}",
                     "Under {} the mean learning delay rises by {}");
    return std::nullopt;
  }

  Finding harmful(const Comparison& row, const char* nl, const char* en) const {
    return {Theme::harm, row.variant, say(language_, nl, en, label(row), size(row)),
            say(language_, "{}, in {}.", "{}, in {}.", change(row), when(row)) + reach(row)};
  }

  const Facts& facts_;
  Language language_;
  const RunDescription& run_;
  int year_;
};

}  // namespace

int effect_year(const RunDescription& run) { return run.first_year + std::max(1, run.years / 4); }

std::vector<Finding> all_findings(const Facts& facts, Language language) {
  return Finder{facts, language}();
}

std::string why_no_finding(const Facts& facts, Language language) {
  const auto& run = facts.run();
  if (!all_findings(facts, language).empty()) return "";
  if (run.replicates < 2)
    return in(language,
              "Geen bevindingen: er is maar één herhaling, dus geen verschil heeft een interval.",
              "No findings: there is one replicate only, so no difference has an interval.");
  if (run.draws < 2)
    return in(language,
              "Geen bevindingen: de intervallen houden alleen toeval in. Met trekkingen van de "
              "parameters erbij "
              "zouden ze een bevinding kunnen dragen.",
              "No findings: the intervals hold luck alone. With draws of the parameters they could "
              "carry one.");
  return in(language,
            "Geen bevindingen: in leervertraging, kosten, kloof en neveneffecten verschilt geen "
            "enkele variant zo van de "
            "basisvariant dat het 95%-interval nul uitsluit.",
            "No findings: in learning delay, cost, gap and side effects no variant differs so much "
            "from the baseline "
            "that the 95% interval excludes zero.");
}

std::vector<std::string> main_findings(const Facts& facts, Language language) {
  std::vector<std::string> sentences;
  for (const auto& finding : all_findings(facts, language))
    if (sentences.size() < 3) sentences.push_back(finding.text());
  if (sentences.empty()) sentences.push_back(why_no_finding(facts, language));
  return sentences;
}

}  // namespace doorstroom
