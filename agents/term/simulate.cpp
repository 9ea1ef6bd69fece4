// SPDX-License-Identifier: EUPL-1.2
// The loop over terms and phases, and what each phase asks of the blocks.
#include "agents/term/simulate.hpp"

#include <algorithm>

#include "agents/term/classes.hpp"
#include "engine/fixed_point.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

constexpr int exam_rules_school_year =
    2020;  // extra resit and a subject left out, decided February 2021
constexpr int no_end_test_school_year = 2019;  // end test of 2020 cancelled, decided March 2020

int year_index(Term term) { return static_cast<int>(term.value / 2); }
bool is_spring_term(Term term) { return term.value % 2 == 1; }

void enter_phase(const Scenario& scenario, Run& run) {
  auto& state = run.state;
  const std::size_t year =
      (state.term.value - 1) / 2;  // between the stocks of this year and the next
  const auto entrants = enter(*scenario.model, *scenario.draws, state.term, state);
  run.attained.resize(state.next_pupil, 0);
  run.cell_of.resize(state.next_pupil, nobody);
  for (const auto& entrant : entrants) run.cell_of[entrant.pupil] = entrant.cell;
  run.record.entered(year, entrants);
}

void support_phase(const Scenario& scenario, Run& run) {
  const auto& model = *scenario.model;
  const int year = model.school_year(run.state.term);
  for (const auto& [policy, index] : scenario.policies) {
    if (year < policy->first_year() || year > policy->last_year() || policy->sees().empty())
      continue;
    const auto totals = support(model, *policy, *scenario.draws, run.state);
    run.record.supported(static_cast<std::size_t>(year_index(run.state.term)), index, totals);
  }
}

void learn_phase(const Scenario& scenario, Run& run) {
  const LearningContext context(*scenario.model, *scenario.draws, *scenario.quality, scenario.shock,
                                run.state.term);
  for_each_index(run.state.blocks.size(),
                 [&](std::size_t b) { learn(context, run.state.blocks[b]); });
}

std::vector<double> means_of(const Model& model, const std::vector<std::int64_t>& sums) {
  const EndLayout layout(model);
  std::vector<double> mean(layout.n_places, 0);
  const std::size_t by_cell = layout.n_places * n_cells;
  for (std::size_t p = 0; p < layout.n_places; ++p) {
    std::int64_t n = 0, skill = 0;
    for (std::size_t c = 0; c < n_cells; ++c) {
      n += sums[layout.pupils + p * n_cells + c];
      skill +=
          sums[layout.skill + p * n_cells + c] + sums[layout.skill + by_cell + p * n_cells + c];
    }
    if (n > 0) mean[p] = static_cast<double>(skill) * skill_scale / 2 / static_cast<double>(n);
  }
  return mean;
}

/// What the norms give way: a share of the fall of the baseline's mean below the reference's, by
/// place.
std::vector<float> norm_shift(const Scenario& scenario, const std::vector<double>& means,
                              std::size_t year) {
  std::vector<float> shift(means.size(), 0);
  if (!scenario.shock || scenario.reference_means == nullptr) return shift;
  for (std::size_t p = 0; p < means.size(); ++p) {
    const double reference = (*scenario.reference_means)[year][p];
    if (means[p] != 0 && reference != 0)
      shift[p] = static_cast<float>(
          static_cast<double>(scenario.model->parameters.norm_relativity) * (means[p] - reference));
  }
  // a place that a policy adds has nobody in the baseline: it gives way as the place that it is
  // like
  for (std::size_t p = 0; p < shift.size(); ++p) shift[p] = shift[scenario.model->places.like[p]];
  return shift;
}

/// A further year of paths: everybody's last point, for this year's to be written over.
template <class Point>
std::vector<Point>& next_year(std::vector<std::vector<Point>>& paths, std::size_t pupils) {
  std::vector<Point> points;
  points.reserve(pupils);
  if (!paths.empty()) points = paths.back();
  points.resize(pupils);
  paths.push_back(std::move(points));
  return paths.back();
}

void year_end_phase(const Scenario& scenario, Run& run) {
  const auto& model = *scenario.model;
  const auto year = static_cast<std::size_t>(year_index(run.state.term));
  PathsOfYear paths;
  if (scenario.keep == KeepPaths::points)
    paths.own_points = &next_year(run.paths.points, run.state.next_pupil);
  if (scenario.keep == KeepPaths::means)
    paths.own_means = &next_year(run.paths.means, run.state.next_pupil);
  if (scenario.reference != nullptr) {
    paths.reference = &scenario.reference->points[year];
    if (year > 0) paths.reference_before = &scenario.reference->points[year - 1];
  }
  if (scenario.baseline != nullptr) paths.baseline = &scenario.baseline->means[year];
  IntegerSums sums(EndLayout(model).size);
  for_each_index(run.state.blocks.size(), [&](std::size_t b) {
    year_end_sums(model, run.state.blocks[b], paths, sums.local());
  });
  const auto total = sums.total();
  run.record.year_end(model, year, total);
  run.place_means.push_back(means_of(model, total));
  if (scenario.freeze != nullptr)
    scenario.freeze->norm_shift.push_back(norm_shift(scenario, run.place_means.back(), year));
}

void progress_phase(const Scenario& scenario, Run& run) {
  const auto& model = *scenario.model;
  auto& state = run.state;
  const bool spring = is_spring_term(state.term);
  const auto tables = tables_of(scenario, state.term);
  IntegerSums sums(ProgressLayout(model).size);
  std::vector<Pupils> outboxes(state.blocks.size());
  for_each_index(state.blocks.size(), [&](std::size_t b) {
    progress(model, tables, *scenario.draws, *scenario.quality, state.term,
             static_cast<std::uint32_t>(b), state.blocks[b], outboxes[b], run.attained,
             sums.local());
  });
  exchange(model, outboxes, state);
  const auto expected = expected_classes(model, tables, state);
  for_each_index(state.blocks.size(), [&](std::size_t b) {
    open_classes(model, tables, *scenario.draws, state.term, expected, state.blocks[b],
                 sums.local());
    if (!spring) return;
    fade(model.parameters, state.blocks[b]);
    auto repeat = state.blocks[b].get<column::RepeatLogit>();
    std::fill(repeat.begin(), repeat.end(), 0.0F);
  });
  run.record.moved(model, static_cast<std::size_t>(year_index(state.term)), sums.total());
}

void add_diversions(const Scenario& scenario, const Policy& policy, int year, MoveTables& tables) {
  const auto& graph = scenario.model->graph;
  for (const auto& diversion : policy.diversions(graph, year)) {
    const auto from = graph.find(diversion.from), to = graph.find(diversion.to),
               instead = graph.find(diversion.instead);
    if (!from || !to || !instead || diversion.share <= 0) continue;  // a logit cannot say never
    for (std::uint32_t m = 0; m < graph.n_moves(); ++m) {
      if (graph.from(MoveId{m}) != *from || graph.to(MoveId{m}) != *to) continue;
      for (std::uint32_t other = 0; other < graph.n_moves(); ++other) {
        if (graph.from(MoveId{other}) != *from || graph.to(MoveId{other}) != *instead) continue;
        tables.diversions_of.resize(graph.n_moves());
        tables.diversions_of[m].push_back(static_cast<std::uint16_t>(tables.diversions.size()));
        tables.diversions.push_back(
            {static_cast<std::uint16_t>(m), static_cast<std::uint16_t>(other),
             kernels::logit(static_cast<float>(diversion.share)),
             static_cast<float>(diversion.per_sd), static_cast<float>(diversion.max_share),
             diversion.min_class, policy.item});
      }
    }
  }
}

}  // namespace

MoveTables tables_of(const Scenario& scenario, Term term) {
  const auto& model = *scenario.model;
  const int index = year_index(term);
  const int year = model.options.first_year + index;
  auto tables = base_tables(model, term);
  if (scenario.frozen != nullptr) {
    // of the end of the year: who moves in its middle does so before it is known
    if (is_spring_term(term) &&
        static_cast<std::size_t>(index) < scenario.frozen->norm_shift.size())
      tables.norm_shift = scenario.frozen->norm_shift[static_cast<std::size_t>(index)];
    if (index == scenario.frozen->align_year && !scenario.frozen->align_logit.empty())
      for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m)
        tables.scale(m, kernels::exp(scenario.frozen->align_logit[m]));
  }
  if (scenario.shock && model.options.shifts) {
    tables.end_test = year != no_end_test_school_year || !model.closed_in(year);
    if (year == exam_rules_school_year && model.closed_in(year))
      for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m)
        if (model.places.exam[model.graph.from(MoveId{m}).value] != 0 &&
            model.moves.diploma[m] != 0)
          tables.scale(m, kernels::exp(model.parameters.exam_logit_2021));
  }
  for (const auto& [policy, row] : scenario.policies) {
    if (year < policy->first_year() || year > policy->last_year()) continue;
    for (const auto& change : policy->shifts(year)) shift(model, change, tables);
    add_diversions(scenario, *policy, year, tables);
  }
  return tables;
}

Run start(const Scenario& scenario, State state, std::size_t n_policies) {
  Run run{std::move(state), Record(*scenario.model, n_policies), {}, {}, {}, {}};
  run.attained.assign(run.state.next_pupil, 0);
  run.cell_of.assign(run.state.next_pupil, nobody);
  for (auto& block : run.state.blocks) {
    const auto id = block.get<column::Pupil>();
    const auto cells = block.get<column::Cell>();
    const auto place = block.get<column::Place>();
    const auto flags = block.get<column::Flags>();
    for (std::size_t i = 0; i < id.size(); ++i) {
      run.cell_of[id[i]] = cells[i];
      if (scenario.model->places.by_advice[place[i]] != 0) flags[i] |= flag_followed;
    }
  }
  run.record.stock(*scenario.model, 0, run.state);
  return run;
}

void advance(const Scenario& scenario, Run& run, Term until,
             const std::function<void(std::size_t)>& each_term) {
  auto& term = run.state.term;
  while (term < until) {
    const bool year_ends = is_spring_term(term);
    const std::size_t pupils = count_pupils(run.state);
    support_phase(scenario, run);
    learn_phase(scenario, run);
    if (year_ends) year_end_phase(scenario, run);
    progress_phase(scenario, run);
    ++term.value;
    enter_phase(scenario, run);
    if (year_ends) run.record.stock(*scenario.model, term.value / 2, run.state);
    if (each_term) each_term(pupils);
  }
}

State learn_only(const Scenario& scenario, const Run& run, Frozen& frozen) {
  auto probe = scenario;
  probe.keep = KeepPaths::none;
  probe.freeze = &frozen;
  probe.reference = nullptr;
  Run copy{run.state, run.record, {}, run.place_means, run.attained, run.cell_of};
  support_phase(probe, copy);
  learn_phase(probe, copy);
  year_end_phase(probe, copy);
  return std::move(copy.state);
}

void finish(const Model& model, Run& run, const std::vector<std::uint8_t>* baseline_attained) {
  for (const auto& block : run.state.blocks) {
    const auto id = block.get<column::Pupil>();
    const auto diplomas = block.get<column::Diplomas>();
    for (std::size_t i = 0; i < id.size(); ++i)
      run.attained[id[i]] = static_cast<std::uint8_t>(model.highest(diplomas[i]));
  }
  run.record.attained(run.attained, run.cell_of, baseline_attained);
}

}  // namespace doorstroom
