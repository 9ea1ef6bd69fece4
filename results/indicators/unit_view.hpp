// SPDX-License-Identifier: EUPL-1.2
// One variant in one unit, as indicators read it: tables with the cells of a group summed, read
// once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "results/indicators/selection.hpp"
#include "results/store/reader.hpp"

namespace doorstroom {

/// Sums over the cells of a group: the table without its last axis.
struct GroupSums {
  std::vector<std::size_t> shape;
  std::vector<std::int64_t> values;
  double scale = 1;

  std::int64_t at(std::size_t i, std::size_t j) const { return values[i * shape[1] + j]; }
  std::int64_t at(std::size_t i, std::size_t j, std::size_t k) const {
    return values[(i * shape[1] + j) * shape[2] + k];
  }
};

/// Reads a table when first asked for, and keeps it as long as it lives. Not for several threads.
class UnitView {
 public:
  UnitView(const Results& results, Unit unit, std::size_t variant)
      : results_{results}, unit_{unit}, variant_{variant} {}

  const RunDescription& run() const { return results_.description(); }
  std::size_t variant() const { return variant_; }
  /// What one pupil in a place stands for in this unit.
  const PlaceInfo& place(std::size_t index) const;
  /// What one simulated person counts for: 1 / sample.
  double weight() const { return 1 / results_.sample(unit_.kind); }

  /// A whole table, or null when the run did not record it.
  const Table* table(const std::string& name) const;
  /// A table over cells with those of `group` summed, or null when the run did not record it. The
  /// group is known by its address and must outlive this view.
  const GroupSums* sums(const std::string& name, const GroupSelection& group) const;

 private:
  const Results& results_;
  Unit unit_;
  std::size_t variant_;
  mutable std::vector<PlaceInfo> places_;
  mutable std::map<std::string, std::optional<Table>> tables_;  ///< nothing: not recorded
  mutable std::map<std::pair<const GroupSelection*, std::string>, GroupSums> sums_;
};

}  // namespace doorstroom
