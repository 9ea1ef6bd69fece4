// SPDX-License-Identifier: EUPL-1.2
// Inequality before and after: the gap by parental education with both levels beside it, since a
// gap also narrows when the top falls.
#include <fmt/format.h>

#include "results/figures/captions.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

struct Part {
  const char* indicator;
  const char* group;
  std::string label;
};

std::vector<Part> parts(Language language) {
  return {
      {"skill_sd", "education=low", in(language, "ouders laag opgeleid", "parents: low educ.")},
      {"skill_sd", "education=high", in(language, "ouders hoog opgeleid", "parents: high educ.")},
      {"gap_low_high_education", "all", in(language, "kloof (hoog - laag)", "gap (high - low)")}};
}

FigureTable rows_of(FactReader& read, int year, Language language) {
  FigureTable table;
  table.columns = {{"variant", in(language, "variant", "variant"), "", 0},
                   {"part", in(language, "wat", "what"), "", 0},
                   {"level", in(language, "niveau in SD", "level in SD"), "SD", 3},
                   {"difference", in(language, "verschil in SD", "difference in SD"), "SD", 4},
                   {"low", in(language, "ondergrens", "lower bound"), "SD", 4},
                   {"high", in(language, "bovengrens", "upper bound"), "SD", 4}};
  for (const auto& variant : shown_variants(read.run()))
    for (const auto& part : parts(language)) {
      const auto value = read(variant.name, part.indicator, year, "all", part.group);
      if (value.found)
        table.rows.push_back({cell(variant.label), cell(part.label), cell(value.level),
                              cell(variant.baseline ? std::nullopt : value.difference),
                              cell(value.low), cell(value.high)});
    }
  return table;
}

std::string moved(const Value& value, Language language) {
  if (!supports(value, "SD"))
    return in(language, "verandert niet aantoonbaar", "does not demonstrably change");
  return fmt::format(
      "{} {} SD",
      *value.difference > 0 ? in(language, "stijgt", "rises") : in(language, "daalt", "falls"),
      format_number(std::abs(*value.difference), 3, language));
}

/// A narrower or wider gap is never stated without what both groups do.
std::string title_of(const Facts& facts, int year, Language language) {
  FactReader read{facts};
  const auto found = largest(read, "gap_low_high_education", year);
  if (!found)
    return in(language, "Kloof naar opleiding van de ouders, met beide niveaus",
              "Gap by parental education, with both levels");
  const auto low = read(found->variant.name, "skill_sd", year, "all", "education=low"),
             high = read(found->variant.name, "skill_sd", year, "all", "education=high");
  return fmt::format(fmt::runtime(in(language, "{}: kloof {} SD {} (eind {}); laag {}, hoog {}",
                                     "{}: gap {} SD {} (end of {}); low {}, high {}")),
                     in_title(found->variant),
                     format_number(std::abs(*found->value.difference), 3, language),
                     *found->value.difference < 0 ? in(language, "kleiner", "narrower")
                                                  : in(language, "groter", "wider"),
                     school_year(year), moved(low, language), moved(high, language));
}

Json variants_axis(const std::vector<ShownVariant>& variants, bool labels) {
  Json order = Json::array();
  for (const auto& variant : variants) order.push_back(variant.label);
  return {{"field", "variant"},
          {"type", "nominal"},
          {"sort", order},
          {"scale", {{"domain", order}}},
          {"axis", labels ? Json{{"title", nullptr},
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
}

/// Both levels on one axis, joined by a line that is the gap.
Json levels(const std::vector<ShownVariant>& variants, const FigureTable& table,
            Language language) {
  const auto names = parts(language);
  const Json two = Json::array({names[0].label, names[1].label});
  const Json only{{"field", "part"}, {"oneOf", two}};
  const auto y = variants_axis(variants, true);
  const Json x{{"field", "level"},
               {"type", "quantitative"},
               {"scale", {{"zero", false}, {"nice", true}}},
               {"axis",
                {{"title", in(language, "vaardigheid, SD", "skill, SD")},
                 {"format", ",.2~f"},
                 {"tickCount", 4}}}};
  Json colour{{"field", "part"},
              {"type", "nominal"},
              {"scale", {{"domain", two}, {"range", {light, dark}}}},
              {"legend", nullptr}};
  Json shape = colour;
  shape["scale"] = {{"domain", two}, {"range", {"circle", "square"}}};
  return {{"transform", Json::array({{{"filter", only}}})},
          {"width", 180},
          {"height", {{"step", 26}}},
          {"layer",
           Json::array({{{"mark", {{"type", "line"}, {"color", "#9A9A9A"}, {"strokeWidth", 3}}},
                         {"encoding", {{"y", y}, {"x", x}, {"detail", {{"field", "variant"}}}}}},
                        {{"mark",
                          {{"type", "point"},
                           {"filled", true},
                           {"size", 85},
                           {"opacity", 1},
                           {"stroke", ink},
                           {"strokeWidth", 0.6}}},
                         {"encoding",
                          {{"y", y},
                           {"x", x},
                           {"color", colour},
                           {"shape", shape},
                           {"tooltip", tooltip(table)}}}},
                        panel_head(in(language, "beide niveaus", "both levels"), 180)})}};
}

Json changes(const std::vector<ShownVariant>& variants, const FigureTable& table,
             Language language) {
  const auto names = parts(language);
  const Json three = Json::array({names[0].label, names[1].label, names[2].label});
  const Json part{{"field", "part"}, {"type", "nominal"}, {"sort", three}};
  Json colour = part, shape = part;  // the legend names all three for both panels
  colour["scale"] = {{"domain", three}, {"range", {light, dark, "#000000"}}};
  colour["legend"] = {{"title", nullptr}, {"columns", 1}};
  shape["scale"] = {{"domain", three}, {"range", {"circle", "square", "diamond"}}};
  shape["legend"] = {{"title", nullptr}, {"columns", 1}};
  auto x = difference_axis("difference", in(language, "verschil", "difference"),
                           Scale::shown("SD", language), ",.3~f");
  auto layers = forest_layers(x,
                              {{"y", variants_axis(variants, false)},
                               {"yOffset", part},
                               {"color", colour},
                               {"shape", shape}},
                              table);
  layers.push_back(panel_head(
      in(language, "verschil met de basisvariant", "difference from the baseline"), 190));
  return {{"transform", Json::array({{{"filter", "isValid(datum.difference)"}}})},
          {"width", 190},
          {"height", 26 * static_cast<int>(variants.size())},
          {"layer", layers}};
}

std::optional<Figure> draw(const Facts& facts, Language language) {
  FactReader read{facts};
  const auto& run = facts.run();
  const int year = look_years(run).first;
  Figure figure{"inequality", "", "", "", rows_of(read, year, language), ""};
  bool gap = false;
  for (const auto& row : figure.data.rows)
    gap = gap || (std::get<std::string>(row[1]) == parts(language)[2].label &&
                  std::holds_alternative<double>(row[2]));
  if (!gap || !has_numbers(figure.data, "difference")) return std::nullopt;
  figure.title = title_of(facts, year, language);
  figure.caption = caption_of_year(
      read,
      fmt::format(fmt::runtime(in(
                      language,
                      "Gemiddelde vaardigheid van leerlingen met laag- en met hoogopgeleide "
                      "ouders aan het eind van {}, in SD, en het verschil met \"{}\". Een kleinere "
                      "kloof kan ook komen doordat de bovenste groep daalt: kijk naar beide "
                      "niveaus. De as van de niveaus begint niet bij nul, want nul heeft daar geen "
                      "betekenis.",
                      "Mean skill of pupils whose parents have low and high education at the end "
                      "of {}, in SD, and the difference from \"{}\". A narrower gap may also come "
                      "from the top group falling: look at both levels. The axis of levels does "
                      "not start at zero, which has no meaning there.")),
                  school_year(year), baseline_label(run)),
      year, language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Twee vlakken: links beide niveaus per variant, rechts het verschil met de "
                      "basisvariant van beide groepen en van de kloof, met interval. {}.",
                      "Two panels: left both levels by variant, right the difference from the "
                      "baseline of both groups and of the gap, with intervals. {}.")),
      figure.title);
  const auto variants = shown_variants(run);
  auto spec = vega_lite(figure.title,
                        fmt::format("{} {}. {}", in(language, "Eind", "End of"), school_year(year),
                                    interval_words(read, language)),
                        figure.data, language);
  spec["hconcat"] = Json::array(
      {levels(variants, figure.data, language), changes(variants, figure.data, language)});
  spec["resolve"] = {{"scale", {{"color", "independent"}, {"shape", "independent"}}}};
  figure.spec = spec.dump();
  return figure;
}

}  // namespace

FigureKind inequality() { return {70, "inequality", draw}; }

}  // namespace doorstroom::figures
