// SPDX-License-Identifier: EUPL-1.2
// A policy that does nothing: the defaults.
#include "agents/policy/policy.hpp"

namespace doorstroom {

Contribution Policy::contribution(const PlaceGraph&) const { return {}; }
std::vector<Diversion> Policy::diversions(const PlaceGraph&, int) const { return {}; }
std::vector<MoveShift> Policy::shifts(int) const { return {}; }
std::vector<std::string> Policy::sees() const { return {}; }
void Policy::request(const Observed&, const Draws&, Requests&) const {}

}  // namespace doorstroom
