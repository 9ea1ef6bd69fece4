// SPDX-License-Identifier: EUPL-1.2
// Staff per sector and year against the baseline: teachers for pupils, tutors for policies.
#include <fmt/format.h>

#include "results/figures/by_sector.hpp"
#include "results/figures/figure_kind.hpp"

namespace doorstroom::figures {
namespace {

std::optional<Figure> draw(const Facts& facts, Language language) {
  SectorFigure wanted{"staff", {}, "FTE", true, "", "", ""};
  for (const auto& sector : sectors_of(facts.run()))
    wanted.columns.push_back({sector, "teacher_fte", sector});
  wanted.columns.push_back({"all", "tutor_fte", in(language, "tutoren", "tutors")});
  wanted.neutral_title = in(language, "Gevraagde leraren en begeleiders, verschil per jaar",
                            "Teachers and tutors asked for, difference by year");
  wanted.unit_words = in(language, "fte", "fte");
  wanted.what = fmt::format(
      fmt::runtime(in(
          language,
          "Leraren (fte) die het aantal leerlingen op 1 oktober vraagt bij de huidige verhouding "
          "per soort onderwijs, en begeleiders die maatregelen in het schooljaar tot dan inzetten; "
          "verschil met \"{}\". Of zij te vinden zijn is niet gerekend.",
          "Teachers (fte) that the number of pupils on 1 October asks for at today's ratio per "
          "kind of education, and tutors that policies employ in the school year until then; "
          "difference from \"{}\". Whether they can be found is not counted.")),
      baseline_label(facts.run()));
  return draw_by_sector(facts, wanted, language);
}

}  // namespace

FigureKind staff() { return {130, "staff", draw}; }

}  // namespace doorstroom::figures
