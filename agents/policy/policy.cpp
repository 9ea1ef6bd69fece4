// SPDX-License-Identifier: EUPL-1.2
// A policy that does nothing: the defaults.
#include "agents/policy/policy.hpp"

namespace doorstroom {

void Policy::rule(Rules&) const {}
std::vector<std::string> Policy::sees() const { return {}; }
std::vector<Package> Policy::packages() const { return {}; }
void Policy::ask(const Observed&, const Luck&, Offers&) const {}
std::optional<Grant> Policy::grant(int) const { return std::nullopt; }
std::vector<std::string> Policy::menu() const { return {}; }
void Policy::choose(const Observed&, const School&, const Luck&, std::span<const MenuItem>,
                    std::span<std::uint8_t>) const {}

}  // namespace doorstroom
