// SPDX-License-Identifier: EUPL-1.2
// How far a run is, and how whoever watches it can stop it.
#pragma once

#include <stdexcept>
#include <string>

namespace doorstroom {

/// State of a run. The runner reports it from one thread at a time, at least a few times a second
/// if it can.
struct Progress {
  double done = 0;    ///< work done, in the unit of `total` (pupil-terms)
  double total = 0;   ///< all work of this run; 0: not yet known
  std::string phase;  ///< what is going on, for readers, e.g. `replicate 2 of 3: tutoring`
};

/// Thrown by a progress callback to stop a run. The runner lets it pass: finished units stay, the
/// unit in progress is lost, and the run can be resumed. Exit code 4.
class Interrupted : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace doorstroom
