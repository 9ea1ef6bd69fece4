// SPDX-License-Identifier: EUPL-1.2
// What one pupil in a place stands for, as columns of numbers: once in the description, and once
// more in each draw, which varies them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "results/store/layout.hpp"
#include "results/store/run_description.hpp"

namespace doorstroom {

/// One column over places.
struct PlaceColumn {
  std::string name;
  std::vector<std::string> axes;  ///< `place`, or `domain` and `place`
  DatasetDoc doc;
  std::function<std::vector<double>(const std::vector<PlaceInfo>&)> get;
  /// @throws IoError when the numbers do not fit the places
  std::function<void(const std::vector<double>&, std::vector<PlaceInfo>&)> set;
};

/// marginal_share, pupils_per_teacher and weeks_per_sd.
const std::vector<PlaceColumn>& place_columns();

}  // namespace doorstroom
