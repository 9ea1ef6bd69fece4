// SPDX-License-Identifier: EUPL-1.2
// Makes a policy from values given as text, and shows it a class of pupils.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "policies/policy_kind.hpp"

namespace doorstroom::test {

using Values = std::map<std::string, std::string>;

/// A kind of the menu. @throws std::invalid_argument
const PolicyKind& kind(const std::string& name);

/// A policy with these values for its parameters, defaults elsewhere; words of a list are separated
/// by spaces.
/// @throws std::invalid_argument for a key that the policy does not declare
std::unique_ptr<Policy> make(const PolicyKind& kind, const Values& values,
                             const Founding& world = {});

/// What it adds.
Contribution contribution(const PolicyKind& kind, const Values& values, const PlaceGraph& system);

/// The graph with what a policy adds to it.
PlaceGraph joined(const PlaceGraph& system, const Contribution& added);

/// What the policy has the nation decide in the first term of a school year.
Rules rules_of(const Policy& policy, const PlaceGraph& graph, int school_year = 2021);

/// A diversion with the names of its places.
struct NamedDiversion {
  std::string from, to, instead;
  double share = 0, per_sd = 0, max_share = 1;
  int min_class = 0;
};
/// Those of a policy in a system with what it adds.
std::vector<NamedDiversion> diversions(const PolicyKind& kind, const Values& values,
                                       const PlaceGraph& system);

/// Pupils of one location as a policy sees them; `seen()` refers to it.
struct Class {
  std::vector<std::uint32_t> pupil;
  std::vector<std::uint16_t> place;
  std::vector<std::uint8_t> education, girl, migrant, repeated;
  std::vector<float> age, disadvantage, gap, gap_reading, gap_maths;
  Term term{4};
  mutable std::vector<std::uint8_t> year_ends;  ///< as of `term`, when seen

  void add(float gap_weeks_reading, float gap_weeks_maths,
           Education of_parents = Education::middle);
  Observed seen() const;
};

/// What a policy asks for a class, of its first package.
std::vector<Offer> ask(const Policy& policy, const Class& pupils);

/// What a dose of 1 of the first package does to a lever; 0 when nothing.
double effect_of(const Policy& policy, Lever lever);

}  // namespace doorstroom::test
