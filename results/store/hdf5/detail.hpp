// SPDX-License-Identifier: EUPL-1.2
// What the files of the HDF5 layer share: checked calls, types, data spaces. Included by its .cpp
// files only.
#pragma once

#include <hdf5.h>

#include <string>
#include <vector>

#include "results/store/hdf5/object.hpp"

namespace doorstroom::hdf5::detail {

/// Before anything else: turns off HDF5's printing to stderr and its work at exit.
void start();

/// @throws IoError `where: what: HDF5's innermost reason`
[[noreturn]] void fail(const std::string& where, const std::string& what);

/// The identifier or count that an HDF5 call returned, when it is not negative.
/// @throws IoError otherwise
template <class Result> Result check(Result result, const std::string& where, const char* what) {
  if (result < 0) fail(where, what);
  return result;
}

/// UTF-8 text of variable length, or of `size` bytes when `size` is not 0.
Handle text_type(std::size_t size);

/// How a value of this type stands in a file (always little-endian) or in memory.
Handle file_type(Type type);
Handle memory_type(Type type);

/// @throws IoError for a type that this layer does not know
Type type_of(hid_t type, const std::string& where);

/// A scalar when `shape` is empty.
Handle space_of(const Shape& shape);
Shape shape_of(hid_t space);

/// Reads texts of variable or fixed length from `read(memory_type, buffer)`.
template <class Read>
std::vector<std::string> read_texts(hid_t stored, hid_t space, const std::string& where,
                                    Read read) {
  const auto n =
      static_cast<std::size_t>(check(H5Sget_simple_extent_npoints(space), where, "size"));
  std::vector<std::string> texts(n);
  if (n == 0) return texts;
  if (check(H5Tis_variable_str(stored), where, "type") > 0) {
    const Handle type = text_type(0);
    std::vector<char*> pointers(n, nullptr);
    check(read(type.get(), pointers.data()), where, "read text");
    for (std::size_t i = 0; i < n; ++i) texts[i] = pointers[i] ? pointers[i] : "";
    H5Dvlen_reclaim(type.get(), space, H5P_DEFAULT, pointers.data());
    return texts;
  }
  const std::size_t size = H5Tget_size(stored);
  std::string buffer(n * size, '\0');
  check(read(stored, buffer.data()), where, "read text");
  for (std::size_t i = 0; i < n; ++i) texts[i] = std::string(buffer.substr(i * size, size).c_str());
  return texts;
}

}  // namespace doorstroom::hdf5::detail
