// SPDX-License-Identifier: EUPL-1.2
// The menu: every policy there is.
#include "policies/all.hpp"

namespace doorstroom {

const std::vector<PolicyKind>& all_policies() {
  static const std::vector<PolicyKind> menu{none(), extended_stream(), broad_bridge_class(),
                                            repetition(), tutoring()};
  return menu;
}

}  // namespace doorstroom
