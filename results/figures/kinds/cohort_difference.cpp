// SPDX-License-Identifier: EUPL-1.2
// The cohort of the last primary year, where it is on each 1 October: as a difference with the
// baseline.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "results/figures/captions.hpp"
#include "results/figures/cohort.hpp"
#include "results/figures/cohort_values.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

constexpr std::array<const char*, 7> followed = {"vmbo", "havo", "vwo",      "mbo",
                                                 "hbo",  "wo",   "out_other"};

std::string column_label(const char* key, Language language) {
  if (std::string(key) == "out_other") return in(language, "uit, zonder", "left, without");
  return positions(language)[position_index(key)].label;
}

std::optional<Figure> draw(const Facts& facts, Language language) {
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
      const auto at = position_index(key);
      const auto& own = cohort[variant_index(run, variant.name)];
      for (std::size_t date = 0; date < own.stock.size(); ++date) {
        const auto value = cohort_value(own.stock[date][at], own.difference[date][at], base, read);
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

}  // namespace

FigureKind cohort_difference() { return {110, "cohort_difference", draw}; }

}  // namespace doorstroom::figures
