// SPDX-License-Identifier: EUPL-1.2
// A kind of policy: its name, its declared parameters, and how to make one.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "agents/policy/policy.hpp"
#include "policies/fields.hpp"

namespace doorstroom {

/// One entry of the menu.
struct PolicyKind {
  std::string name;      ///< as in `use = "tutoring"`
  std::string label_nl;  ///< for readers of a letter
  std::string label_en;
  std::string doc;  ///< what it does, by which mechanism, in two or three sentences
  /// Declares the parameters to `fields` and makes the policy from the values they then hold.
  std::function<std::unique_ptr<Policy>(Fields& fields)> make;
};

/// Builds a PolicyKind from a parameter struct with `void describe(Fields&, P&)` and a policy
/// constructed from it.
template <class Kind, class Params>
PolicyKind policy_kind(std::string name, std::string label_nl, std::string label_en,
                       std::string doc) {
  return {std::move(name), std::move(label_nl), std::move(label_en), std::move(doc),
          [](Fields& fields) {
            Params params;
            describe(fields, params);
            return std::unique_ptr<Policy>(new Kind(std::move(params)));
          }};
}

/// Every policy there is, in the order of the menu.
const std::vector<PolicyKind>& all_policies();

}  // namespace doorstroom
