// SPDX-License-Identifier: EUPL-1.2
// The same cohort as a difference with the baseline, and its position in year 3 of secondary.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "results/figures/captions.hpp"
#include "results/figures/cohort.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/list.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

constexpr std::array<const char*, 7> followed = {"vmbo", "havo", "vwo",      "mbo",
                                                 "hbo",  "wo",   "out_other"};
constexpr std::array<const char*, 5> in_year_3 = {"vwo", "havo", "bridge", "vmbo", "other_vo"};

std::size_t index_of(const char* key) {
  const auto& all = positions(Language::nl);
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Position& p) { return p.key == key; });
  return static_cast<std::size_t>(found - all.begin());
}

std::string column_label(const char* key, Language language) {
  if (std::string(key) == "out_other") return in(language, "uit, zonder", "left, without");
  return positions(language)[index_of(key)].label;
}

std::size_t index_in(const RunDescription& run, const std::string& variant) {
  for (std::size_t i = 0; i < run.variants.size(); ++i)
    if (run.variants[i].name == variant) return i;
  return 0;
}

/// A difference of the cohort as a value like those of facts, rounded so that nothing small shows.
Value value_of(const Estimate& level, const Estimate& difference, double base, FactReader& read) {
  Value value;
  value.found = true;
  value.level = rounded(level.mean, base);
  value.difference = rounded(difference.mean, base);
  value.interval = difference.kind;
  if (difference.kind != IntervalKind::none) {
    value.low = rounded(difference.low, base);
    value.high = rounded(difference.high, base);
    read.saw(difference.kind, difference.df);
  }
  return value;
}

std::string rounding_words(double base, Language language) {
  return fmt::format(
      fmt::runtime(in(language, "Afgerond op {} personen.", "Rounded to {} persons.")),
      format_number(base, 0, language));
}

}  // namespace

std::optional<Figure> cohort_difference(const Facts& facts, Language language) {
  FactReader read{facts};
  const auto& run = facts.run();
  const auto cohort = cohort_estimates(facts.results());
  if (cohort.empty()) return std::nullopt;
  const double base = cohort_rounding(run);
  Figure figure{"cohort_difference", "", "", "", {}, ""};
  figure.data.columns = {{"variant", in(language, "variant", "variant"), "", 0},
                         {"position", in(language, "positie", "position"), "", 0},
                         {"year", in(language, "1 oktober", "1 October"), "year", 0},
                         {"persons", in(language, "personen", "persons"), "persons", 0},
                         {"difference", in(language, "verschil", "difference"), "persons", 0},
                         {"low", in(language, "ondergrens", "lower bound"), "persons", 0},
                         {"high", in(language, "bovengrens", "upper bound"), "persons", 0}};
  std::vector<std::string> columns;
  for (const auto* const key : followed) columns.push_back(column_label(key, language));
  std::optional<Finding> best;
  std::string where;
  int year_of_title = 0;
  const auto looked_at = title_years(run);
  const auto rank = [&](int year) {
    return std::find(looked_at.begin(), looked_at.end(), year) - looked_at.begin();
  };
  for (const auto& variant : shown_policies(run))
    for (const auto* const key : followed) {
      const auto at = index_of(key);
      const auto& own = cohort[index_in(run, variant.name)];
      for (std::size_t date = 0; date < own.stock.size(); ++date) {
        const auto value = value_of(own.stock[date][at], own.difference[date][at], base, read);
        const int year = run.first_year + static_cast<int>(date);
        figure.data.rows.push_back({cell(variant.label), cell(column_label(key, language)),
                                    cell(year), cell(value.level), cell(value.difference),
                                    cell(value.low), cell(value.high)});
        if (rank(year) == std::ssize(looked_at) || !supports(value, "persons")) continue;
        if (!best || rank(year) < rank(year_of_title) ||
            (year == year_of_title &&
             std::abs(*value.difference) > std::abs(*best->value.difference))) {
          best = Finding{variant, value};
          year_of_title = year;
          where = column_label(key, language);
        }
      }
    }
  if (!has_numbers(figure.data, "difference")) return std::nullopt;
  figure.title =
      best
          ? fmt::format(fmt::runtime(in(language, "{}: {} leerlingen {} in {} op 1 oktober {}",
                                        "{}: {} pupils {} in {} on 1 October {}")),
                        in_title(best->variant),
                        format_number(std::abs(*best->value.difference), 0, language),
                        *best->value.difference > 0 ? in(language, "meer", "more")
                                                    : in(language, "minder", "fewer"),
                        where, year_of_title)
          : fmt::format(fmt::runtime(in(language, "De groep 8 van {}: verschil per positie en jaar",
                                        "The last primary year of {}: difference by position and "
                                        "year")),
                        run.first_year);
  figure.caption = caption(
      read,
      fmt::format(fmt::runtime(in(language,
                                  "De leerlingen die op 1 oktober {} in groep 8 zaten: hoeveel er "
                                  "op elke 1 oktober meer of minder in een positie zijn dan in "
                                  "\"{}\". {}",
                                  "The pupils who were in the last primary year on 1 October {}: "
                                  "how many more or fewer are in a position on each 1 October than "
                                  "in \"{}\". {}")),
                  run.first_year, baseline_label(run), rounding_words(base, language)),
      language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Lijndiagrammen, een rij per variant en een kolom per positie ({}): verschil "
                      "in personen per jaar. {}.",
                      "Line charts, a row per variant and a column per position ({}): difference "
                      "in persons by year. {}.")),
      fmt::join(columns, ", "), figure.title);
  const Json x{
      {"field", "year"},
      {"type", "quantitative"},
      {"scale", {{"domain", {run.first_year, run.first_year + run.years}}, {"nice", false}}},
      {"axis",
       {{"title", nullptr},
        {"values", Json::array({run.first_year, run.first_year + run.years})},
        {"format", "d"},
        {"grid", false}}}};
  auto y = difference_axis("difference", "", ",d");
  y["axis"]["title"] = nullptr;
  y["axis"]["tickCount"] = 3;
  figure.spec =
      variants_by(
          vega_lite(
              figure.title,
              fmt::format("{} {}, {} \"{}\". {}",
                          in(language, "Groep 8 van", "Last primary year of"), run.first_year,
                          in(language, "personen, verschil met", "persons, difference from"),
                          short_label(baseline_label(run), 30), interval_words(read, language)),
              figure.data, language),
          shown_policies(run), "position", columns, figure.data,
          effect_layers(x, y, figure.data, shown_policies(run)), 68, 58)
          .dump();
  return figure;
}

std::optional<Figure> position_year_3(const Facts& facts, Language language) {
  FactReader read{facts};
  const auto& run = facts.run();
  const auto cohort = cohort_estimates(facts.results());
  constexpr std::size_t date = 3;
  if (cohort.empty() || run.years < static_cast<int>(date)) return std::nullopt;
  const double base = cohort_rounding(run);
  const auto& all = positions(language);
  Figure figure{"position_year_3", "", "", "", {}, ""};
  figure.data.columns = {
      {"variant", in(language, "variant", "variant"), "", 0},
      {"position", in(language, "positie (in de basisvariant)", "position (in the baseline)"), "",
       0},
      {"persons", in(language, "personen", "persons"), "persons", 0},
      {"difference", in(language, "verschil", "difference"), "persons", 0},
      {"low", in(language, "ondergrens", "lower bound"), "persons", 0},
      {"high", in(language, "bovengrens", "upper bound"), "persons", 0}};
  Json order = Json::array();
  std::optional<Finding> best;
  std::string where;
  for (const auto* const key : in_year_3) {
    const auto at = index_of(key);
    const double there = rounded(cohort[run.baseline()].stock[date][at].mean, base);
    const auto label = fmt::format("{} ({})", all[at].label, format_number(there, 0, language));
    order.push_back(label);
    for (const auto& variant : shown_policies(run)) {
      const auto& own = cohort[index_in(run, variant.name)];
      const auto value = value_of(own.stock[date][at], own.difference[date][at], base, read);
      figure.data.rows.push_back({cell(variant.label), cell(label), cell(value.level),
                                  cell(value.difference), cell(value.low), cell(value.high)});
      if (supports(value, "persons") &&
          (!best || std::abs(*value.difference) > std::abs(*best->value.difference))) {
        best = Finding{variant, value};
        where = all[at].label;
      }
    }
  }
  if (figure.data.rows.empty()) return std::nullopt;
  figure.title =
      best ? fmt::format(
                 fmt::runtime(in(language, "{}: {} leerlingen {} in {}, drie jaar na groep 8",
                                 "{}: {} pupils {} in {}, three years after primary")),
                 in_title(best->variant),
                 format_number(std::abs(*best->value.difference), 0, language),
                 *best->value.difference > 0 ? in(language, "meer", "more")
                                             : in(language, "minder", "fewer"),
                 where)
           : in(language, "Positie drie jaar na groep 8, verschil per variant",
                "Position three years after primary, difference by variant");
  figure.caption = caption(
      read,
      fmt::format(fmt::runtime(
                      in(language,
                         "De leerlingen die op 1 oktober {} in groep 8 zaten, op 1 oktober {}: wie "
                         "niet is blijven zitten zit in leerjaar 3 van het vo. Verschil met "
                         "\"{}\" in personen; tussen haakjes het aantal daar. Maatregelen die "
                         "later beginnen raken dit cohort niet. {}",
                         "The pupils who were in the last primary year on 1 October {}, on 1 "
                         "October {}: those who repeated no year are in year 3 of secondary. "
                         "Difference from \"{}\" in persons; the number there in brackets. "
                         "Policies that start later do not touch this cohort. {}")),
                  run.first_year, run.first_year + static_cast<int>(date), baseline_label(run),
                  rounding_words(base, language)),
      language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Punten met interval, een vlak per variant en een rij per positie: verschil "
                      "in personen drie jaar na groep 8. {}.",
                      "Points with intervals, one panel per variant and a row per position: "
                      "difference in persons three years after primary. {}.")),
      figure.title);
  const Json y{{"field", "position"},
               {"type", "nominal"},
               {"sort", order},
               {"axis",
                {{"title", nullptr},
                 {"labelLimit", 182},
                 {"minExtent", 184},
                 {"maxExtent", 184},
                 {"grid", true},
                 {"gridDash", {1, 3}},
                 {"domain", false},
                 {"ticks", false}}}};
  figure.spec =
      per_variant(
          vega_lite(
              figure.title,
              fmt::format("{} {}, {} \"{}\". {}", in(language, "1 oktober", "1 October"),
                          run.first_year + static_cast<int>(date),
                          in(language, "verschil met", "difference from"),
                          short_label(baseline_label(run), 30), interval_words(read, language)),
              figure.data, language),
          shown_policies(run), 3,
          forest_layers(difference_axis("difference", in(language, "leerlingen", "pupils"), ",d"),
                        {{"y", y}, {"color", variant_colour(shown_policies(run), false)}},
                        figure.data),
          120, 110)
          .dump();
  return figure;
}

}  // namespace doorstroom::figures
