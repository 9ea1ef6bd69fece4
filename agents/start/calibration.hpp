// SPDX-License-Identifier: EUPL-1.2
// Calibration by burn-in: the model runs without shock and policy until it reproduces its base
// rates, and is then frozen.
#pragma once

#include "agents/start/population.hpp"
#include "agents/world/model.hpp"

namespace doorstroom {

/// How long and how large the burn-in is.
struct BurnIn {
  int years = 30;       ///< a child of two is through wo before the end
  double sample = 0.2;  ///< share of a real population
  int donor_years = 2;  ///< last years whose pupils become donors
  int base_years = 6;   ///< first years of the run itself, in each of which the base rates hold too
  int steps = 3;        ///< of the solve in every term of a base year
};

/// Solves model.calibration: intercepts so that the mean probability of every move is its base
/// rate, norms as the mean skill of each place, growth factors so that the average pupil of a year
/// group grows as growth.csv says, and the thresholds of the advice. All on a steady population
/// with the births and inflow of the year after the first; then the intercepts of each base year,
/// on the population of the run (or on the sample of the burn-in, if that is larger), which is not
/// steady. Does nothing but set zero intercepts when options.shifts is false.
/// @return donors for the base population
Donors calibrate(Model& model, const Draws& draws, const BurnIn& burn_in);

}  // namespace doorstroom
