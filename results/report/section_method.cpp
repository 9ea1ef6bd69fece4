// SPDX-License-Identifier: EUPL-1.2
// On what the numbers rest: parameters with their sources, uncertainty, and what the model cannot
// say.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/report/html.hpp"
#include "results/report/sections.hpp"
#include "results/words/labels.hpp"

namespace doorstroom::report {
namespace {

/// Four significant digits, as few decimals as that takes.
std::string number(double value, Language language) {
  if (value == 0) return "0";
  const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
  int decimals = std::clamp(3 - magnitude, 0, 6);
  const auto exact = [&](int d) {
    const double power = std::pow(10, d);
    return std::abs(std::round(value * power) / power - value) < 1e-9 * std::abs(value);
  };
  while (decimals > 0 && exact(decimals - 1)) --decimals;
  return format_number(value, decimals, language);
}

/// Growth is drawn by year group, for both domains at once; a policy's number by instance, for all
/// variants at once.
bool is_drawn(const RunDescription& run, const std::string& key) {
  const auto variant_end = key.find(": ");
  const auto own = variant_end == std::string::npos ? key : key.substr(variant_end + 2);
  return std::any_of(run.drawn.begin(), run.drawn.end(), [&](const std::string& drawn) {
    return own == drawn || (drawn.starts_with("growth.") && own.starts_with(drawn + "."));
  });
}

std::string items(const std::vector<std::string>& sentences) {
  std::string out = "<ul>\n";
  for (const auto& sentence : sentences) out += "<li>" + escaped(sentence) + "</li>\n";
  return out + "</ul>\n";
}

}  // namespace

std::string assumptions_section(const Facts& facts, Language language) {
  const auto& run = facts.run();
  if (run.parameters.empty())
    return section(
        "assumptions", in(language, "Aannames en bronnen", "Assumptions and sources"),
        "<p>" +
            in(language, "Dit bestand noemt geen parameters.", "This file names no parameters.") +
            "</p>\n");
  std::vector<std::vector<Cell>> rows;
  for (const auto& parameter : run.parameters) {
    const auto range = parameter.low && parameter.high
                           ? number(*parameter.low, language) + in(language, " tot ", " to ") +
                                 number(*parameter.high, language)
                           : in(language, "geen", "none");
    const auto drawn =
        is_drawn(run, parameter.key) ? in(language, "ja", "yes") : in(language, "nee", "no");
    rows.push_back({{"<code>" + isolated(parameter.key) + "</code>", false},
                    {number(parameter.value, language), true},
                    {escaped(range), false},
                    {isolated(parameter.unit), false},
                    {isolated(quality_label(parameter.quality, language)), false},
                    {drawn, false},
                    {isolated(parameter.source), false}});
  }
  const auto label = in(language, "Parameters met waarde, bereik, bron en kwaliteit",
                        "Parameters with value, range, source and quality");
  const auto intro = in(
      language,
      "Elk getal waarop deze uitkomsten rusten, met zijn bron. Een aanname is een oordeel met een "
      "bereik, geen meting. Getrokken: het getal wisselt over de trekkingen binnen zijn bereik en "
      "zit "
      "dus in de intervallen.",
      "Every number that these results rest on, with its source. An assumption is a judgement with "
      "a "
      "range, not a measurement. Drawn: the number differs over the draws, within its range, and "
      "so is "
      "in the intervals.");
  const bool is_long = rows.size() > most_rows_on_paper;
  const auto summary = fmt::format(
      fmt::runtime(in(language, "Alle {} parameters", "All {} parameters")), rows.size());
  const auto list = table(label,
                          {in(language, "Parameter", "Parameter"), in(language, "Waarde", "Value"),
                           in(language, "Bereik", "Range"), in(language, "Eenheid", "Unit"),
                           in(language, "Kwaliteit", "Quality"), in(language, "Getrokken", "Drawn"),
                           in(language, "Bron", "Source")},
                          rows);
  return section("assumptions", in(language, "Aannames en bronnen", "Assumptions and sources"),
                 "<p>" + intro + "</p>\n<details" + (is_long ? " class=\"long\"" : "") +
                     "><summary>" + summary + "</summary>\n" + scrolling(label, list) +
                     "</details>\n" +
                     (is_long ? too_long_for_paper(summary, rows.size(), language) : ""));
}

std::string uncertainty_section(const Facts& facts, Language language) {
  const auto& run = facts.run();
  std::string text = in(language,
                        "Een verschil is hier altijd gepaard: dezelfde leerlingen met hetzelfde "
                        "toeval, met en zonder beleid. Daardoor kan een "
                        "verschil scherp zijn terwijl het niveau dat niet is. Het 95%-interval "
                        "heeft twee bronnen. Toeval: hoe ver een ander "
                        "lot van dezelfde leerlingen het verschil zou verschuiven, met de "
                        "t-verdeling over herhalingen; met weinig herhalingen "
                        "(weinig vrijheidsgraden, df) is dat deel zelf onzeker en daarom breed. "
                        "Parameters: hoe ver het verschil schuift als "
                        "alle onzekere getallen tegelijk binnen hun bereik worden getrokken. Een "
                        "interval met alleen toeval heet hier “alleen "
                        "toeval” en draagt geen bevinding: het zegt hoe scherp de simulatie is, "
                        "niet hoe zeker het antwoord. In geen enkel "
                        "interval zit de vorm van het model zelf, en wat het niet heeft.",
                        "A difference is always paired here: the same pupils with the same luck, "
                        "with and without policy. So a difference can "
                        "be sharp while the level is not. The 95% interval has two sources. Luck: "
                        "how far another fate of the same pupils would "
                        "move the difference, by the t-distribution over replicates; with few "
                        "replicates (few degrees of freedom, df) that part "
                        "is itself uncertain and so wide. Parameters: how far the difference moves "
                        "when all uncertain numbers are drawn within "
                        "their ranges at once. An interval of luck alone is called “luck alone” "
                        "here and carries no finding: it says how sharp "
                        "the simulation is, not how sure the answer is. No interval holds the form "
                        "of the model itself, nor what it lacks.");
  text += " ";
  text += fmt::format(
      fmt::runtime(in(language,
                      "Dit resultaat: {} herhalingen, {} trekkingen, {} getrokken getallen.",
                      "This result: {} replicates, {} draws, {} drawn numbers.")),
      run.replicates, run.draws, run.drawn.size());
  return section("uncertainty", in(language, "Onzekerheid", "Uncertainty"),
                 "<p>" + escaped(text) + "</p>\n");
}

namespace {

/// What stayed away because it rests on few people, and how much that is.
std::string disclosure_note(const Facts& facts, Language language) {
  return fmt::format(
      fmt::runtime(in(
          language,
          "<h3 id=\"disclosure\">Wat niet wordt getoond</h3>\n<p>Waarden die op minder dan {} "
          "gesimuleerde "
          "personen rusten, of waaruit zulke waarden zijn terug te rekenen, blijven weg uit "
          "figuren, tabellen en "
          "bestanden: hier {}% van alle vergelijkingen. Er staat dan <span class=\"missing\">niet "
          "getoond</span>, "
          "nooit een nul.</p>\n",
          "<h3 id=\"disclosure\">What is not shown</h3>\n<p>Values that rest on fewer than {} "
          "simulated persons, "
          "or that would give such values away, stay out of figures, tables and files: here {}% of "
          "all "
          "comparisons. It then says <span class=\"missing\">not shown</span>, never zero.</p>\n")),
      facts.disclosure().threshold(), format_number(100 * facts.suppressed_share(), 1, language));
}

}  // namespace

std::string limits_section(const Facts& facts, Language language) {
  const bool nl = language == Language::nl;
  const std::vector<std::string> sentences =
      nl ? std::vector<std::string>{
               "Niets onder een provincie: welke leerling op welke school zit, is toegerekend. Uitkomsten per school of "
               "gemeente bestaan niet en mogen er niet uit worden afgeleid.",
               "Geen voorspelling van hoe snel de vertraging vanzelf inloopt: welk deel vervaagt, is een aanname met een "
               "breed bereik. Wat een variant daar bovenop inloopt, is wat hier wordt vergeleken.",
               "Geen lot van één leerling. Wie wint en wie verliest is geteld over dezelfde leerlingen onder twee varianten; "
               "die uitkomsten berusten op gedeeld toeval, dus aandelen van groepen zeggen iets, één leerling niet.",
               "Weken van verschillende leerjaren zijn niet even lang: hetzelfde verschil in standaarddeviaties (SD) is in "
               "hogere leerjaren meer weken. Vergelijk leerjaren en sectoren daarom in SD.",
               "Geen lerarentekort, lerarenmarkt of klassengrootte; leraren zijn het aantal dat de leerlingen vragen. Geen "
               "bekostiging of begroting: alleen kosten, zonder prijsstijging.",
               "Geen effect van wat scholen zelf anders gaan doen, geen invloed van klasgenoten, en één effect van steun voor "
               "iedereen die haar krijgt.",
               "Zittenblijven maakt op dezelfde leeftijd vrijwel niets uit voor wat een leerling kan, zo is het model gemaakt; "
               "wat het doet met jaren, plaatsen, diploma’s en kosten staat er wel in."}
         : std::vector<std::string>{
               "Nothing below a province: which pupil is in which school is imputed. There are no results by school or "
               "municipality, and none may be derived.",
               "No forecast of how fast the delay goes away by itself: what share of it fades is an assumption with a wide "
               "range. What a variant recovers beyond that is what is compared here.",
               "No fate of one pupil. Who gains and who loses is counted over the same pupils under two variants; those "
               "outcomes rest on shared luck, so shares of groups mean something and one pupil does not.",
               "Weeks of different year groups are not of the same length: the same difference in standard deviations (SD) is "
               "more weeks in higher years. So compare year groups and sectors in SD.",
               "No teacher shortage, teacher market or class size; teachers are what the pupils ask for. No funding or budget: "
               "costs only, without inflation.",
               "No effect of what schools do differently by themselves, no influence of classmates, and one effect of support "
               "for all who get it.",
               "Repeating a year hardly changes what a pupil can do at the same age, by construction; what it does to years, "
               "places, diplomas and cost is there."};
  return section("limits",
                 in(language, "Wat het model niet kan zeggen", "What the model cannot say"),
                 items(sentences) + disclosure_note(facts, language));
}

}  // namespace doorstroom::report
