// SPDX-License-Identifier: EUPL-1.2
// Struct of arrays: rows go in and come out whole and in order.
#include "engine/columns.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace doorstroom {
namespace {

struct Key {
  using type = std::uint32_t;
};
struct Value {
  using type = float;
};
using Rows = Columns<Key, Value>;

Rows three_rows() {
  Rows rows;
  for (std::uint32_t i = 0; i < 3; ++i) rows.append({i, static_cast<float>(i) * 0.5F});
  return rows;
}

TEST(Columns, AppendsWholeRows) {
  const auto rows = three_rows();
  EXPECT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows.get<Key>()[2], 2U);
  EXPECT_EQ(rows.get<Value>()[2], 1.0F);
  EXPECT_EQ(rows.row(1), (Rows::Row{1U, 0.5F}));
}

TEST(Columns, AppendsARowOfOthers) {
  auto rows = three_rows();
  const auto others = three_rows();
  rows.append(others, 1);
  EXPECT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows.row(3), others.row(1));
}

TEST(Columns, TheLastRowTakesThePlaceOfARemovedOne) {
  auto rows = three_rows();
  rows.remove(std::vector<std::uint32_t>{0});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows.row(0), (Rows::Row{2U, 1.0F}));
  EXPECT_EQ(rows.row(1), (Rows::Row{1U, 0.5F}));
}

TEST(Columns, RemovesFromTheEndWithoutMovingAnything) {
  auto rows = three_rows();
  rows.remove(std::vector<std::uint32_t>{1, 2});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows.row(0), (Rows::Row{0U, 0.0F}));
}

TEST(Columns, RemovesNoneOrAll) {
  auto rows = three_rows();
  rows.remove({});
  EXPECT_EQ(rows.size(), 3U);
  rows.remove(std::vector<std::uint32_t>{0, 1, 2});
  EXPECT_EQ(rows.size(), 0U);
}

TEST(Columns, CanBeClearedAndWrittenTo) {
  auto rows = three_rows();
  rows.get<Value>()[1] = 9.0F;
  EXPECT_EQ(rows.row(1), (Rows::Row{1U, 9.0F}));
  rows.clear();
  EXPECT_EQ(rows.size(), 0U);
}

TEST(Columns, KnowTheirWidth) { EXPECT_EQ(Rows::bytes_per_row, 8U); }

}  // namespace
}  // namespace doorstroom
