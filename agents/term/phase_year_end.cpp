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
  for (std::size_t p = 0; p < layout.n_places; ++p) {
    std::int64_t n = 0, skill = 0;
    for (std::size_t c = 0; c < n_cells; ++c) {
      const auto at = layout.of_cell(p, c);
      n += sums[at + EndLayout::pupils];
      for (std::size_t d = 0; d < n_domains; ++d) skill += sums[at + EndLayout::skill + d];
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
  return {scenario.paths, static_cast<std::uint16_t>(year), scenario.keep, scenario.with_reference,
          scenario.with_baseline};
}

/// Of places whose year ends at another time than the calendar's: means and norms of the school
/// year that ends for them now.
void end_moved_years(TermWork& work) {
  const auto& rules = work.rules[0];
  auto& run = work.run;
  if (!rules.moves_years() || run.place_means.empty()) return;
  const auto& model = work.model();
  Tallies sums(EndLayout(model).size, work.variants.size());
  for_each_index(work.n_blocks(), [&](std::size_t b) {
    year_end_sums(model, run.state.blocks[b], {}, sums.local());
  });
  const auto means = means_of(model, sums.total()[0]);
  const auto year = run.place_means.size() - 1;
  const auto shift = norm_shift(work.scenario, means, year);
  for (std::size_t p = 0; p < means.size(); ++p) {
    if (rules.clock(p) != YearClock::ends) continue;
    run.place_means[year][p] = means[p];
    if (work.scenario.freeze != nullptr) work.scenario.freeze->norm_shift[year][p] = shift[p];
  }
}

}  // namespace

void phases::year_end(TermWork& work) {
  if (!work.year_ends) return end_moved_years(work);
  const auto& scenario = work.scenario;
  auto& run = work.run;
  const auto paths = paths_of(scenario, work.year);
  if (scenario.keep != KeepPaths::none && scenario.paths->size() < run.state.next_pupil)
    scenario.paths->resize(run.state.next_pupil, {.taught = paths.year});
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
  if (scenario.freeze == nullptr) return;
  auto& frozen = scenario.freeze->norm_shift;
  auto shift = norm_shift(scenario, run.place_means.back(), work.year);
  // a place whose year goes on has no norm of this year yet: until then it is that of the year
  // before
  for (std::size_t p = 0; p < shift.size(); ++p)
    if (work.rules[0].clock(p) == YearClock::goes_on)
      shift[p] = frozen.empty() ? 0 : frozen.back()[p];
  frozen.push_back(std::move(shift));
}

}  // namespace doorstroom
