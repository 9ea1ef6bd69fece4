// SPDX-License-Identifier: EUPL-1.2
// A school of two years by hand, for tests of one thing at a time: places, moves and locations that
// fit on a screen.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "agents/state/pupils.hpp"
#include "agents/world/model.hpp"

namespace doorstroom::test {

/// `po.1` -> `po.2` (or lower `po.x.2`) -> exits. Growth 1 SD a year in `po.1`, 0.5 after it, the
/// same in both domains.
std::shared_ptr<SystemData> school_system();

/// Three locations in blocks of their own: `l0` and `l1` teach po.1 and po.2, `l2` po.x.2. Stocks
/// as given.
std::shared_ptr<PopulationData> school_people(long long in_first_year = 1000,
                                              long long in_second_year = 500);

/// A model that is not calibrated: intercepts and norms as they start, so that results can be had
/// by hand.
std::unique_ptr<Model> school_model(const ModelOptions& options, long long in_first_year = 1000,
                                    long long in_second_year = 500);
/// `linear` learning, ten years, the closure of one week in spring 2020 on the calendar.
ModelOptions school_options();

/// Someone of average ability in a place; the rest is zero.
Pupils::Row pupil(const Model& model, std::uint32_t id, const std::string& place, float skill = 0);

inline std::uint16_t place_of(const Model& model, const std::string& name) {
  return static_cast<std::uint16_t>(model.graph.find(name)->value);
}
/// The move from one place to another.
std::uint32_t move_of(const Model& model, const std::string& from, const std::string& to);

inline std::vector<float> no_quality(const Model& model) {
  return std::vector<float>(model.locations.size(), 0.0F);
}

}  // namespace doorstroom::test
