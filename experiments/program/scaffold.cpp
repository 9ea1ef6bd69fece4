// SPDX-License-Identifier: EUPL-1.2
// The text of a new experiment.
#include "experiments/program/scaffold.hpp"

#include <fmt/format.h>

namespace doorstroom {
namespace {

constexpr auto dutch = R"(# {name}: een eigen experiment voor doorstroom.
# Controleren: doorstroom check {file}
# Draaien:     doorstroom run {file} -o runs/{name}
# Vergelijken: doorstroom compare runs/{name}

[experiment]
title      = "{name}"
population = "nl-2019"         # wie er op 1 oktober 2019 waar zit
years      = 16                # schooljaren, vanaf 2019/20
align      = "2020-10-01"      # overgangen van 2019/20 aansluiten op de telling van die dag
sample     = 0.05              # aandeel van de leerlingen; 1.0 is iedereen
replicates = 3                 # herhalingen met ander toeval
seed       = 1

[shock]
closures = "corona-2020-2021"  # weglaten: de scholen blijven open

[learning]
model = "ppf"                  # of "linear"

# Spreiding van effecten en aannames, elke trekking op een deel van de leerlingen:
# [uncertainty]
# draws = 40
# draw_sample = 0.03

[[variant]]                    # hiermee worden de andere varianten vergeleken
name     = "none"
label    = "Ongewijzigd beleid"
baseline = true

[[variant]]
name  = "tutoring"
label = "Tutoring in tweetallen"
  [[variant.policy]]           # alle sleutels: doorstroom policies tutoring
  use            = "tutoring"
  group_size     = 2
  hours_per_week = 5
  # Een waarde is een keuze. Wat niet vaststaat, is een bereik, waaruit [uncertainty] trekt;
  # wat hier niet staat, heeft het bereik uit de lijst van sleutels.
  tutors         = {{ low = 2000, high = 10000, value = 5000 }}  # zoveel als er te vinden zijn
  from           = 2021        # schooljaar 2021/22
  until          = 2023

# Elke combinatie wordt een variant:
# [sweep]
# "tutoring.group_size" = [1, 2, 4]
)";

constexpr auto english = R"(# {name}: an experiment of your own for doorstroom.
# Check:   doorstroom check {file}
# Run:     doorstroom run {file} -o runs/{name}
# Compare: doorstroom compare runs/{name}

[experiment]
title      = "{name}"
population = "nl-2019"         # who is where on 1 October 2019
years      = 16                # school years, from 2019/20
align      = "2020-10-01"      # align the moves of 2019/20 to the counts of that day
sample     = 0.05              # share of the pupils; 1.0 is everybody
replicates = 3                 # runs with other luck
seed       = 1

[shock]
closures = "corona-2020-2021"  # leave out: schools stay open

[learning]
model = "ppf"                  # or "linear"

# Spread of effects and assumptions, each draw on a share of the pupils:
# [uncertainty]
# draws = 40
# draw_sample = 0.03

[[variant]]                    # the others are compared with this one
name     = "none"
label    = "Unchanged policy"
baseline = true

[[variant]]
name  = "tutoring"
label = "Tutoring in pairs"
  [[variant.policy]]           # all keys: doorstroom policies tutoring
  use            = "tutoring"
  group_size     = 2
  hours_per_week = 5
  # A value is a choice. What is not certain is a range, which [uncertainty] draws from;
  # what is not here has the range in the list of keys.
  tutors         = {{ low = 2000, high = 10000, value = 5000 }}  # as many as can be found
  from           = 2021        # school year 2021/22
  until          = 2023

# Every combination becomes a variant:
# [sweep]
# "tutoring.group_size" = [1, 2, 4]
)";

}  // namespace

std::string scaffold(const std::string& name, Language language) {
  return fmt::format(fmt::runtime(language == Language::nl ? dutch : english),
                     fmt::arg("name", name), fmt::arg("file", name + ".toml"));
}

}  // namespace doorstroom
