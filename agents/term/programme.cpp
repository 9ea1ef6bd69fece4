// SPDX-License-Identifier: EUPL-1.2
// Resolves what policies name, once for a run.
#include "agents/term/programme.hpp"

#include <algorithm>

#include "engine/draws.hpp"

namespace doorstroom {
namespace {

const NamedPolicy* find(std::span<const NamedPolicy> policies, const std::string& name) {
  const auto found = std::find_if(policies.begin(), policies.end(),
                                  [&](const NamedPolicy& p) { return p.name == name; });
  return found == policies.end() ? nullptr : &*found;
}

bool grants(const Policy& policy) {
  for (int year = policy.first_year(); year <= policy.last_year(); ++year)
    if (policy.grant(year)) return true;
  return false;
}

std::vector<std::string> names_of(std::span<const NamedPolicy> policies) {
  std::vector<std::string> names;
  for (const auto& policy : policies) names.push_back(policy.name);
  return names;
}

std::string list(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text.empty() ? "none" : text;
}

std::string unknown(const std::string& what, const std::string& name,
                    const std::vector<std::string>& known) {
  return "no " + what + " \"" + name + "\"; allowed: " + list(known) + did_you_mean(name, known);
}

}  // namespace

std::vector<Issue> programme_issues(std::span<const NamedPolicy> policies,
                                    std::span<const std::string> staff) {
  std::vector<Issue> issues;
  const std::vector<std::string> kinds(staff.begin(), staff.end());
  std::vector<std::string> budgets;
  for (const auto& each : policies)
    if (grants(*each.policy)) budgets.push_back(each.name);
  for (const auto& [policy, name, index] : policies) {
    for (const auto& package : policy->packages()) {
      if (!package.staff.empty() && !kinds.empty() &&
          std::find(kinds.begin(), kinds.end(), package.staff) == kinds.end())
        issues.push_back({"", 0, name + ".staff", unknown("staff", package.staff, kinds)});
      if (!package.paid_from.empty() &&
          std::find(budgets.begin(), budgets.end(), package.paid_from) == budgets.end())
        issues.push_back({"", 0, name + ".paid_from",
                          unknown("policy in this variant that grants money is called",
                                  package.paid_from, budgets)});
    }
    for (const auto& item : policy->menu())
      if (find(policies, item) == nullptr || item == name)
        issues.push_back(
            {"", 0, name + ".measures",
             unknown("other policy in this variant is called", item, names_of(policies))});
  }
  return issues;
}

std::vector<ActivePolicy> programme(const Model& model, std::span<const NamedPolicy> policies) {
  if (auto issues = programme_issues(policies, model.market.staff); !issues.empty())
    throw ConfigError(std::move(issues));
  std::vector<ActivePolicy> all;
  for (const auto& [policy, name, index] : policies) {
    ActivePolicy active{policy, index};
    const auto prefixes = policy->sees();
    if (!prefixes.empty()) active.in_reach.assign(model.graph.n_places(), 0);
    for (const auto& prefix : prefixes)
      for (const auto place : model.graph.under(prefix))
        if (model.places.sd_per_week[0][place.value] > 0) active.in_reach[place.value] = 1;
    active.packages = policy->packages();
    for (const auto& package : active.packages) {
      active.staff.push_back(model.market.find(package.staff));
      const auto* const payer = find(policies, package.paid_from);
      active.budget.push_back(payer == nullptr ? std::nullopt : std::optional(payer->index));
    }
    for (const auto& item : policy->menu()) {
      const auto* const found = find(policies, item);
      active.items.push_back({found->index, hash_name(item), found->policy->chosen_share()});
    }
    active.grants = grants(*policy);
    all.push_back(std::move(active));
  }
  for (const auto& menu : all)
    for (const auto& item : menu.items)
      for (auto& other : all)
        if (other.index == item.policy) other.menu = menu.index;
  return all;
}

}  // namespace doorstroom
