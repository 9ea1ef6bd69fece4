// SPDX-License-Identifier: EUPL-1.2
// The check that a segment or results file is of this run, and what differs when it is not.
#include "results/store/segment.hpp"

#include <fmt/format.h>

#include "engine/errors.hpp"
#include "results/store/description_file.hpp"

namespace doorstroom {
namespace {

/// What a user can act on, in words; the rest is `its data or parameters`.
std::string difference(const RunDescription& theirs, const RunDescription& ours) {
  const auto change = [](const char* what, const auto& from, const auto& to) {
    return fmt::format("{} {} became {}", what, from, to);
  };
  if (theirs.model_version != ours.model_version)
    return change("the model version", theirs.model_version, ours.model_version);
  if (theirs.population != ours.population)
    return change("the population", theirs.population, ours.population);
  if (theirs.seed != ours.seed) return change("the seed", theirs.seed, ours.seed);
  if (theirs.sample != ours.sample) return change("the sample", theirs.sample, ours.sample);
  if (theirs.replicates != ours.replicates)
    return change("replicates", theirs.replicates, ours.replicates);
  if (theirs.draws != ours.draws) return change("draws", theirs.draws, ours.draws);
  if (theirs.years != ours.years) return change("years", theirs.years, ours.years);
  if (theirs.variants != ours.variants) return "the variants are others";
  if (theirs.experiment_toml != ours.experiment_toml)
    return "the experiment file says something else";
  return "the data or parameters are others";
}

}  // namespace

void check_same_run(const hdf5::Group& root, const RunDescription& description,
                    const std::string& hash) {
  read_schema_version(root);
  if (root.text("description_hash") == hash) return;
  throw IoError(fmt::format("{}: was made by another run: {}; choose another folder or remove it",
                            root.where(), difference(read_description(root), description)));
}

}  // namespace doorstroom
