// SPDX-License-Identifier: EUPL-1.2
// Struct of arrays: one contiguous array per quantity, row = agent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace doorstroom {

/// Rows of agents, one vector per column. `Column` is an empty tag with a member type `type`.
template <class... Column> class Columns {
 public:
  /// One row by value. What is not set is zero.
  class Row {
   public:
    Row() = default;
    Row(typename Column::type... values) : values_{values...} {}
    template <class C> typename C::type& get() { return std::get<index<C>()>(values_); }
    template <class C> const typename C::type& get() const { return std::get<index<C>()>(values_); }
    friend auto operator<=>(const Row&, const Row&) = default;

   private:
    friend class Columns;
    std::tuple<typename Column::type...> values_{};
  };
  static constexpr std::size_t bytes_per_row = (sizeof(typename Column::type) + ...);

  std::size_t size() const { return std::get<0>(data_).size(); }

  /// The array of one column. Invalid after append, remove or clear.
  template <class C> std::span<typename C::type> get() { return std::get<index<C>()>(data_); }
  template <class C> std::span<const typename C::type> get() const {
    return std::get<index<C>()>(data_);
  }

  void reserve(std::size_t rows) {
    std::apply([rows](auto&... column) { (column.reserve(rows), ...); }, data_);
  }
  void clear() {
    std::apply([](auto&... column) { (column.clear(), ...); }, data_);
  }
  void append(const Row& row) { append(row, std::index_sequence_for<Column...>{}); }
  /// Appends row `i` of `from`.
  void append(const Columns& from, std::size_t i) {
    append(from, i, std::index_sequence_for<Column...>{});
  }
  /// Appends rows from wherever they are.
  void append(std::span<const Row* const> rows) {
    for (const auto* row : rows) __builtin_prefetch(row);
    append(rows, std::index_sequence_for<Column...>{});
  }
  /// Removes rows; the last rows take their places, so that the cost is that of the rows removed.
  /// @param rows ascending, each once
  void remove(std::span<const std::uint32_t> rows) {
    const std::size_t left = size() - rows.size();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> fills;  // hole, row that fills it
    std::size_t from = size(), removed = rows.size();
    for (std::size_t hole = 0; hole < rows.size() && rows[hole] < left; ++hole) {
      --from;
      while (removed > 0 && rows[removed - 1] == from) --removed, --from;
      fills.emplace_back(rows[hole], static_cast<std::uint32_t>(from));
    }
    std::apply([&](auto&... column) { (fill(column, fills, left), ...); }, data_);
  }
  Row row(std::size_t i) const { return row(i, std::index_sequence_for<Column...>{}); }

 private:
  template <class C> static constexpr std::size_t index() {
    std::size_t found = 0, i = 0;
    ((std::is_same_v<C, Column> ? found = i : 0, ++i), ...);
    return found;
  }
  template <std::size_t... I> void append(const Row& row, std::index_sequence<I...>) {
    (std::get<I>(data_).push_back(std::get<I>(row.values_)), ...);
  }
  template <std::size_t... I>
  void append(const Columns& from, std::size_t i, std::index_sequence<I...>) {
    (std::get<I>(data_).push_back(std::get<I>(from.data_)[i]), ...);
  }
  template <std::size_t... I>
  void append(std::span<const Row* const> rows, std::index_sequence<I...>) {
    (append_column<I>(rows), ...);
  }
  template <std::size_t I> void append_column(std::span<const Row* const> rows) {
    auto& column = std::get<I>(data_);
    const std::size_t before = column.size(), after = before + rows.size();
    if (column.capacity() < after) column.reserve(after + after / 16);
    column.resize(after);
    for (std::size_t k = 0; k < rows.size(); ++k)
      column[before + k] = std::get<I>(rows[k]->values_);
  }
  template <std::size_t... I> Row row(std::size_t i, std::index_sequence<I...>) const {
    Row row;
    ((std::get<I>(row.values_) = std::get<I>(data_)[i]), ...);
    return row;
  }
  template <class T>
  static void fill(std::vector<T>& column,
                   const std::vector<std::pair<std::uint32_t, std::uint32_t>>& fills,
                   std::size_t left) {
    for (const auto& [hole, row] : fills) column[hole] = column[row];
    column.resize(left);
  }

  std::tuple<std::vector<typename Column::type>...> data_;
};

}  // namespace doorstroom
