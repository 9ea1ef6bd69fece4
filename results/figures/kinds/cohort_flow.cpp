// SPDX-License-Identifier: EUPL-1.2
// One cohort from the end of primary school until it has left, in the baseline, as an alluvial
// drawing.
#include <fmt/format.h>

#include <algorithm>

#include "results/figures/captions.hpp"
#include "results/figures/cohort.hpp"
#include "results/figures/cohort_layout.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

constexpr AlluvialSize drawing{585, 380, 6, 6};

FigureTable rows_of(const RunDescription& run, const Alluvial& alluvial, Language language) {
  const auto& all = positions(language);
  FigureTable table;
  table.columns = {{"year", in(language, "van 1 oktober", "from 1 October"), "year", 0},
                   {"from", in(language, "van", "from"), "", 0},
                   {"to", in(language, "naar", "to"), "", 0},
                   {"persons", in(language, "personen", "persons"), "persons", 0}};
  for (const auto& ribbon : alluvial.ribbons)
    table.rows.push_back({cell(run.first_year + static_cast<int>(ribbon.year)),
                          cell(all[ribbon.from].label), cell(all[ribbon.to].label),
                          cell(std::optional{rounded(ribbon.persons, cohort_rounding(run))})});
  return table;
}

/// Dates that get a label: 0, 3, 6, 10 and the last, years after the start.
std::vector<std::size_t> labelled_dates(std::size_t n_dates) {
  std::vector<std::size_t> dates;
  for (const std::size_t date : {0U, 3U, 6U, 10U})
    if (date + 2 < n_dates || date == 0) dates.push_back(date);
  dates.push_back(n_dates - 1);
  return dates;
}

/// Each position's name where it is highest; those too low for a name are in the table alone.
Json names(const Alluvial& alluvial, std::size_t n_dates, Language language) {
  const auto& all = positions(language);
  Json rows = Json::array();
  for (std::size_t at = 0; at < all.size(); ++at) {
    const AlluvialNode* best = nullptr;
    for (const auto& node : alluvial.nodes)
      if (node.position == at && (!best || node.persons > best->persons)) best = &node;
    constexpr double lowest = 11;
    if (!best || best->bottom - best->top < lowest) continue;
    const bool last = best->date + 3 > n_dates;
    rows.push_back({{"label", all[at].label},
                    {"x", last ? drawing.width - 4 : best->x + drawing.node_width + 4},
                    {"y", (best->top + best->bottom) / 2},
                    {"align", last ? "right" : "left"}});
  }
  return rows;
}

Json text_mark(const std::string& data, bool halo) {
  Json enter{{"x", {{"field", "x"}}},
             {"y", {{"field", "y"}}},
             {"text", {{"field", "label"}}},
             {"align", {{"field", "align"}}},
             {"baseline", {{"value", "middle"}}},
             {"fontWeight", {{"value", halo ? "bold" : "normal"}}}};
  if (halo) {
    enter["stroke"] = {{"value", "white"}};
    enter["strokeWidth"] = {{"value", 3}};
    enter["strokeOpacity"] = {{"value", 0.85}};
    enter["strokeJoin"] = {{"value", "round"}};
  }
  return {{"type", "text"}, {"from", {{"data", data}}}, {"encode", {{"enter", enter}}}};
}

Json spec_of(Json spec, const RunDescription& run, const Alluvial& alluvial,
             const FigureTable& table, std::size_t n_dates, Language language) {
  const auto& all = positions(language);
  Json ribbons = vega_rows(table), nodes = Json::array(), axis = Json::array();
  for (std::size_t i = 0; i < alluvial.ribbons.size(); ++i) {
    ribbons[i]["path"] = alluvial.ribbons[i].path;
    ribbons[i]["colour"] = all[alluvial.ribbons[i].from].colour;
  }
  for (const auto& node : alluvial.nodes)
    nodes.push_back({{"x", node.x},
                     {"y", node.top},
                     {"height", node.bottom - node.top},
                     {"colour", all[node.position].colour}});
  const double step = (drawing.width - drawing.node_width) / static_cast<double>(n_dates - 1);
  for (const auto date : labelled_dates(n_dates))
    axis.push_back(
        {{"label", std::to_string(run.first_year + static_cast<int>(date))},
         {"x", step * static_cast<double>(date) + (date == 0             ? 0
                                                   : date + 1 == n_dates ? drawing.node_width
                                                                         : 3)},
         {"y", drawing.height + 12},
         {"align", date == 0             ? "left"
                   : date + 1 == n_dates ? "right"
                                         : "center"}});
  spec["width"] = drawing.width;
  spec["height"] = drawing.height + 20;
  spec["data"] = Json::array({{{"name", "figure"}, {"values", ribbons}},
                              {{"name", "nodes"}, {"values", nodes}},
                              {{"name", "names"}, {"values", names(alluvial, n_dates, language)}},
                              {{"name", "axis"}, {"values", axis}}});
  const std::string tip = "datum.from + ' → ' + datum.to + ': ' + format(datum.persons, ',')";
  spec["marks"] = Json::array({{{"type", "path"},
                                {"from", {{"data", "figure"}}},
                                {"encode",
                                 {{"enter",
                                   {{"path", {{"field", "path"}}},
                                    {"fill", {{"field", "colour"}}},
                                    {"fillOpacity", {{"value", 0.5}}},
                                    {"tooltip", {{"signal", tip}}}}}}}},
                               {{"type", "rect"},
                                {"from", {{"data", "nodes"}}},
                                {"encode",
                                 {{"enter",
                                   {{"x", {{"field", "x"}}},
                                    {"y", {{"field", "y"}}},
                                    {"width", {{"value", drawing.node_width}}},
                                    {"height", {{"field", "height"}}},
                                    {"fill", {{"field", "colour"}}}}}}}},
                               text_mark("names", true),
                               text_mark("names", false),
                               text_mark("axis", false)});
  spec["marks"][3]["encode"]["enter"]["fontWeight"] = {{"value", "bold"}};
  return spec;
}

std::optional<Figure> draw(const Facts& facts, Language language) {
  const auto& run = facts.run();
  const auto flow = mean_cohort_flow(facts.results(), run.baseline());
  if (!flow) return std::nullopt;
  FactReader read{facts};
  const double base = cohort_rounding(run);
  const auto alluvial = lay_out(*flow, drawing, base);
  if (alluvial.ribbons.empty()) return std::nullopt;
  Figure figure{"cohort_flow", "", "", "", rows_of(run, alluvial, language), ""};
  double total = 0;
  for (const double count : flow->stock.front()) total += count;
  figure.title = fmt::format(
      fmt::runtime(in(language, "De weg van de leerlingen die op 1 oktober {} in groep 8 zaten",
                      "The way of the pupils who were in the last primary year on 1 October {}")),
      run.first_year);
  figure.caption = caption(
      read,
      fmt::format(
          fmt::runtime(in(
              language,
              "{} leerlingen uit het laatste jaar van het basisonderwijs, gevolgd van jaar op jaar "
              "in \"{}\". Elke kolom is een 1 oktober, de hoogte telt personen. Banden verbinden "
              "twee opeenvolgende jaren; wie twee banden na elkaar volgt ziet niet per se dezelfde "
              "personen. Een startkwalificatie is een diploma havo, vwo of mbo vanaf niveau 2; wie "
              "vertrok zonder diploma van de laatste opleiding kan er eerder een hebben gehaald en "
              "staat bij \"zonder of niet zeker\". Afgerond op {}; kleinere bewegingen zijn niet "
              "getekend.",
              "{} pupils of the last primary year, followed from year to year in \"{}\". Each "
              "column is a 1 October, the height counts persons. Bands join two successive years; "
              "following two bands in a row does not mean the same persons. A starting "
              "qualification is a diploma of havo, vwo or mbo from level 2; those who left without "
              "the diploma of their last course may have one from before and are under \"without "
              "or not certain\". Rounded to {}; smaller moves are not drawn.")),
          format_number(rounded(total, base), 0, language), baseline_label(run),
          format_number(base, 0, language)),
      language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Stroomdiagram van {} tot {}: van links, het basisonderwijs, via vmbo, havo "
                      "en vwo naar mbo, hbo en wo, en rechts het vertrek uit het onderwijs.",
                      "Flow diagram from {} to {}: from primary school at the left by way of vmbo, "
                      "havo and vwo to vocational and higher education, and leaving at the "
                      "right.")),
      run.first_year, run.first_year + run.years);
  const auto subtitle =
      fmt::format("{}, \"{}\"", in(language, "Personen per 1 oktober", "Persons on each 1 October"),
                  short_label(baseline_label(run), 40));
  figure.spec = spec_of(vega(figure.title, subtitle, language), run, alluvial, figure.data,
                        flow->stock.size(), language)
                    .dump();
  return figure;
}

}  // namespace

FigureKind cohort_flow() { return {100, "cohort_flow", draw}; }

}  // namespace doorstroom::figures
