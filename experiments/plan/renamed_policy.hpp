// SPDX-License-Identifier: EUPL-1.2
// A policy whose added places have other names in this experiment.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "agents/policy/policy.hpp"

namespace doorstroom {

/// The same policy, with the places that it adds under the names given; it acts in nothing else
/// than before.
/// @param names added place to its name in this experiment, whose last part is also put behind its
/// labels; others keep theirs
std::shared_ptr<const Policy> with_names(std::shared_ptr<const Policy> policy,
                                         std::map<std::string, std::string> names);

/// A contribution with its added places under the names given.
Contribution with_names(Contribution added, const std::map<std::string, std::string>& names);

}  // namespace doorstroom
