// SPDX-License-Identifier: EUPL-1.2
// Writes the finished work units of a run as segments: FOLDER/segments/UNIT.h5, each there whole or
// not at all.
#include "results/store/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <span>
#include <stdexcept>

#include "engine/errors.hpp"
#include "engine/parallel.hpp"
#include "results/store/atomic_file.hpp"
#include "results/store/content_hash.hpp"
#include "results/store/description_file.hpp"
#include "results/store/hdf5/compress.hpp"
#include "results/store/place_columns.hpp"
#include "results/store/segment.hpp"

namespace doorstroom {
namespace {

constexpr int deflate_level = 1;

bool same_but_for_values(const Table& a, const Table& b) {
  return a.name == b.name && a.axes == b.axes && a.shape == b.shape && a.unit == b.unit &&
         a.scale == b.scale && a.doc == b.doc;
}

void check_table(const Table& table, const std::vector<Axis>& axes) {
  if (table.axes.size() != table.shape.size())
    throw std::invalid_argument("table " + table.name + ": axes and shape differ in length");
  std::size_t n = 1;
  for (std::size_t i = 0; i < table.axes.size(); ++i) {
    const auto axis = std::find_if(axes.begin(), axes.end(),
                                   [&](const Axis& a) { return a.name == table.axes[i]; });
    if (axis == axes.end())
      throw std::invalid_argument("table " + table.name + ": unknown axis " + table.axes[i]);
    if (axis->labels.size() != table.shape[i])
      throw std::invalid_argument(fmt::format("table {}: axis {} has {} labels, the table {}",
                                              table.name, axis->name, axis->labels.size(),
                                              table.shape[i]));
    n *= table.shape[i];
  }
  if (table.values.size() != n)
    throw std::invalid_argument("table " + table.name + ": values do not fill its shape");
}

void check(const UnitResult& result, const RunDescription& description) {
  if (result.variants.size() != description.variants.size())
    throw std::invalid_argument("a unit must have all variants of the description");
  if (result.unit.kind == UnitKind::draw && result.drawn.size() != description.drawn.size())
    throw std::invalid_argument("a draw must have a value for every drawn key");
  if (result.unit.kind == UnitKind::draw && result.places.size() != description.places.size())
    throw std::invalid_argument("a draw must have every place of the description");
  const auto axes = axes_of(description);
  const auto& first = result.variants.front();
  for (const auto& table : first) check_table(table, axes);
  for (const auto& tables : result.variants)
    if (!std::equal(tables.begin(), tables.end(), first.begin(), first.end(), same_but_for_values))
      throw std::invalid_argument("all variants of a unit must have the same tables");
}

/// One table of one variant, ready to be written and merged.
struct Slab {
  hdf5::Chunk chunk;
  Digest digest;
};

/// Compresses and digests all tables of all variants, [table][variant], on all threads: the costly
/// part of writing.
std::vector<Slab> prepare(const UnitResult& result) {
  const auto n_variants = result.variants.size();
  std::vector<Slab> slabs(n_variants * result.variants.front().size());
  for_each_index(slabs.size(), [&](std::size_t i) {
    const auto& values = result.variants[i % n_variants][i / n_variants].values;
    slabs[i] = {hdf5::compress(values, deflate_level), slab_digest(values)};
  });
  return slabs;
}

/// One chunk per variant, so that a merge can copy it as it is.
void write_table(SchemaWriter& file, hdf5::Group& tables, hdf5::Group& digests, const Table& table,
                 std::span<const Slab> slabs) {
  std::vector<std::string> axes = {"variant"};
  axes.insert(axes.end(), table.axes.begin(), table.axes.end());
  if (!file.has_room(axes)) return;
  hdf5::Shape chunk = {1};
  chunk.insert(chunk.end(), table.shape.begin(), table.shape.end());
  const auto name = dataset_name(table.name, table.axes);
  auto dataset = file.create(tables, name, hdf5::Type::integer, axes,
                             {table.unit, table.doc, table.scale}, {chunk, deflate_level});
  std::vector<std::int64_t> digest_words;
  hdf5::Shape offset(chunk.size(), 0);
  for (std::size_t variant = 0; variant < slabs.size(); ++variant) {
    offset[0] = variant;
    dataset.write_chunk(offset, slabs[variant].chunk);
    append_digest(digest_words, slabs[variant].digest);
  }
  digests.create(name, hdf5::Type::integer, {slabs.size(), digest_word_count}).write(digest_words);
}

}  // namespace

std::vector<Unit> units_of(const RunDescription& description) {
  std::vector<Unit> units;
  for (int i = 0; i < description.replicates; ++i) units.push_back({UnitKind::replicate, i});
  for (int i = 0; i < description.draws; ++i) units.push_back({UnitKind::draw, i});
  return units;
}

std::string results_file(const std::string& folder) { return folder + "/results.h5"; }
std::string segment_file(const std::string& folder, const Unit& unit) {
  return folder + "/segments/" + unit.name() + ".h5";
}

ResultsWriter::ResultsWriter(std::string folder, RunDescription description)
    : folder_{std::move(folder)},
      description_{std::move(description)},
      description_hash_{description_hash(description_)} {
  std::error_code error;
  std::filesystem::create_directories(folder_ + "/segments", error);
  if (error) throw IoError(folder_ + ": cannot create: " + error.message());
  for (const auto& unit : units_of(description_)) has(unit);
}

bool ResultsWriter::has(const Unit& unit) const {
  for (const auto& path : {results_file(folder_), segment_file(folder_, unit)}) {
    if (!std::filesystem::exists(path)) continue;
    check_same_run(hdf5::File::open(path).root(), description_, description_hash_);
    return true;
  }
  return false;
}

std::vector<Unit> ResultsWriter::missing() const {
  auto units = units_of(description_);
  std::erase_if(units, [&](const Unit& unit) { return has(unit); });
  return units;
}

void ResultsWriter::write(const UnitResult& result) {
  check(result, description_);
  const auto path = segment_file(folder_, result.unit);
  auto memory = hdf5::File::create_in_memory(
      path);  // the disk sees whole bytes only, and HDF5 never a full disk
  SchemaWriter file{memory.root()};
  write_description(file, description_);
  write_provenance(file, description_, {{result.unit, result.provenance}});
  file.root().set("description_hash", description_hash_);
  file.root().set("unit", result.unit.name());
  auto tables = file.root().create_group("tables"), digests = file.root().create_group("digests");
  const auto slabs = prepare(result);
  const auto n_variants = result.variants.size();
  for (std::size_t i = 0; i < result.variants.front().size(); ++i)
    write_table(file, tables, digests, result.variants.front()[i],
                std::span{slabs}.subspan(i * n_variants, n_variants));
  if (result.unit.kind == UnitKind::draw) {
    file.write(file.root(), "drawn_value", {"drawn"}, {"", "Value of each drawn key."},
               result.drawn);
    auto places = file.root().create_group("drawn_places");
    for (const auto& column : place_columns())
      file.write(places, column.name, column.axes, column.doc, column.get(result.places));
  }
  PartialFile disk{path};
  disk.write(memory.image());
  disk.commit();
}

}  // namespace doorstroom
