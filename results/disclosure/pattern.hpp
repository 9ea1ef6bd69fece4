// SPDX-License-Identifier: EUPL-1.2
// Which values of a family must stay away so that nothing small can be seen or worked out.
#pragma once

#include <memory>
#include <vector>

#include "results/disclosure/counts.hpp"

namespace doorstroom {

/// How much stays away: primary cells only, or also what gives them away.
enum class Protection { primary_only, complete };

/// What is published of every node: sums over its leaves, each with these weights. The first row of
/// each is all ones but for leaves that do not count; a row may be zero.
using Weights = std::vector<std::vector<double>>;  ///< [row][leaf]

/// What a pattern has to keep to.
struct PatternRules {
  int threshold = 10;
  Indices quantities;  ///< of the counts, that values of the family show or give away
  Protection protection = Protection::complete;
  /// Independent systems: numerators that are published with the same pattern, each by its own
  /// weights. At least one.
  std::vector<Weights> systems;
  /// By category and node: values that something else gives away, so that they hide nothing and are
  /// not hidden; empty: none.
  std::vector<std::vector<bool>> known;
  /// The total of each tree is known, whatever we publish: shares add up to one.
  bool roots_are_known = false;
};

/// By margin and node.
using Pattern = std::vector<std::vector<bool>>;

/// Finds the smallest pattern that it can by always adding the smallest sibling:
/// - a node stays away in a margin when any of its categories counts 1 to threshold - 1 persons in
///   any unit and quantity, or when it stays away in a coarser margin;
/// - seen from every published node, what stays away below it cannot be solved from the sums that
///   are published, category by category, and adds up to `threshold` persons at least.
class PatternFinder {
 public:
  /// @param counts must outlive this
  PatternFinder(const Counts& counts, PatternRules rules);
  ~PatternFinder();
  PatternFinder(PatternFinder&&) noexcept;
  /// @param forced stays away in any case; empty: nothing
  Pattern operator()(const Pattern& forced = {});
  /// Most persons of a node in any unit.
  double size(std::size_t node) const;

 private:
  class Search;
  std::unique_ptr<Search> search_;
};

}  // namespace doorstroom
