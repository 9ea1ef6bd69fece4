// SPDX-License-Identifier: EUPL-1.2
// A measure: a dose of a package for pupils who meet a condition, described by data
// (policies/menu/*.toml, or [[measure]] in an experiment file). docs/measures.md has the format.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "agents/policy/package.hpp"
#include "policies/policy_kind.hpp"

namespace doorstroom {

/// What a unit of dose does to a lever.
struct MeasureEffect {
  Lever lever = Lever::skill_reading;
  ExpressionText per_dose;  ///< in a term, in the unit of the lever; of parameters
  Retention retention = Retention::slow;
  std::string source;
};

/// A measure as its file declares it. Expressions "of parameters" know the parameters and
/// `teaching_weeks` (of a term); those "of a pupil" also what a school sees. Empty texts: not
/// there.
struct MeasureSpec {
  std::string name, group, label_nl, label_en, doc_nl, doc_en;
  std::vector<Field> fields;  ///< `from`, `until`, `places`, `who` and the parameters
  ExpressionText dose;        ///< of a pupil, in units of dose; empty: 1
  ExpressionText priority;    ///< of a pupil: higher is served first; empty: the observed gap
  std::vector<MeasureEffect> effects;
  std::string staff;         ///< kind in market.csv; empty: none
  ExpressionText staff_fte;  ///< that a unit of dose binds; of parameters
  ExpressionText cap_fte;    ///< most staff in the country; of parameters; empty: no cap
  std::string rule;          ///< an Allocation by its name, or the parameter that holds one
  Grain grain = Grain::pupil;
  ExpressionText cost_eur;  ///< of a unit of dose in a term; of parameters
  ExpressionText scale;     ///< factor on effects; of parameters and `pupils` served; empty: 1
  std::string staff_source, cost_source, scale_source;
};

/// Parameters that measures know by these names, where they are declared.
inline constexpr const char* measure_take_up[] = {"take_up_low", "take_up_middle", "take_up_high"};

/// What the condition and other expressions of a pupil may name.
std::vector<ExpressionName> names_of_pupil(const std::vector<Field>& fields);
/// What expressions of parameters may name.
std::vector<ExpressionName> names_of_parameters(const std::vector<Field>& fields);

/// The kind of policy of a measure.
/// @param[out] issues of its expressions, with their place in the file
/// @return nothing when there is one
std::optional<PolicyKind> measure_kind(MeasureSpec spec, std::vector<Issue>& issues);

}  // namespace doorstroom
