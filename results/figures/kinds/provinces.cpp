// SPDX-License-Identifier: EUPL-1.2
// A map of equal tiles, one per province, with the value in it: nothing below region is shown.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "results/figures/captions.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

struct Tile {
  const char* code;
  int column, row;
};

/// Where a province lies among the others. Regions of other countries have no place here.
const std::map<std::string, Tile>& tiles() {
  static const std::map<std::string, Tile> all = {
      {"Friesland", {"FR", 2, 0}},     {"Fryslân", {"FR", 2, 0}},   {"Groningen", {"GR", 3, 0}},
      {"Noord-Holland", {"NH", 1, 1}}, {"Flevoland", {"FL", 2, 1}}, {"Drenthe", {"DR", 3, 1}},
      {"Zuid-Holland", {"ZH", 0, 2}},  {"Utrecht", {"UT", 1, 2}},   {"Gelderland", {"GE", 2, 2}},
      {"Overijssel", {"OV", 3, 2}},    {"Zeeland", {"ZE", 0, 3}},   {"Noord-Brabant", {"NB", 1, 3}},
      {"Limburg", {"LI", 2, 3}}};
  return all;
}

FigureTable rows_of(FactReader& read, int year, Language language) {
  FigureTable table;
  table.columns = {{"variant", in(language, "variant", "variant"), "", 0},
                   {"province", in(language, "provincie", "province"), "", 0},
                   {"level", in(language, "vertraging in SD", "delay in SD"), "SD", 4},
                   {"difference", in(language, "verschil in SD", "difference in SD"), "SD", 4},
                   {"low", in(language, "ondergrens", "lower bound"), "SD", 4},
                   {"high", in(language, "bovengrens", "upper bound"), "SD", 4}};
  for (const auto& variant : shown_variants(read.run()))
    for (const auto& region : read.run().regions) {
      if (!tiles().contains(region)) continue;
      const auto value = read(variant.name, "delay_sd", year, "all", "region=" + region);
      if (value.found)
        table.rows.push_back({cell(variant.label), cell(region), cell(value.level),
                              cell(variant.baseline ? std::nullopt : value.difference),
                              cell(value.low), cell(value.high)});
    }
  return table;
}

double largest_difference(const FigureTable& table) {
  double most = 1e-9;
  for (const auto& row : table.rows)
    if (const auto* const difference = std::get_if<double>(&row[3]))
      most = std::max(most, std::abs(*difference));
  return most;
}

/// Where each province lies, beside the data.
Json places_of(const RunDescription& run) {
  Json rows = Json::array();
  for (const auto& region : run.regions)
    if (const auto found = tiles().find(region); found != tiles().end())
      rows.push_back({{"province", region},
                      {"code", found->second.code},
                      {"column", found->second.column},
                      {"row", found->second.row}});
  return rows;
}

Json tile_layers(const RunDescription& run, const FigureTable& table, const std::string& field,
                 const std::string& format, Language language) {
  const bool difference = field == "difference";
  const Json where = Json::array(
      {{{"lookup", "province"},
        {"from",
         {{"data", {{"values", places_of(run)}}},
          {"key", "province"},
          {"fields", Json::array({"code", "column", "row"})}}}},
       {{"calculate", "!isValid(datum." + field + ") ? '" + in(language, "n.g.", "n/a") +
                          "' : abs(datum." + field + ") < 0.0005 ? '0' : format(datum." + field +
                          ", '" + format + "')"},
        {"as", "shown"}}});
  const Json x{{"field", "column"},
               {"type", "ordinal"},
               {"axis", nullptr},
               {"scale", {{"domain", {0, 1, 2, 3}}, {"paddingInner", 0.05}}}};
  const Json y{{"field", "row"},
               {"type", "ordinal"},
               {"axis", nullptr},
               {"scale", {{"domain", {0, 1, 2, 3}}, {"paddingInner", 0.05}}}};
  // Difference: less delay blue, more delay orange, one scale for all variants. Level: pale to
  // dark.
  Json colour{{"field", field}, {"type", "quantitative"}, {"legend", nullptr}};
  const double most = largest_difference(table);
  colour["scale"] = difference ? Json{{"domain", {-most, 0, most}},
                                      {"range", {"#8FBFE3", "#FFFFFF", "#F0B860"}},
                                      {"interpolate", "rgb"}}
                               : Json{{"range", {"#F4F4F4", "#C4C4C4"}}, {"interpolate", "rgb"}};
  const auto text = [&](const char* what, int dy, bool bold) {
    return Json{{"transform", where},
                {"mark", {{"type", "text"}, {"dy", dy}, {"fontWeight", bold ? "bold" : "normal"}}},
                {"encoding", {{"x", x}, {"y", y}, {"text", {{"field", what}}}}}};
  };
  return Json::array(
      {{{"transform", where},
        {"mark", {{"type", "rect"}, {"stroke", "#7F7F7F"}, {"strokeWidth", 0.6}}},
        {"encoding", {{"x", x}, {"y", y}, {"color", colour}, {"tooltip", tooltip(table)}}}},
       text("code", -8, true),
       text("shown", 8, false)});
}

std::string title_of(const Facts& facts, int year, Language language) {
  FactReader read{facts};
  std::optional<Finding> best;
  std::string where;
  for (const auto& region : facts.run().regions) {
    const auto found = largest(read, "delay_sd", year, "all", "region=" + region);
    if (!found || (best && std::abs(*found->value.difference) <= std::abs(*best->value.difference)))
      continue;
    best = found;
    where = region;
  }
  if (!best)
    return in(language, "Leervertraging per provincie en wat de varianten eraan doen",
              "Learning delay by province and what the variants do to it");
  return fmt::format(
      fmt::runtime(in(language, "{}: in {} {} SD {} vertraging (eind {})",
                      "{}: in {} {} SD {} delay (end of {})")),
      in_title(best->variant), where, format_number(std::abs(*best->value.difference), 3, language),
      *best->value.difference < 0 ? in(language, "minder", "less") : in(language, "meer", "more"),
      school_year(year));
}

std::optional<Figure> draw(const Facts& facts, Language language) {
  FactReader read{facts};
  const auto& run = facts.run();
  const int year = look_years(run).first;
  Figure figure{"provinces", "", "", "", rows_of(read, year, language), ""};
  if (!has_numbers(figure.data, "level")) return std::nullopt;
  figure.title = title_of(facts, year, language);
  figure.caption = caption_of_year(
      read,
      fmt::format(
          fmt::runtime(
              in(language,
                 "Leervertraging aan het eind van {} in SD: eerst het niveau in \"{}\", dan "
                 "per variant het verschil daarmee (min: minder vertraging). Elke provincie is "
                 "een even grote tegel. Verschillen tussen provincies komen van de leerlingen "
                 "die er wonen; leerlingen zijn in scholen toegerekend, dus onder de provincie "
                 "wordt niets gegeven. Intervallen staan in de tabel.",
                 "Learning delay at the end of {} in SD: first the level in \"{}\", then by "
                 "variant the difference from it (minus: less delay). Each province is a tile "
                 "of equal size. Differences between provinces come from the pupils who live "
                 "there; pupils are imputed into schools, so nothing is given below the "
                 "province. Intervals are in the table.")),
          school_year(year), baseline_label(run)),
      year, language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Tegelkaarten van {} provincies: het niveau in de basisvariant en per "
                      "variant het verschil, eind {}. {}.",
                      "Tile maps of {} provinces: the level in the baseline and by variant the "
                      "difference, end of {}. {}.")),
      places_of(run).size(), school_year(year), figure.title);
  auto spec = vega_lite(
      figure.title,
      fmt::format("{} {}, SD. {}", in(language, "Leervertraging eind", "Learning delay, end of"),
                  school_year(year), interval_words(read, language)),
      figure.data, language);
  Json maps = Json::array();
  for (const auto& variant : shown_variants(run)) {
    auto layers = tile_layers(run, figure.data, variant.baseline ? "level" : "difference",
                              variant.baseline ? ",.3f" : "+,.3f", language);
    layers.push_back(panel_head(short_label(variant.label, 25), 184));
    maps.push_back({{"transform",
                     Json::array({{{"filter", {{"field", "variant"}, {"equal", variant.label}}}}})},
                    {"width", 184},
                    {"height", 152},
                    {"layer", layers}});
  }
  spec["concat"] = maps;
  spec["columns"] = 3;
  spec["resolve"] = {{"scale", {{"color", "independent"}}}};
  figure.spec = spec.dump();
  return figure;
}

}  // namespace

FigureKind provinces() { return {160, "provinces", draw}; }

}  // namespace doorstroom::figures
