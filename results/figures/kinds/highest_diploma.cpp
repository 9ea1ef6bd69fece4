// SPDX-License-Identifier: EUPL-1.2
// The highest diploma of everybody at the end of the run, difference with the baseline by variant.
#include <fmt/format.h>

#include "results/figures/captions.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

constexpr const char* indicator = "highest_diploma_share";

/// `havo (8,2%)`: with the level in the baseline.
std::string with_level(FactReader& read, const DiplomaInfo& diploma, Language language) {
  const auto label = in(language, diploma.label_nl, diploma.label_en);
  const auto variants = shown_variants(read.run());
  if (variants.empty()) return label;
  const auto level =
      read(variants.front().name, indicator, look_years(read.run()).last, "diploma." + diploma.name)
          .level;
  const auto scale = Scale::shown("share", language);
  const auto words =
      level ? scale.level(*level) + scale.unit() : in(language, "niet gegeven", "withheld");
  return fmt::format("{} ({})", short_label(label, 24), words);
}

FigureTable rows_of(FactReader& read, Language language) {
  const auto& run = read.run();
  const int year = look_years(run).last;
  FigureTable table;
  table.columns = {{"variant", in(language, "variant", "variant"), "", 0},
                   {"diploma",
                    in(language, "hoogste diploma (deel in de basisvariant)",
                       "highest diploma (share in the baseline)"),
                    "", 0},
                   {"share", in(language, "deel", "share"), "share", 2},
                   {"difference", in(language, "verschil", "difference"), "share", 2},
                   {"low", in(language, "ondergrens", "lower bound"), "share", 2},
                   {"high", in(language, "bovengrens", "upper bound"), "share", 2}};
  for (const auto& diploma : run.diplomas)
    for (const auto& variant : shown_policies(run)) {
      const auto value = read(variant.name, indicator, year, "diploma." + diploma.name);
      if (value.found)
        table.rows.push_back({cell(variant.label), cell(with_level(read, diploma, language)),
                              cell(value.level), cell(value.difference), cell(value.low),
                              cell(value.high)});
    }
  return table;
}

std::string title_of(const Facts& facts, Language language) {
  FactReader read{facts};
  const auto& run = facts.run();
  std::optional<Finding> best;
  std::string where;
  for (const auto& diploma : run.diplomas) {
    const auto found = largest(read, indicator, look_years(run).last, "diploma." + diploma.name);
    if (!found || (best && std::abs(*found->value.difference) <= std::abs(*best->value.difference)))
      continue;
    best = found;
    where = in(language, diploma.label_nl, diploma.label_en);
  }
  if (!best)
    return in(language, "Hoogste diploma aan het eind van de looptijd, verschil per variant",
              "Highest diploma at the end of the run, difference by variant");
  const auto scale = Scale::shown("share", language);
  return fmt::format(
      fmt::runtime(in(language, "{}: {} {} {} personen met {} als hoogste diploma ({})",
                      "{}: {} {} {} persons with {} as highest diploma ({})")),
      in_title(best->variant), scale.text(std::abs(*best->value.difference), 2),
      scale.difference_unit(),
      *best->value.difference > 0 ? in(language, "meer", "more") : in(language, "minder", "fewer"),
      where, look_years(run).last);
}

std::optional<Figure> draw(const Facts& facts, Language language) {
  FactReader read{facts};
  const auto& run = facts.run();
  Figure figure{"highest_diploma", "", "", "", rows_of(read, language), ""};
  if (!has_numbers(figure.data, "difference")) return std::nullopt;
  figure.title = title_of(facts, language);
  figure.caption = caption(
      read,
      fmt::format(fmt::runtime(in(
                      language,
                      "Hoogste diploma van iedereen die ooit was ingeschreven, aan het eind van de "
                      "looptijd ({}); wie dan nog leert telt met het diploma tot dan. Verschil met "
                      "\"{}\" in procentpunten; tussen haakjes het deel daar.",
                      "Highest diploma of everybody ever enrolled, at the end of the run ({}); "
                      "those still in education count with their diploma so far. Difference from "
                      "\"{}\" in percentage points; the share there in brackets.")),
                  look_years(run).last, baseline_label(run)),
      language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Punten met interval, een vlak per variant en een rij per diploma: verschil "
                      "in het deel met dit hoogste diploma. {}.",
                      "Points with intervals, one panel per variant and a row per diploma: "
                      "difference in the share with this highest diploma. {}.")),
      figure.title);
  Json order = Json::array();
  FactReader labels{facts};
  for (auto diploma = run.diplomas.rbegin(); diploma != run.diplomas.rend(); ++diploma)
    order.push_back(with_level(labels, *diploma, language));
  const Json y{{"field", "diploma"},
               {"type", "nominal"},
               {"sort", order},
               {"axis",
                {{"title", nullptr},
                 {"labelLimit", 170},
                 {"minExtent", 172},
                 {"maxExtent", 172},
                 {"grid", true},
                 {"gridDash", {1, 3}},
                 {"domain", false},
                 {"ticks", false}}}};
  const auto x = difference_axis("difference", "", Scale::shown("share", language), ".2~f");
  constexpr int width = 122;
  const int height = 17 * static_cast<int>(run.diplomas.size());
  figure.spec =
      per_variant(
          vega_lite(
              figure.title,
              fmt::format("{} \"{}\". {}", in(language, "Verschil met", "Difference from"),
                          short_label(baseline_label(run), 30), interval_words(read, language)),
              figure.data, language),
          shown_policies(run), 3,
          forest_layers(x, {{"y", y}, {"color", variant_colour(shown_policies(run), false)}},
                        figure.data),
          width, height)
          .dump();
  return figure;
}

}  // namespace

FigureKind highest_diploma() { return {90, "highest_diploma", draw}; }

}  // namespace doorstroom::figures
