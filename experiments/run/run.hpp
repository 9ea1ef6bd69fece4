// SPDX-License-Identifier: EUPL-1.2
// Runs an experiment: all units of work, into a results folder.
#pragma once

#include <functional>
#include <string>

#include "agents/term/simulate.hpp"
#include "experiments/plan/experiment.hpp"
#include "experiments/run/progress.hpp"

namespace doorstroom {

/// What the command line asks of a run.
struct RunOptions {
  std::string output;         ///< folder for the results
  int threads = 0;            ///< 0: as many as the machine has
  bool resume = false;        ///< go on where an earlier run of the same experiment stopped
  int shard = 0, shards = 1;  ///< this process does units of which index % shards == shard
  long long memory_bytes =
      0;                 ///< what the run may take; 0: no limit. Sets how many variants run at once
  bool profile = false;  ///< take the time of each phase
  std::function<void(const Progress&)> progress;  ///< may throw Interrupted
};

/// What a run reports when it is done.
struct RunSummary {
  std::string results,
      content_hash;  ///< path of the merged file or the folder; hash of its logical content
  long long pupils = 0;
  PupilTerms pupil_terms;  ///< of all units
  PhaseTimes times;        ///< when asked for
  double seconds = 0;
  long long peak_memory_bytes = 0;
  int threads = 0;
};

/// @throws ConfigError, IoError, ModelError; Interrupted when the progress callback throws it
RunSummary run(const Experiment& experiment, const RunOptions& options);

/// Memory that a run will need at most, estimated from the size of the population and the plan.
long long estimate_memory_bytes(const Experiment& experiment);

}  // namespace doorstroom
