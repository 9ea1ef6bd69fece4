// SPDX-License-Identifier: EUPL-1.2
// Moving rows between columns loses none and doubles none.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "engine/columns.hpp"

namespace doorstroom {
namespace {

struct Key {
  using type = std::uint32_t;
};
struct Value {
  using type = std::int16_t;
};
using Rows = Columns<Key, Value>;

RC_GTEST_PROP(Columns, MovingRowsOutConservesThem,
              (const std::vector<std::pair<std::uint32_t, std::int16_t>>& made)) {
  Rows rows, moved;
  for (const auto& [key, value] : made) rows.append({key, value});
  const auto keep = *rc::gen::container<std::vector<unsigned char>>(
      made.size(), rc::gen::inRange<unsigned char>(0, 2));
  std::vector<std::uint32_t> gone;
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (keep[i] != 0) continue;
    moved.append(rows, i);
    gone.push_back(static_cast<std::uint32_t>(i));
  }
  rows.remove(gone);
  RC_ASSERT(rows.size() + moved.size() == made.size());

  std::vector<Rows::Row> before, after;
  for (const auto& [key, value] : made) before.emplace_back(key, value);
  for (std::size_t i = 0; i < rows.size(); ++i) after.push_back(rows.row(i));
  for (std::size_t i = 0; i < moved.size(); ++i) after.push_back(moved.row(i));
  std::sort(before.begin(), before.end());
  std::sort(after.begin(), after.end());
  RC_ASSERT(before == after);
}

}  // namespace
}  // namespace doorstroom
