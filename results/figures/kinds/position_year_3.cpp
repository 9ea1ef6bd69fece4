// SPDX-License-Identifier: EUPL-1.2
// Where the cohort of the last primary year is three years later: in year 3 of secondary, who
// repeated none.
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "results/figures/captions.hpp"
#include "results/figures/cohort.hpp"
#include "results/figures/cohort_values.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

constexpr std::array<const char*, 5> in_year_3 = {"vwo", "havo", "bridge", "vmbo", "other_vo"};

std::optional<Figure> draw(const Facts& facts, Language language) {
  FactReader read{facts};
  const auto& run = facts.run();
  const auto cohort = cohort_estimates(facts.results());
  constexpr std::size_t date = 3;
  if (cohort.empty() || run.years < static_cast<int>(date)) return std::nullopt;
  const double base = cohort_rounding(run);
  const auto& all = positions(language);
  Figure figure{"position_year_3", "", "", "", {}, ""};
  figure.data.columns = {
      {"variant", in(language, "variant", "variant"), "", 0},
      {"position", in(language, "positie (in de basisvariant)", "position (in the baseline)"), "",
       0},
      {"persons", in(language, "personen", "persons"), "persons", 0},
      {"difference", in(language, "verschil", "difference"), "persons", 0},
      {"low", in(language, "ondergrens", "lower bound"), "persons", 0},
      {"high", in(language, "bovengrens", "upper bound"), "persons", 0}};
  Json order = Json::array();
  std::optional<Finding> best;
  std::string where;
  for (const auto* const key : in_year_3) {
    const auto at = position_index(key);
    const double there = rounded(cohort[run.baseline()].stock[date][at].mean, base);
    const auto label = fmt::format("{} ({})", all[at].label, format_number(there, 0, language));
    order.push_back(label);
    for (const auto& variant : shown_policies(run)) {
      const auto& own = cohort[variant_index(run, variant.name)];
      const auto value = cohort_value(own.stock[date][at], own.difference[date][at], base, read);
      figure.data.rows.push_back({cell(variant.label), cell(label), cell(value.level),
                                  cell(value.difference), cell(value.low), cell(value.high)});
      if (supports(value, "persons") &&
          (!best || std::abs(*value.difference) > std::abs(*best->value.difference))) {
        best = Finding{variant, value};
        where = all[at].label;
      }
    }
  }
  if (figure.data.rows.empty()) return std::nullopt;
  figure.title =
      best ? fmt::format(
                 fmt::runtime(in(language, "{}: {} leerlingen {} in {}, drie jaar na groep 8",
                                 "{}: {} pupils {} in {}, three years after primary")),
                 in_title(best->variant),
                 format_number(std::abs(*best->value.difference), 0, language),
                 *best->value.difference > 0 ? in(language, "meer", "more")
                                             : in(language, "minder", "fewer"),
                 where)
           : in(language, "Positie drie jaar na groep 8, verschil per variant",
                "Position three years after primary, difference by variant");
  figure.caption = caption(
      read,
      fmt::format(fmt::runtime(
                      in(language,
                         "De leerlingen die op 1 oktober {} in groep 8 zaten, op 1 oktober {}: wie "
                         "niet is blijven zitten zit in leerjaar 3 van het vo. Verschil met "
                         "\"{}\" in personen; tussen haakjes het aantal daar. Maatregelen die "
                         "later beginnen raken dit cohort niet. {}",
                         "The pupils who were in the last primary year on 1 October {}, on 1 "
                         "October {}: those who repeated no year are in year 3 of secondary. "
                         "Difference from \"{}\" in persons; the number there in brackets. "
                         "Policies that start later do not touch this cohort. {}")),
                  run.first_year, run.first_year + static_cast<int>(date), baseline_label(run),
                  rounding_words(base, language)),
      language);
  figure.alt = fmt::format(
      fmt::runtime(in(language,
                      "Punten met interval, een vlak per variant en een rij per positie: verschil "
                      "in personen drie jaar na groep 8. {}.",
                      "Points with intervals, one panel per variant and a row per position: "
                      "difference in persons three years after primary. {}.")),
      figure.title);
  const Json y{{"field", "position"},
               {"type", "nominal"},
               {"sort", order},
               {"axis",
                {{"title", nullptr},
                 {"labelLimit", 182},
                 {"minExtent", 184},
                 {"maxExtent", 184},
                 {"grid", true},
                 {"gridDash", {1, 3}},
                 {"domain", false},
                 {"ticks", false}}}};
  figure.spec =
      per_variant(
          vega_lite(
              figure.title,
              fmt::format("{} {}, {} \"{}\". {}", in(language, "1 oktober", "1 October"),
                          run.first_year + static_cast<int>(date),
                          in(language, "verschil met", "difference from"),
                          short_label(baseline_label(run), 30), interval_words(read, language)),
              figure.data, language),
          shown_policies(run), 3,
          forest_layers(difference_axis("difference", in(language, "leerlingen", "pupils"), ",d"),
                        {{"y", y}, {"color", variant_colour(shown_policies(run), false)}},
                        figure.data),
          120, 110)
          .dump();
  return figure;
}

}  // namespace

FigureKind position_year_3() { return {80, "position_year_3", draw}; }

}  // namespace doorstroom::figures
