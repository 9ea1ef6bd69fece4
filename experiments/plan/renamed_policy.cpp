// SPDX-License-Identifier: EUPL-1.2
// Hands everything on to the policy, and changes names in what it adds and diverts to.
#include "experiments/plan/renamed_policy.hpp"

namespace doorstroom {
namespace {

using Names = std::map<std::string, std::string>;

/// @return true when it has another name now
bool rename(std::string& name, const Names& names) {
  const auto found = names.find(name);
  if (found == names.end()) return false;
  name = found->second;
  return true;
}

class RenamedPolicy final : public Policy {
 public:
  RenamedPolicy(std::shared_ptr<const Policy> policy, Names names)
      : policy_{std::move(policy)}, names_{std::move(names)} {
    item = policy_->item;
  }
  int first_year() const override { return policy_->first_year(); }
  int last_year() const override { return policy_->last_year(); }
  bool acts() const override { return policy_->acts(); }
  Contribution contribution(const PlaceGraph& system) const override {
    return with_names(policy_->contribution(system), names_);
  }
  std::vector<Diversion> diversions(const PlaceGraph& graph, int school_year) const override {
    auto all = policy_->diversions(graph, school_year);
    for (auto& diversion : all)
      for (auto* const name : {&diversion.from, &diversion.to, &diversion.instead})
        rename(*name, names_);
    return all;
  }
  std::vector<MoveShift> shifts(int school_year) const override {
    return policy_->shifts(school_year);
  }
  std::vector<std::string> sees() const override { return policy_->sees(); }
  std::vector<Package> packages() const override { return policy_->packages(); }
  void ask(const Observed& seen, const Luck& luck, Offers& offers) const override {
    policy_->ask(seen, luck, offers);
  }
  double effect_at_scale(double pupils) const override { return policy_->effect_at_scale(pupils); }
  std::optional<Grant> grant(int school_year) const override { return policy_->grant(school_year); }
  std::vector<std::string> menu() const override { return policy_->menu(); }
  void choose(const Observed& seen, const School& school, const Luck& luck,
              std::span<const MenuItem> items, std::span<std::uint8_t> picked) const override {
    policy_->choose(seen, school, luck, items, picked);
  }
  double chosen_share() const override { return policy_->chosen_share(); }

 private:
  std::shared_ptr<const Policy> policy_;
  Names names_;
};

}  // namespace

std::shared_ptr<const Policy> with_names(std::shared_ptr<const Policy> policy, Names names) {
  return std::make_shared<RenamedPolicy>(std::move(policy), std::move(names));
}

Contribution with_names(Contribution added, const Names& names) {
  for (auto& place : added.places)
    if (rename(place.name, names)) {
      const auto version = " (" + place.name.substr(place.name.rfind('.') + 1) + ")";
      place.label_nl += version;
      place.label_en += version;
    }
  for (auto& move : added.moves) {
    rename(move.row.from, names);
    rename(move.row.to, names);
  }
  return added;
}

}  // namespace doorstroom
