// SPDX-License-Identifier: EUPL-1.2
// An n-dimensional data set of an HDF5 file: whole or slab by slab, as values or as compressed
// chunks.
#include "results/store/hdf5/dataset.hpp"

#include <hdf5_hl.h>

#include <numeric>

#include "engine/errors.hpp"
#include "results/store/hdf5/detail.hpp"

namespace doorstroom::hdf5 {
namespace {

using detail::check;

std::size_t product(const Shape& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>{});
}

Handle data_type(hid_t dataset, const std::string& where) {
  return {check(H5Dget_type(dataset), where, "read type"), H5Tclose};
}

Handle data_space(hid_t dataset, const std::string& where) {
  return {check(H5Dget_space(dataset), where, "read shape"), H5Sclose};
}

/// Selects the slab at leading indices `at` in `space`. @return its shape
Shape select(hid_t space, const Shape& at, const std::string& where) {
  Shape slab = detail::shape_of(space);
  std::vector<hsize_t> start(slab.size(), 0), count(slab.begin(), slab.end());
  if (at.size() > slab.size()) throw IoError(where + ": has fewer axes than were asked for");
  for (std::size_t i = 0; i < at.size(); ++i) {
    start[i] = at[i];
    count[i] = slab[i] = 1;
  }
  check(H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr),
        where, "select part");
  return slab;
}

}  // namespace

Type Dataset::type() const {
  return detail::type_of(data_type(handle_.get(), where_).get(), where_);
}

Shape Dataset::shape() const { return detail::shape_of(data_space(handle_.get(), where_).get()); }

void Dataset::check_size(std::size_t n) const {
  const std::size_t wanted = product(shape());
  if (n != wanted)
    throw IoError(where_ + ": has room for " + std::to_string(wanted) + " values, not " +
                  std::to_string(n));
}

void Dataset::write(std::span<const std::int64_t> values) {
  check_size(values.size());
  const Handle given = detail::memory_type(Type::integer);
  check(H5Dwrite(handle_.get(), given.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), where_,
        "write");
}

void Dataset::write(std::span<const double> values) {
  check_size(values.size());
  const Handle given = detail::memory_type(Type::real);
  check(H5Dwrite(handle_.get(), given.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), where_,
        "write");
}

void Dataset::write(std::span<const std::string> values) {
  check_size(values.size());
  std::vector<const char*> pointers;
  for (const auto& value : values) pointers.push_back(value.c_str());
  const Handle given = detail::memory_type(Type::text);
  check(H5Dwrite(handle_.get(), given.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()),
        where_, "write");
}

std::vector<std::int64_t> Dataset::integers() const {
  if (type() != Type::integer && type() != Type::flag)
    throw IoError(where_ + ": does not hold integers");
  std::vector<std::int64_t> values(product(shape()));
  const Handle wanted = detail::memory_type(Type::integer);
  check(H5Dread(handle_.get(), wanted.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), where_,
        "read");
  return values;
}

std::vector<double> Dataset::reals() const {
  if (type() != Type::real) throw IoError(where_ + ": does not hold numbers");
  std::vector<double> values(product(shape()));
  const Handle wanted = detail::memory_type(Type::real);
  check(H5Dread(handle_.get(), wanted.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), where_,
        "read");
  return values;
}

std::vector<std::string> Dataset::texts() const {
  if (type() != Type::text) throw IoError(where_ + ": does not hold text");
  const Handle stored = data_type(handle_.get(), where_), space = data_space(handle_.get(), where_);
  return detail::read_texts(stored.get(), space.get(), where_, [&](hid_t wanted, void* buffer) {
    return H5Dread(handle_.get(), wanted, H5S_ALL, H5S_ALL, H5P_DEFAULT, buffer);
  });
}

std::vector<std::int64_t> Dataset::integers_at(const Shape& at) const {
  const Handle space = data_space(handle_.get(), where_),
               wanted = detail::memory_type(Type::integer);
  const Shape slab = select(space.get(), at, where_);
  const Handle memory = detail::space_of(slab);
  std::vector<std::int64_t> values(product(slab));
  check(H5Dread(handle_.get(), wanted.get(), memory.get(), space.get(), H5P_DEFAULT, values.data()),
        where_, "read");
  return values;
}

void Dataset::write_at(const Shape& at, std::span<const std::int64_t> values) {
  const Handle space = data_space(handle_.get(), where_),
               given = detail::memory_type(Type::integer);
  const Shape slab = select(space.get(), at, where_);
  if (values.size() != product(slab))
    throw IoError(where_ + ": a part of the wrong size cannot be written");
  const Handle memory = detail::space_of(slab);
  check(H5Dwrite(handle_.get(), given.get(), memory.get(), space.get(), H5P_DEFAULT, values.data()),
        where_, "write");
}

Chunk Dataset::read_chunk(const Shape& offset) const {
  const std::vector<hsize_t> at(offset.begin(), offset.end());
  hsize_t size = 0;
  check(H5Dget_chunk_storage_size(handle_.get(), at.data(), &size), where_, "find chunk");
  Chunk chunk;
  chunk.bytes.resize(size);
  check(H5Dread_chunk(handle_.get(), H5P_DEFAULT, at.data(), &chunk.left_out, chunk.bytes.data()),
        where_, "read chunk");
  return chunk;
}

void Dataset::write_chunk(const Shape& offset, const Chunk& chunk) {
  const std::vector<hsize_t> at(offset.begin(), offset.end());
  check(H5Dwrite_chunk(handle_.get(), H5P_DEFAULT, chunk.left_out, at.data(), chunk.bytes.size(),
                       chunk.bytes.data()),
        where_, "write chunk");
}

void Dataset::make_scale(const std::string& dimension) {
  check(H5DSset_scale(handle_.get(), dimension.c_str()), where_, "make a dimension scale");
}

void Dataset::attach(std::size_t axis, const Dataset& scale) {
  check(H5DSattach_scale(handle_.get(), scale.handle_.get(), static_cast<unsigned>(axis)), where_,
        "attach a dimension scale");
}

}  // namespace doorstroom::hdf5
