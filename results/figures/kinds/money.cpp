// SPDX-License-Identifier: EUPL-1.2
// What each variant costs more or less than the baseline, by year and by kind of cost.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "results/figures/captions.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

struct Kind {
  std::string nl, en;
  std::vector<std::string> places;  ///< none: what the country has beyond all places
  const char* colour;
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all = {
      {"maatregelen zelf", "the policies themselves", {}, "#E0703A"},
      {"voorschools en po", "pre-school and primary", {"vve", "po"}, "#F5EFA0"},
      {"vo", "secondary", {"vo", "vo.vso", "vo.vavo"}, "#7CC4F0"},
      {"mbo", "vocational", {"mbo"}, "#1F6FA8"},
      {"hbo en wo", "higher education", {"hbo", "wo"}, "#2B1B4D"}};
  return all;
}

std::string label(const Kind& kind, Language language) { return in(language, kind.nl, kind.en); }

/// Differences of one variant and year by kind, in the order of `kinds`; nothing where any part is
/// not given.
std::vector<std::optional<double>> parts(FactReader& read, const std::string& variant, int year) {
  std::vector<std::optional<double>> out;
  std::optional<double> rest = read(variant, "cost_eur", year).difference;
  for (const auto& kind : kinds()) {
    std::optional<double> sum = 0.0;
    for (const auto& place : kind.places) {
      const auto value = read(variant, "cost_eur", year, place);
      if (!value.found) continue;  // these results have no such places
      sum = sum && value.difference ? std::optional{*sum + *value.difference} : std::nullopt;
    }
    if (!kind.places.empty()) rest = rest && sum ? std::optional{*rest - *sum} : std::nullopt;
    out.push_back(sum);
  }
  // Differences of sums of cents: what is left below a euro is rounding.
  out.front() = rest && std::abs(*rest) < 1 ? std::optional{0.0} : rest;
  return out;
}

FigureTable rows_of(FactReader& read, Language language) {
  const auto& run = read.run();
  FigureTable table;
  table.columns = {{"variant", in(language, "variant", "variant"), "", 0},
                   {"year", in(language, "schooljaar tot", "school year to"), "year", 0},
                   {"kind", in(language, "soort", "kind"), "", 0},
                   {"difference", in(language, "meerkosten", "extra cost"), "EUR", 0},
                   {"low", in(language, "ondergrens", "lower bound"), "EUR", 0},
                   {"high", in(language, "bovengrens", "upper bound"), "EUR", 0}};
  for (const auto& variant : shown_policies(run))
    for (int year = run.first_year + 1; year <= run.first_year + run.years; ++year) {
      const auto total = read(variant.name, "cost_eur", year);
      if (!total.found) continue;
      const auto by_kind = parts(read, variant.name, year);
      for (std::size_t i = 0; i < by_kind.size(); ++i)
        table.rows.push_back({cell(variant.label),
                              cell(year),
                              cell(label(kinds()[i], language)),
                              cell(by_kind[i]),
                              {},
                              {}});
      table.rows.push_back({cell(variant.label), cell(year), cell(in(language, "totaal", "total")),
                            cell(total.difference), cell(total.low), cell(total.high)});
    }
  return table;
}

Json layers(const RunDescription& run, const FigureTable& table, Language language) {
  Json names = Json::array(), colours = Json::array();
  for (const auto& kind : kinds()) {
    names.push_back(label(kind, language));
    colours.push_back(kind.colour);
  }
  const auto total = in(language, "totaal", "total");
  names.push_back(total);
  colours.push_back(ink);
  auto x = school_year_axis(run, language, 5, true, run.years > 5 ? 2 : 0);
  x["scale"]["domain"] = {run.first_year + 0.5, run.first_year + run.years + 0.5};
  const auto y = difference_axis("difference", "", Scale::shown("EUR", language), ",.0f");
  auto low = y;
  low["field"] = "low";
  const Json colour{{"field", "kind"},
                    {"type", "nominal"},
                    {"scale", {{"domain", names}, {"range", colours}}},
                    {"legend", {{"title", nullptr}, {"columns", 3}}}};
  auto of_parts = Json::array({{{"filter", "datum.kind !== '" + total + "'"}}}),
       of_total = Json::array({{{"filter", "datum.kind === '" + total + "'"}}});
  const int bar = std::clamp(110 / std::max(1, run.years), 3, 16);
  return Json::array(
      {{{"transform", of_parts},
        {"mark", {{"type", "bar"}, {"size", bar}, {"stroke", "white"}, {"strokeWidth", 0.4}}},
        {"encoding", {{"x", x}, {"y", y}, {"color", colour}, {"tooltip", tooltip(table)}}}},
       zero_line(),
       {{"transform", of_total},
        {"mark", {{"type", "rule"}, {"color", ink}, {"strokeWidth", 1}}},
        {"encoding", {{"x", x}, {"y", low}, {"y2", {{"field", "high"}}}}}},
       {{"transform", of_total},
        {"mark",
         {{"type", "point"},
          {"filled", true},
          {"size", 16},
          {"opacity", 1},
          {"stroke", "white"},
          {"strokeWidth", 0.6}}},
        {"encoding", {{"x", x}, {"y", y}, {"color", colour}, {"tooltip", tooltip(table)}}}}});
}

std::string title_of(const Facts& facts, Language language) {
  FactReader read{facts};
  const auto years = title_years(facts.run());
  int year = years.front();
  auto found = largest(read, "cost_eur", year);
  for (std::size_t i = 1; i < years.size() && !found; ++i)
    found = largest(read, "cost_eur", year = years[i]);
  if (!found)
    return in(language, "Meerkosten per variant, jaar en soort",
              "Extra cost by variant, year and kind");
  const auto scale = Scale::shown("EUR", language);
  return fmt::format(
      fmt::runtime(
          in(language, "{} kost in {} {} {} {} dan \"{}\"", "{} costs {} {} {} {} than \"{}\"")),
      in_title(found->variant),
      language == Language::nl ? school_year(year) : "in " + school_year(year),
      scale.text(std::abs(*found->value.difference), 0), scale.difference_unit(),
      *found->value.difference > 0 ? in(language, "meer", "more") : in(language, "minder", "less"),
      short_label(baseline_label(facts.run()), 30));
}

std::optional<Figure> draw(const Facts& facts, Language language) {
  FactReader read{facts};
  const auto& run = facts.run();
  Figure figure{"money", "", "", "", rows_of(read, language), ""};
  if (!has_numbers(figure.data, "difference")) return std::nullopt;
  figure.title = title_of(facts, language);
  figure.caption = caption(
      read,
      fmt::format(fmt::runtime(in(
                      language,
                      "Kosten per schooljaar, verschil met \"{}\", heel Nederland. Staven: de "
                      "maatregelen zelf, en meer of minder leerlingen per sector tegen marginale "
                      "kosten. Punt en streep: het totaal met interval. Geen bekostigingsregels; "
                      "vo is met vso en vavo.",
                      "Cost by school year, difference from \"{}\", the whole country. Bars: the "
                      "policies themselves, and more or fewer pupils per sector at marginal cost. "
                      "Point and line: the total with its interval. No funding rules; secondary "
                      "includes special and adult education.")),
                  baseline_label(run)),
      language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Gestapelde staven per schooljaar, een vlak per variant: meerkosten in "
                      "miljoenen euro naar soort, met het totaal als punt. {}.",
                      "Stacked bars by school year, one panel per variant: extra cost in millions "
                      "of euros by kind, with the total as a point. {}.")),
      figure.title);
  figure.spec = per_variant(vega_lite(figure.title,
                                      fmt::format("{} \"{}\". {}",
                                                  in(language, "Per schooljaar, verschil met",
                                                     "By school year, difference from"),
                                                  short_label(baseline_label(run), 30),
                                                  interval_words(read, language)),
                                      figure.data, language),
                            shown_policies(run), 3, layers(run, figure.data, language), 160, 110)
                    .dump();
  return figure;
}

}  // namespace

FigureKind money() { return {140, "money", draw}; }

}  // namespace doorstroom::figures
