// SPDX-License-Identifier: EUPL-1.2
// HDF5 files and their groups, laid out so that they are netCDF-4 files too (creation order
// tracked).
#include "results/store/hdf5/file.hpp"

#include <array>

#include "engine/errors.hpp"
#include "results/store/hdf5/detail.hpp"

namespace doorstroom::hdf5 {
namespace {

using detail::check;
constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
constexpr std::size_t growth_in_memory = std::size_t{1} << 20;

std::string join(const std::string& where, const std::string& name) {
  return where + (where.back() == '/' ? "" : "/") + name;
}

Handle creation_properties() {
  Handle list{H5Pcreate(H5P_FILE_CREATE), H5Pclose};
  H5Pset_link_creation_order(list.get(), in_order);
  H5Pset_attr_creation_order(list.get(), in_order);
  return list;
}

/// Closing a file closes whatever is still open in it, so that `File::close` means what it says.
Handle access_properties() {
  Handle list{H5Pcreate(H5P_FILE_ACCESS), H5Pclose};
  H5Pset_fclose_degree(list.get(), H5F_CLOSE_STRONG);
  return list;
}

struct Listing {
  std::vector<std::string> names;
  H5O_type_t kind = H5O_TYPE_UNKNOWN;
};

extern "C" herr_t collect_child(hid_t group, const char* name, const H5L_info_t*, void* listing) {
  H5O_info_t info;
  if (H5Oget_info_by_name2(group, name, &info, H5O_INFO_BASIC, H5P_DEFAULT) < 0) return -1;
  auto& out = *static_cast<Listing*>(listing);
  if (info.type == out.kind) out.names.emplace_back(name);
  return 0;
}

}  // namespace

Group Group::create_group(const std::string& name) {
  const Handle list{H5Pcreate(H5P_GROUP_CREATE), H5Pclose};
  H5Pset_link_creation_order(list.get(), in_order);
  H5Pset_attr_creation_order(list.get(), in_order);
  const auto where = join(where_, name);
  return {
      Handle{check(H5Gcreate2(handle_.get(), name.c_str(), H5P_DEFAULT, list.get(), H5P_DEFAULT),
                   where, "create group"),
             H5Gclose},
      where};
}

Dataset Group::create(const std::string& name, Type type, const Shape& shape,
                      const Storage& storage) {
  const auto where = join(where_, name);
  const Handle list{H5Pcreate(H5P_DATASET_CREATE), H5Pclose};
  H5Pset_attr_creation_order(list.get(), in_order);
  if (!storage.chunk.empty()) {
    const std::vector<hsize_t> chunk(storage.chunk.begin(), storage.chunk.end());
    check(H5Pset_chunk(list.get(), static_cast<int>(chunk.size()), chunk.data()), where,
          "set chunks");
    if (storage.deflate > 0) {
      H5Pset_shuffle(list.get());
      check(H5Pset_deflate(list.get(), static_cast<unsigned>(storage.deflate)), where,
            "set compression");
    }
  }
  const Handle space = detail::space_of(shape), stored = detail::file_type(type);
  return {Handle{check(H5Dcreate2(handle_.get(), name.c_str(), stored.get(), space.get(),
                                  H5P_DEFAULT, list.get(), H5P_DEFAULT),
                       where, "create data set"),
                 H5Dclose},
          where};
}

Group Group::group(const std::string& path) const {
  const auto where = join(where_, path);
  return {Handle{check(H5Gopen2(handle_.get(), path.c_str(), H5P_DEFAULT), where, "open group"),
                 H5Gclose},
          where};
}

Dataset Group::dataset(const std::string& path) const {
  const auto where = join(where_, path);
  return {Handle{check(H5Dopen2(handle_.get(), path.c_str(), H5P_DEFAULT), where, "open data set"),
                 H5Dclose},
          where};
}

bool Group::has(const std::string& path) const {
  for (std::size_t end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1))
    if (H5Lexists(handle_.get(), path.substr(0, end).c_str(), H5P_DEFAULT) <= 0) return false;
  return H5Lexists(handle_.get(), path.c_str(), H5P_DEFAULT) > 0;
}

std::vector<std::string> Group::children(int kind) const {
  Listing listing{{}, static_cast<H5O_type_t>(kind)};
  if (H5Literate(handle_.get(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, collect_child,
                 &listing) >= 0)
    return listing.names;
  listing.names.clear();  // rewritten by a tool that tracks no order
  check(H5Literate(handle_.get(), H5_INDEX_NAME, H5_ITER_INC, nullptr, collect_child, &listing),
        where_, "list");
  return listing.names;
}

std::vector<std::string> Group::groups() const { return children(H5O_TYPE_GROUP); }
std::vector<std::string> Group::datasets() const { return children(H5O_TYPE_DATASET); }

File File::create(const std::string& path) {
  detail::start();
  const Handle creation = creation_properties(), access = access_properties();
  return {Handle{check(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), path,
                       "create"),
                 H5Fclose},
          path};
}

File File::create_in_memory(const std::string& name) {
  detail::start();
  const Handle creation = creation_properties(), access = access_properties();
  H5Pset_fapl_core(access.get(), growth_in_memory, false);
  return {Handle{check(H5Fcreate(name.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), name,
                       "create"),
                 H5Fclose},
          name};
}

File File::open(const std::string& path) {
  detail::start();
  const Handle access = access_properties();
  return {
      Handle{check(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get()), path, "open"), H5Fclose},
      path};
}

Group File::root() const {
  return {Handle{check(H5Gopen2(handle_.get(), "/", H5P_DEFAULT), path_, "open"), H5Gclose},
          path_ + ": /"};
}

std::vector<std::byte> File::image() const {
  check(H5Fflush(handle_.get(), H5F_SCOPE_GLOBAL), path_, "flush");
  const auto size = check(H5Fget_file_image(handle_.get(), nullptr, 0), path_, "size");
  std::vector<std::byte> bytes(static_cast<std::size_t>(size));
  check(H5Fget_file_image(handle_.get(), bytes.data(), bytes.size()), path_, "copy");
  return bytes;
}

void File::close() {
  check(H5Fflush(handle_.get(), H5F_SCOPE_GLOBAL), path_, "write");
  check(H5Fclose(handle_.release()), path_, "close");
}

}  // namespace doorstroom::hdf5
