// SPDX-License-Identifier: EUPL-1.2
// Phase choose: at the start of a school year, money reaches schools, and they pick from menus.
#include "agents/term/phases.hpp"
#include "agents/term/support_of.hpp"
#include "engine/fixed_point.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

/// Pupils of these places by location: of a run, or of a variant with those whom it reads in the
/// baseline.
ByLocation count(const TermWork& work, const std::vector<char>& counts_here, std::size_t variant) {
  ByLocation pupils(work.model().locations.size(), 0);
  const bool is_variant = variant < work.variants.size();
  const auto bit = is_variant ? std::uint64_t{1} << variant : 0;
  for_each_index(work.n_blocks(), [&](std::size_t b) {
    const auto add = [&](const Pupils& block, std::uint64_t without) {
      const auto place = block.get<column::Place>();
      const auto location = block.get<column::Location>();
      const auto elsewhere = block.get<column::Elsewhere>();
      for (std::size_t i = 0; i < place.size(); ++i)
        if (counts_here[place[i]] != 0 && (elsewhere[i] & without) == 0) ++pupils[location[i]];
    };
    add(work.run.state.blocks[b], bit);
    if (is_variant) add(work.variants[variant].own.blocks[b], 0);
  });
  return pupils;
}

std::vector<std::int64_t> by_region(const Model& model, const ByLocation& amounts) {
  std::vector<std::int64_t> sums(model.locations.n_provinces(), 0);
  for (std::size_t l = 0; l < amounts.size(); ++l) sums[model.locations.province[l]] += amounts[l];
  return sums;
}

/// What is left of an ended budget flows back; a running one gets this year's money.
void fund(const TermWork& work, const ActivePolicy& active, std::size_t variant, Accounts& accounts,
          Record& record) {
  const auto& model = work.model();
  const int school_year = model.school_year(work.term);
  auto& left = accounts.left.at(active.index);
  const auto grant = active.acts_in(school_year) ? active.policy->grant(school_year) : std::nullopt;
  if (!left.empty() && (!grant || !grant->carries_over)) {
    record.returned(work.year, active.index, by_region(model, left));
    left.clear();
  }
  if (!grant) return;
  left.resize(model.locations.size(), 0);
  std::vector<char> counts_here(model.graph.n_places(), 0);
  for (const auto& prefix : grant->places)
    for (const auto place : model.graph.under(prefix)) counts_here[place.value] = 1;
  auto amounts = count(work, counts_here, variant);
  for (std::size_t l = 0; l < amounts.size(); ++l) {
    const double each =
        static_cast<double>(grant->cents_per_pupil) *
        std::max(0.0, 1 + grant->per_disadvantage *
                              (static_cast<double>(model.locations.disadvantage[l]) - 1));
    amounts[l] *= round_to_int64(each);
    left[l] += amounts[l];
  }
  record.granted(work.year, active.index, by_region(model, amounts));
}

void plan(TermWork& work, const Scenario& scenario, std::size_t variant, Accounts& accounts,
          Record& record) {
  accounts.left.resize(std::max(accounts.left.size(), record.n_policies()));
  accounts.picked.resize(std::max(accounts.picked.size(), record.n_policies()));
  for (const auto& active : scenario.policies)
    if (active.grants) fund(work, active, variant, accounts, record);
  if (work.observer) choose(support_of(work, scenario, variant, accounts, record));
}

}  // namespace

void phases::choose(TermWork& work) {
  if (!work.year_begins) return;
  for (std::size_t v = 0; v < work.variants.size(); ++v)
    plan(work, work.variants[v].scenario, v, work.variants[v].own.accounts,
         work.variants[v].record);
  plan(work, work.scenario, work.variants.size(), work.run.state.accounts, work.run.record);
}

}  // namespace doorstroom
