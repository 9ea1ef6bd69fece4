// SPDX-License-Identifier: EUPL-1.2
// From an experiment to a calibrated world and the policies of every variant, for central or drawn
// parameter values.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "agents/start/calibration.hpp"
#include "agents/start/population.hpp"
#include "agents/term/simulate.hpp"
#include "agents/world/model.hpp"
#include "experiments/plan/experiment.hpp"

namespace doorstroom {

/// A world in which all variants of a unit run.
struct World {
  std::unique_ptr<Model> model;
  Donors donors;
  std::vector<std::vector<ActivePolicy>> policies;  ///< by variant of the experiment
  std::size_t n_policies = 0;                       ///< rows of the policy axis
};

/// Names of policy instances over all variants, in order of appearance: the policy axis.
std::vector<std::string> policy_instances(const Experiment& experiment);

/// Every number that [uncertainty] draws: parameters, growth, distance teaching, rates, marginal
/// costs, staff, births, inflow and what policies leave out or write as a range.
std::vector<Drawable> drawables(const Experiment& experiment);

/// The value of a drawable in a draw: normal from a published 95% interval, triangular over the
/// range of an assumption. Keyed by draw and name only, so that a new drawable moves no other.
double draw_value(const Drawable& drawable, std::uint64_t seed, int draw);

/// Builds and calibrates a world.
/// @param sample share of the pupils
/// @param drawn values by key; empty: central
/// @throws ConfigError, also when two variants add one place in different ways
World prepare(const Experiment& experiment, double sample,
              const std::map<std::string, double>& drawn, const BurnIn& burn_in);

}  // namespace doorstroom
