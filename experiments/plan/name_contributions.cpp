// SPDX-License-Identifier: EUPL-1.2
// All variants share one graph: what policies add in different ways gets names of its own there.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "experiments/plan/load.hpp"

namespace doorstroom {
namespace {

using Names = OwnNames;

/// Added places between which pupils move, such as the years of one course, as text that is equal
/// only when they are.
struct Course {
  std::vector<std::string> places;
  std::string text;
};

std::string described(const NewPlace& place) {
  auto text = fmt::format("{} like {} {} {}", place.name, place.like, place.growth_share,
                          place.peer_effect);
  for (const auto& [name, weight] : place.norm) text += fmt::format(" norm {} {}", name, weight);
  for (const auto& [name, share] : place.calibrate_on)
    text += fmt::format(" on {} {}", name, share);
  return text + "\n";
}

std::string described(const NewMove& move) {
  const auto& row = move.row;
  return fmt::format("{} > {} {} {} {} {} {} {} {} {} {} {} {} {} {}\n", row.from, row.to,
                     name(row.kind), static_cast<int>(row.term), row.order, row.rate, row.skill,
                     row.education_low, row.education_high, row.girl, row.repeated, row.diploma,
                     move.like_from, move.like_to, row.quality);
}

std::string described(const Contribution& added) {
  std::string text;
  for (const auto& place : added.places) text += described(place);
  for (const auto& move : added.moves) text += described(move);
  return text;
}

/// What is drawn and changes what a policy adds: equal only when the same numbers are drawn.
std::string drawn_in(const PolicySpec& spec, const PlaceGraph& graph) {
  std::string text;
  const auto added = [&](const std::map<std::string, double>& drawn) {
    return described(spec.contribution(drawn, graph));
  };
  for (const auto& [parameter, drawable] : spec.drawable)
    if (added({{parameter, drawable.low}}) != added({{parameter, drawable.high}}))
      text += drawable.key + "\n";
  return text;
}

std::vector<Course> courses(const Contribution& added) {
  std::map<std::string, std::size_t> course_of;
  for (const auto& place : added.places) course_of.try_emplace(place.name, course_of.size());
  for (const auto& move : added.moves) {
    const auto from = course_of.find(move.row.from), to = course_of.find(move.row.to);
    if (from == course_of.end() || to == course_of.end()) continue;
    const auto [one, other] = std::minmax({from->second, to->second});  // values: they change
    for (auto& [place, course] : course_of)
      if (course == other) course = one;
  }
  std::map<std::size_t, Course> all;
  for (const auto& place : added.places) {
    auto& course = all[course_of[place.name]];
    course.places.push_back(place.name);
    course.text += described(place);
  }
  for (const auto& move : added.moves) {
    auto found = course_of.find(move.row.from);
    if (found == course_of.end()) found = course_of.find(move.row.to);
    if (found != course_of.end()) all[found->second].text += described(move);
  }
  std::vector<Course> in_order;
  for (auto& [first, course] : all) in_order.push_back(std::move(course));
  return in_order;
}

/// Whether the policy refuses its own values, which is reported where its keys are read.
bool is_refused(const PolicySpec& spec) {
  try {
    return spec.make({}) == nullptr;
  } catch (const ConfigError&) {
    return true;
  }
}

/// @return true when it has another name now
bool rename(std::string& name, const Names& names) {
  const auto found = names.find(name);
  if (found == names.end()) return false;
  name = found->second;
  return true;
}

/// The names of an experiment's added places: a course that is there in another way already gets
/// the first free version.
class Namer {
 public:
  Names names(const Course& course) {
    for (int version = 1;; ++version) {
      Names names;
      bool free = true;
      for (const auto& place : course.places) {
        auto& own = names[place] = version == 1 ? place : fmt::format("{}.v{}", place, version);
        const auto found = text_of_.find(own);
        free = free && (found == text_of_.end() || found->second == course.text);
      }
      if (!free) continue;
      for (const auto& [place, own] : names) text_of_[own] = course.text;
      return names;
    }
  }

 private:
  Names text_of_;
};

}  // namespace

Contribution PolicySpec::contribution(const Drawn& drawn, const PlaceGraph& system) const {
  auto added = adder(drawn, system);
  for (auto& place : added.places)
    if (rename(place.name, names)) {
      const auto version = " (" + place.name.substr(place.name.rfind('.') + 1) + ")";
      place.label_nl += version;
      place.label_en += version;
    }
  for (auto& move : added.moves) {
    rename(move.row.from, names);
    rename(move.row.to, names);
  }
  return added;
}

void name_contributions(Experiment& experiment, std::vector<Issue>& issues) {
  if (!experiment.graph) return;
  Namer namer;
  for (auto& variant : experiment.variants)
    for (auto& spec : variant.policies) {
      if (is_refused(spec)) continue;
      try {
        Names own;
        const auto added = spec.contribution({}, *experiment.graph);
        if (added.places.empty()) continue;
        const auto apart = experiment.draws > 0 ? drawn_in(spec, *experiment.graph) : "";
        for (auto& course : courses(added)) {
          course.text += apart;  // places that differ in a draw are other places
          for (const auto& [place, name] : namer.names(course))
            if (name != place) own[place] = name;
        }
        spec.names = std::move(own);
      } catch (const ConfigError& error) {
        for (const auto& issue : error.issues())
          issues.push_back({experiment.file, spec.line,
                            fmt::format("variant \"{}\": {}{}{}", variant.name, spec.name,
                                        issue.key.empty() ? "" : ".", issue.key),
                            issue.what});
      }
    }
}

}  // namespace doorstroom
