// SPDX-License-Identifier: EUPL-1.2
// Comparisons for a terminal: plain text in 80 columns, Dutch or English.
#include "results/compare_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "results/units.hpp"

namespace doorstroom {
namespace {

constexpr std::size_t columns = 80, label_width = 23, number_width = 11, bound_width = 10;

/// Years of a first look: when policies act, half-way, and the end.
struct Years {
  int early, middle, last;
};
Years years_of(const RunDescription& run) {
  const auto at = [&](int share) { return run.first_year + std::max(1, run.years / share); };
  return {at(4), at(2), at(1)};
}

/// What a first look shows, in the order of reading.
std::vector<std::pair<const char*, std::vector<int>>> first_look(const Years& years) {
  const std::vector<int> twice = years.early == years.middle
                                     ? std::vector{years.early}
                                     : std::vector{years.early, years.middle};
  return {{"delay_weeks", twice},
          {"delay_sd", twice},
          {"delay_recovered_share", twice},
          {"gap_low_high_education", {years.middle}},
          {"repeaters_share", {years.early}},
          {"study_years", {years.last}},
          {"starting_qualification_share", {years.last}},
          {"reached", {years.early}},
          {"tutor_fte", {years.early}},
          {"cost_eur", {years.early, years.last}},
          {"cost_per_week_recovered_eur", {years.early}}};
}

std::string year_text(const Indicator& indicator, int year, Language language) {
  if (indicator.name == "enrolled" || indicator.name == "teacher_fte")
    return fmt::format("{} {}", in(language, "1 oktober", "1 October"), year);
  return fmt::format("{} {}/{:02}", in(language, "schooljaar", "school year"), year - 1,
                     year % 100);
}

std::string interval_text(const RunDescription& run, Language language) {
  if (run.replicates < 2)
    return in(language, "Geen interval: er is maar één herhaling (replicates = 1).",
              "No interval: there is one replicate only (replicates = 1).");
  const auto luck =
      fmt::format(fmt::runtime(in(language, "{} herhalingen, df {}", "{} replicates, df {}")),
                  run.replicates, run.replicates - 1);
  if (run.draws < 2)
    return fmt::format(
        fmt::runtime(in(language, "95%-interval: alleen toeval ({}); dat draagt geen bevinding.",
                        "95% interval: luck alone ({}); that carries no finding.")),
        luck);
  return fmt::format(
      fmt::runtime(in(language, "95%-interval: toeval ({}) en parameters ({} trekkingen).",
                      "95% interval: luck ({}) and parameters ({} draws).")),
      luck, run.draws);
}

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::string opening(const RunDescription& run, Language language) {
  std::string out = trimmed(left(run.title, columns)) + "\n";
  out += wrapped(
      fmt::format(fmt::runtime(in(language, "Verschil met {}. {}", "Difference from {}. {}")),
                  run.variants[run.baseline()].label, interval_text(run, language)),
      columns);
  if (run.sample < 1)
    out += wrapped(
        fmt::format(fmt::runtime(in(language, "Steekproef van {}% van de leerlingen, opgehoogd.",
                                    "Sample of {}% of the pupils, scaled up.")),
                    format_number(100 * run.sample, run.sample < 0.1 ? 1 : 0, language)),
        columns);
  return out;
}

std::string heading(const Comparison& row, Language language) {
  const auto& indicator = *find_indicator(row.indicator);
  auto title = in(language, indicator.label_nl, indicator.label_en);
  if (title.front() >= 'a' && title.front() <= 'z')
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
  const auto unit = unit_label(row.unit, language);
  if (!unit.empty()) title += " (" + unit + ")";
  if (row.place != "all") title += ", " + row.place;
  if (row.group != "all") title += ", " + row.group;
  const auto year = year_text(indicator, row.year, language);
  const auto columns_of_numbers =
      std::string(label_width, ' ') + right(in(language, "niveau", "level"), number_width) +
      right(in(language, "verschil", "difference"), number_width) +
      right(in(language, "95%-interval", "95% interval"), 2 * bound_width);
  if (width(title) + 2 + width(year) <= columns)
    return "\n" + left(title, columns - width(year)) + year + "\n" + columns_of_numbers + "\n";
  return "\n" + wrapped(title + ", " + year, columns) + columns_of_numbers + "\n";
}

/// Only an interval with more than luck in it carries a finding.
std::string verdict(const Comparison& row, Language language) {
  if (row.interval == IntervalKind::luck) return in(language, "toeval", "luck");
  if (row.interval == IntervalKind::none || (*row.low <= 0 && *row.high >= 0)) return "";
  const auto& indicator = *find_indicator(row.indicator);
  const bool shown_as_zero = format_difference(*row.difference, row.unit, language) ==
                             format_difference(0, row.unit, language);
  if (indicator.meaning == Meaning::price || shown_as_zero) return "";
  const bool higher = *row.low > 0;
  if (indicator.better == Better::neither)
    return higher ? in(language, "hoger", "higher") : in(language, "lager", "lower");
  return (indicator.better == Better::higher) == higher ? in(language, "beter", "better")
                                                        : in(language, "slechter", "worse");
}

std::string line(const Comparison& row, const RunDescription& run, Language language) {
  const auto variant = std::find_if(run.variants.begin(), run.variants.end(),
                                    [&](const auto& v) { return v.name == row.variant; });
  std::string out = left(variant->label.empty() ? variant->name : variant->label, label_width);
  const auto& indicator = *find_indicator(row.indicator);
  if (row.suppressed) return out + "  " + in(language, "onderdrukt", "suppressed") + "\n";
  if (row.withheld && indicator.meaning == Meaning::price)
    return out + "  " +
           in(language, "niet gegeven: inlopen is niet zeker",
              "withheld: recovery is not certain") +
           "\n";
  if (row.withheld)
    return out + "  " +
           in(language, "niet gegeven: de noemer kan nul zijn",
              "withheld: the denominator may be zero") +
           "\n";
  const auto shown = indicator.meaning == Meaning::price ? format_value : format_difference;
  const bool level = indicator.meaning != Meaning::contrast,
             difference = row.difference && indicator.meaning != Meaning::price;
  out += right(level ? format_value(*row.level, row.unit, language) : "", number_width);
  out += right(difference ? shown(*row.difference, row.unit, language) : "", number_width);
  if (row.low && row.high) {
    out += " " + right(shown(*row.low, row.unit, language), bound_width) +
           in(language, " tot ", " to ");
    out += right(shown(*row.high, row.unit, language), bound_width) + " " + verdict(row, language);
  }
  return trimmed(out) + "\n";
}

std::string blocks(const std::vector<Comparison>& rows, const RunDescription& run,
                   Language language) {
  std::string out;
  const Comparison* before = nullptr;
  for (const auto& row : rows) {
    const bool same = before && before->indicator == row.indicator && before->year == row.year &&
                      before->place == row.place && before->group == row.group;
    if (!same) out += heading(row, language);
    out += line(row, run, language);
    before = &row;
  }
  return out;
}

/// All variants but the reference, which no reader asks about unless by name.
std::vector<std::string> usual_variants(const RunDescription& run) {
  std::vector<std::string> names;
  for (const auto& variant : run.variants)
    if (!variant.reference) names.push_back(variant.name);
  return names;
}

/// Weeks of different year groups are never shown without SD beside them.
void add_companions(std::vector<std::string>& indicators) {
  const auto has = [&](const char* name) {
    return std::find(indicators.begin(), indicators.end(), name) != indicators.end();
  };
  for (const auto& [weeks, sd] :
       {std::pair{"delay_weeks", "delay_sd"}, std::pair{"skill_weeks", "skill_sd"},
        std::pair{"gap_low_high_education_weeks", "gap_low_high_education"}})
    if (has(weeks) && !has(sd)) indicators.emplace_back(sd);
}

constexpr std::array gainer_shares = {"skill_better_share", "skill_worse_share",
                                      "diploma_higher_share", "diploma_lower_share"};

/// `all`, then parental education where the run has it.
std::vector<std::string> gainer_groups(const RunDescription& run) {
  std::vector<std::string> groups = {"all"};
  for (const auto& group : known_groups(run))
    if (group.starts_with("education=")) groups.push_back(group);
  return groups;
}

std::string who_gains(const std::vector<Comparison>& rows, const RunDescription& run,
                      const Years& years, Language language) {
  std::string out;
  for (const auto& variant : run.variants)
    for (const auto& group : gainer_groups(run)) {
      std::string cells;
      for (std::size_t i = 0; i < gainer_shares.size(); ++i) {
        const int year = i < 2 ? years.early : years.last;
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const Comparison& r) {
          return r.variant == variant.name && r.indicator == gainer_shares[i] && r.group == group &&
                 r.year == year;
        });
        cells += right(row == rows.end() ? ""
                       : row->level      ? format_value(*row->level, "share", language)
                                         : in(language, "onderdrukt", "suppressed"),
                       15);
      }
      if (cells.find_first_not_of(' ') == std::string::npos) continue;
      if (group == "all") out += trimmed(left(variant.label, columns)) + "\n";
      out += left("  " + group, 20) + cells + "\n";
    }
  if (out.empty()) return out;
  const auto head = fmt::format("\n{} (%), {}\n{:20}{:>15}{:>15}{:>15}{:>15}\n",
                                in(language, "Wie wint, wie verliest", "Who gains, who loses"),
                                in(language, "dezelfde leerlingen", "the same pupils"), "",
                                in(language, "leert meer", "learns more"),
                                in(language, "leert minder", "learns less"),
                                in(language, "hoger diploma", "higher diploma"),
                                in(language, "lager diploma", "lower diploma"));
  const auto note = fmt::format(
      fmt::runtime(
          in(language,
             "Leren: eind schooljaar {}/{:02}; diploma: eind van de looptijd ({}). Uitkomsten van "
             "één leerling onder twee varianten berusten op gedeeld toeval.",
             "Learning: end of school year {}/{:02}; diploma: end of the run ({}). Outcomes of one "
             "pupil under two variants rest on shared luck.")),
      years.early - 1, years.early % 100, years.last);
  return head + out + wrapped(note, columns);
}

}  // namespace

std::string compare_table(const Results& results, const CompareQuery& query, Language language) {
  const auto& run = results.description();
  auto asked = query;
  if (asked.variants.empty()) asked.variants = usual_variants(run);
  std::string out = opening(run, language);
  add_companions(asked.indicators);
  if (!query.indicators.empty()) return out + blocks(compare(results, asked), run, language);
  const auto years = years_of(run);
  const auto look = first_look(years);
  const bool gains = query.places.empty() && query.groups.empty() && query.years.empty();
  for (const auto& [indicator, _] : look) asked.indicators.emplace_back(indicator);
  if (gains) {
    asked.indicators.insert(asked.indicators.end(), gainer_shares.begin(), gainer_shares.end());
    asked.places = {"all"};
    asked.groups = gainer_groups(run);
  }
  if (query.years.empty()) asked.years = {years.early, years.middle, years.last};
  const auto rows = compare(results, asked);  // once: every table is read once
  for (const auto& [indicator, usual_years] : look) {
    std::vector<Comparison> shown;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(shown),
                 [&, &name = indicator, &wanted = usual_years](const Comparison& row) {
                   const bool in_year =
                       !query.years.empty() ||
                       std::find(wanted.begin(), wanted.end(), row.year) != wanted.end();
                   return row.indicator == name && in_year && (!gains || row.group == "all");
                 });
    out += blocks(shown, run, language);
  }
  return gains ? out + who_gains(rows, run, years, language) : out;
}

std::string indicators_table(Language language) {
  std::string out;
  for (const auto& indicator : all_indicators()) {
    out += left(indicator.name, 34) + in(language, indicator.label_nl, indicator.label_en) + " [" +
           indicator.unit + "]\n";
    out += wrapped(in(language, indicator.definition_nl, indicator.definition_en), columns, 4);
  }
  return out;
}

}  // namespace doorstroom
