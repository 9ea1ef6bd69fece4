// SPDX-License-Identifier: EUPL-1.2
// The main findings in words.
#include "results/compare/findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "results/compare/examination.hpp"
#include "results/compare/finding_sentences.hpp"
#include "results/compare/look_years.hpp"

namespace doorstroom {

std::vector<Finding> all_findings(const Facts& facts, Language language) {
  std::vector<Finding> findings;
  const FindingSentences sentences{facts, language};
  for (const auto& found : headlines(examine(facts)))
    findings.push_back({found.outcome.theme, found.outcome.indicator, found.row->variant,
                        found.direction, found.row->year, sentences.headline(found),
                        sentences.detail(found)});
  return findings;
}

std::string why_no_finding(const Facts& facts, Language language) {
  const auto& run = facts.run();
  if (!all_findings(facts, language).empty()) return "";
  const bool compares = std::any_of(run.variants.begin(), run.variants.end(),
                                    [](const auto& v) { return !v.baseline && !v.reference; });
  if (!compares)
    return in(language, "Geen bevindingen: er is geen variant naast de basisvariant.",
              "No findings: there is no variant beside the baseline.");
  if (run.replicates < 2)
    return in(language,
              "Geen bevindingen: er is maar één herhaling, dus geen verschil heeft een interval.",
              "No findings: there is one replicate only, so no difference has an interval.");
  if (run.draws < 2)
    return in(language,
              "Geen bevindingen: de intervallen houden alleen toeval in. Met trekkingen van de "
              "parameters erbij zouden ze een bevinding kunnen dragen.",
              "No findings: the intervals hold luck alone. With draws of the parameters they could "
              "carry one.");
  return fmt::format(
      fmt::runtime(
          in(language,
             "Geen bevindingen: in leervertraging, kosten, kloof, diploma’s, zittenblijven "
             "en slagen verschilt in {} geen enkele variant zo van de basisvariant dat het "
             "95%-interval nul uitsluit.",
             "No findings: in learning delay, cost, gap, diplomas, repeating and passing "
             "exams no variant differs so much from the baseline in {} that the 95% "
             "interval excludes zero.")),
      years_words(effect_years(run), language));
}

std::vector<std::string> main_findings(const Facts& facts, Language language) {
  std::vector<std::string> sentences;
  for (const auto& finding : all_findings(facts, language)) sentences.push_back(finding.text());
  if (sentences.empty()) sentences.push_back(why_no_finding(facts, language));
  return sentences;
}

}  // namespace doorstroom
