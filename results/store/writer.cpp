// SPDX-License-Identifier: EUPL-1.2
// Writes the finished work units of a run as segments: FOLDER/segments/UNIT.h5, each there whole or
// not at all.
#include "results/store/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <optional>
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

std::size_t size_of(const Table& table) {
  std::size_t n = 1;
  for (const auto extent : table.shape) n *= extent;
  return n;
}

void check_table(const Table& table, const std::vector<Axis>& axes) {
  if (table.axes.size() != table.shape.size())
    throw std::invalid_argument("table " + table.name + ": axes and shape differ in length");
  for (std::size_t i = 0; i < table.axes.size(); ++i) {
    const auto axis = std::find_if(axes.begin(), axes.end(),
                                   [&](const Axis& a) { return a.name == table.axes[i]; });
    if (axis == axes.end())
      throw std::invalid_argument("table " + table.name + ": unknown axis " + table.axes[i]);
    if (axis->labels.size() != table.shape[i])
      throw std::invalid_argument(fmt::format("table {}: axis {} has {} labels, the table {}",
                                              table.name, axis->name, axis->labels.size(),
                                              table.shape[i]));
  }
  if (table.values.size() != size_of(table))
    throw std::invalid_argument("table " + table.name + ": values do not fill its shape");
}

/// One table of one variant, ready to be written and merged.
struct Slab {
  hdf5::Chunk chunk;
  Digest digest;
};

/// Compresses and digests the tables of a variant, on all threads: the costly part of writing.
std::vector<Slab> prepare(const std::vector<Table>& tables) {
  std::vector<Slab> slabs(tables.size());
  for_each_index(slabs.size(), [&](std::size_t i) {
    slabs[i] = {hdf5::compress(tables[i].values, deflate_level), slab_digest(tables[i].values)};
  });
  return slabs;
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

struct SegmentWriter::Parts {
  /// What stands open in the file: closed before it.
  struct Content {
    SchemaWriter schema;
    hdf5::Group root, tables, digests;
    std::vector<std::optional<hdf5::Dataset>> datasets{};
  };

  const RunDescription& description;
  Unit unit;
  PartialFile disk;
  hdf5::File file;
  std::optional<Content> content;
  std::vector<Table> like{};                              ///< of the first variant, without values
  std::vector<std::vector<std::int64_t>> digest_words{};  ///< [table], variant by variant
  std::vector<char> written;                              ///< by variant

  Parts(const std::string& path, const RunDescription& of, const std::string& hash,
        const Unit& the_unit)
      : description{of},
        unit{the_unit},
        disk{path},
        file{hdf5::File::create(disk.temporary())},
        written(of.variants.size(), 0) {
    auto root = file.root();
    SchemaWriter schema{file.root()};
    write_description(schema, of);
    root.set("description_hash", hash);
    root.set("unit", unit.name());
    auto tables = root.create_group("tables"), digests = root.create_group("digests");
    content.emplace(
        Content{std::move(schema), std::move(root), std::move(tables), std::move(digests)});
  }

  /// One chunk per variant, so that a merge can copy it as it is.
  void create(const std::vector<Table>& first) {
    const auto axes = axes_of(description);
    for (const auto& table : first) {
      check_table(table, axes);
      auto& empty = like.emplace_back(table);
      empty.values.clear();
      std::vector<std::string> names = {"variant"};
      names.insert(names.end(), table.axes.begin(), table.axes.end());
      auto& dataset = content->datasets.emplace_back();
      digest_words.emplace_back(written.size() * digest_word_count, 0);
      if (!content->schema.has_room(names)) continue;
      hdf5::Shape chunk = {1};
      chunk.insert(chunk.end(), table.shape.begin(), table.shape.end());
      dataset = content->schema.create(
          content->tables, dataset_name(table.name, table.axes), hdf5::Type::integer, names,
          {table.unit, table.doc, table.scale}, {chunk, deflate_level});
    }
  }
};

SegmentWriter::SegmentWriter(const std::string& path, const RunDescription& description,
                             const std::string& description_hash, const Unit& unit)
    : parts_{std::make_unique<Parts>(path, description, description_hash, unit)} {}
SegmentWriter::SegmentWriter(SegmentWriter&&) noexcept = default;
SegmentWriter::~SegmentWriter() = default;

void SegmentWriter::add(std::size_t variant, const std::vector<Table>& tables) {
  auto& p = *parts_;
  if (p.like.empty()) p.create(tables);
  if (tables.size() != p.like.size() ||
      !std::equal(tables.begin(), tables.end(), p.like.begin(), same_but_for_values))
    throw std::invalid_argument("all variants of a unit must have the same tables");
  for (std::size_t t = 0; t < tables.size(); ++t)
    if (tables[t].values.size() != size_of(p.like[t]))
      throw std::invalid_argument("table " + tables[t].name + ": values do not fill its shape");
  const auto slabs = prepare(tables);
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (!p.content->datasets[t]) continue;
    hdf5::Shape offset(p.like[t].shape.size() + 1, 0);
    offset[0] = variant;
    p.content->datasets[t]->write_chunk(offset, slabs[t].chunk);
    std::vector<std::int64_t> words;
    append_digest(words, slabs[t].digest);
    std::copy(words.begin(), words.end(),
              p.digest_words[t].begin() + static_cast<std::ptrdiff_t>(variant * words.size()));
  }
  p.written.at(variant) = 1;
}

void SegmentWriter::finish(const UnitProvenance& provenance, const std::vector<double>& drawn,
                           const std::vector<PlaceInfo>& places) {
  auto& p = *parts_;
  const bool is_draw = p.unit.kind == UnitKind::draw;
  if (std::find(p.written.begin(), p.written.end(), 0) != p.written.end())
    throw std::invalid_argument("a unit must have all variants of the description");
  if (is_draw && drawn.size() != p.description.drawn.size())
    throw std::invalid_argument("a draw must have a value for every drawn key");
  if (is_draw && places.size() != p.description.places.size())
    throw std::invalid_argument("a draw must have every place of the description");
  auto& open = *p.content;
  for (std::size_t t = 0; t < p.like.size(); ++t)
    if (open.datasets[t])
      open.digests
          .create(dataset_name(p.like[t].name, p.like[t].axes), hdf5::Type::integer,
                  {p.written.size(), digest_word_count})
          .write(p.digest_words[t]);
  write_provenance(open.schema, p.description, {{p.unit, provenance}});
  if (is_draw) {
    open.schema.write(open.root, "drawn_value", {"drawn"}, {"", "Value of each drawn key."}, drawn);
    auto group = open.root.create_group("drawn_places");
    for (const auto& column : place_columns())
      open.schema.write(group, column.name, column.axes, column.doc, column.get(places));
  }
  p.content.reset();
  p.file.close();
  p.disk.commit();
}

SegmentWriter ResultsWriter::begin(const Unit& unit) const {
  return {segment_file(folder_, unit), description_, description_hash_, unit};
}

void ResultsWriter::write(const UnitResult& result) {
  if (result.variants.size() != description_.variants.size())
    throw std::invalid_argument("a unit must have all variants of the description");
  auto segment = begin(result.unit);
  for (std::size_t v = 0; v < result.variants.size(); ++v) segment.add(v, result.variants[v]);
  segment.finish(result.provenance, result.drawn, result.places);
}

}  // namespace doorstroom
