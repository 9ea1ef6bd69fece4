// SPDX-License-Identifier: EUPL-1.2
// Version of the results layout, and how a data set is made so that every one has its unit, axes,
// doc and dimensions.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/table.hpp"
#include "results/store/hdf5/file.hpp"

namespace doorstroom {

/// Adding is minor; renaming, removing or changing a meaning is major. SCHEMA.md and the golden
/// layout move with it.
struct SchemaVersion {
  int major = 0, minor = 0;
  friend bool operator==(const SchemaVersion&, const SchemaVersion&) = default;
};
inline constexpr SchemaVersion schema_version{1, 4};

/// The version of an open results file or segment.
/// @throws IoError when it is no results file, or of a major version that this program does not
/// know
SchemaVersion read_schema_version(const hdf5::Group& root);

/// Name of a table's data set: its own, or with `_count` behind it when one of its axes has that
/// name, which netCDF and xarray keep for the labels of the axis.
std::string dataset_name(const std::string& table, const std::vector<std::string>& axes);

/// What a data set holds, as its attributes say it.
struct DatasetDoc {
  std::string unit;  ///< empty: none
  std::string doc;   ///< one sentence
  double scale = 1;  ///< value = integer * scale [unit]
};

/// Makes data sets over named dimensions. Dimensions without labels, and data sets over them, are
/// left out of the file.
class SchemaWriter {
 public:
  explicit SchemaWriter(hdf5::Group root) : root_{std::move(root)} {}

  /// A dimension with its labels, as a data set of its own in `group`; numbers when all labels are
  /// numbers.
  void dimension(hdf5::Group& group, const Axis& axis, const std::string& doc);
  void dimension(const Axis& axis, const std::string& doc) { dimension(root_, axis, doc); }
  /// False when one of the axes has no labels.
  bool has_room(const std::vector<std::string>& axes) const;
  /// Number of labels. @pre the dimension was made
  std::size_t extent(const std::string& axis) const { return dimensions_.at(axis).size; }

  /// An empty data set over `axes`. @pre has_room(axes)
  hdf5::Dataset create(hdf5::Group& group, const std::string& name, hdf5::Type type,
                       const std::vector<std::string>& axes, const DatasetDoc& doc,
                       const hdf5::Storage& storage = {});
  /// A data set with its values; nothing when one of the axes has no labels.
  void write(hdf5::Group& group, const std::string& name, const std::vector<std::string>& axes,
             const DatasetDoc& doc, const std::vector<std::string>& values);
  void write(hdf5::Group& group, const std::string& name, const std::vector<std::string>& axes,
             const DatasetDoc& doc, const std::vector<double>& values);
  void write(hdf5::Group& group, const std::string& name, const std::vector<std::string>& axes,
             const DatasetDoc& doc, const std::vector<std::int64_t>& values,
             hdf5::Type type = hdf5::Type::integer);

  hdf5::Group& root() { return root_; }

 private:
  struct Dimension {
    std::size_t size = 0;
    std::shared_ptr<hdf5::Dataset> scale;  // null when there are no labels
  };
  hdf5::Group root_;
  std::map<std::string, Dimension> dimensions_;
};

}  // namespace doorstroom
