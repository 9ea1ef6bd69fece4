// SPDX-License-Identifier: EUPL-1.2
// Reads CSV tables into typed rows: every cell keeps its line, every mistake is collected, none
// stops the reading.
#pragma once

#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/errors.hpp"
#include "engine/place_graph.hpp"

namespace doorstroom {

/// A CSV file as text: one header row, then rows of cells with the line on which each row starts.
struct CsvTable {
  /// One row of a table, with its line.
  struct Row {
    int line = 0;  ///< 1-based
    std::vector<std::string> cells;
  };
  std::string file;
  std::vector<std::string> header;
  std::vector<Row> rows;
  bool has_bad_rows = false;  ///< reported and left out

  /// Index of a column, if the header has it.
  std::optional<std::size_t> column(const std::string& name) const;
};

/// Reads a UTF-8 CSV file. Blank lines are skipped, a byte order mark is dropped, spaces around a
/// cell are trimmed.
/// @return empty when the file is missing, unreadable or has no header (an issue says which)
std::optional<CsvTable> read_csv(const std::string& file, std::vector<Issue>& issues);

/// What a column must hold.
enum class Need {
  value,    ///< the column must be there and every row must fill it
  column,   ///< the column must be there; a cell may be empty
  nothing,  ///< the column may be left out; a cell may be empty
};

/// Allowed range of a number in a cell.
struct Limits {
  double min = std::numeric_limits<double>::lowest();
  double max = std::numeric_limits<double>::max();
};
inline constexpr Limits not_negative{0, std::numeric_limits<double>::max()};
inline constexpr Limits zero_to_one{0, 1};

/// One row of a table while it is read into a struct. A reader function names each column once: on
/// a first call, without a row, the names are checked against the header; then it is called once
/// per row. An empty cell leaves `value` as it is.
class Cells {
 public:
  /// @param row null: only declare the columns
  Cells(const CsvTable& table, const CsvTable::Row* row, std::vector<Issue>& issues)
      : table_{table}, row_{row}, issues_{issues} {}

  void text(const std::string& column, std::string& value, Need need);
  /// One of a closed list of words.
  void word(const std::string& column, std::string& value, const std::vector<std::string>& allowed,
            Need need);
  void number(const std::string& column, double& value, Need need, Limits limits = {});
  void integer(const std::string& column, long long& value, Need need, Limits limits = {});
  void integer(const std::string& column, int& value, Need need, Limits limits = {});
  /// `yes` or `no`.
  void yes_no(const std::string& column, bool& value, Need need);
  /// ISO date, kept as text.
  void date(const std::string& column, std::string& value, Need need);
  /// `low` and `high` around `value`; both empty: equal to `value`. Wrong when not low <= value <=
  /// high.
  void range(double value, double& low, double& high, Need need, Limits limits = {});

  /// An issue with this row; `what` says what is wrong and what is allowed.
  void wrong(const std::string& column, const std::string& what);
  /// False while only the columns are declared.
  bool has_row() const { return row_ != nullptr; }
  RowOrigin origin() const { return {table_.file, row_ == nullptr ? 0 : row_->line}; }
  /// Columns named so far; true: must be in the header.
  const std::map<std::string, bool>& columns() const { return columns_; }

 private:
  /// The cell, or nothing when it is empty, absent or not yet read.
  std::optional<std::string> cell(const std::string& column, Need need);
  /// The cell as a number, if it is one within the limits.
  std::optional<double> real(const std::string& column, Need need, Limits limits);

  const CsvTable& table_;
  const CsvTable::Row* row_;
  std::vector<Issue>& issues_;
  std::map<std::string, bool> columns_;
  bool number_wrong_ = false;  ///< reported already: its range needs no second report
};

/// Issues for columns that are missing, unknown or there twice.
/// @return true when every needed column is there
bool check_columns(const CsvTable& table, const std::map<std::string, bool>& columns,
                   std::vector<Issue>& issues);

/// Whether a file of a folder may be absent; one that is required has rows.
enum class Presence { required, optional };

/// Reads a file into rows. `read` names the columns of one row: `void read(Cells&, Row&)`.
/// @return no rows when the file is absent; rows with mistakes are there with the values that could
/// be read
template <class Row>
std::vector<Row> read_rows(const std::string& file, Presence presence, std::vector<Issue>& issues,
                           const std::function<void(Cells&, Row&)>& read);

/// Reports every row whose key a row before it has.
/// @param keys one per row @param origins one per row
void report_duplicates(const std::vector<std::string>& keys, const std::vector<RowOrigin>& origins,
                       const std::string& column, std::vector<Issue>& issues);

/// True when a file or folder is there.
bool exists(const std::string& path);

/// True when `text` is a day as YYYY-MM-DD.
bool is_date(const std::string& text);
/// What is wrong with `text` where a date should stand.
std::string date_wrong(const std::string& text);

// Implementation of the template.

template <class Row>
std::vector<Row> read_rows(const std::string& file, Presence presence, std::vector<Issue>& issues,
                           const std::function<void(Cells&, Row&)>& read) {
  std::vector<Row> rows;
  if (presence == Presence::optional && !exists(file)) return rows;
  const auto table = read_csv(file, issues);
  if (!table) return rows;
  Row blank{};
  Cells declared(*table, nullptr, issues);
  read(declared, blank);
  if (!check_columns(*table, declared.columns(), issues)) return rows;
  if (presence == Presence::required && table->rows.empty() && !table->has_bad_rows)
    issues.push_back({file, 0, "", "has no rows; allowed: at least one under the header"});
  rows.reserve(table->rows.size());
  for (const auto& row : table->rows) {
    Cells cells(*table, &row, issues);
    read(cells, rows.emplace_back());
  }
  return rows;
}

}  // namespace doorstroom
