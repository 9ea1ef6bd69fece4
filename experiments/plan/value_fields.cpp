// SPDX-License-Identifier: EUPL-1.2
// Gives a policy the values that were parsed before, with drawn numbers in place of some.
#include <algorithm>

#include "experiments/plan/toml_fields.hpp"

namespace doorstroom {

void ValueFields::integer(const std::string& key, int& value, const IntegerRange&,
                          const std::string&, const Source&) {
  value = std::get<int>(values_.at(key));
}

void ValueFields::number(const std::string& key, double& value, const NumberRange& range,
                         const std::string&, const Source&) {
  const auto drawn = drawn_.find(key);
  value = drawn == drawn_.end() ? std::get<double>(values_.at(key))
                                : std::clamp(drawn->second, range.min, range.max);
}

void ValueFields::choice(const std::string& key, std::string& value,
                         const std::vector<std::string>&, const std::string&, const Source&) {
  value = std::get<std::string>(values_.at(key));
}

void ValueFields::list(const std::string& key, std::vector<std::string>& value,
                       const std::vector<std::string>&, const std::string&, const Source&) {
  value = std::get<std::vector<std::string>>(values_.at(key));
}

void ValueFields::at_least(const std::string& key, const std::string&, double& value,
                           const NumberRange& range, const std::string&, const Source&) {
  const auto drawn = drawn_.find(key);
  value = drawn == drawn_.end() ? std::get<AtLeast>(values_.at(key)).value
                                : std::clamp(drawn->second, range.min, range.max);
}

void ValueFields::period(int& from_year, int& until_year, const std::string&) {
  from_year = std::get<int>(values_.at("from"));
  until_year = std::get<int>(values_.at("until"));
}

}  // namespace doorstroom
