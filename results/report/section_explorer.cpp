// SPDX-License-Identifier: EUPL-1.2
// Controls over all comparisons, and the comparisons themselves in columns.
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "results/report/html.hpp"
#include "results/report/sections.hpp"
#include "results/words/labels.hpp"
#include "results/words/units.hpp"

namespace doorstroom::report {
namespace {

using Json = nlohmann::ordered_json;

/// Strings by number, in the order in which they came.
class Names {
 public:
  std::size_t operator()(const std::string& name) {
    const auto [at, added] = index_.emplace(name, names_.size());
    if (added) names_.push_back(name);
    return at->second;
  }
  const std::vector<std::string>& all() const { return names_; }

 private:
  std::map<std::string, std::size_t> index_;
  std::vector<std::string> names_;
};

/// Nine significant digits: more than any reader or unit shows, and half the size.
std::string number(const std::optional<double>& value) {
  return value ? fmt::format("{:.9g}", *value) : "null";
}

/// A gap goes only with the levels of both groups beside it, and those are there for the whole
/// only.
bool may_be_chosen(const Comparison& row) {
  return !row.indicator.starts_with("gap_") || (row.place == "all" && row.group == "all");
}

const char* kind_of(const Comparison& row) {
  if (row.suppressed) return "4";
  if (row.withheld) return "3";
  return row.interval == IntervalKind::none ? "0" : row.interval == IntervalKind::luck ? "1" : "2";
}

/// One indicator at one place for one group: columns over its rows.
struct Series {
  std::size_t indicator = 0, place = 0, group = 0;
  std::string years, variants, levels, differences, lows, highs, kinds;
};

void add(Series& series, const Comparison& row, std::size_t variant, int first_year) {
  const auto append = [](std::string& list, const std::string& item) {
    list += (list.empty() ? "" : ",") + item;
  };
  append(series.years, std::to_string(row.year - first_year));
  append(series.variants, std::to_string(variant));
  append(series.levels, number(row.level));
  append(series.differences, number(row.difference));
  append(series.lows, number(row.low));
  append(series.highs, number(row.high));
  series.kinds += kind_of(row);
}

/// The definition with other indicators called by what readers call them, and their definitions
/// behind it.
std::string definition(const Indicator& indicator, Language language) {
  auto text = in(language, indicator.definition_nl, indicator.definition_en);
  for (const auto& other : all_indicators()) {
    const auto at = text.find(other.name);
    if (at == std::string::npos || other.name == indicator.name) continue;
    const auto end = at + other.name.size();
    if (end < text.size() && text[end] == '_') continue;  // a longer name
    const auto label = in(language, other.label_nl, other.label_en);
    text.replace(at, other.name.size(),
                 "“" + Scale::shown(other.unit, language).title(label) + "”");
    return text + " " + definition(other, language);
  }
  return text;
}

Json indicator_json(const std::string& name, Language language) {
  const auto& indicator = *find_indicator(name);
  const auto scale = Scale::shown(indicator.unit, language);
  const char* const meaning = indicator.meaning == Meaning::level      ? "level"
                              : indicator.meaning == Meaning::contrast ? "contrast"
                                                                       : "price";
  const char* const better = indicator.better == Better::higher  ? "higher"
                             : indicator.better == Better::lower ? "lower"
                                                                 : "neither";
  return {{"name", name},
          {"label", sentence_case(in(language, indicator.label_nl, indicator.label_en))},
          {"definition", definition(indicator, language)},
          {"unit", indicator.unit},
          {"shown", scale.unit()},
          {"shownDifference", scale.difference_unit()},
          {"factor", scale.number(1)},
          {"decimals", scale.decimals()},
          {"differenceDecimals", scale.difference_decimals()},
          {"meaning", meaning},
          {"better", better}};
}

Json labelled(const std::string& name, const std::string& label) {
  return {{"name", name}, {"label", label}};
}

std::string select(const char* id, const std::string& label) {
  return fmt::format(
      "<div class=\"field\"><label for=\"{0}\">{1}</label><select id=\"{0}\"></select></div>\n", id,
      label);
}

}  // namespace

std::string explorer_json(const Facts& facts, Language language) {
  const auto& run = facts.run();
  Names indicators, places, groups, variants;
  for (const auto& variant : run.variants) variants(variant.name);
  std::vector<Series> all;
  std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::size_t> index;
  for (const auto& row : facts.rows()) {
    if (!may_be_chosen(row)) continue;
    const auto key = std::tuple{indicators(row.indicator), places(row.place), groups(row.group)};
    const auto [at, added] = index.emplace(key, all.size());
    if (added)
      all.push_back(
          {std::get<0>(key), std::get<1>(key), std::get<2>(key), {}, {}, {}, {}, {}, {}, {}});
    add(all[at->second], row, variants(row.variant), run.first_year);
  }
  Json head{{"firstYear", run.first_year},
            {"lastYear", run.first_year + run.years},
            {"df", run.replicates - 1}};
  for (const auto& name : indicators.all())
    head["indicators"].push_back(indicator_json(name, language));
  for (const auto& name : places.all())
    head["places"].push_back(labelled(name, sentence_case(place_label(run, name, language))));
  for (const auto& name : groups.all())
    head["groups"].push_back(labelled(name, sentence_case(group_label(name, language))));
  for (const auto& variant : run.variants) {
    auto json = labelled(variant.name, variant_label(run, variant.name));
    json["baseline"] = variant.baseline;
    json["reference"] = variant.reference;
    head["variants"].push_back(json);
  }
  auto out = head.dump(-1, ' ', false, Json::error_handler_t::replace);
  out.pop_back();
  out += ",\"series\":[";
  const char* separator = "\n";
  for (const auto& series : all) {
    out += fmt::format(
        "{}{{\"i\":{},\"p\":{},\"g\":{},\"y\":[{}],\"v\":[{}],\"l\":[{}],\"d\":[{}],\"a\":[{}],"
        "\"b\":[{}],\"k\":\"{}\"}}",
        separator, series.indicator, series.place, series.group, series.years, series.variants,
        series.levels, series.differences, series.lows, series.highs, series.kinds);
    separator = ",\n";
  }
  return out + "\n]}";
}

std::string explorer_section(const Facts& facts, Language language) {
  const auto heading = in(language, "Zelf kiezen", "Choose for yourself");
  if (facts.rows().empty())
    return section("explorer", heading,
                   "<p>" +
                       in(language, "Dit bestand heeft geen uitkomsten om te vergelijken.",
                          "This file has no results to compare.") +
                       "</p>\n");
  std::string out = "<p>";
  out += in(language,
            "Alle vergelijkingen van dit resultaat. Kies een uitkomst, een plaats, een groep en "
            "varianten; de tekening, de "
            "tabel en het bestand volgen.",
            "All comparisons of this result. Choose an indicator, a place, a group and variants; "
            "the drawing, the table and "
            "the file follow.");
  out += "</p>\n<noscript><p class=\"note\">";
  out += in(
      language,
      "Hiervoor is JavaScript nodig. Zonder geeft <code>doorstroom compare</code> dezelfde "
      "getallen.",
      "This needs JavaScript. Without it <code>doorstroom compare</code> gives the same numbers.");
  out += "</p></noscript>\n<form class=\"controls\" hidden aria-labelledby=\"explorer-heading\">\n";
  out += select("choose-indicator", in(language, "Uitkomst", "Indicator"));
  out += select("choose-place", in(language, "Plaats", "Place"));
  out += select("choose-group", in(language, "Groep", "Group"));
  out += select("choose-view", in(language, "Toon", "Show"));
  out += select("choose-year", in(language, "Jaar", "Year"));
  out += "<fieldset id=\"choose-variants\"><legend>" + in(language, "Varianten", "Variants") +
         "</legend></fieldset>\n</form>\n";
  out +=
      "<div id=\"explorer-result\" hidden>\n<h3 id=\"explorer-title\"></h3>\n"
      "<p id=\"explorer-status\" role=\"status\"></p>\n"
      "<div id=\"explorer-charts\"></div>\n<p id=\"explorer-definition\"></p>\n<ul "
      "id=\"explorer-notes\"></ul>\n";
  out += fmt::format(
      "<div class=\"tools\"><button type=\"button\" id=\"explorer-svg\">{}</button> "
      "<button type=\"button\" id=\"explorer-csv\">{}</button></div>\n"
      "<div id=\"explorer-table\" class=\"scroll\" role=\"region\" tabindex=\"0\" "
      "aria-labelledby=\"explorer-title\"></div>\n"
      "</div>\n",
      in(language, "Tekening (SVG)", "Drawing (SVG)"),
      in(language, "Gegevens (CSV)", "Data (CSV)"));
  return section("explorer", heading, out);
}

}  // namespace doorstroom::report
