// SPDX-License-Identifier: EUPL-1.2
// Runs the reference, the baseline that leaves it at the first closure or policy, and with it the
// variants as differences.
#include "experiments/run/unit.hpp"

#include <algorithm>
#include <optional>

#include "agents/start/alignment.hpp"

namespace doorstroom {
namespace {

std::uint32_t first_term(const Schedule& schedule, const std::vector<ActivePolicy>& policies,
                         std::uint32_t end) {
  std::uint32_t first = end;
  for (const auto& active : policies) {
    const int year = std::max(active.policy->first_year() - schedule.first_year, 0);
    first = std::min(first, schedule.first_of(static_cast<std::size_t>(year)).value);
  }
  return first;
}

std::size_t baseline_of(const Experiment& experiment) {
  std::size_t baseline = 0;
  for (std::size_t v = 0; v < experiment.variants.size(); ++v)
    if (experiment.variants[v].baseline) baseline = v;
  return baseline;
}

bool acts(const std::vector<ActivePolicy>& policies) {
  return std::any_of(policies.begin(), policies.end(),
                     [](const auto& p) { return p.policy->acts(); });
}

/// One batch of variants, with the reference and the baseline that they are compared with.
class BatchRunner {
 public:
  /// @param variants indices of the experiment's variants, without the baseline; as differences at
  /// most most_variants
  BatchRunner(const Experiment& experiment, const World& world, std::uint64_t seed,
              std::vector<std::size_t> variants, Branching branching)
      : experiment_{experiment},
        world_{world},
        model_{*world.model},
        draws_{seed},
        n_policies_{policy_instances(experiment).size()},
        branching_{branching},
        end_{static_cast<std::uint32_t>(model_.n_terms())},
        baseline_index_{baseline_of(experiment)},
        variants_{std::move(variants)},
        branch_{baseline_branch()},
        reference_{start(reference_scenario(), build_population(model_, draws_, world.donors),
                         n_policies_)} {}

  std::int64_t pupils() const { return static_cast<std::int64_t>(count_pupils(reference_.state)); }

  /// Runs to the horizon. `each_term` gets the pupil-terms of every term; those of reference and
  /// baseline count as asked for in the first batch only.
  void operator()(bool first_batch, const std::function<void(PupilTerms)>& each_term,
                  PhaseTimes* times) {
    for (std::uint32_t term = 0; term < end_; ++term) {
      if (term == branch_) leave_reference();
      const auto shared =
          static_cast<std::int64_t>(count_pupils(reference_.state) +
                                    count_pupils(baseline_ ? baseline_->state : reference_.state));
      auto done = advance_term(reference_scenario(), reference_, {}, times);
      if (term < branch_) {  // the baseline and the variants have the reference's life so far
        done.nominal *= 2 + static_cast<std::int64_t>(variants_.size());
      } else {
        if (static_cast<int>(term) == align_term()) solve_alignment();
        add(done, advance_term(baseline_scenario(), *baseline_, differences_, times));
        for (std::size_t k = 0; k < whole_.size(); ++k)
          add(done, advance_term(variant_scenario(variants_[k]), whole_[k], {}, times));
      }
      if (!first_batch) done.nominal -= shared;
      each_term(done);
    }
    if (!baseline_) leave_reference();
    finish(model_, reference_, nullptr);
    finish(model_, *baseline_, nullptr);
    for (auto& variant : differences_) finish(model_, variant, *baseline_);
    for (auto& variant : whole_) finish(model_, variant, &*baseline_);
  }

  /// Tables of the runs, once they are at the horizon.
  void take_tables(bool first_batch, const VariantSink& sink) {
    if (first_batch) {
      sink(0, reference_.record.take_tables());
      sink(baseline_index_ + 1, baseline_->record.take_tables());
    }
    for (std::size_t k = 0; k < variants_.size(); ++k)
      sink(variants_[k] + 1,
           whole_.empty() ? differences_[k].record.take_tables() : whole_[k].record.take_tables());
  }

 private:
  static void add(PupilTerms& sum, PupilTerms more) {
    sum.simulated += more.simulated;
    sum.nominal += more.nominal;
  }

  Scenario plain_scenario() const {
    Scenario scenario;
    scenario.model = &model_;
    scenario.draws = &draws_;
    scenario.quality = &model_.quality;
    return scenario;
  }
  Scenario reference_scenario() {
    auto scenario = plain_scenario();
    scenario.paths = &paths_;
    scenario.keep = KeepPaths::reference;
    return scenario;
  }
  Scenario baseline_scenario() {
    auto scenario = shocked_scenario();
    scenario.policies = world_.policies[baseline_index_];
    scenario.keep = KeepPaths::baseline;
    scenario.reference_means = &reference_.place_means;
    scenario.freeze = &frozen_;
    return scenario;
  }
  Scenario variant_scenario(std::size_t variant) {
    auto scenario = shocked_scenario();
    scenario.policies = world_.policies[variant];
    scenario.with_baseline = true;
    return scenario;
  }
  Scenario shocked_scenario() {
    auto scenario = plain_scenario();
    scenario.shock = model_.first_shock_term >= 0;
    scenario.paths = &paths_;
    scenario.with_reference = true;
    scenario.frozen = &frozen_;
    return scenario;
  }

  /// The baseline begins as a copy of the reference, and every variant as the baseline.
  void leave_reference() {
    baseline_.emplace(Run{reference_.state, reference_.record, reference_.place_means,
                          reference_.attained, reference_.cell_of});
    for (auto& path : paths_)  // it has had the reference's life so far
      path.baseline = path_mean(path.reference);
    frozen_.norm_shift.assign(model_.schedule().year(Term{branch_}),
                              std::vector<float>(model_.graph.n_places(), 0));
    for (const auto variant : variants_)
      if (branching_ == Branching::from_start)
        whole_.push_back(*baseline_);
      else
        differences_.push_back(differ(variant_scenario(variant), *baseline_));
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
      if (acts(policies)) branch = std::min(branch, first_term(model_.schedule(), policies, end_));
    return branch;
  }

  int align_term() const {
    if (experiment_.align.empty()) return -1;
    const int year = std::stoi(experiment_.align.substr(0, 4)) - 1 - experiment_.first_year;
    if (year < 0) return -1;
    return static_cast<int>(model_.schedule().last_of(static_cast<std::size_t>(year)).value);
  }

  /// Solves the alignment on a copy of the baseline, taken through the learning of its spring term.
  /// The reference is at the end of that term.
  void solve_alignment() {
    frozen_.align_year =
        static_cast<int>(model_.schedule().year(Term{static_cast<std::uint32_t>(align_term())}));
    Frozen so_far = frozen_;
    auto probe = baseline_scenario();
    probe.frozen = &so_far;
    const State learned = learn_only(probe, *baseline_, so_far);
    const auto tables = tables_of(probe, rules_of(probe, learned.term));
    frozen_.align_logit = align(model_, tables, draws_, model_.quality, learned,
                                experiment_.people->align.at(experiment_.align), align_moves());
  }

  std::vector<AlignMoveRow> align_moves() const {
    const auto found = experiment_.people->align_moves.find(experiment_.align.substr(0, 4));
    const auto exact = experiment_.people->align_moves.find(experiment_.align);
    if (exact != experiment_.people->align_moves.end()) return exact->second;
    return found == experiment_.people->align_moves.end() ? std::vector<AlignMoveRow>{}
                                                          : found->second;
  }

  const Experiment& experiment_;
  const World& world_;
  const Model& model_;
  Draws draws_;
  std::size_t n_policies_;
  Branching branching_;
  std::uint32_t end_;
  std::size_t baseline_index_;
  std::vector<std::size_t> variants_;
  std::uint32_t branch_;  ///< term at which the baseline leaves the reference
  Frozen frozen_;
  SkillPaths paths_;
  Run reference_;
  std::optional<Run> baseline_;
  std::vector<Difference> differences_;  ///< as variants_
  std::vector<Run> whole_;               ///< as variants_, when each is simulated whole
};

}  // namespace

UnitCounts run_unit(const Experiment& experiment, const World& world, std::uint64_t seed,
                    const UnitProgress& progress, const VariantSink& sink, std::size_t at_once,
                    Branching branching, PhaseTimes* times) {
  std::vector<std::size_t> variants;
  for (std::size_t v = 0; v < experiment.variants.size(); ++v)
    if (v != baseline_of(experiment)) variants.push_back(v);
  UnitCounts counts;
  if (at_once == 0 || at_once > most_variants) at_once = most_variants;
  for (std::size_t begin = 0; begin == 0 || begin < variants.size(); begin += at_once) {
    const auto end = std::min(begin + at_once, variants.size());
    BatchRunner batch(experiment, world, seed,
                      {variants.begin() + static_cast<std::ptrdiff_t>(begin),
                       variants.begin() + static_cast<std::ptrdiff_t>(end)},
                      branching);
    counts.pupils = batch.pupils();
    Term term;
    batch(
        begin == 0,
        [&](PupilTerms done) {
          counts.pupil_terms.simulated += done.simulated;
          counts.pupil_terms.nominal += done.nominal;
          if (progress)
            progress(static_cast<std::size_t>(counts.pupil_terms.nominal),
                     world.model->school_year(Term{term.value++}));
        },
        times);
    batch.take_tables(begin == 0, sink);
  }
  return counts;
}

UnitTables run_unit(const Experiment& experiment, const World& world, std::uint64_t seed,
                    const UnitProgress& progress, Branching branching, PhaseTimes* times) {
  UnitTables tables;
  tables.variants.resize(experiment.variants.size() + 1);
  const auto keep = [&](std::size_t variant, std::vector<Table> of) {
    tables.variants[variant] = std::move(of);
  };
  static_cast<UnitCounts&>(tables) =
      run_unit(experiment, world, seed, progress, keep, 0, branching, times);
  return tables;
}

double expected_pupil_terms(const Experiment& experiment, double sample) {
  double people = 0;
  for (const auto& row : experiment.people->stocks) people += static_cast<double>(row.count);
  return people * sample * Schedule{experiment.first_year}.n_terms(experiment.years) *
         static_cast<double>(experiment.variants.size() + 1);
}

}  // namespace doorstroom
