// SPDX-License-Identifier: EUPL-1.2
// Reads a population folder: who is in the system on one day, who enters later, and what to align
// to.
#pragma once

#include <string>
#include <vector>

#include "agents/world/system_data.hpp"
#include "engine/place_graph.hpp"

namespace doorstroom {

/// What population.csv says: which system, which day.
struct PopulationHeader {
  std::string system;         ///< name of the folder beside it
  std::string date;           ///< ISO
  int first_school_year = 0;  ///< 0: not said, which is an issue
  bool synthetic = false;
  std::string label_nl, label_en;
};

/// Reads population.csv of a folder.
PopulationHeader read_population_header(const std::string& folder, std::vector<Issue>& issues);

/// Reads every other file of a population folder (docs/data-format.md). `align` and `align_moves`
/// are keyed by the date that an experiment's `align` names: `align-2020-10-01.csv` and
/// `align-moves-2020.csv` both by `2020-10-01`.
PopulationData read_population(const std::string& folder, const PopulationHeader& header,
                               std::vector<Issue>& issues);

/// Names of places where people are or enter: stocks above zero, and inflow. What the graph calls
/// entries.
std::vector<std::string> entries(const PopulationData& people);

/// Mistakes that only show beside the system: unknown places, places without a count, locations of
/// an unknown kind.
void check_population(const PopulationData& people, const SystemData& system,
                      std::vector<Issue>& issues);

/// Alignment targets that name no place, or of which two hold the same place. @pre the graph is
/// that of the system
void check_align(const PopulationData& people, const PlaceGraph& graph, std::vector<Issue>& issues);

/// Places that an alignment target holds: prefixes joined by `+`, with `-` before a prefix that is
/// left out.
/// @param unknown gets every prefix under which there is no place
std::vector<PlaceId> target_places(const PlaceGraph& graph, const std::string& target,
                                   std::vector<std::string>* unknown = nullptr);

}  // namespace doorstroom
