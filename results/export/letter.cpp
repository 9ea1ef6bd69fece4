// SPDX-License-Identifier: EUPL-1.2
// The Word document, through pandoc's own JSON: text is data there, so that nothing needs escaping.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/errors.hpp"
#include "results/compare/differences_told.hpp"
#include "results/compare/findings.hpp"
#include "results/compare/look_years.hpp"
#include "results/export/export.hpp"
#include "results/export/notes.hpp"
#include "results/figures/draw.hpp"
#include "results/programs/process.hpp"
#include "results/store/atomic_file.hpp"
#include "results/words/labels.hpp"
#include "results/words/units.hpp"

namespace doorstroom {
namespace {

using Json = nlohmann::ordered_json;

Json attributes() { return Json::array({"", Json::array(), Json::array()}); }
Json element(const char* type, Json content) { return {{"t", type}, {"c", std::move(content)}}; }

/// Words and spaces: a line may break between them.
Json inlines(const std::string& text) {
  Json out = Json::array();
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = std::min(text.find_first_of(" \n\t", at), text.size());
    if (end > at) out.push_back(element("Str", text.substr(at, end - at)));
    if (end < text.size() && !out.empty()) out.push_back({{"t", "Space"}});
    at = end + 1;
  }
  return out;
}

Json paragraph(const std::string& text) { return element("Para", inlines(text)); }
Json heading(int level, const std::string& text) {
  return element("Header", Json::array({level, attributes(), inlines(text)}));
}
Json styled(const char* style, Json block) {
  const Json named =
      Json::array({"", Json::array(), Json::array({Json::array({"custom-style", style})})});
  return element("Div", Json::array({named, Json::array({std::move(block)})}));
}
Json bullets(const std::vector<std::string>& items) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(Json::array({paragraph(item)}));
  return element("BulletList", list);
}

using Row = std::vector<std::string>;

Json table_row(const Row& cells) {
  Json row = Json::array();
  for (const auto& cell : cells)
    row.push_back(Json::array({attributes(),
                               {{"t", "AlignDefault"}},
                               1,
                               1,
                               Json::array({element("Plain", inlines(cell))})}));
  return Json::array({attributes(), row});
}

/// The first column is text, the others are numbers.
Json table(const Row& head, const std::vector<Row>& rows) {
  Json columns = Json::array(), body = Json::array();
  for (std::size_t c = 0; c < head.size(); ++c)
    columns.push_back(
        Json::array({{{"t", c == 0 ? "AlignLeft" : "AlignRight"}}, {{"t", "ColWidthDefault"}}}));
  for (const auto& row : rows) body.push_back(table_row(row));
  return element("Table",
                 Json::array({attributes(), Json::array({nullptr, Json::array()}), columns,
                              Json::array({attributes(), Json::array({table_row(head)})}),
                              Json::array({Json::array({attributes(), 0, Json::array(), body})}),
                              Json::array({attributes(), Json::array()})}));
}

/// Of which years a table is there, see `LookYears`.
enum class Moments : std::uint8_t { policy_ends, with_end, end };
struct TableOf {
  const char* indicator;
  Moments moments;
};
// weeks never without SD behind them
constexpr TableOf tables[] = {{"delay_weeks", Moments::with_end},
                              {"delay_sd", Moments::with_end},
                              {"delay_recovered_share", Moments::with_end},
                              {"gap_low_high_education", Moments::with_end},
                              {"repeaters_share", Moments::policy_ends},
                              {"study_years", Moments::end},
                              {"starting_qualification_share", Moments::end},
                              {"reached", Moments::policy_ends},
                              {"cost_eur", Moments::with_end},
                              {"cost_per_week_recovered_eur", Moments::policy_ends}};

std::vector<int> years_of(const LookYears& look, Moments moments) {
  if (look.rule == LookRule::named || moments == Moments::with_end) return look.with_end;
  return moments == Moments::end ? std::vector{look.last} : look.policy_ends;
}

Row cells(const Comparison& fact, const RunDescription& run, Language language) {
  const auto& indicator = *find_indicator(fact.indicator);
  Row row{variant_label(run, fact.variant)};
  const bool price = indicator.meaning == Meaning::price;
  const auto shown = price ? format_value : format_difference;
  if (!remark(fact, language).empty()) return {row[0], remark(fact, language), "", ""};
  const bool level = fact.level && indicator.meaning != Meaning::contrast;
  row.push_back(level ? format_value(*fact.level, fact.unit, language) : "");
  row.push_back(fact.difference && !price ? shown(*fact.difference, fact.unit, language) : "");
  row.push_back(fact.low && fact.high
                    ? fmt::format("{} {} {} ({})", shown(*fact.low, fact.unit, language),
                                  in(language, "tot", "to"), shown(*fact.high, fact.unit, language),
                                  interval_words(fact, language))
                    : "");
  return row;
}

/// Numbered tables of the main results; those that the run has nothing for are not there.
void add_tables(const Facts& facts, Language language, Json& blocks) {
  const auto& run = facts.run();
  const auto look = look_years(run);
  int number = 0;
  for (const auto& wanted : tables) {
    const auto& indicator = *find_indicator(wanted.indicator);
    bool any = false;
    for (const int year : years_of(look, wanted.moments)) {
      std::vector<Row> rows;
      for (const auto& variant : run.variants) {
        if (variant.reference) continue;
        if (const auto* const fact = facts.find(variant.name, wanted.indicator, year))
          rows.push_back(cells(*fact, run, language));
      }
      if (rows.empty()) continue;
      any = true;
      const auto label = sentence_case(in(language, indicator.label_nl, indicator.label_en));
      blocks.push_back(
          styled("Table Caption",
                 paragraph(fmt::format("{} {}. {}, {}", in(language, "Tabel", "Table"), ++number,
                                       Scale::shown(indicator.unit, language).title(label),
                                       year_label(wanted.indicator, year, language)))));
      blocks.push_back(table(
          {in(language, "variant", "variant"), in(language, "niveau", "level"),
           in(language, "verschil", "difference"), in(language, "95%-interval", "95% interval")},
          rows));
    }
    if (any)
      blocks.push_back(paragraph(in(language, indicator.definition_nl, indicator.definition_en)));
  }
}

/// What is certain and no finding: whole, after the tables it would interrupt.
void add_others(const Facts& facts, Language language, Json& blocks) {
  const auto others = other_differences(facts, language);
  if (others.rows.empty()) return;
  blocks.push_back(heading(2, other_differences_title(language)));
  blocks.push_back(table(others.head, others.rows));
}

void add_figures(const std::vector<Figure>& figures, const std::string& folder, Language language,
                 Json& blocks) {
  int number = 0;
  for (const auto& figure : figures) {
    const Json wide =
        Json::array({"", Json::array(), Json::array({Json::array({"width", "16cm"})})});
    blocks.push_back(element(
        "Para",
        Json::array({element(
            "Image", Json::array({wide, inlines(figure.alt),
                                  Json::array({folder + "/" + figure.name + ".png", ""})}))})));
    blocks.push_back(styled("Image Caption",
                            paragraph(fmt::format("{} {}. {}. {}", in(language, "Figuur", "Figure"),
                                                  ++number, figure.title, figure.caption))));
  }
}

Json document(const Facts& facts, const std::vector<Figure>& figures, const std::string& folder,
              Language language) {
  Json blocks = Json::array();
  blocks.push_back(heading(2, in(language, "Het antwoord", "The answer")));
  blocks.push_back(bullets(main_findings(facts, language)));
  const auto examined = examined_sentence(facts, language);
  if (!examined.empty()) blocks.push_back(paragraph(examined));
  blocks.push_back(heading(2, in(language, "Uitkomsten", "Results")));
  blocks.push_back(paragraph(look_sentence(facts.run(), language)));
  add_tables(facts, language, blocks);
  add_others(facts, language, blocks);
  if (!figures.empty()) {
    blocks.push_back(heading(2, in(language, "Figuren", "Figures")));
    add_figures(figures, folder, language, blocks);
  }
  blocks.push_back(heading(2, in(language, "Verantwoording", "Methods note")));
  blocks.push_back(bullets(reading_notes(facts, language)));
  std::vector<Row> rows;
  for (const auto& [name, value] : provenance_notes(facts, language)) rows.push_back({name, value});
  blocks.push_back(table({in(language, "herkomst", "provenance"), ""}, rows));
  const Json meta{{"title", element("MetaInlines", inlines(facts.run().title))},
                  {"lang", element("MetaString", in(language, "nl-NL", "en-GB"))}};
  return {{"pandoc-api-version", Json::array({1, 22})}, {"meta", meta}, {"blocks", blocks}};
}

/// A folder beside the document that is gone afterwards.
class Workplace {
 public:
  explicit Workplace(const std::string& path) : path_{path + ".parts"} {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string file(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace

void write_letter(const Facts& facts, Language language, const std::string& path) {
  const Workplace parts{path};
  const auto figures = all_figures(facts, language);
  if (!figures.empty()) write_figures(figures, language, parts.file("figures"));
  {
    std::ofstream json(parts.file("letter.json"));
    json << document(facts, figures, parts.file("figures"), language).dump();
    if (!json) throw IoError(parts.file("letter.json") + ": cannot be written");
  }
  run_program({"pandoc", "--from", "json", "--to", "docx", "--output", parts.file("letter.docx"),
               parts.file("letter.json")});
  std::error_code error;
  std::filesystem::rename(parts.file("letter.docx"), path, error);
  if (error) throw IoError(path + ": cannot be written: " + error.message());
}

}  // namespace doorstroom
