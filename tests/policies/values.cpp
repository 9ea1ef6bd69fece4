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

std::unique_ptr<Policy> make(const PolicyKind& kind, const Values& values) {
  FieldValues parsed;
  for (const auto& [key, text] : values) {
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
  auto policy = kind.make(parsed);
  policy->item = hash_name(kind.name);
  return policy;
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
  all.year_ends = term.value % 2 == 1;
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
