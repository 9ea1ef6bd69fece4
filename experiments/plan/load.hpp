// SPDX-License-Identifier: EUPL-1.2
// The steps of load_experiment: settings, data, variants with their sweeps, and what must agree
// between them.
#pragma once

#include <string>
#include <vector>

#include "experiments/plan/experiment.hpp"
#include "experiments/read/csv.hpp"
#include "experiments/read/toml_keys.hpp"

namespace doorstroom {

/// Issues of this file first, each file by line, none twice.
void put_in_order(std::vector<Issue>& issues, const std::string& first_file);

/// Reads [experiment], [shock], [learning] and [uncertainty], and reports tables that nobody knows.
void read_settings(const TomlFile& source, Experiment& experiment, std::vector<Issue>& issues);

/// Line of a setting, of its section when it is not given, 0 when that is not there.
int setting_line(const TomlFile& source, const std::string& section, const std::string& key);

/// Folders in which populations and systems are looked for, in this order.
/// @param given the only one, unless empty
std::vector<std::string> data_folders(const std::string& experiment_file, const std::string& given);

/// Names of the populations in these folders.
std::vector<std::string> populations(const std::vector<std::string>& folders);

/// Path of a population's folder; empty when there is none.
std::string population_folder(const std::string& name, const std::vector<std::string>& folders);

/// Reads the population and its system and checks them; fills `people`, `system` and, if both are
/// right, `graph`.
void read_data(const std::string& population_folder, Experiment& experiment,
               std::vector<Issue>& issues);

/// Settings that the data must know: first year, day of alignment, closures.
void check_settings(const TomlFile& source, const Experiment& experiment,
                    std::vector<Issue>& issues);

/// Reads [market]: what there is to hire, in place of the data.
void read_market(const TomlFile& source, Experiment& experiment, std::vector<Issue>& issues);

/// Reads [[measure]]: kinds of policies of the experiment's own.
void read_measures(const TomlFile& source, const std::vector<PolicyKind>& menu,
                   Experiment& experiment, std::vector<Issue>& issues);

/// Reads [[variant]] and [sweep]; every combination of a sweep becomes a variant.
void read_variants(const TomlFile& source, const std::vector<PolicyKind>& menu,
                   Experiment& experiment, std::vector<Issue>& issues);

/// One baseline, no policy that never acts, none that contradicts another.
void check_variants(const Experiment& experiment, std::vector<Issue>& issues);

/// Gives places that policies add in different ways different names, as `vo.havo.1+` and
/// `vo.havo.1+.v2`: all variants share one graph. Reports what a policy cannot add to it.
void name_contributions(Experiment& experiment, std::vector<Issue>& issues);

}  // namespace doorstroom
