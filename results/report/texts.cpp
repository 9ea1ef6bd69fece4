// SPDX-License-Identifier: EUPL-1.2
// The texts that the page's scripts show, in the language of the report.
#include <nlohmann/json.hpp>

#include "results/report/sections.hpp"

namespace doorstroom::report {

std::string texts_json(Language language) {
  const auto say = [&](const char* nl, const char* en) { return in(language, nl, en); };
  const nlohmann::ordered_json texts{
      {"locale", say("nl-NL", "en-GB")},
      {"year", say("Jaar", "Year")},
      {"schoolYear", say("Schooljaar", "School year")},
      {"variant", say("Variant", "Variant")},
      {"level", say("Niveau", "Level")},
      {"difference", say("Verschil", "Difference")},
      {"differenceWith", say("Verschil met de basisvariant", "Difference from the baseline")},
      {"interval", say("95%-interval", "95% interval")},
      {"to", say("tot", "to")},
      {"holds", say("Interval houdt in", "Interval holds")},
      {"df", say("df", "df")},
      {"kinds",
       {say("geen interval", "no interval"), say("alleen toeval", "luck alone"),
        say("toeval en parameters", "luck and parameters"), say("niet gegeven", "withheld"),
        say("niet getoond", "not shown")}},
      {"withheld",
       say("niet gegeven: de noemer kan nul zijn", "withheld: the denominator may be zero")},
      {"withheldPrice",
       say("niet gegeven: inlopen is niet zeker", "withheld: recovery is not certain")},
      {"suppressed", say("niet getoond: te weinig personen", "not shown: too few persons")},
      {"notGiven", say("niet gegeven", "not given")},
      {"isBaseline", say("basisvariant", "baseline")},
      {"allYears", say("alle jaren", "all years")},
      {"unitIn", say("in", "in")},
      {"rows", say("{n} rijen in de tabel.", "{n} rows in the table.")},
      {"nothing", say("Kies ten minste één variant.", "Choose at least one variant.")},
      {"noData",
       say("Voor deze keuze zijn er geen gegevens.", "There are no data for this choice.")},
      {"chartAlt", say("Grafiek van {what}. De tabel hieronder heeft dezelfde getallen.",
                       "Chart of {what}. The table below has the same numbers.")},
      {"luckNote", say("Intervallen met alleen toeval staan gestreept en dragen geen bevinding.",
                       "Intervals of luck alone are dashed and carry no finding.")},
      {"weeksNote",
       say("Een week is in hogere leerjaren korter van inhoud; daarom staat dezelfde uitkomst in "
           "SD ernaast.",
           "A week holds less in higher year groups; so the same outcome in SD stands beside it.")},
      {"gapNote", say("Een kleinere kloof kan ook een daling aan de bovenkant zijn; daarom staan "
                      "de niveaus van beide groepen erbij.",
                      "A narrower gap may also be a fall at the top; so the levels of both groups "
                      "are shown.")},
      {"recoveredNote", say("Telt alleen wat een variant inloopt boven de basisvariant; wat "
                            "vanzelf inloopt, telt niet mee.",
                            "Counts only what a variant recovers over the baseline; what goes away "
                            "by itself does not count.")},
      {"gainNote", say("Dezelfde leerlingen onder twee varianten: die uitkomsten berusten op "
                       "gedeeld toeval. Aandelen van groepen zeggen "
                       "iets, één leerling niet.",
                       "The same pupils under two variants: those outcomes rest on shared luck. "
                       "Shares of groups mean something, one "
                       "pupil does not.")},
      {"reachedNote", say("Een effect per bereikte leerling-jaar zegt iets naast het bereik en het "
                          "landelijke verschil; beide staan erbij.",
                          "An effect per pupil-year reached means something beside the reach and "
                          "the national difference; both are shown.")},
      {"reach", say("Bereik (leerling-jaren)", "Reach (pupil-years)")},
      {"national", say("Landelijk verschil (weken)", "National difference (weeks)")},
      {"nationalSd", say("Landelijk verschil (SD)", "National difference (SD)")},
      {"lowGroup",
       say("niveau, laagopgeleide ouders (SD)", "level, parents with low education (SD)")},
      {"highGroup",
       say("niveau, hoogopgeleide ouders (SD)", "level, parents with high education (SD)")},
      {"inSd", say("in SD", "in SD")},
      {"copied", say("Gekopieerd.", "Copied.")},
      {"selected", say("Geselecteerd: kopieer met Ctrl+C.", "Selected: copy with Ctrl+C.")},
      {"failed", say("Deze figuur kon niet worden getekend; de tabel heeft dezelfde getallen.",
                     "This figure could not be drawn; the table has the same numbers.")}};
  return texts.dump();
}

}  // namespace doorstroom::report
