// SPDX-License-Identifier: EUPL-1.2
// What groups and data sets of an HDF5 file share: a path, an identifier and attributes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "results/store/hdf5/handle.hpp"

namespace doorstroom::hdf5 {

using Shape = std::vector<std::size_t>;

/// What an element is. Integers are int64 unless they are flags; reals are double; texts are UTF-8.
enum class Type { flag, integer, real, text };

/// An attribute as read: exactly one of the three lists is filled, by `type`.
struct Attribute {
  std::string name;
  Type type = Type::text;
  Shape shape;  ///< empty: a scalar
  std::vector<std::int64_t> integers;
  std::vector<double> reals;
  std::vector<std::string> texts;
};

/// A group or data set. All members throw IoError with the file's path and HDF5's reason.
class Object {
 public:
  Object(Handle handle, std::string where) : handle_{std::move(handle)}, where_{std::move(where)} {}

  void set(const std::string& name, const std::string& text);
  void set(const std::string& name, const char* text) { set(name, std::string{text}); }
  void set(const std::string& name, std::int64_t value) {
    set(name, std::vector<std::int64_t>{value}, {});
  }
  void set(const std::string& name, double value);
  void set(const std::string& name, const std::vector<std::int64_t>& values) {
    set(name, values, Shape{values.size()});
  }

  bool has_attribute(const std::string& name) const;
  std::string text(const std::string& name) const;
  std::int64_t integer(const std::string& name) const;
  double real(const std::string& name) const;
  Attribute attribute(const std::string& name) const;
  /// Sorted; HDF5's and netCDF's own housekeeping (dimension scales, names that start with _) left
  /// out.
  std::vector<std::string> attribute_names() const;

  /// `file: /path`, for messages.
  const std::string& where() const { return where_; }

 protected:
  void set(const std::string& name, const std::vector<std::int64_t>& values, const Shape& shape);
  Handle handle_;
  std::string where_;
};

}  // namespace doorstroom::hdf5
