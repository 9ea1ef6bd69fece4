// SPDX-License-Identifier: EUPL-1.2
// Struct of arrays: one contiguous array per quantity, row = agent.
#pragma once

#include <cstddef>
#include <span>
#include <tuple>
#include <vector>

namespace doorstroom {

/// Rows of agents, one vector per column. `Column` is an empty tag with a member type `type`.
template <class... Column> class Columns {
 public:
  using Row = std::tuple<typename Column::type...>;
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
  /// Keeps the rows for which `keep[i]` is not zero, in their order.
  void keep_only(std::span<const unsigned char> keep) {
    std::apply([keep](auto&... column) { (compact(column, keep), ...); }, data_);
  }
  Row row(std::size_t i) const { return row(i, std::index_sequence_for<Column...>{}); }

 private:
  template <class C> static constexpr std::size_t index() {
    std::size_t found = 0, i = 0;
    ((std::is_same_v<C, Column> ? found = i : 0, ++i), ...);
    return found;
  }
  template <std::size_t... I> void append(const Row& row, std::index_sequence<I...>) {
    (std::get<I>(data_).push_back(std::get<I>(row)), ...);
  }
  template <std::size_t... I>
  void append(const Columns& from, std::size_t i, std::index_sequence<I...>) {
    (std::get<I>(data_).push_back(std::get<I>(from.data_)[i]), ...);
  }
  template <std::size_t... I> Row row(std::size_t i, std::index_sequence<I...>) const {
    return {std::get<I>(data_)[i]...};
  }
  template <class T>
  static void compact(std::vector<T>& column, std::span<const unsigned char> keep) {
    std::size_t out = 0;
    for (std::size_t i = 0; i < column.size(); ++i) {
      column[out] = column[i];
      out += keep[i] != 0 ? 1 : 0;
    }
    column.resize(out);
  }

  std::tuple<std::vector<typename Column::type>...> data_;
};

}  // namespace doorstroom
