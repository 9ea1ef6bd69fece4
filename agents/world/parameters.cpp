// SPDX-License-Identifier: EUPL-1.2
// Binds the keys of parameters.csv to the fields of Parameters.
#include "agents/world/parameters.hpp"

#include <functional>

namespace doorstroom {
namespace {

using Bindings = std::map<std::string, float*>;

Bindings bind(Parameters& p) {
  return {{"skill.sd_at_entry", &p.skill_sd_at_entry},
          {"skill.noise_sd_per_term", &p.noise_sd_per_term},
          {"skill.maths_reading_correlation", &p.maths_reading_correlation},
          {"skill.growth_scale", &p.growth_scale},
          {"ability.pace_sd", &p.ability_pace_sd},
          {"ability.skill_correlation", &p.ability_skill_correlation},
          {"education.skill_low", &p.education_skill_low},
          {"education.skill_high", &p.education_skill_high},
          {"education.pace_low", &p.education_pace_low},
          {"education.pace_high", &p.education_pace_high},
          {"girl.reading", &p.girl_reading},
          {"girl.maths", &p.girl_maths},
          {"school.quality_sd", &p.school_quality_sd},
          {"school.logit", &p.school_logit},
          {"ppf.width_sd", &p.ppf_width_sd},
          {"test.error_sd", &p.test_error_sd},
          {"advice.noise_sd", &p.advice_noise_sd},
          {"advice.bias_low", &p.advice_bias_low},
          {"advice.bias_high", &p.advice_bias_high},
          {"advice.upward_revision_share", &p.advice_revision_share},
          {"distance.individual_sd", &p.home_sd},
          {"distance.education_low", &p.home_low},
          {"distance.education_high", &p.home_high},
          {"distance.education_low_po", &p.home_low_po},
          {"distance.ability", &p.home_ability},
          {"distance.loss_factor_po", &p.closure_loss},
          {"distance.fading_share", &p.closure_fading_share},
          {"wellbeing.dip", &p.wellbeing_dip},
          {"wellbeing.recovery_per_term", &p.wellbeing_recovery},
          {"wellbeing.learning", &p.wellbeing_learning},
          {"wellbeing.drop_out_logit", &p.wellbeing_drop_out},
          {"norm.relativity", &p.norm_relativity},
          {"slope.education_repeat", &p.slope_education_repeat},
          {"slope.education_down", &p.slope_education_down},
          {"slope.education_drop_out", &p.slope_education_drop_out},
          {"retention.fast", &p.retention_fast},
          {"retention.slow", &p.retention_slow}};
}

void read_composition(const PopulationData& people, Parameters& p) {
  for (const auto& row : people.composition) {
    const auto value = static_cast<float>(row.share);
    if (row.attribute == "education" && row.category == "low") p.education_share_low = value;
    if (row.attribute == "education" && row.category == "high") p.education_share_high = value;
    if (row.attribute == "background" && row.category == "migrant") p.migrant_share = value;
    if (row.category == "low_given_migrant") p.odds_low_given_migrant = value;
    if (row.category == "high_given_migrant") p.odds_high_given_migrant = value;
  }
}

/// Keys that other tables name.
std::vector<std::string> named_keys(const SystemData& system) {
  std::vector<std::string> keys;
  for (const auto& row : system.traits) keys.push_back(row.born_share);
  for (const auto& row : system.advice) keys.push_back(row.share);
  for (const auto& row : system.measures) keys.push_back(row.parameter);
  std::erase(keys, "");
  return keys;
}

}  // namespace

Parameters read_parameters(const SystemData& system, const PopulationData& people,
                           const std::map<std::string, double>& drawn) {
  Parameters p;
  p.advice_shares.assign(system.advice.size(), 0);
  read_composition(people, p);
  for (const auto& key : named_keys(system)) p.named[key] = 0;
  if (system.parameters.empty()) return p;

  auto bindings = bind(p);
  for (auto& [key, value] : p.named) bindings[key] = &value;
  std::vector<std::string> keys;
  for (const auto& [key, field] : bindings) keys.push_back(key);

  std::vector<Issue> issues;
  auto missing = bindings;
  for (const auto& row : system.parameters) {
    const auto found = bindings.find(row.key);
    if (found == bindings.end()) {
      issues.push_back({row.provenance.origin.file, row.provenance.origin.line, row.key,
                        "no parameter of the model has this key" + did_you_mean(row.key, keys)});
      continue;
    }
    const auto draw = drawn.find("parameters." + row.key);
    *found->second = static_cast<float>(draw == drawn.end() ? row.value : draw->second);
    missing.erase(row.key);
  }
  for (const auto& [key, field] : missing)
    issues.push_back({system.folder + "/parameters.csv", 0, key,
                      "missing; every parameter of the model has a row"});
  if (!issues.empty()) throw ConfigError(std::move(issues));
  for (std::size_t i = 0; i < system.advice.size(); ++i)
    p.advice_shares[i] = p.named.at(system.advice[i].share);
  return p;
}

}  // namespace doorstroom
