// SPDX-License-Identifier: EUPL-1.2
// A reader of parameters that knows no ranges: for values that the tests choose themselves.
#include "tests/policies/values.hpp"

#include <optional>
#include <sstream>
#include <stdexcept>

namespace doorstroom::test {

const PolicyKind& kind(const std::string& name) {
  for (const auto& each : all_policies())
    if (each.name == name) return each;
  throw std::invalid_argument("no policy " + name);
}
namespace {

class Reader final : public Fields {
 public:
  explicit Reader(const Values& values) : left{values} {}
  void integer(const std::string& key, int& value, const IntegerRange&, const std::string&,
               const Source&) override {
    if (const auto text = take(key)) value = std::stoi(*text);
  }
  void number(const std::string& key, double& value, const NumberRange&, const std::string&,
              const Source&) override {
    if (const auto text = take(key)) value = std::stod(*text);
  }
  void choice(const std::string& key, std::string& value, const std::vector<std::string>&,
              const std::string&, const Source&) override {
    if (const auto text = take(key)) value = *text;
  }
  void list(const std::string& key, std::vector<std::string>& value,
            const std::vector<std::string>&, const std::string&, const Source&) override {
    const auto text = take(key);
    if (!text) return;
    value.clear();
    std::istringstream words(*text);
    for (std::string word; words >> word;) value.push_back(word);
  }
  void at_least(const std::string& key, const std::string&, double& value, const NumberRange&,
                const std::string&, const Source&) override {
    if (const auto text = take(key)) value = std::stod(*text);
  }
  void period(int& from, int& until, const std::string&) override {
    if (const auto text = take("from")) from = std::stoi(*text);
    if (const auto text = take("until")) until = std::stoi(*text);
  }

  Values left;

 private:
  std::optional<std::string> take(const std::string& key) {
    const auto found = left.find(key);
    if (found == left.end()) return std::nullopt;
    const auto text = found->second;
    left.erase(found);
    return text;
  }
};

}  // namespace

std::unique_ptr<Policy> make(const PolicyKind& kind, const Values& values) {
  Reader reader(values);
  auto policy = kind.make(reader);
  if (!reader.left.empty())
    throw std::invalid_argument(kind.name + " has no " + reader.left.begin()->first);
  policy->item = hash_name(kind.name);
  return policy;
}

void Class::add(float gap_weeks_reading, float gap_weeks_maths, Education of_parents) {
  pupil.push_back(PupilId{static_cast<std::uint32_t>(pupil.size())});
  place.push_back(PlaceId{0});
  education.push_back(of_parents);
  repeated.push_back(0);
  gap_reading.push_back(gap_weeks_reading);
  gap_maths.push_back(gap_weeks_maths);
  week.push_back(0.01F);
}

Observed Class::seen() const {
  Observed all;
  all.term = term;
  all.pupil = pupil;
  all.place = place;
  all.education = education;
  all.repeated = repeated;
  all.gap_weeks_reading = gap_reading;
  all.gap_weeks_maths = gap_maths;
  all.sd_per_week_reading = week;
  all.sd_per_week_maths = week;
  return all;
}

Requests ask(const Policy& policy, const Class& pupils) {
  Requests wishes;
  policy.request(pupils.seen(), Draws{6}, wishes);
  return wishes;
}

}  // namespace doorstroom::test
