// SPDX-License-Identifier: EUPL-1.2
// The report: sections, data and scripts in one page.
#include "results/report/report.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "engine/errors.hpp"
#include "results/report/html.hpp"
#include "results/report/sections.hpp"
#include "results/report/web_files.hpp"
#include "results/store/atomic_file.hpp"
#include "results/words/labels.hpp"

namespace doorstroom {
namespace {

using namespace report;

/// Every {{name}} in the page by its text, in one pass: what is filled in is not looked at again.
std::string filled(const std::string& page, const std::map<std::string, std::string>& texts) {
  std::string out;
  std::size_t at = 0;
  for (auto begin = page.find("{{"); begin != std::string::npos; begin = page.find("{{", at)) {
    const auto end = page.find("}}", begin);
    out.append(page, at, begin - at);
    out += texts.at(page.substr(begin + 2, end - begin - 2));
    at = end + 2;
  }
  return out + page.substr(at);
}

std::string data_script(const char* id, const std::string& json) {
  return fmt::format("<script type=\"application/json\" id=\"{}\">{}</script>\n", id,
                     json_in_script(json));
}

struct Link {
  const char* id;
  const char* nl;
  const char* en;
};
constexpr Link links[] = {{"answer", "Het antwoord", "The answer"},
                          {"variants", "De varianten", "The variants"},
                          {"figures", "Figuren", "Figures"},
                          {"explorer", "Zelf kiezen", "Choose for yourself"},
                          {"assumptions", "Aannames en bronnen", "Assumptions and sources"},
                          {"uncertainty", "Onzekerheid", "Uncertainty"},
                          {"limits", "Wat het model niet kan zeggen", "What the model cannot say"},
                          {"provenance", "Herkomst", "Provenance"}};

std::string contents(Language language) {
  std::string out;
  for (const auto& link : links)
    out +=
        fmt::format("<li><a href=\"#{}\">{}</a></li>\n", link.id, in(language, link.nl, link.en));
  return out;
}

/// No request to anywhere: only these scripts run, by their hash, and nothing is loaded.
std::string policy(const std::vector<std::string>& scripts) {
  std::string out =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; "
      "form-action 'none'; script-src";
  for (const auto& script : scripts) out += " '" + script_hash(script) + "'";
  return out;
}

}  // namespace

std::string report_html(const Facts& facts, Language language) {
  const auto web = read_web_files();
  const auto figures = all_figures(facts, language);
  const auto& run = facts.run();
  std::vector<std::string> scripts;
  std::string script_elements;
  for (const auto& script : web.scripts) {
    scripts.push_back(inline_script(script));
    script_elements += "<script>" + scripts.back() + "</script>\n";
  }
  const auto main = answer_section(facts, language) + variants_section(facts, language) +
                    figures_section(figures, language) + explorer_section(facts, language) +
                    assumptions_section(facts, language) + uncertainty_section(facts, language) +
                    limits_section(facts, language) + provenance_section(facts, language);
  return filled(
      web.page,
      {{"language", in(language, "nl", "en")},
       {"policy", policy(scripts)},
       {"title", escaped(run.title)},
       {"heading", isolated(run.title)},
       {"style", web.style},
       {"skip", in(language, "Naar de inhoud", "Skip to content")},
       {"kind", in(language, "Verslag van een simulatie van het onderwijs",
                   "Report of a simulation of education")},
       {"question", question(facts, language)},
       {"contents-label", in(language, "Inhoud", "Contents")},
       {"contents", contents(language)},
       {"main", main},
       {"footer",
        in(language, "Gemaakt met doorstroom. Dit bestand werkt zonder internet en haalt niets op.",
           "Made with doorstroom. This file works offline and loads nothing.")},
       {"data", data_script("texts", texts_json(language)) +
                    data_script("figures-data", figures_json(figures)) +
                    data_script("explorer-data", explorer_json(facts, language))},
       {"scripts", script_elements}});
}

void write_report(const Facts& facts, Language language, const std::string& path,
                  Overwrite overwrite) {
  if (overwrite == Overwrite::refused && std::filesystem::exists(path))
    throw ConfigError(
        {{"", 0, "--output", path + " is there already; allowed: another name, or --force"}});
  const auto page = report_html(facts, language);
  PartialFile file{path};
  file.write(std::as_bytes(std::span{page}));
  file.commit();
}

}  // namespace doorstroom
