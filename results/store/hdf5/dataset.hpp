// SPDX-License-Identifier: EUPL-1.2
// An n-dimensional data set of an HDF5 file: whole or slab by slab, as values or as compressed
// chunks.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "results/store/hdf5/object.hpp"

namespace doorstroom::hdf5 {

/// A chunk as it stands in the file, and which filters were left out for it.
struct Chunk {
  std::vector<std::byte> bytes;
  std::uint32_t left_out = 0;
};

/// How a data set is stored. `chunk` empty: in one piece, not compressed.
struct Storage {
  Shape chunk;
  int deflate = 1;  ///< 0-9; 0: no compression
};

/// All members throw IoError with the file's path and HDF5's reason.
class Dataset : public Object {
 public:
  using Object::Object;

  Type type() const;
  Shape shape() const;

  void write(std::span<const std::int64_t> values);  ///< integers and flags
  void write(std::span<const double> values);
  void write(std::span<const std::string> values);

  std::vector<std::int64_t> integers() const;  ///< row-major; of integers and flags
  std::vector<double> reals() const;
  std::vector<std::string> texts() const;
  /// The slab at leading indices `at`, all of the other axes.
  std::vector<std::int64_t> integers_at(const Shape& at) const;
  void write_at(const Shape& at, std::span<const std::int64_t> values);

  Chunk read_chunk(const Shape& offset) const;
  void write_chunk(const Shape& offset, const Chunk& chunk);

  /// Makes this one-dimensional data set the scale (labels) of a dimension.
  void make_scale(const std::string& dimension);
  /// Labels axis `axis` by `scale`.
  void attach(std::size_t axis, const Dataset& scale);

 private:
  void check_size(std::size_t n) const;
};

}  // namespace doorstroom::hdf5
