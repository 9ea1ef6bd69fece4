// SPDX-License-Identifier: EUPL-1.2
// Rows of the school by hand.
#include "tests/agents/school.hpp"

#include <stdexcept>

#include "agents/start/calibration.hpp"

namespace doorstroom::test {
namespace {

void add_place(SystemData& system, const std::string& name, const std::string& year_group) {
  system.places.push_back({name,
                           year_group.empty() ? PlaceKind::exit : PlaceKind::stay,
                           Clock::school_year,
                           false,
                           {}});
  PlaceTraits traits;
  traits.place = name;
  if (!year_group.empty()) {
    traits.year_group = year_group;
    traits.locations = "school";
    traits.calendar = "c";
    traits.distance = "d";
    traits.loss_measured = true;
    traits.counts_study_years = false;
  }
  system.traits.push_back(traits);
}

MoveRow& add_move(SystemData& system, const std::string& from, const std::string& to, MoveKind kind,
                  double rate) {
  MoveRow row;
  row.from = from;
  row.to = to;
  row.kind = kind;
  row.order = static_cast<int>(system.moves.size());
  row.rate = rate;
  system.moves.push_back(row);
  return system.moves.back();
}

GrowthRow growth(const std::string& year_group, double per_year) {
  GrowthRow row;
  row.year_group = year_group;
  row.reading = row.maths = per_year;
  return row;
}

}  // namespace

std::shared_ptr<SystemData> school_system() {
  auto system = std::make_shared<SystemData>();
  add_place(*system, "po.1", "g1");
  add_place(*system, "po.2", "g2");
  add_place(*system, "po.x.2", "g2");
  add_place(*system, "out.none", "");
  add_place(*system, "out.diploma", "");
  add_move(*system, "po.1", "out.none", MoveKind::drop_out, 0.05);
  auto& down = add_move(*system, "po.1", "po.x.2", MoveKind::down, 0.1);
  down.skill = -1;
  down.education_low = 0.3;
  auto& repeat = add_move(*system, "po.1", "po.1", MoveKind::repeat, 0.15);
  repeat.skill = -1.4;
  repeat.girl = -0.2;
  repeat.repeated = -0.5;
  add_move(*system, "po.1", "po.2", MoveKind::promote, 0.7).education_high = 0.4;
  add_move(*system, "po.2", "out.none", MoveKind::drop_out, 0.1).skill = -0.5;
  add_move(*system, "po.2", "out.diploma", MoveKind::graduate, 0.9).diploma = "high";
  add_move(*system, "po.x.2", "out.none", MoveKind::drop_out, 0.4);
  add_move(*system, "po.x.2", "out.diploma", MoveKind::graduate, 0.6).diploma = "low";
  system->growth = {growth("g1", 1), growth("g2", 0.5)};
  system->closures.push_back({"week-2020", "2020-03-16", "2020-03-20", "c", 0, true, {}});
  system->distance = {{"d", "first", 0.5, 0.5, 0.5, {}}, {"d", "later", 0.75, 0.75, 0.75, {}}};
  DiplomaRow low, high;
  low.diploma = "low";
  high.diploma = "high";
  high.rank = 1;
  high.starting_qualification = true;
  system->diplomas = {high, low};
  return system;
}

std::shared_ptr<PopulationData> school_people(long long in_first_year, long long in_second_year) {
  auto people = std::make_shared<PopulationData>();
  people->first_school_year = 2019;
  people->stocks = {{"po.1", 'm', in_first_year, {}},
                    {"po.1", 'f', in_first_year + 7, {}},
                    {"po.2", 'm', in_second_year, {}},
                    {"po.2", 'f', in_second_year, {}},
                    {"po.x.2", 'm', in_second_year / 5, {}}};
  const double big = 2500;  // larger than half a block, so that each has its own
  people->locations = {{"l0", "school", "north", big, 0.5, false, {}},
                       {"l1", "school", "south", big, 1.5, false, {}},
                       {"l2", "school", "south", big, 1.0, false, {}}};
  people->location_places = {{"l0", "po.1", 300, {}},
                             {"l1", "po.1", 100, {}},
                             {"l0", "po.2", 300, {}},
                             {"l1", "po.2", 100, {}},
                             {"l2", "po.x", 50, {}}};
  return people;
}

ModelOptions school_options() {
  ModelOptions options;
  options.years = 10;
  options.closures = "week-2020";
  options.learning = LearningModel::linear;
  return options;
}

std::unique_ptr<Model> school_model(const ModelOptions& options, long long in_first_year,
                                    long long in_second_year) {
  auto model =
      std::make_unique<Model>(school_system(), school_people(in_first_year, in_second_year),
                              std::vector<Contribution>{}, options);
  const bool shifts = model->options.shifts;
  model->options.shifts = false;  // start values only
  calibrate(*model, Draws{1}, BurnIn{});
  model->options.shifts = shifts;
  return model;
}

Pupils::Row pupil(const Model& model, std::uint32_t id, const std::string& place, float skill) {
  const auto at = place_of(model, place);
  std::uint16_t location = 0;
  while (!model.locations.offers(location, at)) ++location;
  return {id,
          at,
          location,
          std::int16_t{0},
          cell(false, Education::middle, Background::dutch),
          std::uint8_t{0},
          std::uint8_t{0},
          std::uint8_t{0},
          std::uint16_t{0},
          std::uint16_t{0},
          0.0F,
          skill,
          skill,
          0.0F,
          0.0F,
          0.0F,
          0.0F,
          0.0F,
          std::int16_t{0},
          std::int16_t{0},
          std::int16_t{0},
          std::uint64_t{0}};
}

std::uint32_t move_of(const Model& model, const std::string& from, const std::string& to) {
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m)
    if (model.graph.move(MoveId{m}).from == from && model.graph.move(MoveId{m}).to == to) return m;
  throw std::invalid_argument("no move " + from + " > " + to);
}

}  // namespace doorstroom::test
