// SPDX-License-Identifier: EUPL-1.2
// Every number that an experiment rests on, with where it comes from.
#pragma once

#include <string>
#include <vector>

#include "experiments/plan/experiment.hpp"

namespace doorstroom {

/// One number of a data file or of a policy.
struct SourcedNumber {
  std::string file;  ///< name of the file, or of the experiment file
  int line = 0;
  std::string key;     ///< what it is of, e.g. `vo.havo.4 > vo.havo.5 (promote)`
  std::string column;  ///< which number, e.g. `rate`
  std::string value;   ///< as the file has it
  std::string source, quality;
};

/// All numbers of the system and the population, by file and line, then those of the policies.
/// @throws ConfigError when a file cannot be read as a table
std::vector<SourcedNumber> sourced_numbers(const Experiment& experiment,
                                           const std::vector<PolicyKind>& menu = whole_menu());

}  // namespace doorstroom
