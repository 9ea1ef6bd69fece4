// SPDX-License-Identifier: EUPL-1.2
// An experiment as understood: every key with its value, defaults filled in, ready to plan and to
// save.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "agents/policy/policy.hpp"
#include "agents/world/system_data.hpp"
#include "experiments/plan/measure_file.hpp"
#include "policies/policy_kind.hpp"

namespace doorstroom {

/// A number that [uncertainty] draws.
struct Drawable {
  std::string key;  ///< e.g. `tutoring.effect_sd`, `parameters.norm.relativity`,
                    ///< `moves.vo.havo.4>vo.havo.4`; where variants give one number of one instance
                    ///< several ranges, `tutoring.tutors.v2` and so on from the second on
  double value = 0, low = 0, high = 0;
  std::string quality;    ///< `assumption`, or that of the published interval
  std::string luck = {};  ///< drawables with the same one go up and down together; empty: the key
};

/// One policy of a variant.
struct PolicySpec {
  std::string use;                 ///< kind
  std::string label_nl, label_en;  ///< of the kind
  std::string name;  ///< instance name, default the kind; its hash is the item of its draws
  int line = 0;
  std::map<std::string, std::string> values;  ///< every parameter as TOML text, defaults filled in
  std::set<std::string> written;              ///< parameters that the file gives, in any way
  /// Parameters that [uncertainty] draws: those that the file leaves out and that have an interval,
  /// and those that it writes as a range. What it writes as a value is a choice and stays.
  std::map<std::string, Drawable> drawable;
  std::map<std::string, std::string> ranges;  ///< of `drawable`: as TOML that reads back the same
  OwnNames names{};  ///< of the places that it adds, where they have another in this experiment

  using Drawn = std::map<std::string, double>;  ///< values that replace others, by parameter
  /// Makes the policy in a world that has what all policies add, or in none: to ask for its years.
  std::shared_ptr<const Policy> make(const Drawn& drawn, const PlaceGraph* graph = nullptr) const {
    return maker(drawn, graph == nullptr ? Founding() : Founding(*graph, names));
  }
  /// What it adds, under its names here.
  Contribution contribution(const Drawn& drawn, const PlaceGraph& system) const;

  std::function<std::shared_ptr<const Policy>(const Drawn&, const Founding&)> maker{};
  std::function<Contribution(const Drawn&, const PlaceGraph&)> adder{};
};

/// One variant: its policies, and whether it is the baseline.

struct Variant {
  std::string name, label;
  bool baseline = false;
  int line = 0;
  std::vector<PolicySpec> policies;
};

/// An experiment file as understood.

struct Experiment {
  std::string file, text;  ///< path and the text as it was read
  std::string title, population;
  int first_year = 2019, years = 16, replicates = 1;
  std::string align;              ///< ISO date or empty
  std::vector<int> report_years;  ///< school years that texts and tables look at; empty: by rule
  double sample = 1.0;
  std::uint64_t seed = 1;
  std::string closures;  ///< `corona-2020`, `corona-2020-2021`, ... or empty: no shock
  std::string learning_model = "ppf";  ///< `linear`, `ppf` or `none`
  bool shifts = true;                  ///< false: all logit shifts zero (the Markov limit)
  int draws = 0;
  double draw_sample = 0.03;
  std::string market_toml;           ///< what [market] says, as TOML; empty: nothing
  std::vector<PolicyKind> measures;  ///< that the file brings along
  std::string measures_toml;         ///< those as TOML
  std::vector<Variant> variants;
  std::shared_ptr<const SystemData> system;
  std::shared_ptr<const PopulationData> people;
  std::shared_ptr<const PlaceGraph> graph;  ///< of the system alone, without what policies add
};

/// Reads and checks an experiment file and the data it names. Sweeps are expanded into variants.
/// @param data_folder where systems and populations are; empty: `data` beside the file or in the
/// folder above it,
///        `experiments/data` here, that of the source tree or the installed one, the first that has
///        the population
/// @param menu the policies there are
/// @param draws instead of those in the file; none: those
/// @throws ConfigError with every mistake in file and data; IoError when a file cannot be read
Experiment load_experiment(const std::string& file, const std::string& data_folder = "",
                           const std::vector<PolicyKind>& menu = whole_menu(),
                           std::optional<int> draws = std::nullopt);

/// The experiment as understood, as TOML that can be run again as it is.
std::string to_toml(const Experiment& experiment);

/// JSON Schema (draft 2020-12) of experiment files, for editors.
std::string experiment_schema(const std::vector<PolicyKind>& menu = whole_menu());

}  // namespace doorstroom
