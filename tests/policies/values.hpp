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
std::unique_ptr<Policy> make(const PolicyKind& kind, const Values& values);

/// Pupils of one location as a policy sees them; `seen()` refers to it.
struct Class {
  std::vector<PupilId> pupil;
  std::vector<PlaceId> place;
  std::vector<Education> education;
  std::vector<std::uint8_t> repeated;
  std::vector<float> gap_reading, gap_maths, week;
  Term term{4};

  void add(float gap_weeks_reading, float gap_weeks_maths,
           Education of_parents = Education::middle);
  Observed seen() const;
};

/// What a policy asks for a class.
Requests ask(const Policy& policy, const Class& pupils);

}  // namespace doorstroom::test
