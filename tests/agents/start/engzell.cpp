// SPDX-License-Identifier: EUPL-1.2
// Two springs from the same autumn; percentiles against the one without closure, per year group and
// domain.
#include "tests/agents/start/engzell.hpp"

#include <algorithm>
#include <array>

#include "agents/start/population.hpp"
#include "agents/term/simulate.hpp"

namespace doorstroom::test {
namespace {

struct Pupil {
  std::array<float, n_domains> without{}, with{};
  float before = 0;
  Education education = Education::middle;
};

/// Percentile of a value in sorted norms, 0-100; ties count half.
double percentile(const std::vector<float>& norms, float value) {
  const auto [low, high] = std::equal_range(norms.begin(), norms.end(), value);
  const auto below = static_cast<double>(low - norms.begin()),
             upto = static_cast<double>(high - norms.begin());
  return 50 * (below + upto) / static_cast<double>(norms.size());
}

struct Mean {
  double sum = 0, n = 0;
  void add(double value) { sum += value, ++n; }
  double value() const { return n > 0 ? sum / n : 0; }
};

std::array<float, n_domains> skills(const Pupils& block, std::size_t i) {
  return {block.get<column::Reading>()[i], block.get<column::Maths>()[i]};
}

}  // namespace

ClosureLoss closure_loss(const Country& country, std::uint64_t seed) {
  const auto& model = country.model();
  const Draws draws{seed};
  const auto quality = model.location_quality(draws);
  Scenario scenario;
  scenario.model = &model;
  scenario.draws = &draws;
  scenario.quality = &quality;
  auto run = start(scenario, build_population(model, draws, country.world.donors), 0);
  advance(scenario, run, Term{1});
  Frozen unused;
  const auto without = learn_only(scenario, run, unused);
  scenario.shock = true;
  const auto with = learn_only(scenario, run, unused);

  Mean mean, low, high, lowest, highest;
  std::array<Mean, n_domains> by_domain;
  for (const auto* group : {"po.bao.4", "po.bao.5", "po.bao.6", "po.bao.7"}) {
    const auto place = model.graph.find(group)->value;
    std::vector<Pupil> pupils;
    for (std::size_t b = 0; b < without.blocks.size(); ++b)
      for (std::size_t i = 0; i < without.blocks[b].size(); ++i) {
        if (without.blocks[b].get<column::Place>()[i] != place) continue;
        const auto before = skills(run.state.blocks[b], i);
        pupils.push_back({skills(without.blocks[b], i), skills(with.blocks[b], i),
                          before[0] + before[1],
                          education_of(without.blocks[b].get<column::Cell>()[i])});
      }
    std::array<std::vector<float>, n_domains> norms;
    std::vector<float> before;
    for (const auto& pupil : pupils) {
      for (std::size_t d = 0; d < n_domains; ++d) norms[d].push_back(pupil.without[d]);
      before.push_back(pupil.before);
    }
    for (auto& norm : norms) std::sort(norm.begin(), norm.end());
    std::sort(before.begin(), before.end());
    for (const auto& pupil : pupils) {
      double change = 0;
      for (std::size_t d = 0; d < n_domains; ++d) {
        const double own =
            percentile(norms[d], pupil.with[d]) - percentile(norms[d], pupil.without[d]);
        by_domain[d].add(own);
        change += own / n_domains;
      }
      mean.add(change);
      if (pupil.education == Education::low) low.add(change);
      if (pupil.education == Education::high) high.add(change);
      if (pupil.before < before[before.size() / 3]) lowest.add(change);
      if (pupil.before >= before[2 * before.size() / 3]) highest.add(change);
    }
  }
  return {mean.value(),         low.value(),
          high.value(),         lowest.value(),
          highest.value(),      by_domain[0].value(),
          by_domain[1].value(), static_cast<std::size_t>(mean.n)};
}

}  // namespace doorstroom::test
