// SPDX-License-Identifier: EUPL-1.2
// Attributes of groups and data sets.
#include "results/store/hdf5/object.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "engine/errors.hpp"
#include "results/store/hdf5/detail.hpp"

namespace doorstroom::hdf5 {
namespace {

using detail::check;

void put(hid_t object, const std::string& where, const std::string& name, hid_t stored, hid_t given,
         const Shape& shape, const void* values) {
  const Handle space = detail::space_of(shape);
  if (H5Aexists(object, name.c_str()) > 0)
    check(H5Adelete(object, name.c_str()), where, "replace attribute");
  const Handle attribute{
      check(H5Acreate2(object, name.c_str(), stored, space.get(), H5P_DEFAULT, H5P_DEFAULT), where,
            "create attribute"),
      H5Aclose};
  check(H5Awrite(attribute.get(), given, values), where, "write attribute");
}

bool is_housekeeping(const std::string& name) {
  static constexpr std::array<const char*, 4> own = {"CLASS", "NAME", "DIMENSION_LIST",
                                                     "REFERENCE_LIST"};
  return name.front() == '_' ||
         std::any_of(own.begin(), own.end(), [&](const char* o) { return name == o; });
}

extern "C" herr_t collect_name(hid_t, const char* name, const H5A_info_t*, void* names) {
  static_cast<std::vector<std::string>*>(names)->emplace_back(name);
  return 0;
}

}  // namespace

void Object::set(const std::string& name, const std::string& text) {
  const Handle type = detail::text_type(std::max<std::size_t>(1, text.size()));
  const std::string padded = text.empty() ? std::string(1, '\0') : text;
  H5Tset_strpad(type.get(), H5T_STR_NULLPAD);
  put(handle_.get(), where_, name, type.get(), type.get(), {}, padded.data());
}

void Object::set(const std::string& name, double value) {
  const Handle type = detail::file_type(Type::real), given = detail::memory_type(Type::real);
  put(handle_.get(), where_, name, type.get(), given.get(), {}, &value);
}

void Object::set(const std::string& name, const std::vector<std::int64_t>& values,
                 const Shape& shape) {
  const Handle type = detail::file_type(Type::integer), given = detail::memory_type(Type::integer);
  put(handle_.get(), where_, name, type.get(), given.get(), shape, values.data());
}

bool Object::has_attribute(const std::string& name) const {
  return check(H5Aexists(handle_.get(), name.c_str()), where_, "look for attribute") > 0;
}

Attribute Object::attribute(const std::string& name) const {
  const std::string where = where_ + " attribute " + name;
  const Handle attribute{check(H5Aopen(handle_.get(), name.c_str(), H5P_DEFAULT), where, "open"),
                         H5Aclose};
  const Handle space{check(H5Aget_space(attribute.get()), where, "read"), H5Sclose};
  const Handle stored{check(H5Aget_type(attribute.get()), where, "read"), H5Tclose};
  Attribute out{name, detail::type_of(stored.get(), where), detail::shape_of(space.get()), {}, {},
                {}};
  const auto n = static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.get()));
  const Handle memory = detail::memory_type(out.type);
  if (out.type == Type::text) {
    out.texts = detail::read_texts(stored.get(), space.get(), where, [&](hid_t type, void* buffer) {
      return H5Aread(attribute.get(), type, buffer);
    });
  } else if (out.type == Type::real) {
    out.reals.resize(n);
    check(H5Aread(attribute.get(), memory.get(), out.reals.data()), where, "read");
  } else {
    out.integers.resize(n);
    check(H5Aread(attribute.get(), memory.get(), out.integers.data()), where, "read");
  }
  return out;
}

std::string Object::text(const std::string& name) const {
  const auto found = attribute(name);
  if (found.texts.size() != 1) throw IoError(where_ + ": attribute " + name + " is not one text");
  return found.texts.front();
}

std::int64_t Object::integer(const std::string& name) const {
  const auto found = attribute(name);
  if (found.integers.size() != 1)
    throw IoError(where_ + ": attribute " + name + " is not one integer");
  return found.integers.front();
}

double Object::real(const std::string& name) const {
  const auto found = attribute(name);
  if (found.reals.size() != 1) throw IoError(where_ + ": attribute " + name + " is not one number");
  return found.reals.front();
}

std::vector<std::string> Object::attribute_names() const {
  std::vector<std::string> names;
  check(H5Aiterate2(handle_.get(), H5_INDEX_NAME, H5_ITER_INC, nullptr, collect_name, &names),
        where_, "list attributes");
  std::erase_if(names, is_housekeeping);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace doorstroom::hdf5
