// SPDX-License-Identifier: EUPL-1.2
// The policies of one variant with every name resolved: where they ask, from what they are paid,
// whom they hire, on which menu they stand.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "agents/policy/policy.hpp"
#include "agents/world/model.hpp"

namespace doorstroom {

/// A policy as a variant has it.
struct NamedPolicy {
  std::shared_ptr<const Policy> policy;
  std::string name;       ///< instance name
  std::size_t index = 0;  ///< row of the policy axis
};

/// One policy of a variant in this run.
struct ActivePolicy {
  std::shared_ptr<const Policy> policy;
  std::size_t index = 0;         ///< row of the policy axis
  std::vector<char> in_reach{};  ///< by place: it may ask there; empty: it asks nothing
  std::vector<Package> packages{};
  std::vector<std::optional<std::size_t>> staff{};   ///< by package: kind in the market
  std::vector<std::optional<std::size_t>> budget{};  ///< by package: row of the policy that pays
  std::optional<std::size_t> menu{};                 ///< row of the menu on which it stands
  std::vector<MenuItem> items{};                     ///< when it is a menu itself
  bool grants = false;                               ///< schools get money from it

  bool acts_in(int school_year) const {
    return school_year >= policy->first_year() && school_year <= policy->last_year();
  }
};

/// Resolves names.
/// @throws ConfigError where a package names staff, or a budget or menu names a policy, that is not
/// there
std::vector<ActivePolicy> programme(const Model& model, std::span<const NamedPolicy> policies);
/// The mistakes that programme() would throw, without a model.
/// @param staff kinds in the market; none: there is no market
std::vector<Issue> programme_issues(std::span<const NamedPolicy> policies,
                                    std::span<const std::string> staff);

}  // namespace doorstroom
