// SPDX-License-Identifier: EUPL-1.2
// Joins all segments of a run into one results.h5, which is also a netCDF-4 file.
#include "results/store/merge.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "engine/errors.hpp"
#include "results/store/atomic_file.hpp"
#include "results/store/description_file.hpp"
#include "results/store/place_columns.hpp"
#include "results/store/segment.hpp"
#include "results/store/writer.hpp"

namespace doorstroom {
namespace {

namespace fs = std::filesystem;

std::string group_name(UnitKind kind) {
  return kind == UnitKind::replicate ? "replicates" : "draws";
}
std::string axis_name(UnitKind kind) { return kind == UnitKind::replicate ? "replicate" : "draw"; }
int count(const RunDescription& run, UnitKind kind) {
  return kind == UnitKind::replicate ? run.replicates : run.draws;
}

/// Some segment, or nothing; any will do to learn what the run is, for all must have the same
/// description.
std::optional<std::string> any_segment(const std::string& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder + "/segments", error))
    if (entry.path().extension() == ".h5") return entry.path().string();
  return std::nullopt;
}

Merged already_merged(const std::string& folder) {
  const auto path = results_file(folder);
  if (!fs::exists(path)) throw IoError(folder + ": holds neither segments nor results.h5");
  return {path, hdf5::File::open(path).root().group("provenance/run").text("content_hash")};
}

void check_complete(const std::string& folder, const RunDescription& run) {
  std::vector<std::string> missing;
  for (const auto& unit : units_of(run))
    if (!fs::exists(segment_file(folder, unit))) missing.push_back(unit.name());
  if (missing.empty()) return;
  const auto n = missing.size();
  if (n > 5) missing.resize(5);
  throw IoError(fmt::format("{}: {} of {} units are missing ({}{}); finish the run with --resume",
                            folder, n, units_of(run).size(), fmt::join(missing, ", "),
                            n > 5 ? ", ..." : ""));
}

/// All tables of one kind of unit in the merged file, filled unit by unit.
class MergedTables {
 public:
  MergedTables(SchemaWriter& file, const RunDescription& run, UnitKind kind)
      : file_{file}, run_{run}, kind_{kind}, group_{file.root().create_group(group_name(kind))} {}

  void add(const hdf5::Group& segment, int unit) {
    const auto tables = segment.group("tables");
    if (datasets_.empty()) create_like(tables);
    if (tables.datasets().size() != datasets_.size())
      throw IoError(segment.where() + ": has other tables than its siblings");
    for (const auto& name : tables.datasets()) copy(segment, name, static_cast<std::size_t>(unit));
    if (kind_ == UnitKind::draw && segment.has("drawn_value")) {
      const auto values = segment.dataset("drawn_value").reals();
      drawn_.insert(drawn_.end(), values.begin(), values.end());
    }
    if (kind_ != UnitKind::draw) return;
    for (const auto& column : place_columns()) {
      const auto values = segment.dataset("drawn_places/" + column.name).reals();
      auto& all = places_[column.name];
      all.insert(all.end(), values.begin(), values.end());
    }
  }

  /// Writes what could only be known with the last unit. @pre units were added in order
  void finish() {
    if (kind_ != UnitKind::draw) return;
    file_.write(group_, "drawn_value", {"draw", "drawn"},
                {"", "Value of each drawn key in each draw."}, drawn_);
    auto group = group_.create_group("places");
    for (const auto& column : place_columns()) {
      auto axes = column.axes;
      axes.insert(axes.begin(), "draw");
      file_.write(group, column.name, axes, column.doc, places_[column.name]);
    }
  }

  const KnownDigests& digests() const { return digests_; }

 private:
  void create_like(const hdf5::Group& tables) {
    const auto n_units = static_cast<std::size_t>(count(run_, kind_));
    for (const auto& name : tables.datasets()) {
      const auto model = tables.dataset(name);
      std::vector<std::string> axes = {"variant", axis_name(kind_)};
      const auto listed = model.text("axes");
      for (std::size_t begin = listed.find(' '); begin != std::string::npos;) {
        const auto end = listed.find(' ', begin + 1);
        axes.push_back(listed.substr(begin + 1, end == std::string::npos ? end : end - begin - 1));
        begin = end;
      }
      auto chunk = model.shape();
      chunk[0] = 1;
      chunk.insert(chunk.begin(), 1);
      datasets_.emplace(
          name,
          file_.create(group_, name, hdf5::Type::integer, axes,
                       {model.text("unit"), model.text("doc"), model.real("scale")}, {chunk, 1}));
      digests_[group_name(kind_) + "/" + name].resize(run_.variants.size() * n_units);
    }
  }

  void copy(const hdf5::Group& segment, const std::string& name, std::size_t unit) {
    const auto target = datasets_.find(name);
    if (target == datasets_.end())
      throw IoError(segment.where() + ": has a table " + name + " that its siblings lack");
    const auto source = segment.dataset("tables/" + name);
    const auto words = segment.dataset("digests/" + name).integers();
    auto& digests = digests_.at(group_name(kind_) + "/" + name);
    const auto shape = source.shape();
    auto wanted = target->second.shape();
    wanted.erase(wanted.begin() + 1);
    if (shape != wanted) throw IoError(source.where() + ": has another shape than its siblings");
    hdf5::Shape from(shape.size(), 0), to(shape.size() + 1, 0);
    to[1] = unit;
    for (std::size_t variant = 0; variant < shape[0]; ++variant) {
      from[0] = to[0] = variant;
      target->second.write_chunk(to, source.read_chunk(from));
      digests[variant * static_cast<std::size_t>(count(run_, kind_)) + unit] =
          digest_at(words, variant);
    }
  }

  SchemaWriter& file_;
  const RunDescription& run_;
  UnitKind kind_;
  hdf5::Group group_;
  std::map<std::string, hdf5::Dataset> datasets_;
  KnownDigests digests_;
  std::vector<double> drawn_;
  std::map<std::string, std::vector<double>> places_;  // by name of the column
};

Axis unit_axis(const RunDescription& run, UnitKind kind) {
  Axis axis{axis_name(kind), {}};
  for (int i = 0; i < count(run, kind); ++i) axis.labels.push_back(std::to_string(i));
  return axis;
}

/// @return the content hash
std::string fill(SchemaWriter& file, const std::string& folder, const RunDescription& run) {
  const auto hash = description_hash(run);
  write_description(file, run);
  file.root().set("description_hash", hash);
  UnitProvenances provenance;
  KnownDigests known;
  for (const auto kind : {UnitKind::replicate, UnitKind::draw}) {
    if (count(run, kind) == 0) continue;
    file.dimension(unit_axis(run, kind), kind == UnitKind::replicate
                                             ? "Runs with other luck."
                                             : "Runs with other parameters and the same luck.");
    MergedTables tables{file, run, kind};
    for (int i = 0; i < count(run, kind); ++i) {
      const auto segment = hdf5::File::open(segment_file(folder, {kind, i}));
      check_same_run(segment.root(), run, hash);
      tables.add(segment.root(), i);
      const auto units = read_provenance(segment.root());
      provenance.insert(provenance.end(), units.begin(), units.end());
    }
    tables.finish();
    known.insert(tables.digests().begin(), tables.digests().end());
  }
  write_provenance(file, run, provenance);
  const auto content = content_hash(file.root(), known);
  file.root().group("provenance/run").set("content_hash", content);
  return content;
}

}  // namespace

Merged merge(const std::string& folder, Segments segments) {
  const auto segment = any_segment(folder);
  if (!segment) return already_merged(folder);
  const auto run = read_description(hdf5::File::open(*segment).root());
  check_complete(folder, run);
  const auto path = results_file(folder);
  PartialFile disk{path};
  std::string content;
  auto file = hdf5::File::create(disk.temporary());
  {
    SchemaWriter writer{file.root()};
    content = fill(writer, folder, run);
  }
  file.close();
  disk.commit();
  if (segments == Segments::remove) fs::remove_all(folder + "/segments");
  return {path, content};
}

}  // namespace doorstroom
