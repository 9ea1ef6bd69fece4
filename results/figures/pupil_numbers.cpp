// SPDX-License-Identifier: EUPL-1.2
// Pupil numbers per sector and year against the baseline: the bulge that a policy makes.
#include <fmt/format.h>

#include "results/figures/by_sector.hpp"
#include "results/figures/list.hpp"

namespace doorstroom::figures {

std::optional<Figure> pupil_numbers(const Facts& facts, Language language) {
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

std::optional<Figure> staff(const Facts& facts, Language language) {
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

}  // namespace doorstroom::figures
