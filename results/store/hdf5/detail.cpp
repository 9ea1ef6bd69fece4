// SPDX-License-Identifier: EUPL-1.2
// What the files of the HDF5 layer share: checked calls, types, data spaces.
#include "results/store/hdf5/detail.hpp"

#include <cstring>

#include "engine/errors.hpp"

namespace doorstroom::hdf5::detail {
namespace {

extern "C" herr_t innermost(unsigned depth, const H5E_error2_t* error, void* reason) {
  if (depth == 0 && error->desc) *static_cast<std::string*>(reason) = error->desc;
  return 0;
}

}  // namespace

void start() {
  H5dont_atexit();  // we close all we open; after a full disk HDF5 would try again at exit, and
                    // crash
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

void fail(const std::string& where, const std::string& what) {
  std::string reason;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, innermost, &reason);
  throw IoError(where + ": cannot " + what + (reason.empty() ? "" : ": " + reason));
}

Handle text_type(std::size_t size) {
  Handle type{H5Tcopy(H5T_C_S1), H5Tclose};
  H5Tset_size(type.get(), size == 0 ? H5T_VARIABLE : size);
  H5Tset_cset(type.get(), H5T_CSET_UTF8);
  return type;
}

Handle file_type(Type type) {
  switch (type) {
    case Type::flag:
      return {H5Tcopy(H5T_STD_U8LE), H5Tclose};
    case Type::integer:
      return {H5Tcopy(H5T_STD_I64LE), H5Tclose};
    case Type::real:
      return {H5Tcopy(H5T_IEEE_F64LE), H5Tclose};
    case Type::text:
      break;
  }
  return text_type(0);
}

Handle memory_type(Type type) {
  switch (type) {
    case Type::flag:
    case Type::integer:
      return {H5Tcopy(H5T_NATIVE_INT64), H5Tclose};
    case Type::real:
      return {H5Tcopy(H5T_NATIVE_DOUBLE), H5Tclose};
    case Type::text:
      break;
  }
  return text_type(0);
}

Type type_of(hid_t type, const std::string& where) {
  switch (H5Tget_class(type)) {
    case H5T_INTEGER:
      return H5Tget_size(type) == 1 ? Type::flag : Type::integer;
    case H5T_FLOAT:
      return Type::real;
    case H5T_STRING:
      return Type::text;
    default:
      throw IoError(where + ": is of a type that a results file never has");
  }
}

Handle space_of(const Shape& shape) {
  if (shape.empty()) return {H5Screate(H5S_SCALAR), H5Sclose};
  const std::vector<hsize_t> extents(shape.begin(), shape.end());
  return {H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr), H5Sclose};
}

Shape shape_of(hid_t space) {
  const int rank = H5Sget_simple_extent_ndims(space);
  std::vector<hsize_t> extents(rank > 0 ? static_cast<std::size_t>(rank) : 0);
  if (!extents.empty()) H5Sget_simple_extent_dims(space, extents.data(), nullptr);
  return {extents.begin(), extents.end()};
}

}  // namespace doorstroom::hdf5::detail
