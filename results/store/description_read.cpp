// SPDX-License-Identifier: EUPL-1.2
// Reads a run description back from a segment or from merged results.
#include <algorithm>
#include <cmath>

#include "engine/errors.hpp"
#include "results/store/description_file.hpp"
#include "results/store/place_columns.hpp"

namespace doorstroom {
namespace {

/// Columns of one group; a data set over a dimension without labels is not in the file and reads as
/// empty.
class Columns {
 public:
  explicit Columns(hdf5::Group group) : group_{std::move(group)} {}

  std::vector<std::string> texts(const std::string& name) const {
    return group_.has(name) ? group_.dataset(name).texts() : std::vector<std::string>{};
  }
  std::vector<std::int64_t> integers(const std::string& name) const {
    return group_.has(name) ? group_.dataset(name).integers() : std::vector<std::int64_t>{};
  }
  std::vector<double> reals(const std::string& name) const {
    return group_.has(name) ? group_.dataset(name).reals() : std::vector<double>{};
  }

 private:
  hdf5::Group group_;
};

/// Sets one member of every item from a column.
template <class Item, class Values, class Set>
void fill(std::vector<Item>& items, const Values& values, Set set) {
  if (values.size() != items.size())
    throw IoError("results: a column does not have the length of its dimension");
  for (std::size_t i = 0; i < items.size(); ++i) set(items[i], values[i]);
}

std::vector<VariantInfo> read_variants(const hdf5::Group& root) {
  const Columns top{root.group(".")}, columns{root.group("variants")};
  const auto names = top.texts("variant");
  std::vector<VariantInfo> items(names.size());
  fill(items, names, [](auto& item, const auto& value) { item.name = value; });
  fill(items, columns.texts("label"), [](auto& item, const auto& value) { item.label = value; });
  fill(items, columns.integers("baseline"),
       [](auto& item, auto value) { item.baseline = value != 0; });
  fill(items, columns.integers("reference"),
       [](auto& item, auto value) { item.reference = value != 0; });
  const auto from = columns.integers("from"), until = columns.integers("until");  // since 1.3
  if (from.empty()) return items;
  fill(items, from, [](auto& item, auto value) {
    if (value != 0) item.acts = SchoolYears{static_cast<int>(value), 0};
  });
  fill(items, until, [](auto& item, auto value) {
    if (item.acts) item.acts->until = static_cast<int>(value);
  });
  return items;
}

PlaceRole role(const std::string& word) {
  for (const auto known :
       {PlaceRole::education, PlaceRole::pause, PlaceRole::left, PlaceRole::gone})
    if (word == name(known)) return known;
  throw IoError("results: /places/role: unknown role " + word);
}

std::vector<PlaceInfo> read_places(const hdf5::Group& root, std::size_t n_domains) {
  const Columns top{root.group(".")}, columns{root.group("places")};
  const auto names = top.texts("place");
  std::vector<PlaceInfo> items(names.size());
  fill(items, names, [](auto& item, const auto& value) { item.name = value; });
  fill(items, columns.texts("label_nl"),
       [](auto& item, const auto& value) { item.label_nl = value; });
  fill(items, columns.texts("label_en"),
       [](auto& item, const auto& value) { item.label_en = value; });
  fill(items, columns.texts("role"),
       [](auto& item, const auto& value) { item.role = role(value); });
  fill(items, columns.integers("apart"), [](auto& item, auto value) { item.apart = value != 0; });
  fill(items, columns.integers("course_year"),
       [](auto& item, auto value) { item.course_year = static_cast<int>(value); });
  fill(items, columns.integers("cost"), [](auto& item, auto value) { item.cost_cents = value; });
  for (const auto& column : place_columns()) column.set(columns.reals(column.name), items);
  for (const auto& item : items)
    if (item.weeks_per_sd.size() != n_domains)
      throw IoError("results: /places/weeks_per_sd has the wrong shape");
  return items;
}

std::vector<MoveInfo> read_moves(const hdf5::Group& root) {
  const Columns columns{root.group("moves")};
  const auto from = columns.integers("from");
  std::vector<MoveInfo> items(from.size());
  fill(items, from, [](auto& item, auto value) { item.from = static_cast<std::uint32_t>(value); });
  fill(items, columns.integers("to"),
       [](auto& item, auto value) { item.to = static_cast<std::uint32_t>(value); });
  fill(items, columns.texts("kind"), [](auto& item, const auto& value) { item.kind = value; });
  fill(items, columns.integers("diploma"),
       [](auto& item, auto value) { item.diploma = static_cast<int>(value); });
  fill(items, columns.texts("quality"),
       [](auto& item, const auto& value) { item.quality = value; });
  fill(items, columns.texts("source"), [](auto& item, const auto& value) { item.source = value; });
  return items;
}

std::vector<DiplomaInfo> read_diplomas(const hdf5::Group& root) {
  const Columns top{root.group(".")}, columns{root.group("diplomas")};
  const auto names = top.texts("diploma");
  std::vector<DiplomaInfo> items(names.size());
  fill(items, names, [](auto& item, const auto& value) { item.name = value; });
  fill(items, columns.texts("label_nl"),
       [](auto& item, const auto& value) { item.label_nl = value; });
  fill(items, columns.texts("label_en"),
       [](auto& item, const auto& value) { item.label_en = value; });
  fill(items, columns.integers("rank"),
       [](auto& item, auto value) { item.rank = static_cast<int>(value); });
  fill(items, columns.integers("starting_qualification"),
       [](auto& item, auto value) { item.starting_qualification = value != 0; });
  return items;
}

std::vector<PolicyInfo> read_policies(const hdf5::Group& root) {
  const Columns top{root.group(".")}, columns{root.group("policies")};
  const auto names = top.texts("policy");
  std::vector<PolicyInfo> items(names.size());
  fill(items, names, [](auto& item, const auto& value) { item.name = value; });
  fill(items, columns.texts("kind"), [](auto& item, const auto& value) { item.kind = value; });
  fill(items, columns.texts("label_nl"),
       [](auto& item, const auto& value) { item.label_nl = value; });
  fill(items, columns.texts("label_en"),
       [](auto& item, const auto& value) { item.label_en = value; });
  return items;
}

std::optional<double> present(double value) {
  return std::isnan(value) ? std::nullopt : std::optional<double>{value};
}

std::vector<ParameterInfo> read_parameters(const hdf5::Group& root) {
  const Columns top{root.group(".")}, columns{root.group("provenance/parameters")};
  const auto keys = top.texts("parameter");
  std::vector<ParameterInfo> items(keys.size());
  fill(items, keys, [](auto& item, const auto& value) { item.key = value; });
  fill(items, columns.reals("value"), [](auto& item, auto value) { item.value = value; });
  fill(items, columns.reals("low"), [](auto& item, auto value) { item.low = present(value); });
  fill(items, columns.reals("high"), [](auto& item, auto value) { item.high = present(value); });
  fill(items, columns.texts("parameter_unit"),
       [](auto& item, const auto& value) { item.unit = value; });
  fill(items, columns.texts("source"), [](auto& item, const auto& value) { item.source = value; });
  fill(items, columns.texts("quality"),
       [](auto& item, const auto& value) { item.quality = value; });
  return items;
}

/// Axes that the description does not make itself.
std::vector<Axis> read_more_axes(const hdf5::Group& root, const RunDescription& run) {
  std::vector<std::string> known = {"variant", "replicate", "draw", "parameter", "drawn"};
  for (const auto& axis : axes_of(run)) known.push_back(axis.name);
  std::vector<Axis> more;
  for (const auto& name : root.datasets()) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const auto scale = root.dataset(name);
    if (scale.text("axes") != name) continue;
    Axis axis{name, {}};
    if (scale.type() == hdf5::Type::text)
      axis.labels = scale.texts();
    else
      for (const auto value : scale.integers()) axis.labels.push_back(std::to_string(value));
    more.push_back(std::move(axis));
  }
  return more;
}

}  // namespace

RunDescription read_description(const hdf5::Group& root) {
  read_schema_version(root);
  RunDescription run;
  run.title = root.text("title");
  run.population = root.text("population");
  run.date = root.text("date");
  run.model_version = root.text("model_version");
  run.first_year = static_cast<int>(root.integer("first_year"));
  run.years = static_cast<int>(root.integer("years"));
  run.replicates = static_cast<int>(root.integer("replicates"));
  run.draws = static_cast<int>(root.integer("draws"));
  run.seed = root.integer("seed");
  run.sample = root.real("sample");
  run.draw_sample = root.real("draw_sample");
  run.synthetic = root.has_attribute("synthetic") && root.integer("synthetic") != 0;  // since 1.1
  if (root.has_attribute("report_years"))                                             // since 1.3
    for (const auto year : root.attribute("report_years").integers)
      run.report_years.push_back(static_cast<int>(year));
  run.policy_years_known = root.has("variants/from");  // since 1.3
  const Columns top{root.group(".")}, provenance{root.group("provenance")};
  run.domains = top.texts("domain");
  run.cells = top.texts("cell");
  run.regions = top.texts("region");
  run.advices = top.texts("advice");
  run.drawn = top.texts("drawn");
  run.variants = read_variants(root);
  run.places = read_places(root, run.domains.size());
  run.moves = read_moves(root);
  run.diplomas = read_diplomas(root);
  run.policies = read_policies(root);
  run.parameters = read_parameters(root);
  run.experiment_toml = provenance.texts("experiment").at(0);
  if (root.has("provenance/run")) {
    const Columns loose{root.group("provenance/run")};
    run.experiment_file = loose.texts("experiment_file").at(0);
    run.experiment_text = loose.texts("experiment_text").at(0);
  }
  run.more_axes = read_more_axes(root, run);
  return run;
}

UnitProvenances read_provenance(const hdf5::Group& root) {
  const Columns columns{root.group("provenance/run")};
  const auto names = columns.texts("unit");
  std::vector<UnitProvenance> items(names.size());
  fill(items, columns.texts("version"),
       [](auto& item, const auto& value) { item.version = value; });
  fill(items, columns.texts("commit"), [](auto& item, const auto& value) { item.commit = value; });
  fill(items, columns.integers("dirty"), [](auto& item, auto value) { item.dirty = value != 0; });
  fill(items, columns.texts("compiler"),
       [](auto& item, const auto& value) { item.compiler = value; });
  fill(items, columns.texts("flags"), [](auto& item, const auto& value) { item.flags = value; });
  fill(items, columns.texts("time"), [](auto& item, const auto& value) { item.time = value; });
  fill(items, columns.texts("host"), [](auto& item, const auto& value) { item.host = value; });
  fill(items, columns.integers("threads"),
       [](auto& item, auto value) { item.threads = static_cast<int>(value); });
  fill(items, columns.reals("duration"), [](auto& item, auto value) { item.seconds = value; });
  fill(items, columns.integers("pupils"), [](auto& item, auto value) { item.pupils = value; });
  fill(items, columns.integers("pupil_terms"),
       [](auto& item, auto value) { item.pupil_terms = value; });
  UnitProvenances units;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool replicate = names[i].starts_with("replicate-");
    units.push_back({{replicate ? UnitKind::replicate : UnitKind::draw,
                      std::stoi(names[i].substr(names[i].find('-') + 1))},
                     std::move(items[i])});
  }
  return units;
}

}  // namespace doorstroom
