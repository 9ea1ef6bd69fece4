// SPDX-License-Identifier: EUPL-1.2
// Walks the phases of a term.
#include "agents/term/simulate.hpp"

#include <bit>
#include <chrono>

#include "engine/expect.hpp"

namespace doorstroom {
namespace {

/// Lives at the start of the term: all that are simulated, and as many as runs of every variant
/// would have.
PupilTerms count(const Run& run, std::span<const Difference> variants) {
  const auto baseline = static_cast<std::int64_t>(count_pupils(run.state));
  PupilTerms n{baseline, baseline};
  std::int64_t elsewhere = 0;
  if (!variants.empty())
    for (const auto& block : run.state.blocks)
      for (const auto bits : block.get<column::Elsewhere>())
        if (bits != 0) elsewhere += std::popcount(bits);
  for (const auto& variant : variants) {
    const auto own = static_cast<std::int64_t>(count_pupils(variant.own));
    n.simulated += own;
    n.nominal += baseline + own;
  }
  n.nominal -= elsewhere;
  return n;
}

}  // namespace

TermWork::TermWork(const Scenario& the_scenario, Run& the_run, std::span<Difference> the_variants)
    : scenario{the_scenario},
      run{the_run},
      variants{the_variants},
      term{the_run.state.term},
      year_begins{the_scenario.model->schedule().part(the_run.state.term) == 0},
      year_ends{the_scenario.model->schedule().ends_year(the_run.state.term)},
      year{the_scenario.model->schedule().year(the_run.state.term)},
      moved(ProgressLayout(*the_scenario.model).size, the_variants.size()) {}

const std::array<Step, n_phases>& steps() {
  static constexpr std::array<Step, n_phases> all{{
      {Phase::rule, Scope::nation, "rule", phases::rule},
      {Phase::observe, Scope::school, "observe", phases::observe},
      {Phase::choose, Scope::school, "choose", phases::choose},
      {Phase::ask, Scope::nation, "ask", phases::ask},
      {Phase::learn, Scope::school, "learn", phases::learn},
      {Phase::year_end, Scope::nation, "year end", phases::year_end},
      {Phase::progress, Scope::school, "progress", phases::progress},
      {Phase::exchange, Scope::nation, "exchange", phases::exchange},
      {Phase::enter, Scope::nation, "enter", phases::enter},
      {Phase::record, Scope::nation, "record", phases::record},
  }};
  return all;
}

PupilTerms advance_term(const Scenario& scenario, Run& run, std::span<Difference> variants,
                        PhaseTimes* times) {
  using Time = std::chrono::steady_clock;
  DOORSTROOM_EXPECT(variants.size() <= most_variants, "a bit for every variant");
  for (auto& variant : variants) {
    DOORSTROOM_EXPECT(variant.scenario.shock == scenario.shock &&
                          variant.scenario.quality == scenario.quality &&
                          variant.scenario.draws == scenario.draws,
                      "a variant differs from the baseline in its policies alone");
    variant.own.term = run.state.term;
  }
  const auto pupils = count(run, variants);
  TermWork work(scenario, run, variants);
  for (const auto& step : steps()) {
    const auto begin = times == nullptr ? Time::time_point{} : Time::now();
    step.run(work);
    if (times != nullptr)
      times->seconds[static_cast<std::size_t>(step.phase)] +=
          std::chrono::duration<double>(Time::now() - begin).count();
  }
  if (times != nullptr) times->pupil_terms += pupils.simulated;
  return pupils;
}

void advance(const Scenario& scenario, Run& run, Term until) {
  while (run.state.term < until) advance_term(scenario, run);
}

State learn_only(const Scenario& scenario, const Run& run, Frozen& frozen) {
  auto probe = scenario;
  probe.keep = KeepPaths::none;
  probe.freeze = &frozen;
  probe.paths = nullptr;
  probe.with_reference = probe.with_baseline = false;
  Run copy{run.state, run.record, run.place_means, run.attained, run.cell_of};
  for (auto& block : copy.state.blocks)
    std::ranges::fill(block.get<column::Elsewhere>(), std::uint64_t{0});
  TermWork work(probe, copy, {});
  for (const auto& step : steps())
    if (step.phase < Phase::progress) step.run(work);
  return std::move(copy.state);
}

}  // namespace doorstroom
