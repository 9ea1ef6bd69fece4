// SPDX-License-Identifier: EUPL-1.2
// The share of the delay that each variant recovers over the baseline, by group of pupils.
#include <fmt/format.h>

#include "results/figures/captions.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

constexpr const char* indicator = "delay_recovered_share";

std::vector<std::string> groups_of(const RunDescription& run) {
  std::vector<std::string> groups;
  for (const auto& group : known_groups(run))
    if (!group.starts_with("region=")) groups.push_back(group);
  return groups;
}

FigureTable rows_of(FactReader& read, int year, Language language) {
  FigureTable table;
  table.columns = {{"variant", in(language, "variant", "variant"), "", 0},
                   {"group", in(language, "groep", "group"), "", 0},
                   {"share", in(language, "ingelopen deel", "share recovered"), "share", 1},
                   {"low", in(language, "ondergrens", "lower bound"), "share", 1},
                   {"high", in(language, "bovengrens", "upper bound"), "share", 1}};
  for (const auto& variant : shown_policies(read.run()))
    for (const auto& group : groups_of(read.run())) {
      const auto value = read(variant.name, indicator, year, "all", group);
      if (value.found)
        table.rows.push_back({cell(variant.label), cell(group_label(group, language)),
                              cell(value.difference), cell(value.low), cell(value.high)});
    }
  return table;
}

/// The group in which a variant recovers most, with the whole country beside it.
std::string title_of(const Facts& facts, int year, Language language) {
  FactReader read{facts};
  std::optional<Finding> best;
  std::string where;
  for (const auto& group : groups_of(facts.run())) {
    if (group == "all" || group.starts_with("domain=")) continue;
    const auto found = largest(read, indicator, year, "all", group);
    if (!found || (best && std::abs(*found->value.difference) <= std::abs(*best->value.difference)))
      continue;
    best = found;
    where = group;
  }
  if (!best)
    return in(language, "Welk deel van de vertraging elke variant inloopt, per groep",
              "The share of the delay that each variant recovers, by group");
  const auto all = read(best->variant.name, indicator, year);
  const auto scale = Scale::shown("share", language);
  const auto percent = [&](double share) { return scale.text(share, 1) + scale.unit(); };
  const auto national =
      supports(all, "share")
          ? fmt::format(fmt::runtime(in(language, "alle leerlingen {}", "all pupils {}")),
                        percent(*all.difference))
          : in(language, "landelijk niet van nul te onderscheiden",
               "nationally not distinguishable from zero");
  return fmt::format(
      fmt::runtime(in(language, "{}: {} van de vertraging ingelopen ({}); {} (eind {})",
                      "{}: {} of the delay recovered ({}); {} (end of {})")),
      in_title(best->variant), percent(*best->value.difference), group_label(where, language),
      national, school_year(year));
}

std::optional<Figure> draw(const Facts& facts, Language language) {
  FactReader read{facts};
  const auto& run = facts.run();
  const int year = look_years(run).first;
  Figure figure{"recovered_groups", "", "", "", rows_of(read, year, language), ""};
  if (!has_numbers(figure.data, "share")) return std::nullopt;
  figure.title = title_of(facts, year, language);
  figure.caption = caption_of_year(
      read,
      fmt::format(fmt::runtime(in(
                      language,
                      "Wat een variant aan vertraging inloopt boven \"{}\", als deel van de "
                      "vertraging van dezelfde groep daar, eind {}. Wat vanzelf wegtrekt telt niet "
                      "mee.",
                      "Delay that a variant recovers over \"{}\", as a share of the delay of the "
                      "same group there, end of {}. What fades by itself does not count.")),
                  baseline_label(run), school_year(year)),
      year, language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Punten met interval, een vlak per variant: ingelopen deel van de vertraging "
                      "per groep, eind {}. {}.",
                      "Points with intervals, one panel per variant: share of the delay recovered "
                      "by group, end of {}. {}.")),
      school_year(year), figure.title);
  Json groups = Json::array();
  for (const auto& group : groups_of(run)) groups.push_back(group_label(group, language));
  const Json y{{"field", "group"},
               {"type", "nominal"},
               {"sort", groups},
               {"axis",
                {{"title", nullptr},
                 {"labelLimit", 165},
                 {"minExtent", 168},
                 {"maxExtent", 168},
                 {"grid", true},
                 {"gridDash", {1, 3}},
                 {"domain", false},
                 {"ticks", false}}}};
  constexpr int width = 124, height = 160;
  auto layers = forest_layers(
      difference_axis("share", in(language, "ingelopen deel", "share recovered"), ".0~%"),
      {{"y", y}, {"color", variant_colour(shown_policies(run), false)}}, figure.data);
  layers.push_back(nothing_given("share", width, height, language));
  figure.spec = per_variant(vega_lite(figure.title,
                                      fmt::format("{} \"{}\". {}",
                                                  in(language, "Ingelopen boven", "Recovered over"),
                                                  short_label(baseline_label(run), 30),
                                                  interval_words(read, language)),
                                      figure.data, language),
                            shown_policies(run), 3, layers, width, height)
                    .dump();
  return figure;
}

}  // namespace

FigureKind recovered_groups() { return {50, "recovered_groups", draw}; }

}  // namespace doorstroom::figures
