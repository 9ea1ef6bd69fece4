// SPDX-License-Identifier: EUPL-1.2
// Phase year end: skills, delays and changes are recorded; norms give way to a common fall of the
// baseline.
#include "agents/term/phases.hpp"
#include "engine/fixed_point.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

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

/// The paths that this year end reads and writes.
PathsOfYear paths_of(const Scenario& scenario, std::size_t year) {
  PathsOfYear paths;
  if (scenario.reference != nullptr) {
    paths.reference = &scenario.reference->points;
    if (year > 0) paths.reference_before = &scenario.reference->points_before;
  }
  if (scenario.baseline != nullptr) paths.baseline = &scenario.baseline->means;
  return paths;
}

}  // namespace

void phases::year_end(TermWork& work) {
  if (!work.year_ends) return;
  const auto& scenario = work.scenario;
  auto& run = work.run;
  auto paths = paths_of(scenario, work.year);
  if (scenario.keep == KeepPaths::points) {
    run.paths.points_before = run.paths.points;  // who has left keeps the last point
    run.paths.points.resize(run.state.next_pupil);
    paths.own_points = &run.paths.points;
  }
  if (scenario.keep == KeepPaths::means) {
    run.paths.means.resize(run.state.next_pupil);
    paths.own_means = &run.paths.means;
  }
  const auto of_variants = [&] {
    std::vector<PathsOfYear> all;
    for (const auto& variant : work.variants) all.push_back(paths_of(variant.scenario, work.year));
    return all;
  }();
  Tallies sums(EndLayout(work.model()).size, work.variants.size());
  for_each_index(work.n_blocks(), [&](std::size_t b) {
    year_end_sums(work.model(), run.state.blocks[b], paths, sums.local());
  });
  for_each_index(work.n_blocks(),
                 [&](std::size_t b) {  // they look at the baseline's means of this year
                   for (std::size_t v = 0; v < work.variants.size(); ++v)
                     year_end_sums(work.model(), work.variants[v].own.blocks[b], of_variants[v],
                                   sums.local().of_variant(v));
                 });
  const auto total = sums.total();
  run.record.year_end(work.model(), work.year, total[0]);
  for (std::size_t v = 0; v < work.variants.size(); ++v)
    work.variants[v].record.year_end(work.model(), work.year, plus(total[0], total[1 + v]));
  run.place_means.push_back(means_of(work.model(), total[0]));
  if (scenario.freeze != nullptr)
    scenario.freeze->norm_shift.push_back(norm_shift(scenario, run.place_means.back(), work.year));
}

}  // namespace doorstroom
