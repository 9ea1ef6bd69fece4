// SPDX-License-Identifier: EUPL-1.2
// What comes first: the question, the findings, what rests on assumptions, how certain it is; then
// the variants.
#include <fmt/format.h>

#include "results/compare/assumptions.hpp"
#include "results/compare/differences_told.hpp"
#include "results/compare/findings.hpp"
#include "results/compare/look_years.hpp"
#include "results/report/html.hpp"
#include "results/report/policy_words.hpp"
#include "results/report/sections.hpp"
#include "results/words/labels.hpp"

namespace doorstroom::report {
namespace {

/// `Ongelijkheid`, with `slechter` or `beter` where the indicator says which way that is.
std::string theme_words(const Finding& finding, Language language) {
  const auto better = find_indicator(finding.indicator)->better;
  auto words = theme_name(finding.theme, language);
  if (better == Better::neither || finding.theme == Theme::cost) return words;
  const bool good = (better == Better::higher) == (finding.direction == Direction::higher);
  return words + ": " +
         (good ? in(language, "beter", "better") : in(language, "slechter", "worse"));
}

/// A sentence in which the labels of variants, in quotes, keep their own direction.
std::string with_labels(const std::string& text, const RunDescription& run) {
  auto html = escaped(text);
  for (const auto& variant : run.variants) {
    const auto label = escaped(variant_label(run, variant.name));
    const auto quoted = "‘" + label + "’", isolated_label = "‘<bdi>" + label + "</bdi>’";
    for (auto at = html.find(quoted); at != std::string::npos;
         at = html.find(quoted, at + isolated_label.size()))
      html.replace(at, quoted.size(), isolated_label);
  }
  return html;
}

/// Closed until a reader opens it, and whole.
std::string others_table(const Facts& facts, Language language) {
  const auto others = other_differences(facts, language);
  if (others.rows.empty()) return "";
  std::vector<std::vector<Cell>> rows;
  for (const auto& cells : others.rows) {
    auto& row = rows.emplace_back();
    for (const auto& cell : cells) row.push_back({isolated(cell), false});
  }
  const auto title = other_differences_title(language);
  const bool is_long = rows.size() > most_rows_on_paper;
  return "<details class=\"others" + std::string(is_long ? " long" : "") + "\"><summary>" +
         escaped(title) + "</summary>\n" + scrolling(title, table(title, others.head, rows)) +
         "</details>\n" + (is_long ? too_long_for_paper(title, rows.size(), language) : "");
}

std::string findings_list(const Facts& facts, Language language) {
  const auto findings = all_findings(facts, language);
  const auto examined = examined_sentence(facts, language);
  if (findings.empty())
    return "<p class=\"finding none\">" + escaped(why_no_finding(facts, language)) + "</p>\n" +
           (examined.empty() ? "" : "<p class=\"note\">" + escaped(examined) + "</p>\n") +
           others_table(facts, language);
  std::string out = "<ol class=\"findings\">\n";
  for (const auto& finding : findings)
    out += fmt::format(
        "<li><span class=\"theme\">{}</span> <strong>{}</strong><span "
        "class=\"hidden\">: </span>"
        "<span class=\"detail\">{}</span></li>\n",
        theme_words(finding, language), with_labels(finding.headline, facts.run()),
        with_labels(sentence_case(finding.detail), facts.run()));
  out += "</ol>\n<p class=\"note\">";
  out += in(language,
            "Per onderwerp staat hier de variant met het grootste verschil in elke richting, en "
            "alleen als het 95%-interval ook de onzekerheid van de parameters inhoudt en nul "
            "uitsluit. Alle verschillen zijn met de basisvariant: wat er zonder beleid vanzelf "
            "inloopt, telt niet mee. ",
            "Each theme shows the variant with the largest difference each way, and only if the "
            "95% interval also holds the uncertainty of the parameters and excludes zero. All "
            "differences are with the baseline: what is made up without policy does not count. ");
  out += escaped(look_sentence(facts.run(), language)) + " " + escaped(examined);
  return out + "</p>\n" + others_table(facts, language);
}

std::string assumptions_box(const Facts& facts, Language language) {
  const auto share = assumption_share(facts.results());
  std::string out = "<div class=\"box assumptions\"><h3>";
  out += in(language, "Wat op aannames rust", "What rests on assumptions");
  out += "</h3>\n<p>";
  if (share.steps)
    out += steps_sentence(*share.steps, language, "<strong>", "</strong>") + " ";
  else
    out += in(language, "Dit bestand houdt geen stappen bij; het aandeel is daarom niet te geven. ",
              "This file holds no steps, so the share cannot be given. ");
  if (share.parameters > 0)
    out += fmt::format(
        fmt::runtime(in(language,
                        "Van de {} parameters zijn er <strong>{}</strong> een aanname; zie <a "
                        "href=\"#assumptions\">aannames en bronnen</a>.",
                        "Of the {} parameters <strong>{}</strong> are an assumption; see <a "
                        "href=\"#assumptions\">assumptions and sources</a>.")),
        share.parameters, share.assumed_parameters);
  return out + "</p></div>\n";
}

std::string certainty_box(const Facts& facts, Language language) {
  const auto& run = facts.run();
  std::string out = "<div class=\"box\"><h3>";
  out += in(language, "Hoe zeker", "How certain");
  out += "</h3>\n<p>";
  const int df = run.replicates - 1;
  if (run.replicates < 2)
    out += in(language, "Er is één herhaling: geen enkel verschil heeft een interval. ",
              "There is one replicate: no difference has an interval. ");
  else if (run.draws < 2)
    out += fmt::format(
        fmt::runtime(in(
            language,
            "De intervallen houden alleen toeval in ({} herhalingen, {} vrijheidsgraden, df) en "
            "dragen "
            "geen bevinding. ",
            "The intervals hold luck alone ({} replicates, {} degrees of freedom, df) and carry no "
            "finding. ")),
        run.replicates, df);
  else
    out += fmt::format(
        fmt::runtime(in(
            language,
            "De intervallen houden toeval in ({} herhalingen, {} vrijheidsgraden, df) en onzekere "
            "parameters ({} trekkingen). ",
            "The intervals hold luck ({} replicates, {} degrees of freedom, df) and uncertain "
            "parameters "
            "({} draws). ")),
        run.replicates, df, run.draws);
  if (run.sample < 1)
    out += fmt::format(fmt::runtime(in(language,
                                       "<strong>Dit is een steekproef van {}% van de "
                                       "leerlingen</strong>, opgehoogd naar het hele "
                                       "land: een eerste blik. ",
                                       "<strong>This is a sample of {}% of the pupils</strong>, "
                                       "scaled up to the country: a first "
                                       "look. ")),
                       format_number(100 * run.sample, run.sample < 0.1 ? 1 : 0, language));
  out += in(language, "Zie <a href=\"#uncertainty\">onzekerheid</a>.",
            "See <a href=\"#uncertainty\">uncertainty</a>.");
  return out + "</p></div>\n";
}

}  // namespace

std::string section(const std::string& id, const std::string& heading, const std::string& html) {
  return fmt::format(
      "<section id=\"{0}\" aria-labelledby=\"{0}-heading\">\n<h2 "
      "id=\"{0}-heading\">{1}</h2>\n{2}</section>\n",
      id, escaped(heading), html);
}

std::string too_long_for_paper(const std::string& what, std::size_t rows, Language language) {
  return fmt::format(
      "<p class=\"on-paper note\">{}</p>\n",
      fmt::format(fmt::runtime(in(language, "{}: {} rijen, op het scherm en in het bestand.",
                                  "{}: {} rows, on the screen and in the file.")),
                  what, rows));
}

std::string question(const Facts& facts, Language language) {
  const auto& run = facts.run();
  std::size_t policies = 0;
  std::string only;
  for (const auto& variant : run.variants)
    if (!variant.baseline && !variant.reference) {
      ++policies;
      only = isolated(variant_label(run, variant.name));
    }
  const auto baseline = isolated(variant_label(run, run.variants[run.baseline()].name));
  const auto last = run.first_year + run.years;
  const auto years = fmt::format("{}/{:02}{}{}/{:02}", run.first_year, (run.first_year + 1) % 100,
                                 in(language, " tot en met ", " to "), last - 1, last % 100);
  if (policies == 0)
    return fmt::format(fmt::runtime(in(language, "Wat gebeurt er onder ‘{}’ in de schooljaren {}?",
                                       "What happens under ‘{}’ in the school years {}?")),
                       baseline, years);
  return fmt::format(
      fmt::runtime(in(language,
                      "Wat doet elk van {} varianten tegenover ‘{}’, voor wie, "
                      "wanneer en tegen welke kosten, in de "
                      "schooljaren {}?",
                      "What does each of {} variants do compared with ‘{}’, for whom, "
                      "when and at what cost, in the "
                      "school years {}?")),
      policies, baseline, years);
}

std::string answer_section(const Facts& facts, Language language) {
  return section("answer", in(language, "Het antwoord", "The answer"),
                 findings_list(facts, language) + "<div class=\"boxes\">\n" +
                     assumptions_box(facts, language) + certainty_box(facts, language) +
                     "</div>\n");
}

std::string variants_section(const Facts& facts, Language language) {
  const auto& run = facts.run();
  const auto policies = policies_of_variants(run, language);
  std::string out = "<dl class=\"variants\">\n";
  for (const auto& variant : run.variants) {
    out += "<dt>" + isolated(variant_label(run, variant.name));
    if (variant.baseline)
      out += " <span class=\"tag\">" +
             std::string(in(language, "basisvariant: hiermee wordt vergeleken",
                            "baseline: what the others are compared with")) +
             "</span>";
    if (variant.reference)
      out += " <span class=\"tag\">" +
             std::string(in(language, "referentie: hieraan wordt vertraging gemeten",
                            "reference: what delay is measured against")) +
             "</span>";
    out += "</dt>\n";
    const auto found = policies.find(variant.name);
    if (found == policies.end() || found->second.empty()) {
      out += "<dd>";
      out += variant.reference
                 ? in(language, "Geen schok en geen maatregelen.", "No shock and no policies.")
                 : in(language, "Geen maatregelen.", "No policies.");
      out += "</dd>\n";
      continue;
    }
    for (const auto& use : found->second) {
      const auto when = period(use, language);
      out += "<dd>" + isolated(plain_words(use, language));
      if (!when.empty())
        out += " <span class=\"when\">" + escaped(sentence_case(when)) + ".</span>";
      out += "</dd>\n";
    }
  }
  return section("variants", in(language, "De varianten", "The variants"), out + "</dl>\n");
}

}  // namespace doorstroom::report
