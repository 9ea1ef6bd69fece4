// SPDX-License-Identifier: EUPL-1.2
// What all units of a run have in common: variants, axes, what places and moves mean, parameters,
// the experiment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/table.hpp"

namespace doorstroom {

/// School years from the first to the last, both included; 2021 is 2021/22.
struct SchoolYears {
  int from = 0, until = 0;
  friend bool operator==(const SchoolYears&, const SchoolYears&) = default;
};

/// A variant as readers see it. Index 0 of a run is always the reference: no shock, no policy.
struct VariantInfo {
  std::string name, label;
  bool baseline = false;   ///< exactly one: the variant that the others are compared with
  bool reference = false;  ///< exactly one, at index 0: what delay is measured against
  /// Within the run, those in which a policy acts that the variant and the baseline do not share
  /// (of the baseline: any); nothing: no such policy ever acts.
  std::optional<SchoolYears> acts = std::nullopt;
  friend bool operator==(const VariantInfo&, const VariantInfo&) = default;
};

/// What being in a place means for counts.
enum class PlaceRole {
  education,  ///< enrolled
  pause,      ///< neither enrolled nor left: a gap year, at home before school
  left,       ///< has left education
  gone        ///< left the country or died: gone, and no leaver
};
/// `education`, `pause`, `left`, `gone`: as in a file.
const char* name(PlaceRole role);

/// A place where a pupil can be, and what one pupil there stands for.
struct PlaceInfo {
  std::string name, label_nl, label_en;
  PlaceRole role = PlaceRole::education;
  bool apart = false;   ///< counts under its own full prefix and `all` only
  int course_year = 0;  ///< from 1; 0: none
  std::vector<double>
      weeks_per_sd;               ///< per domain: 40 / growth in SD per year; 0 where nobody grows
  std::int64_t cost_cents = 0;    ///< average, per pupil and school year
  double marginal_share = 1;      ///< of the average cost that one pupil more costs
  double pupils_per_teacher = 0;  ///< per fte; 0: no teachers counted
  friend bool operator==(const PlaceInfo&, const PlaceInfo&) = default;
};

/// One way out of a place.
struct MoveInfo {
  std::uint32_t from = 0, to = 0;  ///< indices into `places`
  std::string kind;                ///< the word of the data: `promote`, `repeat`, `drop_out`, ...
  int diploma = 0;                 ///< awarded on this move, index into `diplomas`; 0: none
  std::string quality, source;     ///< of its base rate
  friend bool operator==(const MoveInfo&, const MoveInfo&) = default;
};

/// Index 0 of a run is always `none`; then in ascending order of rank.
struct DiplomaInfo {
  std::string name, label_nl, label_en;
  int rank = 0;
  bool starting_qualification = false;
  friend bool operator==(const DiplomaInfo&, const DiplomaInfo&) = default;
};

/// One policy by its instance name; variants that use the same instance share it.
struct PolicyInfo {
  std::string name, kind, label_nl, label_en;
  friend bool operator==(const PolicyInfo&, const PolicyInfo&) = default;
};

/// A number of the model as this run used it.
struct ParameterInfo {
  std::string key;
  double value = 0;
  std::optional<double> low, high;  ///< published interval, or range of an assumption
  std::string unit, source, quality;
  friend bool operator==(const ParameterInfo&, const ParameterInfo&) = default;
};

/// Everything that two equal runs have in common. Plain data; `experiments/` fills it.
struct RunDescription {
  std::string title, population, date;  ///< `date`: ISO, of the first stock
  int first_year = 2019;                ///< first school year; 2019 is 2019/20
  int years = 1;
  bool policy_years_known = true;      ///< false: `acts` is not known (results before schema 1.3)
  std::vector<int> report_years;       ///< school years that the experiment names; empty: none
  double sample = 1, draw_sample = 1;  ///< share of the pupils in replicates and in draws
  int replicates = 1, draws = 0;
  bool synthetic = false;  ///< the population is declared to be nobody: no disclosure threshold
  std::int64_t seed = 1;
  std::string model_version;    ///< moves when results may change
  std::string experiment_toml;  ///< as understood, defaults filled in
  std::string experiment_file,
      experiment_text;  ///< path and text as read; kept outside the content hash
  std::vector<VariantInfo> variants;
  std::vector<PlaceInfo> places;
  std::vector<MoveInfo> moves;
  std::vector<DiplomaInfo> diplomas = {{"none", "geen diploma", "no diploma", 0, false}};
  std::vector<PolicyInfo> policies;
  std::vector<std::string> domains = {"reading", "maths"};
  std::vector<std::string> cells =
      standard_cells();  ///< key=value pairs joined by commas, the same keys in all
  std::vector<std::string> regions, advices;
  std::vector<Axis> more_axes;  ///< of tables that only some models record
  std::vector<ParameterInfo> parameters;
  std::vector<std::string>
      drawn;  ///< keys that [uncertainty] draws, in the order of UnitResult::drawn

  /// `sex=m,education=low,background=dutch`, ...: sex (m, f) x education (low, middle, high) x
  /// background (dutch, migrant), the last fastest.
  static std::vector<std::string> standard_cells();
  std::size_t baseline() const;  ///< index of the baseline variant; 0 when none is marked
  friend bool operator==(const RunDescription&, const RunDescription&) = default;
};

/// The label of a move: `vo.havo.4>vo.havo.5:promote`.
std::string move_label(const RunDescription& description, const MoveInfo& move);

/// All axes that tables may have, with their labels, in a fixed order: date, year, place, move,
/// domain, cell, change, advice, diploma, policy, region, then `more_axes`. Years and dates are
/// written as numbers in text.
std::vector<Axis> axes_of(const RunDescription& description);

}  // namespace doorstroom
