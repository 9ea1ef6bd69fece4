// SPDX-License-Identifier: EUPL-1.2
// In which school years the policies act that make a variant another than the baseline.
#pragma once

#include <optional>

#include "experiments/plan/experiment.hpp"
#include "results/store/run_description.hpp"

namespace doorstroom {

/// From the first to the last school year of the run in which a policy acts that the variant has
/// and the baseline has not, or the other way round; two policies are the same when kind, name and
/// every value are. For the baseline itself: any of its policies.
/// @return nothing when no such policy acts within the run
std::optional<SchoolYears> policy_years(const Experiment& experiment, const Variant& variant);

}  // namespace doorstroom
