// SPDX-License-Identifier: EUPL-1.2
// A run description in a file: the same groups stand in every segment and in the merged results.
#include "results/store/description_file.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/errors.hpp"
#include "results/store/content_hash.hpp"
#include "results/store/place_columns.hpp"

namespace doorstroom {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// One member of every item, e.g. all labels.
template <class Value, class Items, class Member>
std::vector<Value> each(const Items& items, Member member) {
  std::vector<Value> values;
  for (const auto& item : items) values.push_back(static_cast<Value>(member(item)));
  return values;
}
template <class Items, class Member>
std::vector<std::string> texts(const Items& items, Member member) {
  return each<std::string>(items, [&](const auto& item) { return item.*member; });
}
template <class Items, class Member>
std::vector<std::int64_t> integers(const Items& items, Member member) {
  return each<std::int64_t>(items, [&](const auto& item) { return item.*member; });
}
template <class Items, class Member> std::vector<double> reals(const Items& items, Member member) {
  return each<double>(items, [&](const auto& item) { return item.*member; });
}

constexpr auto flag = hdf5::Type::flag;
constexpr std::int64_t no_year = 0;  // in `/variants/from` and `until`: no policy acts

void write_variants(SchemaWriter& file, const RunDescription& run) {
  auto group = file.root().create_group("variants");
  file.write(group, "label", {"variant"}, {"", "What readers see."},
             texts(run.variants, &VariantInfo::label));
  file.write(group, "baseline", {"variant"}, {"", "1: the others are compared with this variant."},
             integers(run.variants, &VariantInfo::baseline), flag);
  file.write(group, "reference", {"variant"},
             {"", "1: no shock and no policy; delay is measured against it."},
             integers(run.variants, &VariantInfo::reference), flag);
  if (!run.policy_years_known) return;
  const auto year = [&](int SchoolYears::*end) {
    return each<std::int64_t>(run.variants, [&](const auto& variant) {
      return variant.acts ? std::int64_t{(*variant.acts).*end} : no_year;
    });
  };
  file.write(group, "from", {"variant"},
             {"",
              "First school year in which a policy acts that it does not share with the "
              "baseline (2021: 2021/22); 0: none ever does."},
             year(&SchoolYears::from));
  file.write(group, "until", {"variant"}, {"", "The last such school year; 0: none ever does."},
             year(&SchoolYears::until));
}

void write_places(SchemaWriter& file, const RunDescription& run) {
  auto group = file.root().create_group("places");
  const std::vector<std::string> place = {"place"};
  file.write(group, "label_nl", place, {"", "Dutch label."},
             texts(run.places, &PlaceInfo::label_nl));
  file.write(group, "label_en", place, {"", "English label."},
             texts(run.places, &PlaceInfo::label_en));
  file.write(
      group, "role", place,
      {"", "education, pause (gap year, at home), left (education) or gone (emigrated, died)."},
      each<std::string>(run.places, [](const auto& info) { return name(info.role); }));
  file.write(group, "apart", place, {"", "1: counts under its own full prefix and `all` only."},
             integers(run.places, &PlaceInfo::apart), flag);
  file.write(group, "course_year", place, {"", "Year of the course, from 1; 0: none."},
             integers(run.places, &PlaceInfo::course_year));
  file.write(group, "cost", place, {"EUR", "Average cost of one pupil in one school year.", 0.01},
             integers(run.places, &PlaceInfo::cost_cents));
  for (const auto& column : place_columns())
    file.write(group, column.name, column.axes, column.doc, column.get(run.places));
}

void write_moves(SchemaWriter& file, const RunDescription& run) {
  auto group = file.root().create_group("moves");
  const std::vector<std::string> move = {"move"};
  file.write(group, "from", move, {"", "Index into `place`."},
             integers(run.moves, &MoveInfo::from));
  file.write(group, "to", move, {"", "Index into `place`."}, integers(run.moves, &MoveInfo::to));
  file.write(group, "kind", move, {"", "promote, repeat, up, down, drop_out, ..."},
             texts(run.moves, &MoveInfo::kind));
  file.write(group, "diploma", move, {"", "Awarded on this move, index into `diploma`; 0: none."},
             integers(run.moves, &MoveInfo::diploma));
  file.write(group, "quality", move, {"", "Quality of the base rate."},
             texts(run.moves, &MoveInfo::quality));
  file.write(group, "source", move, {"", "Source of the base rate."},
             texts(run.moves, &MoveInfo::source));
}

void write_diplomas_and_policies(SchemaWriter& file, const RunDescription& run) {
  auto diplomas = file.root().create_group("diplomas");
  file.write(diplomas, "label_nl", {"diploma"}, {"", "Dutch label."},
             texts(run.diplomas, &DiplomaInfo::label_nl));
  file.write(diplomas, "label_en", {"diploma"}, {"", "English label."},
             texts(run.diplomas, &DiplomaInfo::label_en));
  file.write(diplomas, "rank", {"diploma"}, {"", "Higher is higher."},
             integers(run.diplomas, &DiplomaInfo::rank));
  file.write(diplomas, "starting_qualification", {"diploma"}, {"", "1: it is one."},
             integers(run.diplomas, &DiplomaInfo::starting_qualification), flag);
  auto policies = file.root().create_group("policies");
  file.write(policies, "kind", {"policy"}, {"", "Kind, as in `use`."},
             texts(run.policies, &PolicyInfo::kind));
  file.write(policies, "label_nl", {"policy"}, {"", "Dutch label."},
             texts(run.policies, &PolicyInfo::label_nl));
  file.write(policies, "label_en", {"policy"}, {"", "English label."},
             texts(run.policies, &PolicyInfo::label_en));
}

void write_parameters(SchemaWriter& file, hdf5::Group& provenance, const RunDescription& run) {
  auto group = provenance.create_group("parameters");
  const std::vector<std::string> axis = {"parameter"};
  const auto& all = run.parameters;
  file.write(group, "value", axis, {"", "As used; its unit is in `parameter_unit`."},
             reals(all, &ParameterInfo::value));
  file.write(group, "low", axis, {"", "Lower end of its interval or range; NaN: none."},
             each<double>(all, [](const auto& p) { return p.low.value_or(missing); }));
  file.write(group, "high", axis, {"", "Upper end of its interval or range; NaN: none."},
             each<double>(all, [](const auto& p) { return p.high.value_or(missing); }));
  file.write(group, "parameter_unit", axis, {"", "Unit of value, low and high."},
             texts(all, &ParameterInfo::unit));
  file.write(group, "source", axis, {"", "Where the number comes from."},
             texts(all, &ParameterInfo::source));
  file.write(group, "quality", axis, {"", "verbatim, derived, recalled or assumption."},
             texts(all, &ParameterInfo::quality));
}

const char* doc_of(const std::string& axis) {
  static const std::vector<std::pair<std::string, const char*>> docs = {
      {"date", "Calendar year of the 1 October on which stocks are counted."},
      {"year", "Calendar year that follows the school year."},
      {"place", "Where a pupil can be, or has left to."},
      {"move", "from>to:kind"},
      {"domain", "What pupils learn."},
      {"cell", "Group of pupils by their fixed traits."},
      {"change", "The same pupil against the baseline."},
      {"advice", "Advice at the end of primary school, as a place."},
      {"diploma", "none, then by rank."},
      {"policy", "Instance name of a policy."},
      {"region", "Province."}};
  for (const auto& [name, doc] : docs)
    if (name == axis) return doc;
  return "Labels.";
}

}  // namespace

void write_description(SchemaWriter& file, const RunDescription& run) {
  auto& root = file.root();
  root.set("schema_version", std::vector<std::int64_t>{schema_version.major, schema_version.minor});
  root.set("title", run.title);
  root.set("population", run.population);
  root.set("date", run.date);
  root.set("model_version", run.model_version);
  root.set("first_year", std::int64_t{run.first_year});
  root.set("years", std::int64_t{run.years});
  root.set("replicates", std::int64_t{run.replicates});
  root.set("draws", std::int64_t{run.draws});
  root.set("seed", run.seed);
  root.set("sample", run.sample);
  root.set("draw_sample", run.draw_sample);
  root.set("synthetic", std::int64_t{run.synthetic});
  if (!run.report_years.empty())
    root.set("report_years",
             std::vector<std::int64_t>{run.report_years.begin(), run.report_years.end()});
  file.dimension({"variant", texts(run.variants, &VariantInfo::name)},
                 "The reference first, then as in the experiment.");
  for (const auto& axis : axes_of(run)) file.dimension(axis, doc_of(axis.name));
  file.dimension({"parameter", texts(run.parameters, &ParameterInfo::key)}, "Key of a parameter.");
  file.dimension({"drawn", run.drawn}, "Key of a parameter that the draws vary.");
  write_variants(file, run);
  write_places(file, run);
  write_moves(file, run);
  write_diplomas_and_policies(file, run);
  auto provenance = root.create_group("provenance");
  write_parameters(file, provenance, run);
  file.write(provenance, "experiment", {},
             {"", "The experiment as understood: TOML that can be run again."},
             {run.experiment_toml});
}

void write_provenance(SchemaWriter& file, const RunDescription& run, const UnitProvenances& units) {
  auto group = file.root().group("provenance").create_group("run");
  const auto all = each<UnitProvenance>(units, [](const auto& unit) { return unit.second; });
  file.dimension(
      group, {"unit", each<std::string>(units, [](const auto& unit) { return unit.first.name(); })},
      "Work unit.");
  const std::vector<std::string> axis = {"unit"};
  file.write(group, "version", axis, {"", "Version of the program."},
             texts(all, &UnitProvenance::version));
  file.write(group, "commit", axis, {"", "Commit it was built from."},
             texts(all, &UnitProvenance::commit));
  file.write(group, "dirty", axis, {"", "1: the tree had changes after that commit."},
             integers(all, &UnitProvenance::dirty), flag);
  file.write(group, "compiler", axis, {"", "Compiler."}, texts(all, &UnitProvenance::compiler));
  file.write(group, "flags", axis, {"", "Compiler flags."}, texts(all, &UnitProvenance::flags));
  file.write(group, "time", axis, {"", "When the unit was done."},
             texts(all, &UnitProvenance::time));
  file.write(group, "host", axis, {"", "Where."}, texts(all, &UnitProvenance::host));
  file.write(group, "threads", axis, {"", "Threads used."},
             integers(all, &UnitProvenance::threads));
  file.write(group, "duration", axis, {"s", "Time taken."}, reals(all, &UnitProvenance::seconds));
  file.write(group, "pupils", axis, {"persons", "Simulated, over all variants."},
             integers(all, &UnitProvenance::pupils));
  file.write(group, "pupil_terms", axis, {"", "Simulated, over all variants."},
             integers(all, &UnitProvenance::pupil_terms));
  file.write(group, "experiment_file", {}, {"", "Path of the experiment file."},
             {run.experiment_file});
  file.write(group, "experiment_text", {}, {"", "The experiment file as it was read."},
             {run.experiment_text});
}

std::string description_hash(const RunDescription& description) {
  auto file = hdf5::File::create_in_memory("description");
  {
    SchemaWriter writer{file.root()};
    write_description(writer, description);
  }
  return content_hash(file.root());
}

}  // namespace doorstroom
