// SPDX-License-Identifier: EUPL-1.2
// HDF5 files and their groups, laid out so that they are netCDF-4 files too (creation order
// tracked). HDF5 as Debian builds it is not safe for threads: one thread at a time may be in this
// layer.
#pragma once

#include <string>
#include <vector>

#include "results/store/hdf5/dataset.hpp"

namespace doorstroom::hdf5 {

/// All members throw IoError with the file's path and HDF5's reason.
class Group : public Object {
 public:
  using Object::Object;

  Group create_group(const std::string& name);
  Dataset create(const std::string& name, Type type, const Shape& shape,
                 const Storage& storage = {});
  Group group(const std::string& path) const;
  Dataset dataset(const std::string& path) const;
  /// False when any part of `path` is missing.
  bool has(const std::string& path) const;
  std::vector<std::string> groups() const;    ///< names, in order of creation
  std::vector<std::string> datasets() const;  ///< names, in order of creation

 private:
  std::vector<std::string> children(int kind) const;
};

/// An open file. Destroying it closes it and hides errors; after writing, call `close` or `image`.
class File {
 public:
  static File create(const std::string& path);  ///< an existing file is overwritten
  static File create_in_memory(const std::string& name);
  static File open(const std::string& path);  ///< to read

  Group root() const;
  const std::string& path() const { return path_; }
  /// The bytes of the file as they would stand on disk.
  std::vector<std::byte> image() const;
  /// Flushes and closes. @throws IoError when anything could not be written
  void close();

 private:
  File(Handle handle, std::string path) : handle_{std::move(handle)}, path_{std::move(path)} {}
  Handle handle_;
  std::string path_;
};

}  // namespace doorstroom::hdf5
