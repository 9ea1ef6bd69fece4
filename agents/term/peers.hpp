// SPDX-License-Identifier: EUPL-1.2
// Peer effects in classes that mix tracks: linear in the mean of the others. Off unless a policy
// asks for them.
#pragma once

#include "agents/term/learning.hpp"

namespace doorstroom {

/// Adds what classmates do to the pupils of places with a peer effect, in one term and both
/// domains: effect * (mean skill of the others in the class - mean of the class of one track where
/// a pupil of this skill would sit), SD. A class is everybody in one place at one location; that
/// class of one track is the one of `NewPlace::norm` whose mean is nearest to the pupil's skill.
void learn_from_peers(const LearningContext& context, Pupils& pupils);

}  // namespace doorstroom
