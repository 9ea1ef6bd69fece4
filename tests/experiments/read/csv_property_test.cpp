// SPDX-License-Identifier: EUPL-1.2
// The CSV reader over many made-up tables: what is written is read back, cell by cell, with the
// right lines.
#include <csv.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "experiments/read/csv.hpp"
#include "tests/experiments/fixture.hpp"

namespace doorstroom::test {
namespace {

/// A cell as libcsv quotes it.
std::string quoted_cell(const std::string& text) {
  std::string out(2 * text.size() + 2, '\0');
  out.resize(csv_write(out.data(), out.size(), text.data(), text.size()));
  return out;
}

/// Any text, with the characters that matter to CSV often among it.
rc::Gen<std::string> cell_text() {
  return rc::gen::container<std::string>(rc::gen::oneOf(
      rc::gen::element(',', '"', '\n', '\r', ' ', ';'), rc::gen::inRange<char>('!', '~')));
}

RC_GTEST_PROP(Csv, ReadsBackWhatWasWritten, ()) {
  const auto columns = *rc::gen::inRange<std::size_t>(1, 5);
  const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
      rc::gen::container<std::vector<std::string>>(columns, cell_text()));
  std::string text;
  std::vector<int> lines;
  const auto add = [&](const std::vector<std::string>& cells) {
    lines.push_back(static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1);
    for (std::size_t c = 0; c < columns; ++c) text += (c == 0 ? "" : ",") + quoted_cell(cells[c]);
    text += "\n";
  };
  std::vector<std::string> header;
  for (std::size_t c = 0; c < columns; ++c) header.push_back(fmt::format("c{}", c));
  add(header);
  for (const auto& row : rows) add(row);

  const TemporaryFolder folder;
  std::vector<Issue> issues;
  const auto table = read_csv(folder.write("any.csv", text), issues);
  RC_ASSERT(issues.empty());
  RC_ASSERT(table->header == header);
  RC_ASSERT(table->rows.size() == rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    RC_ASSERT(table->rows[r].cells == rows[r]);
    RC_ASSERT(table->rows[r].line == lines[r + 1]);
  }
}

struct Number {
  double value = 0;
};

RC_GTEST_PROP(Csv, ReadsEveryFiniteNumberExactly, (double value)) {
  const TemporaryFolder folder;
  std::vector<Issue> issues;
  const auto rows = read_rows<Number>(
      folder.write("n.csv", fmt::format("value\n{}\n", value)), Presence::required, issues,
      [](Cells& cells, Number& row) { cells.number("value", row.value, Need::value); });
  RC_ASSERT(issues.empty());
  RC_ASSERT(rows.size() == 1U);
  RC_ASSERT(rows[0].value == value);
}

RC_GTEST_PROP(Csv, NeverStopsAtTheFirstMistake, ()) {
  const auto good = *rc::gen::container<std::vector<bool>>(rc::gen::arbitrary<bool>());
  std::string text = "value\n";
  for (const bool is_good : good) text += is_good ? "1\n" : "one\n";
  const TemporaryFolder folder;
  std::vector<Issue> issues;
  const auto rows = read_rows<Number>(
      folder.write("n.csv", text), Presence::optional, issues,
      [](Cells& cells, Number& row) { cells.number("value", row.value, Need::value); });
  RC_ASSERT(rows.size() == good.size());
  RC_ASSERT(issues.size() == static_cast<std::size_t>(std::count(good.begin(), good.end(), false)));
}

RC_GTEST_PROP(Csv, AnyBytesAreReadOrRefusedButNeverCrash, (const std::string& text)) {
  const TemporaryFolder folder;
  std::vector<Issue> issues;
  const auto table = read_csv(folder.write("any.csv", text), issues);
  if (table)
    for (const auto& row : table->rows) RC_ASSERT(row.cells.size() == table->header.size());
  else
    RC_ASSERT(!issues.empty());
}

}  // namespace
}  // namespace doorstroom::test
