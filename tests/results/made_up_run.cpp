// SPDX-License-Identifier: EUPL-1.2
// A small made-up run for the tests of results/.
#include "tests/results/made_up_run.hpp"

#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "results/store/merge.hpp"
#include "results/store/writer.hpp"

namespace doorstroom::made_up {
namespace {

struct Shape {
  const char* name;
  std::vector<std::string> axes;
  const char* unit;
  double scale;
};

const std::vector<Shape>& shapes() {
  static const std::vector<Shape> all = {
      {"stock", {"date", "place", "cell"}, "persons", 1},
      {"entry", {"year", "place", "cell"}, "persons", 1},
      {"flow", {"year", "move", "cell"}, "persons", 1},
      {"pupils_end", {"year", "place", "cell"}, "persons", 1},
      {"skill_sum", {"year", "domain", "place", "cell"}, "SD", 0x1p-16},
      {"delay_sum", {"year", "domain", "place", "cell"}, "SD", 0x1p-16},
      {"change", {"year", "change", "cell"}, "persons", 1},
      {"attained", {"diploma", "cell"}, "persons", 1},
      {"attained_change", {"change", "cell"}, "persons", 1},
      {"advice", {"year", "advice", "cell"}, "persons", 1},
      {"study_years_sum", {"year", "place", "cell"}, "years", 1},
      {"left_unqualified", {"year", "place", "cell"}, "persons", 1},
      {"requested", {"year", "policy", "cell"}, "persons", 1},
      {"reached", {"year", "policy", "cell"}, "persons", 1},
      {"policy_cost", {"year", "policy"}, "EUR", 0.01},
      {"policy_staff", {"year", "policy"}, "FTE", 0.001},
      {"region_pupils_end", {"year", "place", "region"}, "persons", 1},
      {"region_delay_sum", {"year", "domain", "place", "region"}, "SD", 0x1p-16}};
  return all;
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

Table table(const RunDescription& run, const std::string& name) {
  const auto axes = axes_of(run);
  for (const auto& shape : shapes()) {
    if (shape.name != name) continue;
    std::vector<std::size_t> extents;
    for (const auto& wanted : shape.axes)
      for (const auto& axis : axes)
        if (axis.name == wanted) extents.push_back(axis.labels.size());
    return {name, shape.axes, extents, shape.unit, shape.scale, "Made up."};
  }
  throw std::invalid_argument("no table " + name);
}

UnitResult unit(const RunDescription& run, Unit which) {
  UnitResult result;
  result.unit = which;
  std::int64_t state = which.index + (which.kind == UnitKind::draw ? 1000 : 1);
  for (std::size_t variant = 0; variant < run.variants.size(); ++variant) {
    std::vector<Table> tables;
    for (const auto& shape : shapes()) {
      tables.push_back(table(run, shape.name));
      for (auto& value : tables.back().values)
        value = 100 + (state = (state * 7919 + 12345) % 100003) % 1000;
    }
    result.variants.push_back(std::move(tables));
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
