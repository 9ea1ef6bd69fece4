// SPDX-License-Identifier: EUPL-1.2
// A thinned country for benchmarks: the shipped main experiment, calibrated once.
#pragma once

#include "experiments/plan/experiment.hpp"
#include "experiments/run/prepare.hpp"

namespace doorstroom::bench {

struct Country {
  Experiment experiment;
  World world;
};

/// The headline experiment on about this many pupils. Made once per size; fixed seed.
const Country& country(long long pupils);

}  // namespace doorstroom::bench
