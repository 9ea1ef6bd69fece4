// SPDX-License-Identifier: EUPL-1.2
// Reads a system folder into rows.
#include "experiments/system/system_files.hpp"

#include <filesystem>

#include "experiments/read/csv.hpp"
#include "experiments/read/provenance_columns.hpp"

namespace doorstroom {
namespace {

/// A place as it stands in one row; the graph and the model keep different columns of it.
struct Place {
  PlaceRow row;
  PlaceTraits traits;
};

/// Dotted, lower case: `vo.havo_vwo.1`. A prefix or an alignment target must not be mistaken for a
/// place.
bool is_place_name(const std::string& name) {
  if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") != std::string::npos)
    return false;
  return name != "all" && !name.starts_with('.') && !name.ends_with('.') &&
         name.find("..") == std::string::npos;
}

constexpr Limits slope{-20, 20};  // logits: beyond it a move is certain or impossible

/// What a scalar of the model can be, by the first part of its key that is listed.
Limits parameter_limits(const std::string& key) {
  static const std::vector<std::pair<const char*, Limits>> limits{{"correlation", {-1, 1}},
                                                                  {"logit", {-20, 20}},
                                                                  {"ppf.width_sd", {0.1, 100}},
                                                                  {"_sd", {0, 10}},
                                                                  {".sd_", {0, 10}},
                                                                  {"share", zero_to_one},
                                                                  {"retention", zero_to_one},
                                                                  {"recovery", zero_to_one},
                                                                  {"relativity", zero_to_one},
                                                                  {"participation", zero_to_one},
                                                                  {"growth_scale", {0.01, 100}},
                                                                  {"slope", {0, 10}},
                                                                  {"factor", {0, 100}}};
  for (const auto& [part, range] : limits)
    if (key.find(part) != std::string::npos) return range;
  return {-10, 10};  // differences in SD, or in shares of normal learning
}

void read_place(Cells& cells, Place& place) {
  auto& [row, traits] = place;
  std::string kind = "stay";
  std::string clock = "school_year";
  cells.text("place", row.name, Need::value);
  cells.word("kind", kind, {"stay", "exit"}, Need::value);
  cells.word("clock", clock, {"school_year", "birthday"}, Need::nothing);
  cells.yes_no("apart", row.apart, Need::nothing);
  cells.text("locations", traits.locations, Need::nothing);
  cells.text("year_group", traits.year_group, Need::nothing);
  cells.text("calendar", traits.calendar, Need::nothing);
  cells.text("distance", traits.distance, Need::nothing);
  cells.number("level", traits.level, Need::nothing, {0, 6});
  cells.integer("course_year", traits.course_year, Need::nothing, {0, 20});
  cells.text("cost", traits.cost, Need::nothing);
  cells.text("staff", traits.staff, Need::nothing);
  cells.word("selection", traits.selection, {"advice"}, Need::nothing);
  std::string role, growth_by;
  cells.word("role", role, {"born", "gone"}, Need::nothing);
  cells.text("born_share", traits.born_share, Need::nothing);
  cells.integer("born_age", traits.born_age, Need::nothing, {0, 20});
  cells.word("growth_by", growth_by, {"age", "place"}, Need::nothing);
  cells.yes_no("loss_measured", traits.loss_measured, Need::nothing);
  cells.yes_no("study_years", traits.counts_study_years, Need::nothing);
  cells.yes_no("central_exam", traits.central_exam, Need::nothing);
  traits.role = role == "born" ? Role::born : role == "gone" ? Role::gone : Role::none;
  traits.grows_by_age = growth_by == "age";
  cells.text("label_nl", traits.label_nl, Need::nothing);
  cells.text("label_en", traits.label_en, Need::nothing);
  read_provenance(cells, traits.provenance, Need::nothing);
  traits.place = row.name;
  if (!is_place_name(row.name))
    cells.wrong(
        "place",
        "\"" + row.name + "\" cannot be a name; allowed: a-z, 0-9 and _, in parts joined by dots");
  row.kind = kind == "exit" ? PlaceKind::exit : PlaceKind::stay;
  row.clock = clock == "birthday" ? Clock::birthday : Clock::school_year;
  row.origin = cells.origin();
}

void read_move(Cells& cells, MoveRow& row) {
  static const std::vector<std::string> kinds{"promote",  "repeat", "up",       "down",   "switch",
                                              "graduate", "enter",  "drop_out", "return", "stack"};
  std::string kind, term;
  Provenance provenance;
  row.order = std::numeric_limits<int>::min();
  cells.text("from", row.from, Need::value);
  cells.text("to", row.to, Need::value);
  cells.word("kind", kind, kinds, Need::value);
  cells.word("term", term, {"autumn", "spring"}, Need::nothing);
  cells.integer("order", row.order, Need::nothing);
  cells.number("rate", row.rate, Need::value, zero_to_one);
  cells.range(row.rate, row.low, row.high, Need::nothing, zero_to_one);
  cells.number("skill", row.skill, Need::nothing, slope);
  cells.number("education_low", row.education_low, Need::nothing, slope);
  cells.number("education_high", row.education_high, Need::nothing, slope);
  cells.number("girl", row.girl, Need::nothing, slope);
  cells.number("repeated", row.repeated, Need::nothing, slope);
  cells.text("diploma", row.diploma, Need::nothing);
  read_provenance(cells, provenance, Need::nothing);
  if (!row.diploma.empty() && !kind.empty() && kind != "graduate" && kind != "stack" &&
      kind != "switch")
    cells.wrong("diploma", "\"" + row.diploma + "\" stands on a move of kind " + kind +
                               "; allowed: on graduate, stack, switch");
  row.kind = move_kind(kind).value_or(MoveKind::promote);
  row.term = term == "autumn"   ? MoveTerm::autumn
             : term == "spring" ? MoveTerm::spring
                                : MoveTerm::both;
  row.source = provenance.source;
  row.quality = provenance.quality;
  row.note = provenance.note;
  row.origin = cells.origin();
}

void read_growth(Cells& cells, GrowthRow& row) {
  cells.text("year_group", row.year_group, Need::value);
  cells.number("reading_sd_per_year", row.reading, Need::value, not_negative);
  cells.number("maths_sd_per_year", row.maths, Need::value, not_negative);
  cells.range(1, row.low, row.high, Need::column, not_negative);
  read_provenance(cells, row.provenance, Need::value);
}

void read_closure(Cells& cells, ClosureRow& row) {
  cells.text("set", row.set, Need::value);
  cells.date("start", row.start, Need::value);
  cells.date("end", row.end, Need::value);
  cells.text("calendar", row.calendar, Need::value);
  cells.number("open_share", row.open_share, Need::value, zero_to_one);
  cells.yes_no("first", row.first, Need::nothing);
  read_provenance(cells, row.provenance, Need::value);
  if (row.end < row.start)
    cells.wrong("end", row.end + " is before start " + row.start + "; allowed: start <= end");
}

void read_holiday(Cells& cells, HolidayRow& row) {
  cells.date("start", row.start, Need::value);
  cells.date("end", row.end, Need::value);
  cells.text("calendar", row.calendar, Need::nothing);
  read_provenance(cells, row.provenance, Need::value);
  if (row.end < row.start)
    cells.wrong("end", row.end + " is before start " + row.start + "; allowed: start <= end");
}

void read_distance(Cells& cells, DistanceRow& row) {
  cells.text("distance", row.distance, Need::value);
  cells.word("closure", row.closure, {"first", "later"}, Need::value);
  cells.number("efficacy", row.efficacy, Need::value);
  cells.range(row.efficacy, row.low, row.high, Need::column);
  read_provenance(cells, row.provenance, Need::value);
}

void read_cost(Cells& cells, CostRow& row) {
  cells.text("cost", row.cost, Need::value);
  cells.number("eur_per_pupil_year", row.eur_per_pupil_year, Need::value, not_negative);
  cells.number("marginal_share", row.marginal_share, Need::value, zero_to_one);
  cells.range(row.marginal_share, row.low, row.high, Need::column, zero_to_one);
  read_provenance(cells, row.provenance, Need::value);
}

void read_staff(Cells& cells, StaffRow& row) {
  cells.text("staff", row.staff, Need::value);
  cells.number("pupils_per_teacher_fte", row.pupils_per_teacher_fte, Need::value, {0.1, 1000});
  cells.range(row.pupils_per_teacher_fte, row.low, row.high, Need::column, not_negative);
  read_provenance(cells, row.provenance, Need::value);
}

void read_market(Cells& cells, MarketRow& row) {
  cells.text("staff", row.staff, Need::value);
  cells.text("label_nl", row.label_nl, Need::value);
  cells.text("label_en", row.label_en, Need::value);
  cells.number("fte", row.fte, Need::value, not_negative);
  cells.range(row.fte, row.low, row.high, Need::column, not_negative);
  read_provenance(cells, row.provenance, Need::value);
}

void read_diploma(Cells& cells, DiplomaRow& row) {
  cells.text("diploma", row.diploma, Need::value);
  cells.integer("rank", row.rank, Need::value, not_negative);
  cells.yes_no("starting_qualification", row.starting_qualification, Need::value);
  cells.text("label_nl", row.label_nl, Need::column);
  cells.text("label_en", row.label_en, Need::column);
  read_provenance(cells, row.provenance, Need::value);
}

void read_advice(Cells& cells, AdviceRow& row) {
  cells.text("advice", row.advice, Need::value);
  cells.text("share", row.share, Need::value);
  read_provenance(cells, row.provenance, Need::value);
}

void read_taken(Cells& cells, TakenRow& row) {
  std::string kind, in = "shock";
  cells.text("measure", row.name, Need::value);
  cells.word("kind", kind, {"no_end_test", "exam_rules"}, Need::value);
  cells.integer("school_year", row.school_year, Need::value, {1900, 2200});
  cells.text("parameter", row.parameter, Need::nothing);
  cells.word("in", in, {"shock", "all"}, Need::value);
  cells.text("label_nl", row.label_nl, Need::column);
  cells.text("label_en", row.label_en, Need::column);
  read_provenance(cells, row.provenance, Need::value);
  row.kind = kind == "exam_rules" ? TakenKind::exam_rules : TakenKind::no_end_test;
  row.in_shock_only = in == "shock";
  if (row.kind == TakenKind::exam_rules && row.parameter.empty())
    cells.wrong("parameter", "empty; allowed: the key of the logit in parameters.csv");
}

void read_parameter(Cells& cells, ParameterRow& row) {
  cells.text("key", row.key, Need::value);
  const auto limits = parameter_limits(row.key);
  cells.number("value", row.value, Need::value, limits);
  cells.range(row.value, row.low, row.high, Need::column, limits);
  cells.text("unit", row.unit, Need::column);
  read_provenance(cells, row.provenance, Need::value);
}

}  // namespace

SystemData read_system(const std::string& folder, std::vector<Issue>& issues) {
  const std::filesystem::path path(folder);
  const auto file = [&](const char* name) { return (path / name).string(); };
  SystemData system;
  system.name = path.filename().string();
  system.folder = folder;

  for (auto& place : read_rows<Place>(file("places.csv"), Presence::required, issues, read_place)) {
    system.places.push_back(std::move(place.row));
    system.traits.push_back(std::move(place.traits));
  }
  system.moves = read_rows<MoveRow>(file("moves.csv"), Presence::required, issues, read_move);
  for (std::size_t i = 0; i < system.moves.size(); ++i)
    if (system.moves[i].order == std::numeric_limits<int>::min())
      system.moves[i].order = static_cast<int>(i);

  constexpr auto optional = Presence::optional;
  system.growth = read_rows<GrowthRow>(file("growth.csv"), optional, issues, read_growth);
  system.closures = read_rows<ClosureRow>(file("closures.csv"), optional, issues, read_closure);
  system.holidays = read_rows<HolidayRow>(file("holidays.csv"), optional, issues, read_holiday);
  system.distance = read_rows<DistanceRow>(file("distance.csv"), optional, issues, read_distance);
  system.costs = read_rows<CostRow>(file("costs.csv"), optional, issues, read_cost);
  system.staff = read_rows<StaffRow>(file("staff.csv"), optional, issues, read_staff);
  system.market = read_rows<MarketRow>(file("market.csv"), optional, issues, read_market);
  system.diplomas = read_rows<DiplomaRow>(file("diplomas.csv"), optional, issues, read_diploma);
  system.advice = read_rows<AdviceRow>(file("advice.csv"), optional, issues, read_advice);
  system.measures = read_rows<TakenRow>(file("measures.csv"), optional, issues, read_taken);
  system.parameters =
      read_rows<ParameterRow>(file("parameters.csv"), optional, issues, read_parameter);
  check_system_keys(system, issues);
  return system;
}

}  // namespace doorstroom
