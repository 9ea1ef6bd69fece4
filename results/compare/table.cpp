// SPDX-License-Identifier: EUPL-1.2
// Comparisons for a terminal: plain text in 80 columns, Dutch or English.
#include "results/compare/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "results/compare/assumptions.hpp"
#include "results/compare/look_years.hpp"
#include "results/compare/table_text.hpp"
#include "results/disclosure/disclosure.hpp"
#include "results/words/units.hpp"

namespace doorstroom {
namespace {

constexpr std::size_t columns = table_columns;

/// What a first look shows, in the order of reading.
std::vector<std::pair<const char*, std::vector<int>>> first_look(const LookYears& years) {
  const bool named = years.rule == LookRule::named;
  const auto end = named ? years.with_end : std::vector{years.last};
  return {{"delay_weeks", years.with_end},
          {"delay_sd", years.with_end},
          {"delay_recovered_share", years.with_end},
          {"gap_low_high_education", years.with_end},
          {"repeaters_share", years.policy_ends},
          {"study_years", end},
          {"starting_qualification_share", end},
          {"reached", years.policy_ends},
          {"tutor_fte", years.policy_ends},
          {"cost_eur", years.with_end},
          {"cost_per_week_recovered_eur", years.policy_ends}};
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
                      const LookYears& years, Language language, TableText& table) {
  std::string out;
  for (const auto& variant : run.variants)
    for (const auto& group : gainer_groups(run)) {
      std::string cells;
      for (std::size_t i = 0; i < gainer_shares.size(); ++i) {
        const int year = i < 2 ? years.first : years.last;
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const Comparison& r) {
          return r.variant == variant.name && r.indicator == gainer_shares[i] && r.group == group &&
                 r.year == year;
        });
        if (row != rows.end()) table.count(*row);
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
      fmt::runtime(in(
          language,
          "Leren: eind schooljaar {}/{:02}; diploma: eind van de looptijd ({}), hoogste tot dan "
          "toe. Wie dan nog leert, is niet klaar: een langere opleiding kan dan als lager tellen. "
          "Uitkomsten van één leerling onder twee varianten berusten op gedeeld toeval.",
          "Learning: end of school year {}/{:02}; diploma: end of the run ({}), highest so far. "
          "Who is still in education then has not finished: a longer course may count as lower. "
          "Outcomes of one pupil under two variants rest on shared luck.")),
      years.first - 1, years.first % 100, years.last);
  const auto idle = not_acting_sentence(run, years.first, language);
  return head + out + wrapped(idle.empty() ? note : note + " " + idle, columns);
}

/// Which years these are, and what the others are asked with.
std::string years_note(const RunDescription& run, const LookYears& years, Language language) {
  auto note = look_sentence(run, language);
  if (years.cut)
    note += in(language, " Maatregelen eindigen in meer jaren dan hier staan.",
               " Policies end in more years than are shown here.");
  return "\n" +
         wrapped(note + in(language, " Andere jaren: --year.", " Other years: --year."), columns);
}

std::string assumptions_foot(const Results& results, Language language) {
  const auto share = assumption_share(results);
  return share.steps ? "\n" + wrapped(steps_sentence(*share.steps, language), columns) : "";
}

}  // namespace

std::string compare_table(const Results& results, const CompareQuery& query, Language language) {
  const auto& run = results.description();
  const Disclosure disclosure{results, checked_threshold(run, query.threshold)};
  TableText table{run, disclosure.threshold(), language};
  auto asked = query;
  if (asked.variants.empty()) asked.variants = usual_variants(run);
  add_companions(asked.indicators);
  if (!query.indicators.empty()) {
    const auto found = compare_pairwise(results, asked, disclosure);
    const auto blocks = table.blocks(found.rows, found.blurs);
    return table.opening() + blocks + table.foot() + assumptions_foot(results, language);
  }
  const auto years = look_years(run);
  const auto look = first_look(years);
  const bool gains = query.places.empty() && query.groups.empty() && query.years.empty();
  for (const auto& [indicator, _] : look) asked.indicators.emplace_back(indicator);
  if (gains) {
    asked.indicators.insert(asked.indicators.end(), gainer_shares.begin(), gainer_shares.end());
    asked.places = {"all"};
    asked.groups = gainer_groups(run);
  }
  if (query.years.empty()) {
    asked.years = years.with_end;
    asked.years.insert(asked.years.end(), {years.first, years.last});
  }
  const auto found = compare_pairwise(results, asked, disclosure);  // every table is read once
  auto out = table.opening();
  for (const auto& [indicator, usual_years] : look) {
    std::vector<Comparison> shown;
    std::copy_if(found.rows.begin(), found.rows.end(), std::back_inserter(shown),
                 [&, &name = indicator, &wanted = usual_years](const Comparison& row) {
                   const bool in_year =
                       !query.years.empty() ||
                       std::find(wanted.begin(), wanted.end(), row.year) != wanted.end();
                   return row.indicator == name && in_year && (!gains || row.group == "all");
                 });
    out += table.blocks(shown, found.blurs);
  }
  if (gains) out += who_gains(found.rows, run, years, language, table);
  if (query.years.empty()) out += years_note(run, years, language);
  return out + table.foot() + assumptions_foot(results, language);
}

std::string indicators_table(Language language) {
  std::string out;
  for (const auto& indicator : all_indicators()) {
    const auto label =
        in(language, indicator.label_nl, indicator.label_en) + " [" + indicator.unit + "]";
    const auto line = left(indicator.name, 34) + label;
    out +=
        width(line) <= columns ? line + "\n" : indicator.name + "\n" + wrapped(label, columns, 4);
    out += wrapped(in(language, indicator.definition_nl, indicator.definition_en), columns, 4);
  }
  return out;
}

}  // namespace doorstroom
