// SPDX-License-Identifier: EUPL-1.2
// Runs the reference, branches the baseline off it, and every variant off the baseline where it
// first acts.
#include "experiments/run/unit.hpp"

#include <algorithm>
#include <map>

#include "agents/start/alignment.hpp"
#include "engine/calendar.hpp"

namespace doorstroom {
namespace {

/// A run without its paths: those of the years so far are the run's own.
Run copy_without_paths(const Run& run) {
  return Run{run.state, run.record, {}, run.place_means, run.attained, run.cell_of};
}

std::uint32_t first_term(const Experiment& experiment, const std::vector<ActivePolicy>& policies,
                         std::uint32_t end) {
  std::uint32_t first = end;
  for (const auto& active : policies) {
    const int year = std::max(active.policy->first_year() - experiment.first_year, 0);
    first = std::min(first, static_cast<std::uint32_t>(year) * 2);
  }
  return first;
}

bool acts(const std::vector<ActivePolicy>& policies) {
  return std::any_of(policies.begin(), policies.end(),
                     [](const auto& p) { return p.policy->acts(); });
}

/// The unit's runs in order. Holds what they share.
class UnitRunner {
 public:
  UnitRunner(const Experiment& experiment, const World& world, std::uint64_t seed,
             const UnitProgress& progress, Branching branching)
      : experiment_{experiment},
        world_{world},
        model_{*world.model},
        draws_{seed},
        quality_{model_.quality},
        n_policies_{policy_instances(experiment).size()},
        progress_{progress},
        branching_{branching},
        end_{static_cast<std::uint32_t>(model_.n_terms())} {
    for (std::size_t v = 0; v < experiment.variants.size(); ++v)
      if (experiment.variants[v].baseline) baseline_ = v;
  }

  UnitTables operator()() {
    UnitTables tables;
    tables.variants.resize(experiment_.variants.size() + 1);
    run_reference(tables);
    run_baseline(tables);
    for (std::size_t v = 0; v < experiment_.variants.size(); ++v)
      if (v != baseline_) run_variant(v, tables);
    tables.pupil_terms = pupil_terms_;
    return tables;
  }

 private:
  Scenario plain_scenario() const {
    Scenario scenario;
    scenario.model = &model_;
    scenario.draws = &draws_;
    scenario.quality = &quality_;
    return scenario;
  }

  void run_until(const Scenario& scenario, Run& run, std::uint32_t until, const std::string& name) {
    advance(scenario, run, Term{until}, [&](std::size_t pupils) {
      pupil_terms_ += static_cast<std::int64_t>(pupils);
      if (progress_) progress_(static_cast<std::size_t>(pupil_terms_), name);
    });
  }

  /// The term at which the baseline leaves the reference: the first closure, policy or aligned
  /// move.
  std::uint32_t baseline_branch() const {
    if (branching_ == Branching::from_start) return 0;
    std::uint32_t branch = end_;
    if (model_.first_shock_term >= 0) branch = static_cast<std::uint32_t>(model_.first_shock_term);
    if (align_term() >= 0) branch = std::min(branch, static_cast<std::uint32_t>(align_term()));
    for (const auto& policies :
         world_.policies)  // a variant leaves the baseline, so that must be there by then
      if (acts(policies)) branch = std::min(branch, first_term(experiment_, policies, end_));
    return branch;
  }

  int align_term() const {
    if (experiment_.align.empty()) return -1;
    return 2 * (std::stoi(experiment_.align.substr(0, 4)) - 1 - experiment_.first_year) + 1;
  }

  void run_reference(UnitTables& tables) {
    auto scenario = plain_scenario();
    scenario.keep = KeepPaths::points;
    reference_ = std::make_unique<Run>(
        start(scenario, build_population(model_, draws_, world_.donors), n_policies_));
    tables.pupils = static_cast<std::int64_t>(count_pupils(reference_->state));
    const auto branch = baseline_branch();
    run_until(scenario, *reference_, branch, "reference");
    branches_.emplace(branch, std::make_unique<Run>(copy_without_paths(*reference_)));
    run_until(scenario, *reference_, end_, "reference");
    finish(model_, *reference_, nullptr);
    tables.variants[0] = reference_->record.take_tables();
    reference_->state = {};
  }

  void run_baseline(UnitTables& tables) {
    auto scenario = plain_scenario();
    scenario.shock = model_.first_shock_term >= 0;
    scenario.policies = world_.policies[baseline_];
    scenario.keep = KeepPaths::means;
    scenario.reference = &reference_->paths;
    scenario.reference_means = &reference_->place_means;
    scenario.frozen = &frozen_;
    scenario.freeze = &frozen_;
    auto run = std::move(branches_.begin()->second);
    const auto branch = branches_.begin()->first;
    branches_.clear();
    run->paths.means.resize(branch / 2);  // no variant looks at a year before the branch
    frozen_.norm_shift.assign(branch / 2, std::vector<float>(model_.graph.n_places(), 0));

    branch_of_.assign(experiment_.variants.size(), end_);
    std::vector<std::uint32_t> stops;
    for (std::size_t v = 0; v < experiment_.variants.size(); ++v) {
      if (v == baseline_) continue;
      branch_of_[v] = variant_branch(v, branch);
      stops.push_back(branch_of_[v]);
    }
    if (align_term() >= 0 && static_cast<std::uint32_t>(align_term()) >= branch)
      stops.push_back(static_cast<std::uint32_t>(align_term()));
    std::sort(stops.begin(), stops.end());
    for (const auto stop : stops) {
      run_until(scenario, *run, stop, experiment_.variants[baseline_].name);
      const bool wanted = std::find(branch_of_.begin(), branch_of_.end(), stop) != branch_of_.end();
      if (wanted && !branches_.contains(stop))
        branches_.emplace(stop, std::make_unique<Run>(copy_without_paths(*run)));
      if (static_cast<int>(stop) == align_term() && frozen_.align_logit.empty())
        solve_alignment(scenario, *run);
    }
    run_until(scenario, *run, end_, experiment_.variants[baseline_].name);
    finish(model_, *run, nullptr);
    tables.variants[baseline_ + 1] = run->record.take_tables();
    run->state = {};
    baseline_run_ = std::move(run);
  }

  std::uint32_t variant_branch(std::size_t v, std::uint32_t baseline_branch) const {
    if (branching_ == Branching::from_start) return baseline_branch;
    auto first = first_term(experiment_, world_.policies[v], end_);
    // a baseline with a policy of its own is left where that policy first acts
    if (acts(world_.policies[baseline_]))
      first = std::min(first, first_term(experiment_, world_.policies[baseline_], end_));
    return std::max(first, baseline_branch);
  }

  /// Solves the alignment on a copy of the baseline, taken through the learning of its spring term.
  void solve_alignment(const Scenario& scenario, const Run& run) {
    frozen_.align_year = align_term() / 2;
    Frozen so_far = frozen_;
    auto probe = scenario;
    probe.frozen = &so_far;
    const State learned = learn_only(probe, run, so_far);
    const auto tables = tables_of(probe, learned.term);
    frozen_.align_logit = align(model_, tables, draws_, quality_, learned,
                                experiment_.people->align.at(experiment_.align), align_moves());
  }

  std::vector<AlignMoveRow> align_moves() const {
    const auto found = experiment_.people->align_moves.find(experiment_.align.substr(0, 4));
    const auto exact = experiment_.people->align_moves.find(experiment_.align);
    if (exact != experiment_.people->align_moves.end()) return exact->second;
    return found == experiment_.people->align_moves.end() ? std::vector<AlignMoveRow>{}
                                                          : found->second;
  }

  void run_variant(std::size_t v, UnitTables& tables) {
    auto scenario = plain_scenario();
    scenario.shock = model_.first_shock_term >= 0;
    scenario.policies = world_.policies[v];
    scenario.reference = &reference_->paths;
    scenario.baseline = &baseline_run_->paths;
    scenario.frozen = &frozen_;
    const auto branch = branch_of_[v];
    Run run =
        last_use(v) ? std::move(*branches_.at(branch)) : copy_without_paths(*branches_.at(branch));
    run_until(scenario, run, end_, experiment_.variants[v].name);
    finish(model_, run, &baseline_run_->attained);
    tables.variants[v + 1] = run.record.take_tables();
  }

  bool last_use(std::size_t v) const {
    for (std::size_t other = v + 1; other < branch_of_.size(); ++other)
      if (other != baseline_ && branch_of_[other] == branch_of_[v]) return false;
    return true;
  }

  const Experiment& experiment_;
  const World& world_;
  const Model& model_;
  Draws draws_;
  const std::vector<float>& quality_;
  std::size_t n_policies_;
  const UnitProgress& progress_;
  Branching branching_;
  std::uint32_t end_;
  std::size_t baseline_ = 0;
  std::int64_t pupil_terms_ = 0;
  Frozen frozen_;
  std::unique_ptr<Run> reference_, baseline_run_;
  std::map<std::uint32_t, std::unique_ptr<Run>> branches_;  ///< by term
  std::vector<std::uint32_t> branch_of_;                    ///< by variant
};

}  // namespace

UnitTables run_unit(const Experiment& experiment, const World& world, std::uint64_t seed,
                    const UnitProgress& progress, Branching branching) {
  return UnitRunner(experiment, world, seed, progress, branching)();
}

double expected_pupil_terms(const Experiment& experiment, double sample) {
  double people = 0;
  for (const auto& row : experiment.people->stocks) people += static_cast<double>(row.count);
  return people * sample * experiment.years * 2 *
         static_cast<double>(experiment.variants.size() + 1);
}

}  // namespace doorstroom
