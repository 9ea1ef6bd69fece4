// SPDX-License-Identifier: EUPL-1.2
// A reader of parameters that knows no ranges: for values that the tests choose themselves.
#include "tests/policies/values.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "experiments/plan/measure_file.hpp"

namespace doorstroom::test {

const PolicyKind& kind(const std::string& name) {
  for (const auto& each : whole_menu())
    if (each.name == name) return each;
  throw std::invalid_argument("no policy " + name);
}

namespace {

FieldValues parse(const PolicyKind& kind, const Values& values) {
  FieldValues parsed;
  for (const auto& value : values) {
    const std::string& key = value.first;
    const std::string& text = value.second;
    const auto field = std::find_if(kind.fields.begin(), kind.fields.end(),
                                    [&](const Field& f) { return f.key == key; });
    if (field == kind.fields.end()) throw std::invalid_argument(kind.name + " has no " + key);
    if (field->type == FieldType::integer) {
      parsed[key] = std::stoi(text);
    } else if (field->type == FieldType::number || field->type == FieldType::threshold) {
      parsed[key] = std::stod(text);
    } else if (field->type == FieldType::list) {
      std::istringstream in(text);
      std::vector<std::string> words;
      for (std::string word; in >> word;) words.push_back(word);
      parsed[key] = words;
    } else {
      parsed[key] = text;
    }
  }
  return parsed;
}

}  // namespace

std::unique_ptr<Policy> make(const PolicyKind& kind, const Values& values, const Founding& world) {
  auto policy = kind.make(parse(kind, values), world);
  policy->item = hash_name(kind.name);
  return policy;
}

Contribution contribution(const PolicyKind& kind, const Values& values, const PlaceGraph& system) {
  return kind.contribution(parse(kind, values), system);
}

PlaceGraph joined(const PlaceGraph& system, const Contribution& added) {
  std::vector<PlaceRow> places;
  std::vector<MoveRow> moves;
  for (std::uint32_t p = 0; p < system.n_places(); ++p) places.push_back(system.place(PlaceId{p}));
  for (std::uint32_t m = 0; m < system.n_moves(); ++m) moves.push_back(system.move(MoveId{m}));
  for (const auto& place : added.places)
    places.push_back({place.name, PlaceKind::stay, Clock::school_year, false, {}});
  std::vector<std::string> entries;
  for (const auto& place : places) entries.push_back(place.name);
  const auto is_there = [&](const std::string& name) {  // a small system has few places to go to
    return std::find(entries.begin(), entries.end(), name) != entries.end();
  };
  for (const auto& move : added.moves)
    if (is_there(move.row.from) && is_there(move.row.to)) moves.push_back(move.row);
  return {std::move(places), std::move(moves), entries};
}

Rules rules_of(const Policy& policy, const PlaceGraph& graph, int school_year) {
  Rules rules({school_year}, Term{0}, graph);
  rules.begin("policy", 0);
  policy.rule(rules);
  return rules;
}

std::vector<NamedDiversion> diversions(const PolicyKind& kind, const Values& values,
                                       const PlaceGraph& system) {
  const auto graph = joined(system, contribution(kind, values, system));
  std::vector<NamedDiversion> named;
  for (const auto& way : rules_of(*make(kind, values, Founding(graph)), graph).diversions())
    named.push_back({graph.place(way.from).name, graph.place(way.to).name,
                     graph.place(way.instead).name, way.share, way.per_sd, way.max_share,
                     way.min_class});
  return named;
}

void Class::add(float gap_weeks_reading, float gap_weeks_maths, Education of_parents) {
  pupil.push_back(static_cast<std::uint32_t>(pupil.size()));
  place.push_back(0);
  education.push_back(static_cast<std::uint8_t>(of_parents));
  girl.push_back(0), migrant.push_back(0), repeated.push_back(0);
  age.push_back(10), disadvantage.push_back(1);
  gap_reading.push_back(gap_weeks_reading);
  gap_maths.push_back(gap_weeks_maths);
  gap.push_back(0.5F * (gap_weeks_reading + gap_weeks_maths));
}

Observed Class::seen() const {
  Observed all;
  all.term = term;
  all.year_begin = Term{term.value - term.value % 2};
  year_ends.assign(pupil.size(), term.value % 2);
  all.year_ends = year_ends;
  all.pupil = pupil;
  all.place = place;
  all.education = education;
  all.girl = girl;
  all.migrant = migrant;
  all.repeated = repeated;
  all.age = age;
  all.disadvantage = disadvantage;
  all.gap_weeks = gap;
  all.gap_weeks_reading = gap_reading;
  all.gap_weeks_maths = gap_maths;
  return all;
}

std::vector<Offer> ask(const Policy& policy, const Class& pupils) {
  const std::vector<char> everywhere{1};
  Offers::Scratch scratch;
  Offers offers(everywhere, scratch);
  const Draws draws{6};
  policy.ask(pupils.seen(), Luck(draws, policy.item), offers);
  return offers.of().empty() ? std::vector<Offer>{} : offers.of(0);
}

double effect_of(const Policy& policy, Lever lever) {
  double sum = 0;
  const auto package = policy.packages().at(0);
  for (const auto& effect : package.effects)
    if (effect.lever == lever) sum += effect.per_dose;
  return sum;
}

}  // namespace doorstroom::test
