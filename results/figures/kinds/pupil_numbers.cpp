// SPDX-License-Identifier: EUPL-1.2
// Pupil numbers per sector and year against the baseline: the bulge that a policy makes.
#include <fmt/format.h>

#include "results/figures/by_sector.hpp"
#include "results/figures/figure_kind.hpp"

namespace doorstroom::figures {
namespace {

std::optional<Figure> draw(const Facts& facts, Language language) {
  SectorFigure wanted{"pupil_numbers", {}, "persons", true, "", "", ""};
  for (const auto& sector : sectors_of(facts.run()))
    wanted.columns.push_back({sector, "enrolled", sector});
  wanted.neutral_title = in(language, "Leerlingen en studenten per sector, verschil per jaar",
                            "Pupils and students per sector, difference by year");
  wanted.unit_words = in(language, "leerlingen", "pupils");
  wanted.what = fmt::format(
      fmt::runtime(in(
          language,
          "Leerlingen en studenten op 1 oktober, verschil met \"{}\", personen in heel Nederland. "
          "Boven nul zijn het er meer. Wie langer in een sector blijft staat daar als bobbel, en "
          "komt later in de volgende. Vso en vavo tellen niet mee onder vo.",
          "Pupils and students on 1 October, difference from \"{}\", persons in the whole country. "
          "Above zero there are more. Those who stay longer in a sector make a bulge there, and "
          "come later to the next. Secondary special (vso) and adult education (vavo) do not count "
          "under vo.")),
      baseline_label(facts.run()));
  return draw_by_sector(facts, wanted, language);
}

}  // namespace

FigureKind pupil_numbers() { return {120, "pupil_numbers", draw}; }

}  // namespace doorstroom::figures
