// SPDX-License-Identifier: EUPL-1.2
// Writes the text to a file of its own, because experiments are read from files.
#include "tests/agents/country.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace doorstroom::test {

Experiment experiment_of(const std::string& toml) {
  namespace fs = std::filesystem;
  std::string folder = (fs::temp_directory_path() / "doorstroom-country-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
  const auto file = fs::path(folder) / "experiment.toml";
  std::ofstream(file) << toml;
  try {
    auto experiment = load_experiment(file.string(), "experiments/data");
    fs::remove_all(folder);
    return experiment;
  } catch (...) {
    fs::remove_all(folder);
    throw;
  }
}

Country::Country(Experiment experiment_, double sample, const BurnIn& burn_in)
    : experiment(std::move(experiment_)), world(prepare(experiment, sample, {}, burn_in)) {}

UnitTables Country::run(Branching branching, std::uint32_t replicate) const {
  return run_unit(experiment, world, derive_seed(experiment.seed, replicate), {}, branching);
}

std::size_t Country::variant(const std::string& name) const {
  if (name == "reference") return 0;
  for (std::size_t v = 0; v < experiment.variants.size(); ++v)
    if (experiment.variants[v].name == name) return v + 1;
  throw std::invalid_argument("no variant " + name);
}

const Table& table(const std::vector<Table>& tables, const std::string& name) {
  for (const auto& each : tables)
    if (each.name == name) return each;
  throw std::invalid_argument("no table " + name);
}

std::int64_t all_cells(const Table& table, std::size_t year, std::size_t row) {
  std::int64_t sum = 0;
  for (std::size_t c = 0; c < table.shape[2]; ++c)
    sum += table.values[(year * table.shape[1] + row) * table.shape[2] + c];
  return sum;
}

}  // namespace doorstroom::test
