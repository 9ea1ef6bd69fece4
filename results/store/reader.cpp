// SPDX-License-Identifier: EUPL-1.2
// Opens the merged results of a run; tables are read when asked for.
#include "results/store/reader.hpp"

#include <filesystem>
#include <sstream>

#include "engine/errors.hpp"
#include "results/store/place_columns.hpp"
#include "results/store/writer.hpp"

namespace doorstroom {
namespace {

const char* group_of(UnitKind kind) { return kind == UnitKind::replicate ? "replicates" : "draws"; }

std::string file_in(const std::string& path) {
  if (!std::filesystem::is_directory(path)) return path;
  if (!std::filesystem::exists(results_file(path)) && std::filesystem::exists(path + "/segments"))
    throw IoError(path + ": the run is not finished; go on with --resume");
  return results_file(path);
}

/// Name, axes, unit and scale of a data set; the first `n` axes left out.
Table header(const std::string& name, const hdf5::Dataset& dataset, std::size_t n) {
  std::istringstream words{dataset.text("axes")};
  Table table;
  for (std::string axis; words >> axis;) table.axes.push_back(axis);
  table.shape = dataset.shape();
  if (table.axes.size() != table.shape.size() || table.axes.size() < n)
    throw IoError(dataset.where() + ": attribute axes does not fit its shape");
  table.axes.erase(table.axes.begin(), table.axes.begin() + static_cast<std::ptrdiff_t>(n));
  table.shape.erase(table.shape.begin(), table.shape.begin() + static_cast<std::ptrdiff_t>(n));
  table.name = name;
  table.unit = dataset.text("unit");
  table.scale = dataset.real("scale");
  table.doc = dataset.text("doc");
  return table;
}

}  // namespace

Results::Results(const std::string& path)
    : file_{hdf5::File::open(file_in(path))}, description_{read_description(file_.root())} {}

std::string Results::content_hash() const {
  return file_.root().group("provenance/run").text("content_hash");
}

int Results::n_units(UnitKind kind) const {
  return kind == UnitKind::replicate ? description_.replicates : description_.draws;
}

double Results::sample(UnitKind kind) const {
  return kind == UnitKind::replicate ? description_.sample : description_.draw_sample;
}

std::string Results::dataset_path(const std::string& table, UnitKind kind) const {
  const auto path = std::string{group_of(kind)} + "/" + table;
  const auto renamed = std::string{group_of(kind)} + "/" + dataset_name(table, {table});
  return file_.root().has(renamed) ? renamed : path;
}

bool Results::has(const std::string& table, UnitKind kind) const {
  return file_.root().has(dataset_path(table, kind));
}

std::vector<std::string> Results::tables(UnitKind kind) const {
  if (!file_.root().has(group_of(kind))) return {};
  auto names = file_.root().group(group_of(kind)).datasets();
  std::erase(names, "drawn_value");
  for (auto& name : names)
    for (const auto& axis :
         header(name, file_.root().dataset(std::string{group_of(kind)} + "/" + name), 2).axes)
      if (dataset_name(axis, {axis}) == name) name = axis;
  return names;
}

Table Results::table(const std::string& name, std::size_t variant, Unit unit) const {
  const auto source = file_.root().dataset(dataset_path(name, unit.kind));
  auto table = header(name, source, 2);
  table.values = source.integers_at({variant, static_cast<std::size_t>(unit.index)});
  return table;
}

Table Results::table(const std::string& name, std::size_t variant, UnitKind kind) const {
  const auto source = file_.root().dataset(dataset_path(name, kind));
  auto table = header(name, source, 1);
  table.values = source.integers_at({variant});
  return table;
}

std::vector<double> Results::drawn(int draw) const {
  if (!file_.root().has("draws/drawn_value")) return {};
  const auto all = file_.root().dataset("draws/drawn_value").reals();
  const auto n = description_.drawn.size();
  const auto first = all.begin() + static_cast<std::ptrdiff_t>(n * static_cast<std::size_t>(draw));
  return {first, first + static_cast<std::ptrdiff_t>(n)};
}

std::vector<PlaceInfo> Results::places(Unit unit) const {
  auto places = description_.places;
  if (unit.kind == UnitKind::replicate || !file_.root().has("draws/places")) return places;
  for (const auto& column : place_columns()) {
    const auto all = file_.root().dataset("draws/places/" + column.name).reals();
    const auto n = all.size() / static_cast<std::size_t>(description_.draws);
    const auto first =
        all.begin() + static_cast<std::ptrdiff_t>(n * static_cast<std::size_t>(unit.index));
    column.set({first, first + static_cast<std::ptrdiff_t>(n)}, places);
  }
  return places;
}

}  // namespace doorstroom
