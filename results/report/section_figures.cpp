// SPDX-License-Identifier: EUPL-1.2
// The figures with caption, table and downloads, and their data for the scripts.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "results/figures/draw.hpp"
#include "results/report/figure_table.hpp"
#include "results/report/html.hpp"
#include "results/report/sections.hpp"

namespace doorstroom::report {
namespace {

using Json = nlohmann::ordered_json;

std::string figure_html(const Figure& figure, std::size_t number, Language language) {
  const auto id = "figure-" + escaped(figure.name);
  const auto word = in(language, "Figuur", "Figure");
  const auto label = fmt::format("{} {}", word, number);
  const auto caption = fmt::format("{} {}: {}", in(language, "Tabel bij figuur", "Table of figure"),
                                   number, sentence(figure.title));
  std::string out = fmt::format(
      "<figure id=\"{0}\" class=\"figure\" data-figure=\"{1}\" aria-labelledby=\"{0}-title\">\n"
      "<h3 id=\"{0}-title\"><span class=\"count\">{2}</span> {3}</h3>\n"
      "<div class=\"frame\" data-label=\"{0}-title\"><div class=\"chart\" role=\"img\" "
      "aria-label=\"{4}\"></div></div>\n"
      "<p class=\"hint note\" hidden>{7}</p>\n"
      "<noscript><p class=\"note\">{5}</p></noscript>\n"
      "<figcaption>{6}</figcaption>\n",
      id, escaped(figure.name), label, sentence(figure.title), escaped(figure.alt),
      in(language,
         "Zonder JavaScript staat hier geen tekening; de tabel hieronder heeft dezelfde getallen.",
         "Without JavaScript there is no drawing here; the table below has the same numbers."),
      sentence(figure.caption),
      in(language, "Schuif de tekening opzij om haar helemaal te zien.",
         "Scroll the drawing sideways to see all of it."));
  out += fmt::format(
      "<div class=\"tools\" hidden>"
      "<button type=\"button\" data-download=\"svg\">{0}<span class=\"hidden\">: "
      "{2}</span></button>"
      "<button type=\"button\" data-download=\"csv\">{1}<span class=\"hidden\">: "
      "{2}</span></button>"
      "</div>\n",
      in(language, "Tekening (SVG)", "Drawing (SVG)"), in(language, "Gegevens (CSV)", "Data (CSV)"),
      label);
  const auto rows = figure.data.rows.size();
  const bool is_long = rows > most_rows_on_paper;
  const auto summary =
      fmt::format(fmt::runtime(in(language, "Tabel bij figuur {}", "Table of figure {}")), number);
  out +=
      fmt::format("<details class=\"table-view{}\"><summary>{}</summary>\n{}</details>\n",
                  is_long ? " long" : "", summary,
                  scrolling(label + ": " + figure.title, figure_table(figure, caption, language)));
  if (is_long) out += too_long_for_paper(summary, rows, language);
  return out + "</figure>\n";
}

}  // namespace

std::string figures_section(const std::vector<Figure>& figures, Language language) {
  std::string out;
  for (std::size_t i = 0; i < figures.size(); ++i) out += figure_html(figures[i], i + 1, language);
  if (figures.empty())
    out = "<p>" +
          in(language, "Dit bestand heeft voor geen van de figuren gegevens.",
             "This file has data for none of the figures.") +
          "</p>\n";
  return section("figures", in(language, "Figuren", "Figures"), out);
}

std::string figures_json(const std::vector<Figure>& figures) {
  auto list = Json::array();
  for (const auto& figure : figures)
    list.push_back({{"name", figure.name},
                    {"title", figure.title},
                    {"alt", figure.alt},
                    {"csv", figure_csv(figure)},
                    {"spec", Json::parse(figure.spec)}});
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace doorstroom::report
