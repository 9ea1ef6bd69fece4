// SPDX-License-Identifier: EUPL-1.2
// The experiment of the tests of whole runs: every policy at work, and every policy without effect.
#pragma once

#include "tests/agents/country.hpp"

namespace doorstroom::test {

inline constexpr auto settings = R"(
[experiment]
title = "Whole runs"
population = "nl-2019"
first_year = 2019
years = 6
align = "2020-10-01"
seed = 11
[shock]
closures = "corona-2020-2021"
[[variant]]
name = "none"
baseline = true
)";

inline constexpr auto policies_at_work = R"(
[[variant]]
name = "tutoring"
  [[variant.policy]]
  use = "tutoring"
  from = 2021
  until = 2022
[[variant]]
name = "repetition"
  [[variant.policy]]
  use = "repetition"
  mode = "more"
  from = 2021
  until = 2022
[[variant]]
name = "targeted"
  [[variant.policy]]
  use = "repetition"
  name = "targeted"
  mode = "targeted"
  from = 2021
  until = 2022
[[variant]]
name = "extended"
  [[variant.policy]]
  use = "extended_stream"
  tracks = ["havo", "vmbo_tl"]
  from = 2021
  until = 2024
[[variant]]
name = "bridge"
  [[variant.policy]]
  use = "broad_bridge_class"
  tracks = ["havo", "vwo"]
  from = 2021
  until = 2024
[[variant]]
name = "no-end-test"
  [[variant.policy]]
  use = "no_end_test"
  from = 2021
  until = 2022
[[variant]]
name = "january"
  [[variant.policy]]
  use = "school_year_to_january"
  from = 2021
)";

inline constexpr auto policies_without_effect = R"(
[[variant]]
name = "tutoring-without-effect"
  [[variant.policy]]
  use = "tutoring"
  name = "no-gain"
  effect_sd = 0
  from = 2020
  until = 2022
[[variant]]
name = "repetition-without-effect"
  [[variant.policy]]
  use = "repetition"
  name = "same-odds"
  odds_ratio = 1
  from = 2020
  until = 2022
[[variant]]
name = "targeting-without-effect"
  [[variant.policy]]
  use = "repetition"
  name = "same-odds-for-all"
  mode = "targeted"
  odds_ratio = 1
  from = 2020
  until = 2022
[[variant]]
name = "extended-without-choosers"
  [[variant.policy]]
  use = "extended_stream"
  name = "no-choosers"
  tracks = ["havo", "vmbo_tl"]
  choice_share = 0
  switch_share = 0
  repeater_share = 0
  from = 2020
  until = 2024
[[variant]]
name = "bridge-without-choosers"
  [[variant.policy]]
  use = "broad_bridge_class"
  name = "no-joint-class"
  tracks = ["havo", "vwo"]
  share = 0
  from = 2020
  until = 2024
)";

/// The country with these variants, on one in a hundred pupils.
inline Country country_with(const std::string& variants) {
  return {experiment_of(std::string(settings) + variants), 0.01, quick_burn_in};
}

}  // namespace doorstroom::test
