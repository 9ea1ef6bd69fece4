// SPDX-License-Identifier: EUPL-1.2
// What one pupil in a place stands for, as columns of numbers.
#include "results/store/place_columns.hpp"

#include "engine/errors.hpp"

namespace doorstroom {
namespace {

void check(const std::string& name, const std::vector<double>& values, std::size_t n) {
  if (values.size() != n)
    throw IoError("results: column " + name + " of places does not have the right length");
}

PlaceColumn plain(const std::string& name, DatasetDoc doc, double PlaceInfo::*member) {
  return {name,
          {"place"},
          std::move(doc),
          [member](const std::vector<PlaceInfo>& places) {
            std::vector<double> values;
            for (const auto& place : places) values.push_back(place.*member);
            return values;
          },
          [name, member](const std::vector<double>& values, std::vector<PlaceInfo>& places) {
            check(name, values, places.size());
            for (std::size_t i = 0; i < places.size(); ++i) places[i].*member = values[i];
          }};
}

std::vector<double> get_weeks(const std::vector<PlaceInfo>& places) {
  std::vector<double> weeks;
  const auto n_domains = places.empty() ? 0 : places.front().weeks_per_sd.size();
  for (std::size_t domain = 0; domain < n_domains; ++domain)
    for (const auto& place : places) weeks.push_back(place.weeks_per_sd.at(domain));
  return weeks;
}

void set_weeks(const std::vector<double>& weeks, std::vector<PlaceInfo>& places) {
  if (places.empty() || weeks.size() % places.size() != 0) check("weeks_per_sd", weeks, 0);
  for (auto& place : places) place.weeks_per_sd.clear();
  for (std::size_t i = 0; i < weeks.size(); ++i)
    places[i % places.size()].weeks_per_sd.push_back(weeks[i]);
}

}  // namespace

const std::vector<PlaceColumn>& place_columns() {
  static const std::vector<PlaceColumn> columns{
      plain("marginal_share", {"", "Share of the average cost that one pupil more costs."},
            &PlaceInfo::marginal_share),
      plain("pupils_per_teacher", {"persons", "Pupils per teacher fte; 0: no teachers counted."},
            &PlaceInfo::pupils_per_teacher),
      {"weeks_per_sd",
       {"domain", "place"},
       {"weeks", "40 over growth in SD per year; 0 where nobody grows."},
       get_weeks,
       set_weeks}};
  return columns;
}

}  // namespace doorstroom
