// SPDX-License-Identifier: EUPL-1.2
// Gathers what variants contribute, draws parameters, builds the model and calibrates it.
#include "experiments/run/prepare.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/draws.hpp"

namespace doorstroom {
namespace {

constexpr std::uint64_t calibration_index =
    1'000'000;  // its own luck, shared by all replicates and draws

void add(std::vector<Drawable>& all, std::string key, double value, double low, double high,
         const std::string& quality, std::string luck = {}) {
  if (low < high) all.push_back({std::move(key), value, low, high, quality, std::move(luck)});
}

LearningModel learning_model(const Experiment& experiment) {
  if (experiment.learning_model == "none") return LearningModel::none;
  return experiment.learning_model == "linear" ? LearningModel::linear : LearningModel::ppf;
}

ModelOptions model_options(const Experiment& experiment, double sample,
                           const std::map<std::string, double>& drawn) {
  ModelOptions options;
  options.schedule.first_year = experiment.first_year;
  options.years = experiment.years;
  options.sample = sample;
  options.closures = experiment.closures;
  options.learning = learning_model(experiment);
  options.shifts = experiment.shifts;
  options.drawn = drawn;
  return options;
}

/// Drawn values of the parameters that this policy leaves to [uncertainty]; what its variant
/// chooses stays.
std::map<std::string, double> of_spec(const std::map<std::string, double>& drawn,
                                      const PolicySpec& spec) {
  std::map<std::string, double> own;
  for (const auto& [parameter, drawable] : spec.drawable)
    if (const auto found = drawn.find(drawable.key); found != drawn.end())
      own[parameter] = found->second;
  return own;
}

std::vector<std::vector<NamedPolicy>> make_policies(const Experiment& experiment,
                                                    const std::map<std::string, double>& drawn,
                                                    const PlaceGraph& graph) {
  const auto instances = policy_instances(experiment);
  std::vector<std::vector<NamedPolicy>> all;
  for (const auto& variant : experiment.variants) {
    auto& policies = all.emplace_back();
    for (const auto& spec : variant.policies) {
      const auto index =
          std::find(instances.begin(), instances.end(), spec.name) - instances.begin();
      policies.push_back(
          {spec.make(of_spec(drawn, spec), &graph), spec.name, static_cast<std::size_t>(index)});
    }
  }
  return all;
}

/// What variants add; of what several add in one way, once.
std::vector<Contribution> gather(const Experiment& experiment,
                                 const std::map<std::string, double>& drawn,
                                 const PlaceGraph& system) {
  std::vector<Contribution> all;
  std::set<std::string> known;
  for (const auto& variant : experiment.variants)
    for (const auto& spec : variant.policies) {
      auto added = spec.contribution(of_spec(drawn, spec), system);
      bool is_new = false;
      for (const auto& place : added.places) is_new |= known.insert(place.name).second;
      if (is_new) all.push_back(std::move(added));
    }
  return all;
}

}  // namespace

std::vector<std::string> policy_instances(const Experiment& experiment) {
  std::vector<std::string> names;
  for (const auto& variant : experiment.variants)
    for (const auto& spec : variant.policies)
      if (std::find(names.begin(), names.end(), spec.name) == names.end())
        names.push_back(spec.name);
  return names;
}

std::vector<Drawable> drawables(const Experiment& experiment) {
  std::vector<Drawable> all;
  const auto& system = *experiment.system;
  if (experiment.shifts) {  // in the Markov limit there is nothing but rates
    for (const auto& row : system.parameters)
      add(all, "parameters." + row.key, row.value, row.low, row.high, row.provenance.quality);
    for (const auto& row : system.growth)
      add(all, "growth." + row.year_group, 1, row.low, row.high, row.provenance.quality);
    for (const auto& row : system.distance)
      add(all, "distance." + row.distance + "." + row.closure, row.efficacy, row.low, row.high,
          row.provenance.quality);
  }
  for (const auto& row : system.moves)
    add(all, move_key(row), row.rate, row.low, row.high, row.quality);
  for (const auto& row : system.costs)
    add(all, marginal_key(row), row.marginal_share, row.low, row.high, row.provenance.quality);
  for (const auto& row : system.market)
    add(all, market_key(row), row.fte, row.low, row.high, row.provenance.quality);
  for (const auto& row : system.staff)
    add(all, staff_key(row), row.pupils_per_teacher_fte, row.low, row.high, row.provenance.quality);
  for (const auto& row : experiment.people->births)  // a forecast is high or low in all its years
    add(all, births_key(row), row.count, row.low, row.high, row.provenance.quality, "births");
  for (const auto& row : experiment.people->inflow)
    add(all, inflow_key(row), row.per_year, row.low, row.high, row.provenance.quality,
        "inflow." + row.kind);
  for (const auto& variant : experiment.variants)
    for (const auto& spec : variant.policies)
      for (const auto& [parameter, own] : spec.drawable)
        add(all, own.key, own.value, own.low, own.high, own.quality, own.luck);
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.key < b.key; });
  all.erase(std::unique(all.begin(), all.end(),
                        [](const auto& a, const auto& b) { return a.key == b.key; }),
            all.end());
  return all;
}

double draw_value(const Drawable& drawable, std::uint64_t seed, int draw) {
  const Draws draws{seed};
  const auto words =
      draws.block(PupilId{static_cast<std::uint32_t>(draw)}, Term{0}, Purpose::parameter,
                  hash_name(drawable.luck.empty() ? drawable.key : drawable.luck));
  if (drawable.quality == "assumption") {  // triangular, by its inverse
    const double u = static_cast<double>(kernels::uniform(words[0]));
    const double width = drawable.high - drawable.low;
    const double mode = std::clamp((drawable.value - drawable.low) / width, 0.0, 1.0);
    const auto root = [](double x) {
      return static_cast<double>(std::sqrt(static_cast<float>(x)));
    };
    return u < mode ? drawable.low + width * root(u * mode)
                    : drawable.high - width * root((1 - u) * (1 - mode));
  }
  const double sd = (drawable.high - drawable.low) / 3.92;
  return drawable.value + sd * static_cast<double>(std::clamp(
                                   kernels::normal_pair(words[0], words[1]).first, -3.5F, 3.5F));
}

World prepare(const Experiment& experiment, double sample,
              const std::map<std::string, double>& drawn, const BurnIn& burn_in) {
  World world;
  world.n_policies = policy_instances(experiment).size();
  const auto options = model_options(experiment, sample, drawn);
  const Model plain(experiment.system, experiment.people, {}, options);
  const auto contributions = gather(experiment, drawn, plain.graph);
  world.model =
      std::make_unique<Model>(experiment.system, experiment.people, contributions, options);
  for (const auto& of_variant : make_policies(experiment, drawn, world.model->graph))
    world.policies.push_back(programme(*world.model, of_variant));
  const Draws draws{derive_seed(experiment.seed, calibration_index)};
  world.donors = calibrate(*world.model, draws, burn_in);
  return world;
}

}  // namespace doorstroom
