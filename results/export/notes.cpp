// SPDX-License-Identifier: EUPL-1.2
// What must stand beside any exported number, as plain sentences.
#include "results/export/notes.hpp"

#include <fmt/format.h>

#include "results/compare/assumptions.hpp"
#include "results/compare/look_years.hpp"
#include "results/words/labels.hpp"

namespace doorstroom {
namespace {

std::string interval_note(const RunDescription& run, Language language) {
  if (run.replicates < 2)
    return in(language, "Er is één herhaling: geen enkel verschil heeft een interval.",
              "There is one replicate: no difference has an interval.");
  if (run.draws < 2)
    return fmt::format(
        fmt::runtime(in(language,
                        "Intervallen (95%) houden alleen toeval in ({} herhalingen, df {}) en "
                        "dragen geen bevinding.",
                        "Intervals (95%) hold luck alone ({} replicates, df {}) and carry no "
                        "finding.")),
        run.replicates, run.replicates - 1);
  return fmt::format(
      fmt::runtime(in(language,
                      "Intervallen (95%) houden toeval in ({} herhalingen, df {}) en onzekere "
                      "parameters ({} trekkingen); de vorm van het model zit er niet in.",
                      "Intervals (95%) hold luck ({} replicates, df {}) and uncertain parameters "
                      "({} draws); they do not hold the form of the model.")),
      run.replicates, run.replicates - 1, run.draws);
}

std::string assumptions_note(const Facts& facts, Language language) {
  const auto share = assumption_share(facts.results());
  std::string text;
  if (share.steps) text = steps_sentence(*share.steps, language) + " ";
  return text + fmt::format(fmt::runtime(in(language, "{} van de {} parameters zijn een aanname.",
                                            "{} of the {} parameters are assumptions.")),
                            share.assumed_parameters, share.parameters);
}

}  // namespace

std::vector<std::string> reading_notes(const Facts& facts, Language language) {
  const auto& run = facts.run();
  std::vector<std::string> notes;
  notes.push_back(fmt::format(
      fmt::runtime(in(language,
                      "Een verschil is gepaard: dezelfde leerlingen met hetzelfde toeval, met de "
                      "variant en met '{}'.",
                      "A difference is paired: the same pupils with the same luck, under the "
                      "variant and under '{}'.")),
      variant_label(run, run.variants[run.baseline()].name)));
  notes.push_back(interval_note(run, language));
  notes.push_back(look_sentence(run, language));
  if (run.sample < 1)
    notes.push_back(fmt::format(
        fmt::runtime(in(language, "Steekproef van {}% van de leerlingen, opgehoogd naar het land.",
                        "Sample of {}% of the pupils, scaled up to the country.")),
        format_number(100 * run.sample, 1, language)));
  notes.push_back(assumptions_note(facts, language));
  notes.push_back(fmt::format(
      fmt::runtime(in(language,
                      "Waarden die op minder dan {} gesimuleerde personen rusten, of die zulke "
                      "waarden zouden verraden, zijn onderdrukt: {}% van alle waarden.",
                      "Values that rest on fewer than {} simulated persons, or would give such "
                      "values away, are suppressed: {}% of all values.")),
      facts.disclosure().threshold(), format_number(100 * facts.suppressed_share(), 1, language)));
  notes.push_back(in(
      language,
      "Een week is wat de gemiddelde leerling van het eigen leerjaar in een week leert; in hogere "
      "leerjaren is dat minder. Lees weken van verschillende leerjaren naast de SD.",
      "A week is what the average pupil of the own year group learns in a week; in higher year "
      "groups that is less. Read weeks of different year groups beside the SD."));
  notes.push_back(in(language,
                     "Uitkomsten van één leerling onder twee varianten rusten op gedeeld toeval. "
                     "Leerlingen zijn aan echte scholen toegerekend: onder de regio zegt niets "
                     "iets.",
                     "Outcomes of one pupil under two variants rest on shared luck. Pupils are "
                     "imputed into real schools: nothing below a region means anything."));
  return notes;
}

std::vector<std::pair<std::string, std::string>> provenance_notes(const Facts& facts,
                                                                  Language language) {
  const auto& run = facts.run();
  return {{in(language, "bevolking", "population"), run.population + ", " + run.date},
          {in(language, "schooljaren", "school years"),
           fmt::format("{}/{:02} - {}/{:02}", run.first_year, (run.first_year + 1) % 100,
                       run.first_year + run.years - 1, (run.first_year + run.years) % 100)},
          {in(language, "herhalingen", "replicates"), fmt::format("{}", run.replicates)},
          {in(language, "trekkingen", "draws"), fmt::format("{}", run.draws)},
          {in(language, "startgetal", "seed"), fmt::format("{}", run.seed)},
          {in(language, "modelversie", "model version"), run.model_version},
          {"content hash", facts.results().content_hash()}};
}

std::string remark(const Comparison& row, Language language) {
  if (row.suppressed)
    return in(language, "onderdrukt: te weinig personen", "suppressed: too few persons");
  if (row.withheld)
    return in(language, "niet gegeven: de noemer kan nul zijn",
              "withheld: the denominator may be zero");
  return "";
}

std::string interval_words(const Comparison& row, Language language) {
  if (row.interval == IntervalKind::luck) return in(language, "alleen toeval", "luck alone");
  if (row.interval == IntervalKind::luck_and_parameters)
    return in(language, "toeval en parameters", "luck and parameters");
  return in(language, "geen interval", "no interval");
}

}  // namespace doorstroom
