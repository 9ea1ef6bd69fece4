// SPDX-License-Identifier: EUPL-1.2
// What each variant does to the delay in reading and in maths, year by year.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/figures/captions.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

FigureTable rows_of(FactReader& read, Language language) {
  const auto& run = read.run();
  FigureTable table;
  table.columns = {{"variant", in(language, "variant", "variant"), "", 0},
                   {"domain", in(language, "domein", "domain"), "", 0},
                   {"year", in(language, "schooljaar tot", "school year to"), "year", 0},
                   {"difference", in(language, "verschil in SD", "difference in SD"), "SD", 4},
                   {"low", in(language, "ondergrens", "lower bound"), "SD", 4},
                   {"high", in(language, "bovengrens", "upper bound"), "SD", 4}};
  for (const auto& variant : shown_policies(run))
    for (const auto& domain : run.domains)
      for (int year = run.first_year + 1; year <= run.first_year + run.years; ++year) {
        const auto value = read(variant.name, "delay_sd", year, "all", "domain=" + domain);
        if (value.found)
          table.rows.push_back({cell(variant.label),
                                cell(group_label("domain=" + domain, language)), cell(year),
                                cell(value.difference), cell(value.low), cell(value.high)});
      }
  return table;
}

std::string title_of(const Facts& facts, Language language) {
  FactReader read{facts};
  std::optional<Finding> best;
  std::string where;
  int year = 0;
  for (const int looked_at : title_years(facts.run())) {
    if (best) break;
    for (const auto& domain : facts.run().domains) {
      const auto found = largest(read, "delay_sd", looked_at, "all", "domain=" + domain);
      if (!found ||
          (best && std::abs(*found->value.difference) <= std::abs(*best->value.difference)))
        continue;
      best = found;
      where = group_label("domain=" + domain, language);
      year = looked_at;
    }
  }
  if (!best)
    return in(language, "Verschil in leervertraging per domein, in de tijd",
              "Difference in learning delay by domain, over time");
  const auto reach = reach_words(read, best->variant.name, year, language);
  return fmt::format(
      fmt::runtime(in(language, "{}: {}landelijk {} SD {} vertraging bij {} (eind {})",
                      "{}: {}nationally {} SD {} delay in {} (end of {})")),
      in_title(best->variant), reach.empty() ? "" : reach + "; ",
      format_number(std::abs(*best->value.difference), 3, language),
      *best->value.difference < 0 ? in(language, "minder", "less") : in(language, "meer", "more"),
      where, school_year(year));
}

std::optional<Figure> draw(const Facts& facts, Language language) {
  FactReader read{facts};
  const auto& run = facts.run();
  Figure figure{"delay_effect_domain", "", "", "", rows_of(read, language), ""};
  if (!has_numbers(figure.data, "difference")) return std::nullopt;
  figure.title = title_of(facts, language);
  figure.caption = caption(
      read,
      fmt::format(
          fmt::runtime(in(language,
                          "Verschil in gemiddelde leervertraging met \"{}\" aan het eind van het "
                          "schooljaar, in standaarddeviaties, alle leerlingen. Onder nul is minder "
                          "vertraging.",
                          "Difference in mean learning delay from \"{}\" at the end of the school "
                          "year, in standard deviations, all pupils. Below zero is less delay.")),
          baseline_label(run)),
      language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Lijndiagrammen, een rij per variant en een kolom per domein: verschil in "
                      "leervertraging in SD, schooljaren {} tot en met {}. {}.",
                      "Line charts, a row per variant and a column per domain: difference in "
                      "learning delay in SD, school years {} to {}. {}.")),
      school_year(run.first_year + 1), school_year(run.first_year + run.years), figure.title);
  std::vector<std::string> columns;
  for (const auto& domain : run.domains)
    columns.push_back(group_label("domain=" + domain, language));
  auto layers =
      effect_layers(school_year_axis(run, language, 5),
                    difference_axis("difference", "", Scale::shown("SD", language), ",.3~f"),
                    figure.data, shown_policies(run));
  figure.spec =
      variants_by(
          vega_lite(
              figure.title,
              fmt::format("{} \"{}\". {}", in(language, "Verschil met", "Difference from"),
                          short_label(baseline_label(run), 30), interval_words(read, language)),
              figure.data, language),
          shown_policies(run), "domain", columns, figure.data, layers,
          526 / static_cast<int>(std::max<std::size_t>(2, columns.size())) - 8, 62)
          .dump();
  return figure;
}

}  // namespace

FigureKind delay_effect_domain() { return {30, "delay_effect_domain", draw}; }

}  // namespace doorstroom::figures
