// SPDX-License-Identifier: EUPL-1.2
// The Excel workbook: what to read first, charts, and a sheet per indicator.
#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <memory>

#include "engine/errors.hpp"
#include "results/compare/differences_told.hpp"
#include "results/compare/findings.hpp"
#include "results/export/export.hpp"
#include "results/export/notes.hpp"
#include "results/store/atomic_file.hpp"
#include "results/words/labels.hpp"
#include "results/words/units.hpp"

namespace doorstroom {
namespace {

/// A workbook that is closed at the end, whatever happens on the way.
class Workbook {
 public:
  explicit Workbook(const std::string& path) : path_{path}, book_{workbook_new(path.c_str())} {
    if (book_ == nullptr) throw IoError(path + ": no workbook can be made here");
    head_ = workbook_add_format(book_);
    format_set_bold(head_);
    format_set_bottom(head_, LXW_BORDER_THIN);
    format_set_text_wrap(head_);
    format_set_align(head_, LXW_ALIGN_VERTICAL_TOP);
    wrapped_ = workbook_add_format(book_);
    format_set_text_wrap(wrapped_);
    format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    title_ = workbook_add_format(book_);
    format_set_bold(title_);
    format_set_font_size(title_, 14);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook() {
    if (book_ != nullptr) workbook_close(book_);
  }
  void close() {
    const auto error = workbook_close(book_);
    book_ = nullptr;
    if (error != LXW_NO_ERROR) throw IoError(path_ + ": " + lxw_strerror(error));
  }

  lxw_workbook* get() const { return book_; }
  lxw_format* head() const { return head_; }
  lxw_format* wrapped() const { return wrapped_; }
  lxw_format* title() const { return title_; }
  /// A number format, made once.
  lxw_format* number(const std::string& pattern) {
    auto& format = numbers_[pattern];
    if (format == nullptr) {
      format = workbook_add_format(book_);
      format_set_num_format(format, pattern.c_str());
    }
    return format;
  }
  lxw_worksheet* sheet(const std::string& name) {
    auto* const made = workbook_add_worksheet(book_, name.substr(0, 31).c_str());
    if (made == nullptr) throw IoError(path_ + ": no sheet named " + name);
    return made;
  }

 private:
  std::string path_;
  lxw_workbook* book_;
  lxw_format* head_ = nullptr;
  lxw_format* wrapped_ = nullptr;
  lxw_format* title_ = nullptr;
  std::map<std::string, lxw_format*> numbers_;
};

/// Always a text, whatever it begins with; Excel takes no more than 32,767 characters.
void text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& value,
          lxw_format* format = nullptr) {
  worksheet_write_string(sheet, row, column, value.substr(0, 32000).c_str(), format);
}

void number(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
            const std::optional<double>& value, lxw_format* format) {
  if (value) worksheet_write_number(sheet, row, column, *value, format);
}

std::string zeros(int decimals) {
  return decimals > 0 ? "." + std::string(static_cast<std::size_t>(decimals), '0') : "";
}

/// Every certain difference that is no finding, on a sheet of its own.
void write_others(Workbook& book, const Facts& facts, Language language) {
  const auto others = other_differences(facts, language);
  if (others.rows.empty()) return;
  auto* const sheet = book.sheet(in(language, "Andere uitkomsten", "Other outcomes"));
  text(sheet, 0, 0, other_differences_title(language), book.title());
  text(sheet, 1, 0, examined_sentence(facts, language));
  lxw_row_t row = 2;
  for (lxw_col_t c = 0; c < others.head.size(); ++c) {
    worksheet_set_column(sheet, c, c, c < 2 ? 34 : 20, nullptr);
    text(sheet, row, c, others.head[c], book.head());
  }
  for (const auto& cells : others.rows) {
    ++row;
    for (lxw_col_t c = 0; c < cells.size(); ++c) text(sheet, row, c, cells[c]);
  }
  worksheet_freeze_panes(sheet, 3, 0);
}

/// Numbers that are written in the unit of their title.
std::string pattern(int decimals) { return "#,##0" + zeros(decimals); }

void write_readme(Workbook& book, const Facts& facts, Language language) {
  auto* const sheet = book.sheet(in(language, "Lees mij", "Read me"));
  worksheet_set_column(sheet, 0, 0, 26, book.wrapped());
  worksheet_set_column(sheet, 1, 1, 90, book.wrapped());
  lxw_row_t row = 0;
  text(sheet, row, 0, facts.run().title, book.title());
  row += 2;
  text(sheet, row++, 0, in(language, "Bevindingen", "Findings"), book.head());
  for (const auto& finding : main_findings(facts, language))
    text(sheet, row++, 1, finding, book.wrapped());
  const auto examined = examined_sentence(facts, language);
  if (!examined.empty()) text(sheet, row++, 1, examined, book.wrapped());
  ++row;
  text(sheet, row++, 0, in(language, "Hoe te lezen", "How to read"), book.head());
  for (const auto& note : reading_notes(facts, language))
    text(sheet, row++, 1, note, book.wrapped());
  ++row;
  text(sheet, row++, 0, in(language, "Herkomst", "Provenance"), book.head());
  for (const auto& [name, value] : provenance_notes(facts, language)) {
    text(sheet, row, 0, name);
    text(sheet, row++, 1, value, book.wrapped());
  }
  ++row;
  text(sheet, row++, 0, in(language, "Varianten", "Variants"), book.head());
  for (const auto& variant : facts.run().variants) {
    text(sheet, row, 0, variant.name);
    text(sheet, row++, 1, variant_label(facts.run(), variant.name), book.wrapped());
  }
}

struct Chart {
  const char* indicator;
  const char* place;
};
// weeks never without SD beside them
constexpr Chart charts[] = {
    {"delay_weeks", "all"}, {"delay_sd", "all"}, {"enrolled", "vo"}, {"cost_eur", "all"}};
constexpr lxw_row_t chart_height = 20;

/// Levels by year and variant, beside a line chart that draws them.
void write_chart(Workbook& book, lxw_worksheet* sheet, const std::string& sheet_name,
                 const Chart& chart, const Facts& facts, lxw_row_t& row, Language language) {
  const auto& run = facts.run();
  const auto& indicator = *find_indicator(chart.indicator);
  std::vector<int> years;
  for (int year = run.first_year; year <= run.first_year + run.years; ++year)
    if (const auto* const fact =
            facts.find(run.variants[run.baseline()].name, chart.indicator, year, chart.place);
        fact != nullptr && fact->level)
      years.push_back(year);
  if (years.empty()) return;
  const auto scale = Scale::shown(indicator.unit, language);  // of the title, numbers and axis
  auto label = scale.title(sentence_case(in(language, indicator.label_nl, indicator.label_en))) +
               ", " + place_label(run, chart.place, language);
  text(sheet, row, 0, label, book.head());
  const auto first = row + 1;
  for (std::size_t y = 0; y < years.size(); ++y)
    text(sheet, first + 1 + static_cast<lxw_row_t>(y), 0,
         short_year_label(chart.indicator, years[y]));
  auto* const drawn = workbook_add_chart(book.get(), LXW_CHART_LINE);
  lxw_col_t column = 1;
  for (const auto& variant : run.variants) {
    if (variant.reference) continue;
    text(sheet, first, column, variant_label(run, variant.name), book.head());
    for (std::size_t y = 0; y < years.size(); ++y)
      if (const auto* const fact = facts.find(variant.name, chart.indicator, years[y], chart.place);
          fact != nullptr && fact->level)
        number(sheet, first + 1 + static_cast<lxw_row_t>(y), column, scale.number(*fact->level),
               book.number(pattern(scale.decimals())));
    auto* const series = chart_add_series(drawn, nullptr, nullptr);
    const auto last = first + static_cast<lxw_row_t>(years.size());
    chart_series_set_categories(series, sheet_name.c_str(), first + 1, 0, last, 0);
    chart_series_set_values(series, sheet_name.c_str(), first + 1, column, last, column);
    chart_series_set_name_range(series, sheet_name.c_str(), first, column);
    ++column;
  }
  chart_title_set_name(drawn, label.c_str());
  chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
  lxw_chart_options options{};
  options.description = label.data();
  options.x_scale = 1.4;
  worksheet_insert_chart_opt(sheet, row, column + 1, drawn, &options);
  row += std::max<lxw_row_t>(static_cast<lxw_row_t>(years.size()) + 4, chart_height);
}

void write_charts(Workbook& book, const Facts& facts, Language language) {
  const auto name = in(language, "Grafieken", "Charts");
  lxw_worksheet* sheet = nullptr;
  lxw_row_t row = 0;
  for (const auto& chart : charts) {
    const bool any = std::any_of(facts.rows().begin(), facts.rows().end(), [&](const auto& fact) {
      return fact.indicator == chart.indicator && fact.place == chart.place;
    });
    if (!any) continue;
    if (sheet == nullptr) {
      sheet = book.sheet(name);
      worksheet_set_column(sheet, 0, 0, 14, nullptr);
      worksheet_set_column(sheet, 1, 8, 16, nullptr);
    }
    write_chart(book, sheet, name, chart, facts, row, language);
  }
}

void write_indicator(Workbook& book, const Facts& facts, const Indicator& indicator,
                     std::size_t begin, std::size_t end, Language language) {
  auto* const sheet = book.sheet(indicator.name);
  const auto scale = Scale::stored(indicator.unit, language);  // numbers as in the CSV
  const bool as_percentage = indicator.unit == "share";        // by Excel: the cell holds 0 to 1
  text(sheet, 0, 0,
       fmt::format("{} [{}{}]: {}", in(language, indicator.label_nl, indicator.label_en),
                   scale.unit(),
                   as_percentage ? in(language, ", getoond als %", ", shown as %") : "",
                   in(language, indicator.definition_nl, indicator.definition_en)));
  const std::vector<std::pair<std::string, double>> columns{
      {in(language, "plaats", "place"), 18},
      {in(language, "groep", "group"), 20},
      {in(language, "jaar", "year"), 8},
      {in(language, "periode", "period"), 14},
      {"variant", 16},
      {in(language, "niveau", "level"), 14},
      {in(language, "verschil", "difference"), 12},
      {in(language, "laag (95%)", "low (95%)"), 12},
      {in(language, "hoog (95%)", "high (95%)"), 12},
      {in(language, "interval", "interval"), 20},
      {"df", 5},
      {in(language, "opmerking", "remark"), 32}};
  for (lxw_col_t c = 0; c < columns.size(); ++c) {
    worksheet_set_column(sheet, c, c, columns[c].second, nullptr);
    text(sheet, 1, c, columns[c].first, book.head());
  }
  const auto format = [&](int decimals) {
    return book.number(as_percentage ? "0" + zeros(decimals - 2) + "%" : pattern(decimals));
  };
  auto* const level = format(scale.decimals());
  auto* const difference = format(scale.difference_decimals());
  const auto stored = [&](const std::optional<double>& value) {
    return value ? std::optional{scale.number(*value)} : std::nullopt;
  };
  lxw_row_t row = 2;
  for (auto i = begin; i < end; ++i, ++row) {
    const auto& fact = facts.rows()[i];
    text(sheet, row, 0, fact.place);
    text(sheet, row, 1, fact.group);
    worksheet_write_number(sheet, row, 2, fact.year, nullptr);
    text(sheet, row, 3, short_year_label(fact.indicator, fact.year));
    text(sheet, row, 4, fact.variant);
    number(sheet, row, 5, stored(fact.level), level);
    number(sheet, row, 6, stored(fact.difference), difference);
    number(sheet, row, 7, stored(fact.low), difference);
    number(sheet, row, 8, stored(fact.high), difference);
    if (fact.difference) {
      text(sheet, row, 9, interval_words(fact, language));
      worksheet_write_number(sheet, row, 10, fact.df, nullptr);
    }
    text(sheet, row, 11, remark(fact, language));
  }
  worksheet_freeze_panes(sheet, 2, 0);
  worksheet_autofilter(sheet, 1, 0, row - 1, static_cast<lxw_col_t>(columns.size() - 1));
}

}  // namespace

void write_workbook(const Facts& facts, Language language, const std::string& path) {
  PartialFile file{path};
  {
    Workbook book{file.temporary()};
    write_readme(book, facts, language);
    write_others(book, facts, language);
    write_charts(book, facts, language);
    const auto& rows = facts.rows();
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
      while (end < rows.size() && rows[end].indicator == rows[begin].indicator) ++end;
      write_indicator(book, facts, *find_indicator(rows[begin].indicator), begin, end, language);
    }
    book.close();
  }
  file.commit();
}

}  // namespace doorstroom
