// SPDX-License-Identifier: EUPL-1.2
// The burn-in: one step of every solve per simulated year, so that solves and population settle
// together.
#include "agents/start/calibration.hpp"

#include <algorithm>
#include <cmath>

#include "agents/start/expectation.hpp"
#include "agents/term/exchange.hpp"
#include "agents/term/learning.hpp"
#include "engine/fixed_point.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

constexpr std::size_t histogram_bins = 3200;
constexpr float steepest = 40;  ///< logit; slopes of 15 a SD meet scores of several SD
constexpr float histogram_low = -8, histogram_width = 0.005F;

void start_values(Model& model) {
  auto& c = model.calibration;
  const std::size_t n = model.graph.n_places();
  c.intercepts.assign(1, std::vector<float>(model.graph.n_moves(), 0));
  c.mean_z.assign(model.graph.n_moves(), 0);
  c.norm_end.assign(n, 0);
  c.norm_start.assign(model.schedule().terms_per_year, {});
  for (auto& part : c.norm_start)
    for (auto& domain : part) domain.assign(n, 0);
  for (auto& factors : c.growth_factor) factors.assign(model.places.n_year_groups, 1);
  c.advice_thresholds.assign(model.advice.empty() ? 0 : model.advice.size() - 1, 0);
  // growth.csv lists year groups in order of age: the cumulative growth is where each starts
  const auto terms = static_cast<float>(model.schedule().terms_per_year);
  std::array<std::vector<float>, n_domains> reached;
  for (std::size_t d = 0; d < n_domains; ++d) {
    reached[d].assign(model.places.n_year_groups + 1, 0);
    for (std::size_t g = 0; g < model.places.n_year_groups; ++g)
      reached[d][g + 1] = terms * model.places.group_growth[d][g];
    for (std::size_t g = 1; g < reached[d].size(); ++g) reached[d][g] += reached[d][g - 1];
  }
  for (std::size_t p = 0; p < n; ++p)
    for (auto& part : c.norm_start)
      for (std::size_t d = 0; d < n_domains; ++d)
        part[d][p] = reached[d][model.places.year_group[p]];
}

/// Mean skill by domain and place; places without pupils keep `means`.
void update_means(const Model& model, const State& state,
                  std::array<std::vector<float>, n_domains>& means) {
  const std::size_t n = model.graph.n_places();
  IntegerSums sums(3 * n);
  for_each_index(state.blocks.size(), [&](std::size_t b) {
    auto& local = sums.local();
    const auto place = state.blocks[b].get<column::Place>();
    const auto reading = state.blocks[b].get<column::Reading>();
    const auto maths = state.blocks[b].get<column::Maths>();
    for (std::size_t i = 0; i < place.size(); ++i) {
      ++local[place[i]];
      local[n + place[i]] += fixed_skill(reading[i]);
      local[2 * n + place[i]] += fixed_skill(maths[i]);
    }
  });
  const auto total = sums.total();
  for (std::size_t p = 0; p < n; ++p)
    for (std::size_t d = 0; d < n_domains && total[p] > 0; ++d)
      means[d][p] = static_cast<float>(static_cast<double>(total[(d + 1) * n + p]) * skill_scale /
                                       static_cast<double>(total[p]));
}

void learn_and_scale(Model& model, const Draws& draws, const std::vector<float>& quality,
                     State& state) {
  const LearningContext context(model, draws, quality, false, state.term);
  const std::size_t groups = n_domains * model.places.n_year_groups;
  IntegerSums sums(2 * groups);
  for_each_index(state.blocks.size(),
                 [&](std::size_t b) { learn(context, state.blocks[b], &sums.local()); });
  const auto total = sums.total();
  for (std::size_t g = 0; g < groups; ++g)
    if (total[groups + g] > 0)
      model.calibration
          .growth_factor[g / model.places.n_year_groups][g % model.places.n_year_groups] =
          static_cast<float>(static_cast<double>(total[g]) /
                             (static_cast<double>(total[groups + g]) * skill_scale));
}

/// Mean, SD and thresholds of the teacher's judgement in the places where pupils move on by advice.
void update_advice(Model& model, const Draws& draws, const std::vector<float>& quality,
                   const State& state) {
  auto& c = model.calibration;
  const auto tables = base_tables(model, state.term);
  const float mean_before = c.advice_mean, sd_before = c.advice_sd;
  IntegerSums sums(histogram_bins);
  for_each_index(state.blocks.size(), [&](std::size_t b) {
    const auto& pupils = state.blocks[b];
    const MoveChooser chooser(model, tables, draws, quality, state.term);
    const auto place = pupils.get<column::Place>();
    for (std::size_t i = 0; i < place.size(); ++i) {
      if (model.places.by_advice[place[i]] == 0) continue;
      const float raw = chooser.advice(pupils, i).first * sd_before + mean_before;
      const float bin = (raw - histogram_low) / histogram_width;
      ++sums.local()[static_cast<std::size_t>(
          std::clamp(bin, 0.0F, static_cast<float>(histogram_bins - 1)))];
    }
  });
  const auto counts = sums.total();
  double n = 0, sum = 0, squares = 0;
  const auto middle = [](std::size_t bin) {
    return static_cast<double>(histogram_low) +
           (static_cast<double>(bin) + 0.5) * static_cast<double>(histogram_width);
  };
  for (std::size_t bin = 0; bin < histogram_bins; ++bin) {
    const auto count = static_cast<double>(counts[bin]);
    n += count, sum += count * middle(bin), squares += count * middle(bin) * middle(bin);
  }
  if (n < 2) return;
  const double mean = sum / n, sd = std::sqrt(squares / n - mean * mean);
  c.advice_mean = static_cast<float>(mean);
  c.advice_sd = static_cast<float>(sd);
  double shares = 0, below = 0, wanted = 0;
  for (const auto share : model.parameters.advice_shares) shares += static_cast<double>(share);
  std::size_t bin = 0;
  for (std::size_t a = 0; a + 1 < model.advice.size(); ++a) {
    wanted += shares > 0 ? static_cast<double>(model.parameters.advice_shares[a]) / shares * n : 0;
    while (bin + 1 < histogram_bins && below + static_cast<double>(counts[bin]) < wanted)
      below += static_cast<double>(counts[bin++]);
    c.advice_thresholds[a] = static_cast<float>((middle(bin) - mean) / sd);
  }
}

/// One step of the solve: the intercept of every move by the log of wanted over expected.
void update_intercepts(Model& model, const Expectation& expected, std::vector<float>& intercept) {
  // rates sum to one by place and half of the year
  const auto origin = [&](std::uint32_t m) {
    return 3 * model.graph.from(MoveId{m}).value +
           static_cast<std::size_t>(model.graph.move(MoveId{m}).term);
  };
  std::vector<double> leaving(3 * model.graph.n_places(), 0);
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) leaving[origin(m)] += expected.moves[m];
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) {
    const double rate = model.graph.move(MoveId{m}).rate, total = leaving[origin(m)];
    if (total < 50 || rate <= 0 || expected.moves[m] <= 0) continue;
    const auto step = kernels::log(static_cast<float>(rate * total / expected.moves[m]));
    intercept[m] = std::clamp(intercept[m] + std::clamp(step, -1.5F, 1.5F), -steepest, steepest);
  }
}

void update_mean_z(Model& model, const Expectation& expected) {
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m)
    if (expected.moves[m] > 0)
      model.calibration.mean_z[m] = static_cast<float>(expected.z_sum[m] / expected.moves[m]);
}

void move_on(const Model& model, const Draws& draws, const std::vector<float>& quality,
             State& state) {
  const auto tables = base_tables(model, state.term);
  std::vector<Movers> outboxes(state.blocks.size());
  Tallies sums(ProgressLayout(model).size, 0);
  std::vector<Leavers> left(state.blocks.size());
  PerThread<ProgressMemory> memories;
  for_each_index(state.blocks.size(), [&](std::size_t b) {
    progress(model, tables, draws, quality, state.term, static_cast<std::uint32_t>(b),
             state.blocks[b], outboxes[b], left[b], sums.local(), memories.local());
  });
  exchange(model, outboxes, state);
}

/// The base population is not the steady one: other cohorts, places that grow or shrink, and so
/// another mix of pupils in a place from year to year. Lives through the base years and gives each
/// intercepts of its own, with which its moves meet the base rates.
void match_base_years(Model& model, const Draws& draws, const Donors& donors,
                      const BurnIn& burn_in) {
  auto& c = model.calibration;
  auto& intercepts = c.intercepts;
  auto state = build_population(model, draws, donors);
  const int years = std::min(burn_in.base_years, model.options.years);
  for (int year = 0; year < years; ++year) {
    if (year > 0) intercepts.push_back(intercepts.back());
    for (std::size_t part = 0; part < c.norm_start.size(); ++part) {
      const LearningContext context(model, draws, model.quality, false, state.term);
      for_each_index(state.blocks.size(), [&](std::size_t b) { learn(context, state.blocks[b]); });
      for (int step = 0; step < burn_in.steps; ++step)
        update_intercepts(
            model, expect(model, base_tables(model, state.term), draws, model.quality, state),
            intercepts.back());
      move_on(model, draws, model.quality, state);
      ++state.term.value;
      enter(model, draws, state.term, state);
    }
  }
}

/// Weighted mean of a by-place quantity over the places that a policy names.
float mix(const Model& model, const NewPlace& added, std::uint16_t like,
          const std::vector<float>& values) {
  if (added.norm.empty()) return values[like];
  double sum = 0, weights = 0;
  for (const auto& [place, weight] : added.norm) {
    const auto found = model.graph.find(place);
    if (!found) continue;
    sum += weight * static_cast<double>(values[found->value]);
    weights += weight;
  }
  return weights > 0 ? static_cast<float>(sum / weights) : values[like];
}

/// Donors who stand in for those who move on from an added place.
struct Pool {
  std::vector<float> skill;
  std::vector<std::uint8_t> cell;
  std::vector<char> repeated;
  std::vector<double> weight;
  double mean = 0;
};

Pool make_pool(const Model& model, const NewPlace& added, const Donors& donors) {
  Pool pool;
  double total = 0;
  for (const auto& [place, share] : added.calibrate_on)
    if (const auto id = model.graph.find(place); id && share > 0) {
      const auto p = static_cast<std::uint16_t>(id->value);
      std::vector<std::uint32_t> rows;
      for (std::size_t k = 0; k < 6; ++k)
        for (const auto row : donors.rows(p, k >= 3, static_cast<Education>(k % 3)))
          rows.push_back(row);
      const std::size_t stride = 1 + rows.size() / 5000;
      const auto kept = static_cast<double>((rows.size() + stride - 1) / stride);
      for (std::size_t i = 0; i < rows.size(); i += stride) {
        const auto& data = donors.pool();
        pool.skill.push_back(
            0.5F * (data.get<column::Reading>()[rows[i]] + data.get<column::Maths>()[rows[i]]));
        pool.cell.push_back(data.get<column::Cell>()[rows[i]]);
        pool.repeated.push_back((data.get<column::Flags>()[rows[i]] & flag_repeated) != 0);
        pool.weight.push_back(share / kept);
        pool.mean += static_cast<double>(pool.skill.back()) * share / kept;
        total += share / kept;
      }
    }
  if (total > 0) pool.mean /= total;
  return pool;
}

/// Solves the intercepts out of an added place, so that the pool makes its moves at their rates.
void solve_on_pool(Model& model, const NewPlace& added, std::uint16_t place, const Donors& donors) {
  auto& c = model.calibration;
  auto intercept = c.intercepts.front();
  const auto [first, last] = model.graph.moves_out(PlaceId{place}, MoveTerm::both);
  const auto pool = make_pool(model, added, donors);
  if (pool.skill.empty()) return;
  c.norm_end[place] =
      static_cast<float>(pool.mean);  // they start the next year as they end this one
  for (int step = 0; step < 40; ++step) {
    std::vector<double> expected(last - first, 0);
    double people = 0;
    for (std::size_t i = 0; i < pool.skill.size(); ++i) {
      std::array<float, max_moves> weight{};
      float total = 0;
      for (auto m = first; m < last; ++m) {
        const auto& row = model.graph.move(MoveId{m});
        const float z = pool.skill[i] - static_cast<float>(pool.mean);
        weight[m - first] =
            static_cast<float>(row.rate) *
            kernels::exp(intercept[m] + covariate_logit(row, pool.cell[i], pool.repeated[i] != 0) +
                         static_cast<float>(row.skill) * z);
        total += weight[m - first];
      }
      for (auto m = first; m < last; ++m)
        expected[m - first] += pool.weight[i] * static_cast<double>(weight[m - first] / total);
      people += pool.weight[i];
    }
    for (auto m = first; m < last; ++m) {
      const double wanted = model.graph.move(MoveId{m}).rate, have = expected[m - first] / people;
      if (wanted > 0 && have > 0) intercept[m] += kernels::log(static_cast<float>(wanted / have));
    }
  }
  for (auto& of_year : c.intercepts)
    std::copy(intercept.begin() + first, intercept.begin() + last, of_year.begin() + first);
}

void fill_added_places(Model& model, const Donors& donors) {
  auto& c = model.calibration;
  for (const auto& contribution : model.contributions) {
    for (const auto& added : contribution.places) {
      const auto place = static_cast<std::uint16_t>(model.graph.find(added.name)->value);
      const auto like = model.places.like[place];
      c.norm_end[place] = mix(model, added, like, c.norm_end);
      for (auto& part : c.norm_start)
        for (auto& domain : part) domain[place] = mix(model, added, like, domain);
    }
    for (const auto& added : contribution.moves) {
      const auto from = model.graph.find(added.row.from), to = model.graph.find(added.row.to);
      const auto like_from = model.graph.find(added.like_from),
                 like_to = model.graph.find(added.like_to);
      if (!from || !to) continue;
      const auto same_kind = [&](std::uint32_t m) {  // there may be two ways between two places
        const auto& row = model.graph.move(MoveId{m});
        return row.kind == added.row.kind && row.diploma == added.row.diploma;
      };
      for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) {
        if (!same_kind(m) || model.graph.from(MoveId{m}) != *from ||
            model.graph.to(MoveId{m}) != *to)
          continue;
        for (std::uint32_t k = 0; k < model.graph.n_moves() && like_from && like_to; ++k)
          if (same_kind(k) && model.graph.from(MoveId{k}) == *like_from &&
              model.graph.to(MoveId{k}) == *like_to) {
            for (auto& of_year : c.intercepts) of_year[m] = of_year[k];
            c.mean_z[m] = c.mean_z[k];
            break;
          }
      }
    }
    for (const auto& added : contribution.places)
      if (!added.calibrate_on.empty())
        solve_on_pool(model, added, static_cast<std::uint16_t>(model.graph.find(added.name)->value),
                      donors);
  }
}

}  // namespace

Donors calibrate(Model& model, const Draws& draws, const BurnIn& burn_in) {
  start_values(model);
  model.quality = model.location_quality(draws);
  if (!model.options.shifts || model.options.learning == LearningModel::none) return {};
  const double sample = model.options.sample;
  model.options.sample = burn_in.sample;
  const auto& quality = model.quality;
  auto state = build_population(model, draws, {});
  std::vector<State> last;
  for (int year = 0; year < burn_in.years; ++year) {
    for (auto& means_at_start : model.calibration.norm_start) {
      update_means(model, state, means_at_start);
      learn_and_scale(model, draws, quality, state);
      if (model.schedule().ends_year(state.term)) {
        std::array<std::vector<float>, n_domains> end{model.calibration.norm_end,
                                                      model.calibration.norm_end};
        update_means(model, state, end);
        for (std::size_t p = 0; p < end[0].size(); ++p)
          model.calibration.norm_end[p] = 0.5F * (end[0][p] + end[1][p]);
        update_advice(model, draws, quality, state);
      }
      const auto expected = expect(model, base_tables(model, state.term), draws, quality, state);
      update_intercepts(model, expected, model.calibration.intercepts.front());
      update_mean_z(model, expected);
      move_on(model, draws, quality, state);
      ++state.term.value;
      enter_steady(model, draws, state.term, state);
    }
    if (year + burn_in.donor_years >= burn_in.years) last.push_back(state);
  }
  Donors donors(model, last);
  last.clear();
  model.options.sample = std::max(sample, burn_in.sample);
  match_base_years(model, draws, donors, burn_in);
  model.options.sample = sample;
  fill_added_places(model, donors);
  return donors;
}

}  // namespace doorstroom
