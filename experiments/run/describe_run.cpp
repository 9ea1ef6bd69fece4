// SPDX-License-Identifier: EUPL-1.2
// Fills RunDescription from the experiment and its world.
#include "experiments/run/describe_run.hpp"

#include <algorithm>

#include "experiments/plan/policy_years.hpp"
#include "policies/policy_kind.hpp"

namespace doorstroom {
namespace {

/// Nobody teaches where no school calendar holds, no teachers are counted and nothing is paid.
bool is_taught(const Model& model, std::uint32_t place) {
  const auto& traits = model.traits[place];
  return !traits.calendar.empty() || !traits.staff.empty() ||
         model.places.cents_per_year[place] > 0;
}

/// By place. Where a system says nowhere who is taught, as in a textbook model, all who stay are
/// enrolled.
std::vector<PlaceRole> roles_of(const Model& model) {
  std::vector<PlaceRole> roles;
  bool any_taught = false;
  for (std::uint32_t p = 0; p < model.graph.n_places(); ++p)
    any_taught = any_taught || is_taught(model, p);
  for (std::uint32_t p = 0; p < model.graph.n_places(); ++p) {
    const auto& row = model.graph.place(PlaceId{p});
    if (row.kind == PlaceKind::exit)
      roles.push_back(model.places.gone[p] != 0 ? PlaceRole::gone : PlaceRole::left);
    else
      roles.push_back(any_taught && !is_taught(model, p) ? PlaceRole::pause : PlaceRole::education);
  }
  return roles;
}

void describe_moves(const Model& model, RunDescription& description) {
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) {
    const auto& row = model.graph.move(MoveId{m});
    MoveInfo info;
    info.from = model.graph.from(MoveId{m}).value;
    info.to = model.graph.to(MoveId{m}).value;
    info.kind = name(row.kind);
    const auto found = std::find(model.diplomas.begin(), model.diplomas.end(), row.diploma);
    if (found != model.diplomas.end())
      info.diploma = static_cast<int>(found - model.diplomas.begin()) + 1;
    info.quality = row.quality;
    info.source = row.source;
    description.moves.push_back(std::move(info));
  }
}

void describe_diplomas(const Model& model, RunDescription& description) {
  for (const auto& diploma : model.diplomas) {
    DiplomaInfo info{diploma, diploma, diploma, static_cast<int>(description.diplomas.size()),
                     false};
    for (const auto& row : model.system->diplomas)
      if (row.diploma == diploma) {
        info.label_nl = row.label_nl;
        info.label_en = row.label_en;
        info.starting_qualification = row.starting_qualification;
      }
    description.diplomas.push_back(std::move(info));
  }
}

void add(RunDescription& description, const std::string& key, double value, double low, double high,
         const std::string& unit, const Provenance& from) {
  ParameterInfo info{key, value, {}, {}, unit, from.source, from.quality};
  if (low < high) info.low = low, info.high = high;
  description.parameters.push_back(std::move(info));
}

void describe_parameters(const Experiment& experiment, RunDescription& description) {
  const auto& system = *experiment.system;
  for (const auto& row : system.parameters)
    add(description, "parameters." + row.key, row.value, row.low, row.high, row.unit,
        row.provenance);
  for (const auto& row : system.growth) {
    add(description, "growth." + row.year_group + ".reading", row.reading, row.low * row.reading,
        row.high * row.reading, "SD per year", row.provenance);
    add(description, "growth." + row.year_group + ".maths", row.maths, row.low * row.maths,
        row.high * row.maths, "SD per year", row.provenance);
  }
  for (const auto& row : system.distance)
    add(description, "distance." + row.distance + "." + row.closure, row.efficacy, row.low,
        row.high, "share of normal learning", row.provenance);
  for (const auto& row : system.costs) {
    add(description, "costs." + row.cost, row.eur_per_pupil_year, 0, 0, "EUR per pupil and year",
        row.provenance);
    add(description, marginal_key(row), row.marginal_share, row.low, row.high,
        "share of the average cost", row.provenance);
  }
  for (const auto& row : system.staff)
    add(description, staff_key(row), row.pupils_per_teacher_fte, row.low, row.high,
        "pupils per FTE", row.provenance);
  for (const auto& row : experiment.people->births)
    add(description, births_key(row), row.count, row.low, row.high, "persons", row.provenance);
  for (const auto& row : experiment.people->inflow)
    add(description, inflow_key(row), row.per_year, row.low, row.high, "persons per year",
        row.provenance);
  for (const auto& variant : experiment.variants)
    for (const auto& spec : variant.policies)
      for (const auto& [parameter, own] : spec.drawable)
        add(description, variant.name + ": " + own.key, own.value, own.low, own.high, "",
            {own.quality, own.quality, "", {}});
}

}  // namespace

std::vector<PlaceInfo> describe_places(const Model& model) {
  std::vector<PlaceInfo> places;
  const auto roles = roles_of(model);
  for (std::uint32_t p = 0; p < model.graph.n_places(); ++p) {
    PlaceInfo info;
    const auto& row = model.graph.place(PlaceId{p});
    info.name = row.name;
    info.label_nl = model.traits[p].label_nl.empty() ? row.name : model.traits[p].label_nl;
    info.label_en = model.traits[p].label_en.empty() ? row.name : model.traits[p].label_en;
    info.role = roles[p];
    info.apart = row.apart;
    info.course_year = model.traits[p].course_year;
    for (std::size_t d = 0; d < n_domains; ++d) {
      const auto week = static_cast<double>(model.places.sd_per_week[d][p]);
      info.weeks_per_sd.push_back(week > 0 ? 1 / week : 0);
    }
    info.cost_cents = static_cast<std::int64_t>(model.places.cents_per_year[p] + 0.5);
    info.marginal_share = model.places.marginal_share[p];
    info.pupils_per_teacher = model.places.pupils_per_fte[p];
    places.push_back(std::move(info));
  }
  return places;
}

RunDescription describe_run(const Experiment& experiment, const World& world) {
  const auto& model = *world.model;
  RunDescription description;
  description.title = experiment.title;
  description.population = experiment.population;
  description.date = experiment.people->date;
  description.synthetic = experiment.people->synthetic;
  description.first_year = experiment.first_year;
  description.years = experiment.years;
  description.report_years = experiment.report_years;
  description.sample = experiment.sample;
  description.draw_sample = experiment.draw_sample;
  description.replicates = experiment.replicates;
  description.draws = experiment.draws;
  description.seed = static_cast<std::int64_t>(experiment.seed);
  description.model_version = model_version;
  description.experiment_toml = to_toml(experiment);
  description.experiment_file = experiment.file;
  description.experiment_text = experiment.text;
  description.variants.push_back({"reference", "Zonder corona en beleid", false, true});
  for (const auto& variant : experiment.variants)
    description.variants.push_back(
        {variant.name, variant.label, variant.baseline, false, policy_years(experiment, variant)});
  description.places = describe_places(model);
  describe_moves(model, description);
  describe_diplomas(model, description);
  for (const auto& instance : policy_instances(experiment)) {
    PolicyInfo info{instance, instance, instance, instance};
    for (const auto& variant : experiment.variants)
      for (const auto& spec : variant.policies)
        if (spec.name == instance) info = {instance, spec.use, spec.label_nl, spec.label_en};
    description.policies.push_back(std::move(info));
  }
  description.regions = model.locations.provinces;
  description.advices = model.advice;
  describe_parameters(experiment, description);
  for (const auto& drawable : drawables(experiment)) description.drawn.push_back(drawable.key);
  if (experiment.draws == 0) description.drawn.clear();
  return description;
}

}  // namespace doorstroom
