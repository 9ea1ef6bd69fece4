// SPDX-License-Identifier: EUPL-1.2
// What each variant does to the delay in primary and secondary education: weeks with SD beside
// them, at two moments.
#include <fmt/format.h>

#include <array>

#include "results/figures/captions.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

struct Panel {
  const char* place;
  const char* indicator;
  const char* unit;
};
constexpr std::array<Panel, 4> panels = {{{"po", "delay_weeks", "weeks"},
                                          {"po", "delay_sd", "SD"},
                                          {"vo", "delay_weeks", "weeks"},
                                          {"vo", "delay_sd", "SD"}}};

FigureTable rows_of(FactReader& read, Language language) {
  FigureTable table;
  table.columns = {{"variant", in(language, "variant", "variant"), "", 0},
                   {"sector", in(language, "sector", "sector"), "", 0},
                   {"unit", in(language, "eenheid", "unit"), "", 0},
                   {"moment", in(language, "eind schooljaar", "end of school year"), "", 0},
                   {"difference", in(language, "verschil", "difference"), unit_of_the_row, 3},
                   {"low", in(language, "ondergrens", "lower bound"), unit_of_the_row, 3},
                   {"high", in(language, "bovengrens", "upper bound"), unit_of_the_row, 3}};
  for (const auto& panel : panels)
    for (const auto& variant : shown_policies(read.run()))
      for (const int year : two_moments(read.run())) {
        const auto value = read(variant.name, panel.indicator, year, panel.place);
        if (!value.found) continue;
        table.rows.push_back({cell(variant.label), cell(std::string{panel.place}),
                              cell(std::string{panel.unit}), cell(school_year(year)),
                              cell(value.difference), cell(value.low), cell(value.high)});
      }
  return table;
}

Json panel_spec(const Panel& panel, const RunDescription& run, const FigureTable& table, bool first,
                Language language) {
  const bool weeks = std::string(panel.unit) == "weeks";
  const auto variants = shown_policies(run);
  Json labels = Json::array(), moments = Json::array();
  for (const auto& variant : variants) labels.push_back(variant.label);
  for (const int year : two_moments(run)) moments.push_back(school_year(year));
  const Json y{{"field", "variant"},
               {"type", "nominal"},
               {"sort", labels},
               {"axis", first ? Json{{"title", nullptr},
                                     {"labelLimit", 160},
                                     {"minExtent", 164},
                                     {"maxExtent", 164},
                                     {"domain", false},
                                     {"ticks", false},
                                     {"grid", true},
                                     {"gridDash", {1, 3}}}
                              : Json{{"title", nullptr},
                                     {"labels", false},
                                     {"domain", false},
                                     {"ticks", false},
                                     {"grid", true},
                                     {"gridDash", {1, 3}}}}};
  const Json moment{{"field", "moment"}, {"type", "nominal"}, {"sort", moments}};
  Json colour = moment, shape = moment, offset = moment;
  colour["scale"] = {{"domain", moments}, {"range", {dark, "#D55E00"}}};
  shape["scale"] = {{"domain", moments}, {"range", {"circle", "diamond"}}};
  const auto scale = Scale::shown(panel.unit, language);
  auto x = difference_axis("difference", "", scale, weeks ? ",.1~f" : ",.3~f");
  x["axis"]["tickCount"] = 3;
  auto layers =
      forest_layers(x, {{"y", y}, {"yOffset", offset}, {"color", colour}, {"shape", shape}}, table);
  layers.push_back(panel_head(std::string(panel.place) + ", " + scale.unit(), 96));
  return {{"transform", Json::array({{{"filter", fmt::format("datum.sector === '{}' && "
                                                             "datum.unit === '{}'",
                                                             panel.place, panel.unit)}}})},
          {"width", 92},
          {"height", {{"step", 17}}},
          {"layer", layers}};
}

std::optional<Figure> draw(const Facts& facts, Language language) {
  FactReader read{facts}, for_title{facts};
  const auto& run = facts.run();
  Figure figure{"delay_effect", "", "", "", rows_of(read, language), ""};
  if (!has_numbers(figure.data, "difference")) return std::nullopt;
  figure.title = delay_finding(for_title, title_years(run), language)
                     .value_or(in(language, "Wat elke variant met de leervertraging doet",
                                  "What each variant does to the learning delay"));
  const auto what = fmt::format(
      fmt::runtime(in(
          language,
          "Verschil in gemiddelde leervertraging met \"{}\", po en vo apart, alle leerlingen van "
          "de sector (niet alleen wie steun krijgt). Links van nul is minder vertraging. Een week "
          "is in hogere leerjaren minder SD; vergelijk po en vo daarom in SD.",
          "Difference in mean learning delay from \"{}\", primary (po) and secondary (vo) apart, "
          "all pupils of the sector (not only those with support). Left of zero is less delay. A "
          "week is fewer SD in higher years; therefore compare po and vo in SD.")),
      baseline_label(run));
  figure.caption = caption(read, what, language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Punten met interval: per variant het verschil in leervertraging, in vier "
                      "vlakken: po en vo, in weken en in SD. {}.",
                      "Points with intervals: per variant the difference in learning delay, in "
                      "four panels: primary and secondary, in weeks and in SD. {}.")),
      figure.title);
  auto spec =
      vega_lite(figure.title,
                fmt::format("{} \"{}\" ({}). {}", in(language, "Verschil met", "Difference from"),
                            short_label(baseline_label(run), 30),
                            in(language, "links: minder vertraging", "left: less delay"),
                            interval_words(read, language)),
                figure.data, language);
  Json row = Json::array();
  for (std::size_t i = 0; i < panels.size(); ++i)
    row.push_back(panel_spec(panels[i], run, figure.data, i == 0, language));
  spec["hconcat"] = row;
  figure.spec = spec.dump();
  return figure;
}

}  // namespace

FigureKind delay_effect() { return {20, "delay_effect", draw}; }

}  // namespace doorstroom::figures
