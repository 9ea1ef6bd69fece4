// SPDX-License-Identifier: EUPL-1.2
// What the results file says about a run: axes, what places and moves mean, parameters, the
// experiment.
#pragma once

#include "experiments/plan/experiment.hpp"
#include "experiments/run/prepare.hpp"
#include "results/store/run_description.hpp"

namespace doorstroom {

/// Version of the model: moves when results of the same experiment may change (CHANGELOG.md says
/// what and how much).
inline constexpr const char* model_version = "0.4.0";

/// What one pupil in each place stands for, with the parameters of this model.
std::vector<PlaceInfo> describe_places(const Model& model);

/// @param world with central parameters
RunDescription describe_run(const Experiment& experiment, const World& world);

}  // namespace doorstroom
