// SPDX-License-Identifier: EUPL-1.2
// Places, groups and persons of every family in one run.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "results/disclosure/family.hpp"
#include "results/disclosure/pattern.hpp"
#include "results/store/reader.hpp"

namespace doorstroom {

/// What the families need to know of a run, found once.
class RunFamilies {
 public:
  /// @param results must outlive this
  explicit RunFamilies(const Results& results);

  const Results& results() const { return results_; }
  /// Names of the places of a family as a tree.
  const PlaceTree& tree(Family family) const;
  const Margins& margins() const { return margins_; }
  /// Leaf of the tree of a family that stands for a place; nothing: none does.
  std::optional<std::size_t> leaf(Family family, std::size_t place) const;
  /// Number of years (or dates) of a family; 0 when its table was not recorded.
  std::size_t n_years(Family family) const;
  static bool roots_are_known(Family family);
  std::vector<Weights> systems(Family family) const;
  /// Counts the persons of a family, no flow, year by year, over all replicates of these variants.
  void count(Family family, const std::vector<std::size_t>& variants,
             const std::function<void(std::size_t year, const Counts&)>& use) const;

 private:
  struct UnitTables;
  UnitTables read(Family family, std::size_t variant, Unit unit) const;
  std::size_t n_quantities(Family family) const;
  void add(Counts& counts, Family family, std::size_t year, std::size_t unit,
           const UnitTables& tables) const;
  void add_learners(Counts& counts, std::size_t year, std::size_t unit,
                    const UnitTables& tables) const;

  const Results& results_;
  Margins margins_;
  PlaceTree stays_, exits_, advices_, diplomas_, country_;
  std::vector<std::vector<bool>> learns_;  ///< [distinct domain][place]
};

}  // namespace doorstroom
