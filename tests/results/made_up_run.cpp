// SPDX-License-Identifier: EUPL-1.2
// A small made-up run for the tests of results/.
#include "tests/results/made_up_run.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "agents/record/quantity.hpp"
#include "results/store/merge.hpp"
#include "results/store/writer.hpp"

namespace doorstroom::made_up {
namespace {

/// A number that differs from text to text.
std::int64_t seed_of(const std::string& text) {
  std::int64_t seed = 0;
  for (const char letter : text) seed = (seed * 31 + letter) % 100003;
  return seed;
}

/// Of this process alone, for tests run side by side; gone when it ends.
struct TemporaryTree {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("doorstroom-results-" + std::to_string(::getpid()));
  ~TemporaryTree() { std::filesystem::remove_all(path); }
};

std::vector<PlaceInfo> places() {
  const auto stay = [](const char* name, int year, double weeks, std::int64_t cost,
                       double per_teacher) {
    return PlaceInfo{name, name, name,       PlaceRole::education, false, year, {weeks, 2 * weeks},
                     cost, 0.5,  per_teacher};
  };
  const auto leave = [](const char* name, PlaceRole role) {
    return PlaceInfo{name, name, name, role, false, 0, {0, 0}, 0, 1, 0};
  };
  std::vector<PlaceInfo> all = {
      stay("po.bao.8", 8, 100, 700000, 20),       stay("vo.havo.1", 1, 150, 900000, 16),
      stay("vo.havo.2", 2, 200, 900000, 16),      stay("vo.vso.1", 1, 150, 2500000, 8),
      stay("mbo.4.bol.1", 1, 0, 800000, 20),      leave("out.none", PlaceRole::left),
      leave("out.diploma.havo", PlaceRole::left), leave("out.emigrated", PlaceRole::gone),
      leave("gap.year", PlaceRole::pause)};
  all[3].apart = true;
  return all;
}

std::vector<MoveInfo> moves() {
  return {{0, 1, "promote", 0, "verbatim", "a"},   {0, 3, "switch", 0, "verbatim", "a"},
          {1, 1, "repeat", 0, "derived", "b"},     {1, 2, "promote", 0, "derived", "b"},
          {1, 4, "down", 0, "assumption", ""},     {2, 2, "repeat", 0, "derived", "b"},
          {2, 4, "graduate", 1, "derived", "b"},   {2, 6, "graduate", 1, "derived", "b"},
          {2, 5, "drop_out", 0, "assumption", ""}, {3, 5, "drop_out", 0, "assumption", ""},
          {3, 2, "up", 0, "assumption", ""},       {4, 5, "drop_out", 0, "verbatim", "c"},
          {4, 6, "graduate", 2, "verbatim", "c"},  {1, 7, "drop_out", 0, "assumption", ""},
          {2, 8, "graduate", 1, "derived", "b"},   {8, 4, "return", 0, "assumption", ""}};
}

}  // namespace

RunDescription description(int replicates, int draws) {
  RunDescription run;
  run.title = "Een klein stelsel: <proef> & \"meer\"";
  run.population = "made-up";
  run.date = "2019-10-01";
  run.years = 3;
  run.sample = 1;
  run.draw_sample = 0.5;
  run.replicates = replicates;
  run.draws = draws;
  run.seed = 20210217;
  run.model_version = "1";
  run.experiment_toml = "[experiment]\ntitle = \"é\"\n";
  run.experiment_file = "made-up.toml";
  run.experiment_text = "# as read\n" + run.experiment_toml;
  run.variants = {{"reference", "Geen schok", false, true},
                  {"none", "Ongewijzigd beleid", true, false},
                  {"tutoring", "Tutoring in tweetallen", false, false, SchoolYears{2019, 2019}}};
  run.places = places();
  run.moves = moves();
  run.diplomas.push_back({"havo", "havo", "havo", 1, true});
  run.diplomas.push_back({"mbo_4", "mbo 4", "mbo 4", 2, true});
  run.policies = {{"tutoring", "tutoring", "tutoring", "tutoring"}};
  run.regions = {"Drenthe", "Fryslân"};
  run.advices = {"vo.havo", "vo.vwo"};
  run.parameters = {{"norm.relativity", 0.5, 0.2, 0.8, "", "assumption", "assumption"},
                    {"weeks_per_year", 40, std::nullopt, std::nullopt, "weeks", "law", "verbatim"}};
  run.drawn = {"norm.relativity"};
  return run;
}

std::vector<Table> tables(const RunDescription& run) {
  const auto axes = axes_of(run);
  const auto extent = [&](const std::string& name) {
    const auto found =
        std::find_if(axes.begin(), axes.end(), [&](const Axis& axis) { return axis.name == name; });
    if (found == axes.end()) throw std::invalid_argument("no axis " + name);
    return found->labels.size();
  };
  std::vector<Table> all;
  for (const auto& quantity : all_quantities()) all.push_back(table_of(quantity, extent));
  return all;
}

Table table(const RunDescription& run, const std::string& name) {
  for (auto& table : tables(run))
    if (table.name == name) return table;
  throw std::invalid_argument("no table " + name);
}

void weeks_of_places(const RunDescription& run, std::vector<Table>& tables) {
  const auto find = [&](const std::string& name) {
    return std::find_if(tables.begin(), tables.end(),
                        [&](const Table& table) { return table.name == name; });
  };
  for (const std::string prefix : {"", "region_"}) {
    const auto delay = find(prefix + "delay_sum"), weeks = find(prefix + "delay_weeks_sum");
    if (delay == tables.end() || weeks == tables.end()) continue;
    const auto n = delay->shape[3];  // [year][domain][place][cell or region]
    for (std::size_t i = 0; i < weeks->values.size(); ++i) {
      const auto place = i / n % delay->shape[2],
                 domain = i / n / delay->shape[2] % delay->shape[1];
      weeks->values[i] =
          delay->values[i] * static_cast<std::int64_t>(run.places[place].weeks_per_sd[domain] *
                                                       delay->scale / weeks->scale);
    }
  }
}

UnitResult unit(const RunDescription& run, Unit which) {
  UnitResult result;
  result.unit = which;
  const std::int64_t first = which.index + (which.kind == UnitKind::draw ? 1000 : 1);
  for (std::size_t variant = 0; variant < run.variants.size(); ++variant) {
    auto all = tables(run);
    for (auto& table : all) {
      auto state = first + static_cast<std::int64_t>(variant) * 100 + seed_of(table.name);
      for (auto& value : table.values)
        value = 100 + (state = (state * 7919 + 12345) % 100003) % 1000;
    }
    result.variants.push_back(std::move(all));
  }
  if (which.kind == UnitKind::draw) {
    result.drawn.assign(run.drawn.size(), 0.1 * which.index);
    result.places = run.places;
  }
  result.provenance = {"0.1.0", "abc", "GCC 12", "-O3", false, "2026-01-01T00:00:00Z",
                       "here",  2,     1.5,      10,    60};
  return result;
}

std::string folder(const std::string& name) {
  static const TemporaryTree tree;
  const auto path = tree.path / name;
  std::filesystem::remove_all(path);
  return path.string();
}

std::string merged(const std::string& folder, const RunDescription& run) {
  ResultsWriter writer{folder, run};
  for (const auto& which : units_of(run)) writer.write(unit(run, which));
  return merge(folder).path;
}

}  // namespace doorstroom::made_up
