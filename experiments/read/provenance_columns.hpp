// SPDX-License-Identifier: EUPL-1.2
// The columns that say where a row of data comes from, the same in every data file.
#pragma once

#include <string>
#include <vector>

#include "agents/world/system_data.hpp"
#include "experiments/read/csv.hpp"

namespace doorstroom {

/// The words of column `quality`, from the best to the weakest.
inline const std::vector<std::string>& qualities() {
  static const std::vector<std::string> words{"verbatim", "derived", "recalled", "assumption"};
  return words;
}

/// Reads `source`, `quality` and `note` of a row, and its line.
inline void read_provenance(Cells& cells, Provenance& provenance, Need need) {
  cells.text("source", provenance.source, need);
  cells.word("quality", provenance.quality, qualities(), need);
  cells.text("note", provenance.note, Need::nothing);
  provenance.origin = cells.origin();
}

/// Reports rows of which `key(row)` is there before; rows have a `provenance`.
template <class Row, class Key>
void report_duplicate_rows(const std::vector<Row>& rows, const std::string& column,
                           std::vector<Issue>& issues, const Key& key) {
  std::vector<std::string> keys;
  std::vector<RowOrigin> origins;
  for (const auto& row : rows) {
    keys.push_back(key(row));
    origins.push_back(row.provenance.origin);
  }
  report_duplicates(keys, origins, column, issues);
}

}  // namespace doorstroom
