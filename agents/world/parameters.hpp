// SPDX-License-Identifier: EUPL-1.2
// The scalars of the model, read once from parameters.csv; every field names its key there.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "agents/world/system_data.hpp"

namespace doorstroom {

/// Scalars of the model. Defaults are for systems without parameters.csv (textbook models); sources
/// are in that file.
struct Parameters {
  // skill and learning
  float skill_sd_at_entry = 0.75F;
  float ability_pace_sd = 0.15F;           ///< pace per SD of ability
  float ability_skill_correlation = 0.5F;  ///< of ability with skill at entry
  float noise_sd_per_term = 0.08F;
  float maths_reading_correlation = 0.7F;
  float education_skill_low = 0, education_skill_high = 0;  ///< SD at entry, against middle
  float education_pace_low = 0, education_pace_high = 0;    ///< share of growth
  float girl_reading = 0, girl_maths = 0;                   ///< SD at entry
  float school_quality_sd = 0.05F;                          ///< SD of pace between locations
  float school_logit = 0;  ///< SD of skill per SD of quality in progression
  float ppf_width_sd = 3;
  float growth_scale = 1;  ///< calibrated factor on all growth
  // tests and advice
  float test_error_sd = 0.4F;
  float advice_noise_sd = 0.35F;
  float advice_bias_low = 0, advice_bias_high = 0;
  float advice_revision_share = 0.3F;  ///< of those with a test above the teacher's advice
  std::vector<float> advice_shares;    ///< of first advice, lowest first; as SystemData::advice
  // closures
  float home_sd = 0.3F;               ///< SD between pupils of the efficacy of distance teaching
  float home_low = 0, home_high = 0;  ///< efficacy by parental education, against middle
  float home_low_po = 0;              ///< on top of it, in po, where it was measured
  float home_ability = 0;             ///< efficacy per SD of ability
  float closure_loss =
      1;  ///< po: what a closure costs, as a multiple of what is not taught (forgetting)
  float closure_fading_share =
      0;  ///< of what a closure takes, made up at the pace at which support fades
  float wellbeing_dip = 0, wellbeing_recovery = 0.5F, wellbeing_learning = 0,
        wellbeing_drop_out = 0;
  // norms, exams, support
  float norm_relativity = 0.8F;
  float retention_fast = 0.3F, retention_slow = 0.8F;  ///< per year
  // progression
  float slope_education_repeat = 1, slope_education_down = 1,
        slope_education_drop_out =
            1;  ///< factors on the slopes by parental education of these moves
  // population
  float education_share_low = 0, education_share_high = 0;
  float migrant_share = 0;
  float odds_low_given_migrant = 1, odds_high_given_migrant = 1;
  /// Those that other tables of the system name: shares of newborns and of advice, rules of exams.
  std::map<std::string, float> named;
};

/// Fills Parameters from rows and composition; `drawn` replaces values by `parameters.KEY`.
/// @throws ConfigError for a key that is unknown or missing (a system without any row uses the
/// defaults)
Parameters read_parameters(const SystemData& system, const PopulationData& people,
                           const std::map<std::string, double>& drawn);

}  // namespace doorstroom
