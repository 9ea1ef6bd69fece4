// SPDX-License-Identifier: EUPL-1.2
// The data of a school system and of a population as rows, as files have them; see
// docs/data-format.md for every column.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/place_graph.hpp"

namespace doorstroom {

/// Where a number comes from.
struct Provenance {
  std::string source, quality, note;  ///< quality: verbatim, derived, recalled, assumption
  RowOrigin origin;
};

/// What a place is to the model, whatever it is called.
enum class Role : std::uint8_t {
  none,
  born,  ///< children enter here at their birthday of `born_age`
  gone   ///< an exit that is no leaving of education: emigration, death
};

/// What a place means to the model, beside its row in the graph. Empty keys: does not apply.
struct PlaceTraits {
  std::string place, locations, year_group, calendar, distance, cost, staff, selection, label_nl,
      label_en;
  Role role = Role::none;
  std::string born_share;  ///< parameter: share of newborns that enter here; empty: the rest
  int born_age = 0;        ///< years
  bool grows_by_age =
      false;  ///< a repeater learns at the pace of its age, not of the year it sits in
  bool loss_measured = false;  ///< what closures cost was measured here
  bool counts_study_years = true;
  bool central_exam = false;  ///< its diplomas are given by an exam that rules can ease
  double level = 0;
  int course_year = 0;
  Provenance provenance;
};
/// One row of growth.csv.
struct GrowthRow {
  std::string year_group;
  double reading = 0, maths = 0;  ///< SD a year
  double low = 1, high = 1;       ///< range, as a share
  Provenance provenance;
};
/// One row of closures.csv.
struct ClosureRow {
  std::string set, start, end, calendar;  ///< ISO dates, inclusive
  double open_share = 1;
  bool first = false;  ///< distance teaching was new: efficacies `first` of distance.csv
  Provenance provenance;
};
/// One row of holidays.csv.
struct HolidayRow {
  std::string start, end, calendar;  ///< calendar empty: all
  Provenance provenance;
};
/// One row of distance.csv.
struct DistanceRow {
  std::string distance, closure;  ///< closure: first, later
  double efficacy = 0, low = 0, high = 0;
  Provenance provenance;
};
/// One row of costs.csv.
struct CostRow {
  std::string cost;
  double eur_per_pupil_year = 0, marginal_share = 1, low = 0, high = 0;
  Provenance provenance;
};
/// One row of staff.csv.
struct StaffRow {
  std::string staff;
  double pupils_per_teacher_fte = 0, low = 0, high = 0;
  Provenance provenance;
};
/// One row of market.csv: staff of one kind that policies can hire in the country.
struct MarketRow {
  std::string staff, label_nl, label_en;
  double fte = 0, low = 0, high = 0;
  Provenance provenance;
};
/// One row of advice.csv: a category of school advice, lowest first.
struct AdviceRow {
  std::string advice, share;  ///< share: parameter
  Provenance provenance;
};
/// What a measure that was taken does.
enum class TakenKind : std::uint8_t {
  no_end_test,  ///< no advice is revised by a test
  exam_rules    ///< passing a central exam is easier by a logit
};
/// One row of measures.csv: what a government decided for one school year, when schools had been
/// closed in it.
struct TakenRow {
  std::string name, parameter;  ///< parameter: the logit of exam_rules
  TakenKind kind = TakenKind::no_end_test;
  int school_year = 0;        ///< 2019 is 2019/20
  bool in_shock_only = true;  ///< not in the reference
  std::string label_nl, label_en;
  Provenance provenance;
};
/// One row of parameters.csv.
struct ParameterRow {
  std::string key, unit;
  double value = 0, low = 0, high = 0;  ///< low == high: no range
  Provenance provenance;
};
/// One row of diplomas.csv.
struct DiplomaRow {
  std::string diploma, label_nl, label_en;
  int rank = 0;  ///< higher is higher
  bool starting_qualification = false;
  Provenance provenance;
};

/// A system folder.
struct SystemData {
  std::string name, folder;
  std::vector<PlaceRow> places;
  std::vector<PlaceTraits> traits;  ///< same order as places
  std::vector<MoveRow> moves;
  std::vector<GrowthRow> growth;
  std::vector<ClosureRow> closures;
  std::vector<HolidayRow> holidays;
  std::vector<DistanceRow> distance;
  std::vector<CostRow> costs;
  std::vector<StaffRow> staff;
  std::vector<MarketRow> market;
  std::vector<DiplomaRow> diplomas;
  std::vector<AdviceRow> advice;
  std::vector<TakenRow> measures;
  std::vector<ParameterRow> parameters;
};

/// One row of stocks.csv.

struct StockRow {
  std::string place;
  char sex = 'm';
  long long count = 0;
  Provenance provenance;
};
/// One row of locations.csv.
struct LocationRow {
  std::string location, kind, province;
  double pupils = 0, disadvantage = 1;
  bool synthetic = false;
  Provenance provenance;
};
/// One row of location_places.csv.
struct LocationPlaceRow {
  std::string location, place;  ///< place may be a prefix
  double weight = 0;
  RowOrigin origin;
};
/// One row of births.csv.
struct BirthRow {
  int year = 0;
  double count = 0, low = 0, high = 0;
  std::string variant;
  Provenance provenance;
};
/// One row of inflow.csv.
struct InflowRow {
  std::string place, kind;
  int first_year = 0, last_year = 0, age_low = 0, age_high = 0;
  double per_year = 0, low = 0, high = 0, girls_share = 0.5;
  MoveTerm term = MoveTerm::autumn;
  Provenance provenance;
};
/// One row of composition.csv.
struct CompositionRow {
  std::string attribute, category;
  double share = 0, low = 0, high = 0;
  Provenance provenance;
};
/// One row of align-*.csv.
struct AlignStockRow {
  std::string target;
  double count = 0;
  Provenance provenance;
};
/// One row of align-moves-*.csv.
struct AlignMoveRow {
  std::string from, indicator;
  double value = 0;
  Provenance provenance;
};

/// A population folder.
struct PopulationData {
  std::string name, folder, date, label_nl, label_en;
  int first_school_year = 0;
  bool synthetic = false;  ///< declared to be nobody: small numbers may be shown
  std::vector<StockRow> stocks;
  std::vector<LocationRow> locations;
  std::vector<LocationPlaceRow> location_places;
  std::vector<BirthRow> births;
  std::vector<InflowRow> inflow;
  std::vector<CompositionRow> composition;
  std::map<std::string, std::vector<AlignStockRow>> align;       ///< by date
  std::map<std::string, std::vector<AlignMoveRow>> align_moves;  ///< by date
};

}  // namespace doorstroom
