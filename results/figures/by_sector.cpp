// SPDX-License-Identifier: EUPL-1.2
// Figures of persons or staff by sector and year, as differences with the baseline.
#include "results/figures/by_sector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/figures/captions.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

FigureTable rows_of(FactReader& read, const SectorFigure& wanted, Language language) {
  const auto& run = read.run();
  FigureTable table;
  table.columns = {{"variant", in(language, "variant", "variant"), "", 0},
                   {"sector", in(language, "sector", "sector"), "", 0},
                   {"year",
                    wanted.stock ? in(language, "1 oktober", "1 October")
                                 : in(language, "schooljaar tot", "school year to"),
                    "year", 0},
                   {"level", wanted.unit_words, wanted.unit, 0},
                   {"difference", in(language, "verschil", "difference"), wanted.unit, 0},
                   {"low", in(language, "ondergrens", "lower bound"), wanted.unit, 0},
                   {"high", in(language, "bovengrens", "upper bound"), wanted.unit, 0}};
  for (const auto& variant : shown_policies(run))
    for (const auto& column : wanted.columns)
      for (int year = run.first_year; year <= run.first_year + run.years; ++year) {
        const auto value = read(variant.name, column.indicator, year, column.place);
        if (value.found)
          table.rows.push_back({cell(variant.label), cell(column.label), cell(year),
                                cell(value.level), cell(value.difference), cell(value.low),
                                cell(value.high)});
      }
  return table;
}

std::string title_of(const Facts& facts, const SectorFigure& wanted, Language language) {
  FactReader read{facts};
  std::optional<Finding> best;
  std::string where;
  int year = 0;
  for (const int looked_at : title_years(facts.run())) {
    if (best) break;
    for (const auto& column : wanted.columns) {
      const auto found = largest(read, column.indicator, looked_at, column.place);
      if (!found ||
          (best && std::abs(*found->value.difference) <= std::abs(*best->value.difference)))
        continue;
      best = found;
      where = column.label;
      year = looked_at;
    }
  }
  if (!best) return wanted.neutral_title;
  const auto when = wanted.stock
                        ? fmt::format("{} {}", in(language, "1 oktober", "1 October"), year)
                        : school_year_text(year, language);
  return fmt::format(
      fmt::runtime(in(language, "{}: {} {} {} in {} ({})", "{}: {} {} {} in {} ({})")),
      in_title(best->variant), format_number(std::abs(*best->value.difference), 0, language),
      wanted.unit_words,
      *best->value.difference > 0 ? in(language, "meer", "more") : in(language, "minder", "fewer"),
      where, when);
}

Json year_axis(const RunDescription& run) {
  return {{"field", "year"},
          {"type", "quantitative"},
          {"scale",
           {{"domain", {run.first_year, run.first_year + run.years}},
            {"nice", false},
            {"zero", false}}},
          {"axis",
           {{"title", nullptr},
            {"values", Json::array({run.first_year, run.first_year + run.years})},
            {"format", "d"},
            {"grid", false}}}};
}

}  // namespace

std::vector<std::string> sectors_of(const RunDescription& run) {
  const auto known = known_places(run);
  std::vector<std::string> sectors;
  for (const char* const sector : {"po", "vo", "mbo", "hbo", "wo"})
    if (std::find(known.begin(), known.end(), sector) != known.end()) sectors.emplace_back(sector);
  return sectors;
}

std::optional<Figure> draw_by_sector(const Facts& facts, const SectorFigure& wanted,
                                     Language language) {
  if (wanted.columns.empty()) return std::nullopt;
  FactReader read{facts};
  const auto& run = facts.run();
  Figure figure{wanted.name, title_of(facts, wanted, language), "",
                "",          rows_of(read, wanted, language),   ""};
  if (!has_numbers(figure.data, "difference")) return std::nullopt;
  figure.caption = caption(read, wanted.what, language);
  std::vector<std::string> columns;
  for (const auto& column : wanted.columns) columns.push_back(column.label);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Lijndiagrammen, een rij per variant en een kolom per sector ({}): verschil "
                      "in {} met de basisvariant per jaar, {} tot en met {}. {}.",
                      "Line charts, a row per variant and a column per sector ({}): difference in "
                      "{} from the baseline by year, {} to {}. {}.")),
      fmt::join(columns, ", "), wanted.unit_words, run.first_year, run.first_year + run.years,
      figure.title);
  const int width = (535 - 8 * static_cast<int>(columns.size())) / static_cast<int>(columns.size());
  auto y = difference_axis("difference", "", ",.2~s");
  y["axis"]["title"] = nullptr;
  y["axis"]["tickCount"] = 3;
  y["axis"]["format"] = ",d";
  figure.spec =
      variants_by(
          vega_lite(
              figure.title,
              fmt::format("{} {} {} \"{}\". {}", in(language, "Verschil in", "Difference in"),
                          wanted.unit_words, in(language, "met", "from"),
                          short_label(baseline_label(run), 30), interval_words(read, language)),
              figure.data, language),
          shown_policies(run), "sector", columns, figure.data,
          effect_layers(year_axis(run), y, figure.data, shown_policies(run)), width, 58)
          .dump();
  return figure;
}

}  // namespace doorstroom::figures
