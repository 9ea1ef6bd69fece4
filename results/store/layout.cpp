// SPDX-License-Identifier: EUPL-1.2
// Version of the results layout, and how a data set is made so that every one has its unit, axes,
// doc and dimensions.
#include "results/store/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/errors.hpp"

namespace doorstroom {
namespace {

bool is_number(const std::string& text) {
  return !text.empty() && text.size() < 10 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Also under the names that netCDF tools look for.
void describe(hdf5::Dataset& dataset, const std::string& axes, const DatasetDoc& doc) {
  dataset.set("unit", doc.unit);
  dataset.set("axes", axes);
  dataset.set("scale", doc.scale);
  dataset.set("doc", doc.doc);
  dataset.set("long_name", doc.doc);
  if (!doc.unit.empty())
    dataset.set("units", doc.scale == 1 ? doc.unit : fmt::format("{} {}", doc.scale, doc.unit));
}

}  // namespace

SchemaVersion read_schema_version(const hdf5::Group& root) {
  if (!root.has_attribute("schema_version"))
    throw IoError(root.where() + ": is not a results file of doorstroom");
  const auto found = root.attribute("schema_version").integers;
  if (found.size() != 2)
    throw IoError(root.where() + ": schema_version is not a pair (major, minor)");
  const SchemaVersion version{static_cast<int>(found[0]), static_cast<int>(found[1])};
  if (version.major != schema_version.major)
    throw IoError(fmt::format("{}: has results schema {}.{}; this program reads {}.x", root.where(),
                              version.major, version.minor, schema_version.major));
  return version;
}

std::string dataset_name(const std::string& table, const std::vector<std::string>& axes) {
  return std::find(axes.begin(), axes.end(), table) == axes.end() ? table : table + "_count";
}

void SchemaWriter::dimension(hdf5::Group& group, const Axis& axis, const std::string& doc) {
  auto& made = dimensions_[axis.name];
  made = {axis.labels.size(), nullptr};
  if (axis.labels.empty()) return;
  const bool numbers = std::all_of(axis.labels.begin(), axis.labels.end(), is_number);
  made.scale = std::make_shared<hdf5::Dataset>(group.create(
      axis.name, numbers ? hdf5::Type::integer : hdf5::Type::text, {axis.labels.size()}));
  if (numbers) {
    std::vector<std::int64_t> values;
    for (const auto& label : axis.labels) values.push_back(std::stoll(label));
    made.scale->write(values);
  } else {
    made.scale->write(axis.labels);
  }
  made.scale->make_scale(axis.name);
  describe(*made.scale, axis.name, {"", doc});
}

bool SchemaWriter::has_room(const std::vector<std::string>& axes) const {
  return std::all_of(axes.begin(), axes.end(), [&](const auto& axis) { return extent(axis) > 0; });
}

hdf5::Dataset SchemaWriter::create(hdf5::Group& group, const std::string& name, hdf5::Type type,
                                   const std::vector<std::string>& axes, const DatasetDoc& doc,
                                   const hdf5::Storage& storage) {
  hdf5::Shape shape;
  for (const auto& axis : axes) shape.push_back(extent(axis));
  auto dataset = group.create(name, type, shape, storage);
  describe(dataset, fmt::format("{}", fmt::join(axes, " ")), doc);
  for (std::size_t i = 0; i < axes.size(); ++i) dataset.attach(i, *dimensions_.at(axes[i]).scale);
  return dataset;
}

void SchemaWriter::write(hdf5::Group& group, const std::string& name,
                         const std::vector<std::string>& axes, const DatasetDoc& doc,
                         const std::vector<std::string>& values) {
  if (has_room(axes)) create(group, name, hdf5::Type::text, axes, doc).write(values);
}

void SchemaWriter::write(hdf5::Group& group, const std::string& name,
                         const std::vector<std::string>& axes, const DatasetDoc& doc,
                         const std::vector<double>& values) {
  if (has_room(axes)) create(group, name, hdf5::Type::real, axes, doc).write(values);
}

void SchemaWriter::write(hdf5::Group& group, const std::string& name,
                         const std::vector<std::string>& axes, const DatasetDoc& doc,
                         const std::vector<std::int64_t>& values, hdf5::Type type) {
  if (has_room(axes)) create(group, name, type, axes, doc).write(values);
}

}  // namespace doorstroom
