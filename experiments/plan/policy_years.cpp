// SPDX-License-Identifier: EUPL-1.2
// In which school years the policies act that make a variant another than the baseline.
#include "experiments/plan/policy_years.hpp"

#include <algorithm>

namespace doorstroom {
namespace {

bool has(const std::vector<PolicySpec>& policies, const PolicySpec& wanted) {
  return std::any_of(policies.begin(), policies.end(), [&](const PolicySpec& spec) {
    return spec.use == wanted.use && spec.name == wanted.name && spec.values == wanted.values;
  });
}

/// Policies of `ours` that `theirs` has not.
std::vector<const PolicySpec*> own(const std::vector<PolicySpec>& ours,
                                   const std::vector<PolicySpec>& theirs) {
  std::vector<const PolicySpec*> found;
  for (const auto& spec : ours)
    if (!has(theirs, spec)) found.push_back(&spec);
  return found;
}

std::vector<PolicySpec> baseline_policies(const Experiment& experiment) {
  for (const auto& variant : experiment.variants)
    if (variant.baseline) return variant.policies;
  return {};
}

}  // namespace

std::optional<SchoolYears> policy_years(const Experiment& experiment, const Variant& variant) {
  const auto shared = variant.baseline ? std::vector<PolicySpec>{} : baseline_policies(experiment);
  auto policies = own(variant.policies, shared);
  for (const auto* const stopped : own(shared, variant.policies)) policies.push_back(stopped);
  const SchoolYears run{experiment.first_year, experiment.first_year + experiment.years - 1};
  std::optional<SchoolYears> years;
  for (const auto* const spec : policies) {
    const auto policy = spec->make({});
    const SchoolYears acts{std::max(policy->first_year(), run.from),
                           std::min(policy->last_year(), run.until)};
    if (!policy->acts() || acts.until < acts.from) continue;
    years = years
                ? SchoolYears{std::min(years->from, acts.from), std::max(years->until, acts.until)}
                : acts;
  }
  return years;
}

}  // namespace doorstroom
