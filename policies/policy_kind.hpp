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
  std::string doc;            ///< what it does, by which mechanism, in two or three sentences
  std::vector<Field> fields;  ///< its parameters, `from` and `until` among them
  /// Makes the policy from values; keys that are not there have their default.
  /// @throws ConfigError when values contradict each other
  std::function<std::unique_ptr<Policy>(const FieldValues& values)> make;
};

/// Builds a PolicyKind from a parameter struct with `void describe(Declaration<P>&)` and a policy
/// constructed from it.
template <class Kind, class Params>
PolicyKind policy_kind(std::string name, std::string label_nl, std::string label_en,
                       std::string doc) {
  Declaration<Params> declaration;
  describe(declaration);
  auto fields = declaration.fields();
  return {std::move(name),
          std::move(label_nl),
          std::move(label_en),
          std::move(doc),
          std::move(fields),
          [declaration = std::move(declaration)](const FieldValues& values) {
            return std::unique_ptr<Policy>(new Kind(declaration.bind(values)));
          }};
}

/// Every policy there is, in the order of the menu.
const std::vector<PolicyKind>& all_policies();

}  // namespace doorstroom
