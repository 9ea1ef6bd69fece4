// SPDX-License-Identifier: EUPL-1.2
// How to make the same results again: versions, hash, seeds, machine, and the experiment to copy.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "results/report/html.hpp"
#include "results/report/sections.hpp"
#include "results/words/labels.hpp"

namespace doorstroom::report {
namespace {

/// All different values of one field over the units, joined.
template <class Field> std::string values(const UnitProvenances& units, Field field) {
  std::set<std::string> seen;
  std::string out;
  for (const auto& [unit, provenance] : units) {
    const auto value = field(provenance);
    if (!value.empty() && seen.insert(value).second) out += (out.empty() ? "" : ", ") + value;
  }
  return out;
}

class FactList {
 public:
  explicit FactList(Language language) : language_{language} {}
  void add(const std::string& nl, const std::string& en, const std::string& html) {
    if (!html.empty()) out_ += "<dt>" + in(language_, nl, en) + "</dt><dd>" + html + "</dd>\n";
  }
  std::string html() const { return "<dl class=\"facts\">\n" + out_ + "</dl>\n"; }

 private:
  Language language_;
  std::string out_;
};

std::string code(const std::string& text) {
  return text.empty() ? "" : "<code>" + isolated(text) + "</code>";
}

std::string experiment_html(const RunDescription& run, Language language) {
  const auto& text = run.experiment_text.empty() ? run.experiment_toml : run.experiment_text;
  if (text.empty()) return "";
  const auto name = run.experiment_file.empty() ? in(language, "het experiment", "the experiment")
                                                : run.experiment_file;
  return fmt::format(
      "<h3 id=\"experiment\">{0}</h3>\n<p>{1}</p>\n"
      "<p class=\"tools\" hidden><button type=\"button\" "
      "data-copy=\"experiment-text\">{2}</button> "
      "<span role=\"status\" class=\"status\"></span></p>\n"
      "<div class=\"scroll code\" role=\"region\" tabindex=\"0\" aria-label=\"{3}\"><pre "
      "id=\"experiment-text\" dir=\"ltr\">{4}</pre></div>\n",
      in(language, "Het experiment om te kopiëren", "The experiment to copy"),
      fmt::format(fmt::runtime(in(language,
                                  "Bewaar dit als {0} en draai <code>doorstroom run {0}</code>: "
                                  "met dezelfde versie komt "
                                  "er dezelfde inhoud uit.",
                                  "Save this as {0} and run <code>doorstroom run {0}</code>: the "
                                  "same version gives the "
                                  "same content.")),
                  isolated(name)),
      in(language, "Kopieer het experiment", "Copy the experiment"),
      in(language, "Experimentbestand", "Experiment file"), escaped(text));
}

}  // namespace

std::string provenance_section(const Facts& facts, Language language) {
  const auto& run = facts.run();
  const auto units = facts.results().provenance();
  double seconds = 0;
  std::int64_t pupil_terms = 0;
  bool dirty = false;
  for (const auto& [unit, provenance] : units) {
    seconds += provenance.seconds;
    pupil_terms += provenance.pupil_terms;
    dirty = dirty || provenance.dirty;
  }
  auto commit = code(values(units, [](const auto& p) { return p.commit; }));
  if (dirty) commit += " " + in(language, "(met wijzigingen erna)", "(with changes after it)");
  FactList list(language);
  list.add("Titel", "Title", isolated(run.title));
  list.add("Bevolking", "Population", isolated(run.population) + ", " + escaped(run.date));
  list.add("Modelversie", "Model version", code(run.model_version));
  list.add("Programmaversie", "Program version",
           code(values(units, [](const auto& p) { return p.version; })));
  list.add("Commit", "Commit", commit);
  list.add("Inhoud (SHA-256)", "Content hash (SHA-256)", code(facts.results().content_hash()));
  list.add("Startgetal van het toeval", "Seed", code(std::to_string(run.seed)));
  list.add("Steekproef", "Sample",
           fmt::format("{}% ({}), {}% ({})", format_number(100 * run.sample, 1, language),
                       in(language, "herhalingen", "replicates"),
                       format_number(100 * run.draw_sample, 1, language),
                       in(language, "trekkingen", "draws")));
  list.add("Herhalingen en trekkingen", "Replicates and draws",
           fmt::format("{} + {}", run.replicates, run.draws));
  list.add("Compiler", "Compiler",
           isolated(values(units, [](const auto& p) { return p.compiler; })));
  list.add("Vlaggen", "Flags", code(values(units, [](const auto& p) { return p.flags; })));
  list.add("Threads", "Threads",
           values(units, [](const auto& p) { return std::to_string(p.threads); }));
  list.add("Rekentijd", "Computing time",
           fmt::format("{} s, {} {}", format_number(seconds, 0, language),
                       format_number(static_cast<double>(pupil_terms), 0, language),
                       in(language, "leerling-halfjaren", "pupil-terms")));
  std::string last;
  for (const auto& [unit, provenance] : units) last = std::max(last, provenance.time);
  list.add("Klaar op", "Finished at", escaped(last));
  return section("provenance", in(language, "Herkomst", "Provenance"),
                 list.html() + experiment_html(run, language));
}

}  // namespace doorstroom::report
