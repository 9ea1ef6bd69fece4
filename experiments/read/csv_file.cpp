// SPDX-License-Identifier: EUPL-1.2
// Splits a CSV file into rows and cells with libcsv, and keeps the line on which each row starts.
#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "experiments/read/csv.hpp"

namespace doorstroom {
namespace {

/// What the callbacks of libcsv fill.
struct Sink {
  std::vector<CsvTable::Row> rows;
  std::vector<std::string> cells;
  int row_line = 1;
};

void end_cell(void* text, size_t size, void* data) {
  static_cast<Sink*>(data)->cells.emplace_back(static_cast<const char*>(text), size);
}

void end_row(int, void* data) {
  auto& sink = *static_cast<Sink*>(data);
  sink.rows.push_back({sink.row_line, std::move(sink.cells)});
  sink.cells.clear();
}

struct Parser {
  Parser() { csv_init(&state, CSV_STRICT | CSV_STRICT_FINI); }
  ~Parser() { csv_free(&state); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  csv_parser state{};
};

/// Feeds the text line by line, so that a row knows where it starts even when a cell holds line
/// breaks.
/// @return the line with a quote that is wrong, or 0
int split(const std::string& text, Sink& sink) {
  Parser parser;
  int line = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t stop = std::min(text.find('\n', start), text.size() - 1) + 1;
    ++line;
    const bool between_rows = parser.state.pstate == 0;
    if (between_rows) sink.row_line = line;
    const std::size_t size = stop - start;
    if (csv_parse(&parser.state, text.data() + start, size, end_cell, end_row, &sink) != size)
      return line;
    start = stop;
  }
  const bool open_quote = csv_fini(&parser.state, end_cell, end_row, &sink) != 0;
  return open_quote ? sink.row_line : 0;
}

}  // namespace

std::optional<CsvTable> read_csv(const std::string& file, std::vector<Issue>& issues) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    issues.push_back(
        {file, 0, "", fmt::format("file is missing or cannot be read: {}", std::strerror(errno))});
    return std::nullopt;
  }
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) {
    issues.push_back({file, 0, "", "is a folder; allowed: a CSV file"});
    return std::nullopt;
  }
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);

  const auto header = std::string_view(text).substr(0, text.find('\n'));
  if (header.find(';') != header.npos && header.find(',') == header.npos) {
    issues.push_back({file, 1, "", "cells are separated by semicolons; allowed: commas"});
    return std::nullopt;
  }
  Sink sink;
  if (const int line = split(text, sink); line > 0) {
    issues.push_back(
        {file, line, "",
         "a quote is not closed or stands in the middle of a cell; allowed: \"text\""});
    return std::nullopt;
  }
  if (sink.rows.empty()) {
    issues.push_back({file, 0, "", "file is empty; allowed: a header row and data"});
    return std::nullopt;
  }
  CsvTable table{file, std::move(sink.rows.front().cells), {}, false};
  for (auto row = sink.rows.begin() + 1; row != sink.rows.end(); ++row) {
    if (row->cells.size() == table.header.size()) {
      table.rows.push_back(std::move(*row));
      continue;
    }
    table.has_bad_rows = true;
    issues.push_back({file, row->line, "",
                      fmt::format("row has {} cells; allowed: {}, as the header", row->cells.size(),
                                  table.header.size())});
  }
  return table;
}

}  // namespace doorstroom
