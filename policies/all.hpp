// SPDX-License-Identifier: EUPL-1.2
// One line per policy: add yours here and to the list in all.cpp.
#pragma once

#include "policies/policy_kind.hpp"

namespace doorstroom {

PolicyKind none();
PolicyKind extended_stream();
PolicyKind broad_bridge_class();
PolicyKind repetition();
PolicyKind tutoring();

}  // namespace doorstroom
