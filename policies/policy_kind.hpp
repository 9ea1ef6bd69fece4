// SPDX-License-Identifier: EUPL-1.2
// A kind of policy: its name, its declared parameters, and how to make one.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <type_traits>
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
  /// @throws ConfigError when values contradict each other, or the world
  std::unique_ptr<Policy> make(const FieldValues& values, const Founding& world = {}) const {
    return maker(values, world);
  }
  /// What the policy of these values adds to the places of the data. It is asked for before the
  /// policy is made, so that the policy knows its own places by id.
  Contribution contribution(const FieldValues& values, const PlaceGraph& system) const {
    return adder ? adder(values, system) : Contribution{};
  }

  std::function<std::unique_ptr<Policy>(const FieldValues&, const Founding&)> maker;
  std::function<Contribution(const FieldValues&, const PlaceGraph&)> adder{};  ///< empty: nothing
};

/// Builds a PolicyKind from a parameter struct with `void describe(Declaration<P>&)` and a policy
/// constructed from it, and from the Founding if it uses names. A policy that adds places has a
/// `static Contribution contribution(const P&, const PlaceGraph& system)`.
template <class Kind, class Params>
PolicyKind policy_kind(std::string name, std::string label_nl, std::string label_en,
                       std::string doc) {
  Declaration<Params> declaration;
  describe(declaration);
  PolicyKind kind{std::move(name),
                  std::move(label_nl),
                  std::move(label_en),
                  std::move(doc),
                  declaration.fields(),
                  [declaration](const FieldValues& values, const Founding& world) {
                    static_cast<void>(world);
                    if constexpr (std::is_constructible_v<Kind, Params, const Founding&>)
                      return std::unique_ptr<Policy>(new Kind(declaration.bind(values), world));
                    else
                      return std::unique_ptr<Policy>(new Kind(declaration.bind(values)));
                  }};
  if constexpr (requires(const Params& params, const PlaceGraph& system) {
                  Kind::contribution(params, system);
                })
    kind.adder = [declaration](const FieldValues& values, const PlaceGraph& system) {
      return Kind::contribution(declaration.bind(values), system);
    };
  return kind;
}

/// Every policy there is, in the order of the menu.
const std::vector<PolicyKind>& all_policies();

}  // namespace doorstroom
