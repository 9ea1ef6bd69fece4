// SPDX-License-Identifier: EUPL-1.2
// The share of the delay that each variant recovers over the baseline, by year.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/figures/captions.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

constexpr const char* indicator = "delay_recovered_share";

/// A share of next to nothing says nothing: years in which the delay of the baseline is below this
/// part of its largest value are left out.
constexpr double least_delay = 0.2;

std::vector<int> years_with_delay(FactReader& read) {
  const auto& run = read.run();
  const auto baseline = shown_variants(run).front().name;
  const auto delay = [&](int year) { return read(baseline, "delay_sd", year).level.value_or(0); };
  double most = 0;
  for (int year = run.first_year + 1; year <= run.first_year + run.years; ++year)
    most = std::max(most, delay(year));
  std::vector<int> years;
  for (int year = run.first_year + 1; year <= run.first_year + run.years; ++year)
    if (delay(year) > 0 && delay(year) >= least_delay * most) years.push_back(year);
  return years;
}

FigureTable rows_of(FactReader& read, Language language) {
  const auto& run = read.run();
  FigureTable table;
  table.columns = {{"variant", in(language, "variant", "variant"), "", 0},
                   {"year", in(language, "schooljaar tot", "school year to"), "year", 0},
                   {"share", in(language, "ingelopen deel", "share recovered"), "share", 1},
                   {"low", in(language, "ondergrens", "lower bound"), "share", 1},
                   {"high", in(language, "bovengrens", "upper bound"), "share", 1}};
  for (const auto& variant : shown_policies(run))
    for (const int year : years_with_delay(read)) {
      const auto value = read(variant.name, indicator, year);
      if (value.found)
        table.rows.push_back({cell(variant.label), cell(year), cell(value.difference),
                              cell(value.low), cell(value.high)});
    }
  return table;
}

Json layers(const FactReader& read, const FigureTable& table, Language language, int width,
            int height) {
  auto all = effect_layers(
      school_year_axis(read.run(), language, 5),
      difference_axis("share", in(language, "ingelopen deel", "share recovered"), ".0%"), table,
      shown_policies(read.run()));
  all.push_back(nothing_given("share", width, height, language));
  return all;
}

std::optional<Figure> draw(const Facts& facts, Language language) {
  FactReader read{facts}, for_title{facts};
  Figure figure{"recovered_share", "", "", "", rows_of(read, language), ""};
  if (figure.data.rows.empty()) return std::nullopt;
  const auto& run = facts.run();
  figure.title = delay_finding(for_title, title_years(run), language)
                     .value_or(in(language, "Welk deel van de vertraging elke variant inloopt",
                                  "The share of the delay that each variant recovers"));
  const auto what = fmt::format(
      fmt::runtime(in(
          language,
          "Wat een variant aan vertraging inloopt boven \"{}\", als deel van de vertraging daar, "
          "alle leerlingen, eind van het schooljaar. Wat zonder beleid vanzelf wegtrekt telt niet "
          "mee en staat in de figuur van de vertraging zelf. Jaren waarin de vertraging in de "
          "basisvariant kleiner is dan {}% van haar hoogste waarde zijn weggelaten.",
          "Delay that a variant recovers over \"{}\", as a share of the delay there, all pupils, "
          "end of the school year. What fades by itself without policy does not count and is in "
          "the figure of the delay itself. Years in which the delay in the baseline is below {}% "
          "of its largest value are left out.")),
      baseline_label(run), std::lround(100 * least_delay));
  figure.caption = caption(read, what, language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Lijndiagrammen, een per variant: ingelopen deel van de vertraging per "
                      "schooljaar van {} tot en met {}, met interval. {}.",
                      "Line charts, one per variant: share of the delay recovered by school year "
                      "from {} to {}, with interval. {}.")),
      school_year(run.first_year + 1), school_year(run.first_year + run.years), figure.title);
  constexpr int width = 160, height = 95;
  figure.spec =
      per_variant(
          vega_lite(
              figure.title,
              fmt::format("{} \"{}\". {}", in(language, "Ingelopen boven", "Recovered over"),
                          short_label(baseline_label(run), 40), interval_words(read, language)),
              figure.data, language),
          shown_policies(run), 3, layers(read, figure.data, language, width, height), width, height)
          .dump();
  return figure;
}

}  // namespace

FigureKind recovered_share() { return {40, "recovered_share", draw}; }

}  // namespace doorstroom::figures
