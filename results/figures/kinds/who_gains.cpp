// SPDX-License-Identifier: EUPL-1.2
// Who learns more and who learns less than the same pupil in the baseline, by variant and group.
#include <fmt/format.h>

#include "results/figures/captions.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

std::string more(Language language) { return in(language, "leert meer", "learns more"); }
std::string less(Language language) { return in(language, "leert minder", "learns less"); }

bool counts_pupils(const std::string& group) {
  return !group.starts_with("domain=") && !group.starts_with("region=");
}

FigureTable rows_of(FactReader& read, int year, Language language) {
  FigureTable table;
  table.columns = {{"variant", in(language, "variant", "variant"), "", 0},
                   {"group", in(language, "groep", "group"), "", 0},
                   {"change", in(language, "dezelfde leerling", "the same pupil"), "", 0},
                   {"share", in(language, "deel van de leerlingen", "share of pupils"), "share", 2},
                   {"low", in(language, "ondergrens", "lower bound"), "share", 2},
                   {"high", in(language, "bovengrens", "upper bound"), "share", 2}};
  for (const auto& variant : shown_policies(read.run()))
    for (const auto& group : known_groups(read.run())) {
      if (!counts_pupils(group)) continue;
      for (const bool better : {true, false}) {
        const auto value = read(variant.name, better ? "skill_better_share" : "skill_worse_share",
                                year, "all", group);
        if (value.found)
          table.rows.push_back({cell(variant.label), cell(group_label(group, language)),
                                cell(better ? more(language) : less(language)),
                                cell(value.difference), cell(value.low), cell(value.high)});
      }
    }
  return table;
}

std::string percent(double share, Language language) {
  const auto scale = Scale::shown("share", language);
  return scale.text(share, 1) + scale.unit();
}

/// How many learn less, or more, beside those in the title; or that it cannot be said.
std::string beside(const Value& value, const std::string& word, Language language) {
  if (supports(value, "share"))
    return fmt::format("{} {}", percent(*value.difference, language), word);
  return fmt::format(fmt::runtime(value.found && !value.difference
                                      ? in(language, "te weinig leren {} om te tonen",
                                           "too few learn {} to be shown")
                                      : in(language, "hoeveel {} is niet van nul te onderscheiden",
                                           "how many {} cannot be told from none")),
                     word);
}

/// Of the variant with most who gain, or most who lose if they are more.
std::string title_of(const Facts& facts, int year, Language language) {
  FactReader read{facts};
  const auto gain = largest(read, "skill_better_share", year),
             loss = largest(read, "skill_worse_share", year);
  if (!gain && !loss)
    return in(language, "Wie leert meer en wie minder dan in de basisvariant, per groep",
              "Who learns more and who learns less than in the baseline, by group");
  const bool losses = !gain || (loss && *loss->value.difference > *gain->value.difference);
  const auto& found = losses ? *loss : *gain;
  const auto more = in(language, "meer", "more"), less = in(language, "minder", "less");
  const auto other =
      read(found.variant.name, losses ? "skill_better_share" : "skill_worse_share", year);
  return fmt::format(fmt::runtime(in(language, "{}: {} van alle leerlingen leert {}, {} (eind {})",
                                     "{}: {} of all pupils learn {}, {} (end of {})")),
                     in_title(found.variant), percent(*found.value.difference, language),
                     losses ? less : more, beside(other, losses ? more : less, language),
                     school_year(year));
}

Json layers(const RunDescription& run, const FigureTable& table, Language language, int width,
            int height) {
  Json groups = Json::array();
  for (const auto& group : known_groups(run))
    if (counts_pupils(group)) groups.push_back(group_label(group, language));
  const std::string sign = "(datum.change === '" + less(language) + "' ? -1 : 1)";
  const Json signs = Json::array({{{"calculate", sign + " * datum.share"}, {"as", "x"}},
                                  {{"calculate", sign + " * datum.low"}, {"as", "x_low"}},
                                  {{"calculate", sign + " * datum.high"}, {"as", "x_high"}}});
  const Json y{
      {"field", "group"},
      {"type", "nominal"},
      {"sort", groups},
      {"axis", {{"title", nullptr}, {"labelLimit", 165}, {"minExtent", 165}, {"maxExtent", 165}}}};
  const Json x{{"field", "x"},
               {"type", "quantitative"},
               {"scale", {{"zero", true}}},
               {"axis",
                {{"title", in(language, "minder  |  meer", "less  |  more")},
                 {"tickCount", 4},
                 {"labelExpr", "format(abs(datum.value), '.1~%')"}}}};
  auto low = x;
  low["field"] = "x_low";
  const Json colour{{"field", "change"},
                    {"type", "nominal"},
                    {"scale",
                     {{"domain", Json::array({more(language), less(language)})},
                      {"range", {"#5A9BD4", "#F7DDA8"}}}},
                    {"legend", {{"title", nullptr}, {"symbolType", "square"}}}};
  return Json::array(
      {{{"transform", signs},
        {"mark",
         {{"type", "bar"}, {"height", {{"band", 0.72}}}, {"stroke", ink}, {"strokeWidth", 0.5}}},
        {"encoding", {{"y", y}, {"x", x}, {"color", colour}, {"tooltip", tooltip(table)}}}},
       {{"transform", signs},
        {"mark", {{"type", "rule"}, {"color", ink}, {"strokeWidth", 1.2}}},
        {"encoding", {{"y", y}, {"x", low}, {"x2", {{"field", "x_high"}}}}}},
       zero_line(false),
       nothing_given("share", width, height, language)});
}

std::optional<Figure> draw(const Facts& facts, Language language) {
  FactReader read{facts};
  const auto& run = facts.run();
  const int year = look_years(run).first;
  Figure figure{"who_gains", "", "", "", rows_of(read, year, language), ""};
  if (!has_numbers(figure.data, "share")) return std::nullopt;
  figure.title = title_of(facts, year, language);
  const auto what = fmt::format(
      fmt::runtime(in(
          language,
          "Deel van de leerlingen dat eind {} verder of minder ver is dan dezelfde leerling in "
          "\"{}\", per groep. De uitkomsten van één leerling onder twee varianten berusten op "
          "gedeeld toeval: hoeveel leerlingen winnen en hoeveel verliezen hangt af van die "
          "aanname, het gemiddelde niet.",
          "Share of the pupils who at the end of {} are further or less far than the same pupil "
          "in \"{}\", by group. Joint outcomes of one pupil under two variants rest on shared "
          "luck: how many gain and how many lose depends on that assumption, the mean does not.")),
      school_year(year), baseline_label(run));
  figure.caption = caption_of_year(read, what, year, language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Staafdiagrammen, een per variant: per groep naar rechts het deel dat meer "
                      "leert en naar links het deel dat minder leert, eind {}. {}.",
                      "Bar charts, one per variant: by group, to the right the share that learns "
                      "more and to the left the share that learns less, end of {}. {}.")),
      school_year(year), figure.title);
  constexpr int width = 124, height = 150;
  figure.spec = per_variant(vega_lite(figure.title,
                                      in(language, "Dezelfde leerling, gedeeld toeval. ",
                                         "The same pupil, shared luck. ") +
                                          interval_words(read, language),
                                      figure.data, language),
                            shown_policies(run), 3,
                            layers(run, figure.data, language, width, height), width, height)
                    .dump();
  return figure;
}

}  // namespace

FigureKind who_gains() { return {60, "who_gains", draw}; }

}  // namespace doorstroom::figures
