// SPDX-License-Identifier: EUPL-1.2
// Cost against effect with uncertainty, at two moments; the efficient variants are named.
#include <fmt/format.h>

#include <algorithm>

#include "results/figures/captions.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/frontier.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

/// One variant at one moment: all extra cost so far, and the delay recovered by then.
struct Point {
  ShownVariant variant;
  int year = 0;
  std::optional<double> cost, cost_low, cost_high;
  Value delay;  ///< difference in SD; less is better
  bool efficient = false;
};

/// Extra cost of all years up to `year`. The interval adds the bounds of the years, which is wide:
/// it is right when the years err together, and too wide otherwise.
void add_cost(FactReader& read, Point& point) {
  double cost = 0, low = 0, high = 0;
  bool all = true, bounds = true;
  for (int year = read.run().first_year + 1; year <= point.year; ++year) {
    const auto value = read(point.variant.name, "cost_eur", year);
    all = all && value.difference;
    bounds = bounds && value.low && value.high;
    cost += value.difference.value_or(0);
    low += value.low.value_or(0);
    high += value.high.value_or(0);
  }
  if (all) point.cost = cost;
  if (all && bounds) {
    point.cost_low = low;
    point.cost_high = high;
  }
}

/// Only a recovery whose interval excludes zero can be efficient, or keep another from being so.
bool recovers(const Point& point) {
  return supports(point.delay, "SD") && *point.delay.difference < 0;
}

std::vector<Point> points_at(FactReader& read, int year) {
  std::vector<Point> points;
  for (const auto& variant : shown_policies(read.run())) {
    Point point;
    point.variant = variant;
    point.year = year;
    point.delay = read(variant.name, "delay_sd", year);
    add_cost(read, point);
    if (point.cost && point.delay.difference) points.push_back(point);
  }
  std::vector<CostEffect> options;
  std::vector<Point*> candidates;
  for (auto& point : points)
    if (recovers(point)) {
      candidates.push_back(&point);
      options.push_back({*point.cost, -*point.delay.difference});
    }
  const auto found = efficient(options);
  for (std::size_t i = 0; i < candidates.size(); ++i) candidates[i]->efficient = found[i];
  return points;
}

FigureTable rows_of(const std::vector<Point>& points, Language language) {
  FigureTable table;
  table.columns = {
      {"variant", in(language, "variant", "variant"), "", 0},
      {"moment", in(language, "tot en met schooljaar", "up to and including school year"), "", 0},
      {"cost", in(language, "meerkosten tot dan", "extra cost so far"), "EUR", 0},
      {"cost_low", in(language, "kosten, ondergrens", "cost, lower bound"), "EUR", 0},
      {"cost_high", in(language, "kosten, bovengrens", "cost, upper bound"), "EUR", 0},
      {"effect", in(language, "ingelopen vertraging", "delay recovered"), "SD", 4},
      {"effect_low", in(language, "effect, ondergrens", "effect, lower bound"), "SD", 4},
      {"effect_high", in(language, "effect, bovengrens", "effect, upper bound"), "SD", 4},
      {"efficient", in(language, "doelmatig naar puntschatting", "efficient by point estimate"), "",
       0}};
  const auto minus = [](const std::optional<double>& value) {
    return value ? std::optional{-*value} : std::nullopt;
  };
  for (const auto& point : points)
    table.rows.push_back(
        {cell(point.variant.label), cell(school_year(point.year)), cell(point.cost),
         cell(point.cost_low), cell(point.cost_high), cell(minus(point.delay.difference)),
         cell(minus(point.delay.high)), cell(minus(point.delay.low)),
         cell(point.efficient ? in(language, "ja", "yes") : in(language, "nee", "no"))});
  return table;
}

std::string named(const std::vector<Point>& points, int year) {
  std::string names;
  for (const auto& point : points)
    if (point.year == year && point.efficient)
      names += (names.empty() ? "" : ", ") + in_title(point.variant);
  return names;
}

std::string title_of(const std::vector<Point>& points, const RunDescription& run,
                     Language language) {
  for (const int year : two_moments(run))
    if (const auto names = named(points, year); !names.empty())
      return fmt::format(
          fmt::runtime(in(language, "Doelmatig naar puntschatting, tot en met {}: {}",
                          "Efficient by point estimate, up to {}: {}")),
          school_year(year), names);
  return in(language, "Kosten en ingelopen vertraging per variant",
            "Cost and delay recovered by variant");
}

/// Of each moment that is drawn which variants are efficient, or that no recovery is certain then.
std::string frontier_words(const std::vector<Point>& points, const RunDescription& run,
                           Language language) {
  std::string out;
  for (const int year : two_moments(run)) {
    const auto names = named(points, year);
    const auto certain = std::any_of(points.begin(), points.end(), [&](const Point& point) {
      return point.year == year && recovers(point);
    });
    out +=
        (out.empty() ? "" : " ") +
        fmt::format(
            fmt::runtime(in(language, "Doelmatig tot en met {}: {}.", "Efficient up to {}: {}.")),
            school_year(year),
            !names.empty() ? names
            : certain      ? in(language, "geen", "none")
                           : in(language, "geen, want van geen variant is het inlopen zeker",
                                "none, for of no variant the recovery is certain"));
  }
  return out;
}

Json panel(const FigureTable& table, const RunDescription& run, int year, bool first,
           Language language) {
  const auto variants = shown_policies(run);
  const auto moment = school_year(year);
  const auto x = difference_axis("cost", in(language, "meerkosten tot dan", "extra cost so far"),
                                 Scale::shown("EUR", language), ",.0f");
  auto y = difference_axis("effect", in(language, "ingelopen vertraging", "delay recovered"),
                           Scale::shown("SD", language), ",.3~f");
  if (!first) y["axis"]["title"] = nullptr;
  y["axis"]["minExtent"] = 44;
  y["axis"]["maxExtent"] = 44;
  auto x_low = x, y_low = y;
  x_low["field"] = "cost_low";
  y_low["field"] = "effect_low";
  const auto colour = variant_colour(variants, true), shape = variant_shape(variants, true);
  const Json rule{{"type", "rule"}, {"strokeWidth", 1.4}, {"opacity", 0.8}};
  return {{"transform", Json::array({{{"filter", {{"field", "moment"}, {"equal", moment}}}}})},
          {"width", 226},
          {"height", 210},
          {"layer",
           Json::array(
               {zero_line(true),
                zero_line(false),
                {{"transform", Json::array({{{"filter", "isValid(datum.effect_low)"}}})},
                 {"mark", rule},
                 {"encoding",
                  {{"x", x}, {"y", y_low}, {"y2", {{"field", "effect_high"}}}, {"color", colour}}}},
                {{"transform", Json::array({{{"filter", "isValid(datum.cost_low)"}}})},
                 {"mark", rule},
                 {"encoding",
                  {{"y", y}, {"x", x_low}, {"x2", {{"field", "cost_high"}}}, {"color", colour}}}},
                {{"mark",
                  {{"type", "point"},
                   {"filled", true},
                   {"size", 80},
                   {"opacity", 1},
                   {"stroke", "white"},
                   {"strokeWidth", 0.8}}},
                 {"encoding",
                  {{"x", x},
                   {"y", y},
                   {"color", colour},
                   {"shape", shape},
                   {"tooltip", tooltip(table)}}}},
                {{"transform", Json::array({{{"filter", "datum.efficient === '" +
                                                            in(language, "ja", "yes") + "'"}}})},
                 {"mark",
                  {{"type", "point"},
                   {"filled", false},
                   {"shape", "circle"},
                   {"size", 260},
                   {"color", ink},
                   {"strokeWidth", 1.2},
                   {"opacity", 1}}},
                 {"encoding", {{"x", x}, {"y", y}}}},
                panel_head(in(language, "tot en met ", "up to ") + moment, 226)})}};
}

std::optional<Figure> draw(const Facts& facts, Language language) {
  FactReader read{facts};
  const auto& run = facts.run();
  std::vector<Point> points;
  for (const int year : two_moments(run))
    for (auto& point : points_at(read, year)) points.push_back(std::move(point));
  if (points.empty()) return std::nullopt;
  Figure figure{
      "cost_effect", title_of(points, run, language), "", "", rows_of(points, language), ""};
  figure.caption = caption(
      read,
      fmt::format(
          fmt::runtime(in(
              language,
              "Alle meerkosten tot en met het schooljaar tegenover de vertraging die aan het eind "
              "ervan is ingelopen, beide als verschil met \"{}\", alle leerlingen. Omcirkeld: "
              "doelmatig naar de puntschatting onder varianten waarvan het effect zeker is, geen "
              "andere daarvan doet meer voor evenveel of minder. {} De streep van de kosten telt "
              "de grenzen van de jaren op en is daarmee "
              "ruim.",
              "All extra cost up to and including the school year against the delay recovered by "
              "its end, both as differences from \"{}\", all pupils. Circled: efficient by point "
              "estimate among the variants whose effect is certain, no other of these does more "
              "for "
              "as much or less. {} The line of the cost "
              "adds the bounds of the years, which makes it wide.")),
          baseline_label(run), frontier_words(points, run, language)),
      language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Spreidingsdiagram in {} vlakken: meerkosten horizontaal, ingelopen "
                      "vertraging verticaal, een punt met twee strepen per variant. {}.",
                      "Scatter plot in {} panels: extra cost across, delay recovered up, a point "
                      "with two lines per variant. {}.")),
      two_moments(run).size(), figure.title);
  auto spec =
      vega_lite(figure.title,
                fmt::format("{} \"{}\"; {}. {}", in(language, "Verschil met", "Difference from"),
                            short_label(baseline_label(run), 30),
                            in(language, "omcirkeld: doelmatig naar puntschatting",
                               "circled: efficient by point estimate"),
                            interval_words(read, language)),
                figure.data, language);
  Json row = Json::array();
  for (const int year : two_moments(run))
    row.push_back(panel(figure.data, run, year, row.empty(), language));
  spec["hconcat"] = row;
  figure.spec = spec.dump();
  return figure;
}

}  // namespace

FigureKind cost_effect() { return {150, "cost_effect", draw}; }

}  // namespace doorstroom::figures
