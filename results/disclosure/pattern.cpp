// SPDX-License-Identifier: EUPL-1.2
// Which values of a family must stay away.
#include "results/disclosure/pattern.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace doorstroom {
namespace {

/// Rows of a matrix, with the question whether another row is a sum of multiples of them.
class RowSpace {
 public:
  void add(std::vector<double> row) {
    scale(row);
    reduce(row);
    const auto pivot = largest(row);
    if (std::abs(row[pivot]) < tolerance) return;
    const double by = row[pivot];
    for (auto& value : row) value /= by;
    rows_.push_back({pivot, std::move(row)});
  }
  bool has(std::vector<double> row) const {
    scale(row);
    reduce(row);
    return std::abs(row[largest(row)]) < tolerance;
  }

 private:
  static constexpr double tolerance = 1e-9;
  static std::size_t largest(const std::vector<double>& row) {
    const auto found = std::max_element(
        row.begin(), row.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    return static_cast<std::size_t>(found - row.begin());
  }
  static void scale(std::vector<double>& row) {
    const double by = std::abs(row[largest(row)]);
    if (by > 0)
      for (auto& value : row) value /= by;
  }
  void reduce(std::vector<double>& row) const {
    for (const auto& [pivot, known] : rows_) {
      const double by = row[pivot];
      for (std::size_t i = 0; i < row.size(); ++i) row[i] -= by * known[i];
    }
  }
  std::vector<std::pair<std::size_t, std::vector<double>>> rows_;
};

}  // namespace

class PatternFinder::Search {
 public:
  Search(const Counts& counts, PatternRules rules)
      : counts_{counts},
        rules_{std::move(rules)},
        nodes_{counts.tree().nodes()},
        small_(nodes_.size() * counts.margins().n_categories()),
        nonzero_(rules_.quantities.size(), small_),
        size_(nodes_.size()) {
    for (std::size_t unit = 0; unit < counts.n_units(); ++unit)
      for (std::size_t i = 0; i < rules_.quantities.size(); ++i)
        for (std::size_t node = 0; node < nodes_.size(); ++node) look(unit, i, node);
  }

  Pattern operator()(const Pattern& forced) {
    const auto& margins = counts_.margins().all();
    pattern_ =
        forced.empty() ? Pattern(margins.size(), std::vector<bool>(nodes_.size(), false)) : forced;
    for (std::size_t m = 0; m < margins.size(); ++m) {
      for (std::size_t node = 0; node < nodes_.size(); ++node) {
        for (std::size_t i = 0; i < margins[m].count; ++i)
          if (small_[at(node, margins[m].first + i)]) pattern_[m][node] = true;
        for (const auto coarser : margins[m].coarser)
          if (pattern_[coarser][node]) pattern_[m][node] = true;
      }
      if (rules_.protection == Protection::complete)
        while (add_complements(m)) {
        }
    }
    return pattern_;
  }

  double size(std::size_t node) const { return size_[node]; }

 private:
  std::size_t at(std::size_t node, std::size_t category) const {
    return node * counts_.margins().n_categories() + category;
  }
  bool is_small(double persons) const { return persons > 0 && persons < rules_.threshold; }

  void look(std::size_t unit, std::size_t i, std::size_t node) {
    for (std::size_t c = 0; c < counts_.margins().n_categories(); ++c) {
      const double persons = counts_.persons(unit, rules_.quantities[i], node, c);
      if (persons == 0) continue;
      nonzero_[i][at(node, c)] = true;
      if (is_small(persons)) small_[at(node, c)] = true;
    }
    size_[node] = std::max(size_[node], counts_.persons(unit, rules_.quantities[i], node, 0));
  }

  /// Adds nodes where the pattern gives something away. @return false when it does so nowhere
  bool add_complements(std::size_t margin) {
    bool added = false;
    for (std::size_t node = nodes_.size(); node-- > 0;)  // from below
      while (!(pattern_[margin][node] && nodes_[node].parent) &&
             mend(margin, node, !pattern_[margin][node] || is_known_root(node)))
        added = true;
    return added;
  }

  bool is_known_root(std::size_t node) const {
    return rules_.roots_are_known && !nodes_[node].parent;
  }

  /// The suppressed nodes below `top` that no published node parts from it.
  Indices below(std::size_t margin, std::size_t top) const {
    Indices found;
    for (std::size_t next = 0, node = top;; node = found[next++]) {
      for (const auto child : nodes_[node].children)
        if (pattern_[margin][child]) found.push_back(child);
      if (next == found.size()) return found;
    }
  }

  /// One number of each node that may be solved for: a quantity in a category of a margin.
  struct Number {
    std::size_t margin, category, quantity;  // index into the quantities of the rules
  };

  /// @param published  the sums of `top` are known
  bool mend(std::size_t margin, std::size_t top, bool published) {
    auto away = below(margin, top);
    if (!published) away.push_back(top);
    if (away.empty()) return false;
    const auto& split = counts_.margins().all()[margin];
    for (auto c = split.first; c < split.first + split.count; ++c)
      for (std::size_t i = 0; i < rules_.quantities.size(); ++i)
        if (mend({margin, c, i}, top, away, published)) return true;
    return false;
  }

  bool mend(const Number& number, std::size_t top, const Indices& away, bool published) {
    Indices unknown;  // leaves
    for (const auto node : away)
      if (nodes_[node].children.empty() && is_unknown(number, node)) unknown.push_back(node);
    for (const auto node : away)
      if (is_unknown(number, node) && is_exposed(unknown, node, published) &&
          widen(number, top, away, node, unknown))
        return true;
    return published && !rules_.roots_are_known && is_too_small(number, unknown) &&
           widen(number, top, away, top, {});
  }

  bool is_unknown(const Number& number, std::size_t node) const {
    if (!rules_.known.empty() && rules_.known[number.category][node]) return false;
    return nonzero_[number.quantity][at(node, number.category)] &&
           !known_by_its_split(number, node);
  }

  /// True when the only category that is not zero within a published sum equals that sum. Then it
  /// is no secret, and hides nothing.
  bool known_by_its_split(const Number& number, std::size_t node) const {
    const auto& margins = counts_.margins().all();
    const auto& split = margins[number.margin];
    for (const auto index : split.coarser)
      if (!pattern_[index][node] && is_only_one(number, node, split, margins[index])) return true;
    return false;
  }
  bool is_only_one(const Number& number, std::size_t node, const Margin& split,
                   const Margin& coarser) const {
    const auto& nonzero = nonzero_[number.quantity];
    std::optional<std::size_t> whole;  // category of the coarser margin; a region is of everybody
    for (std::size_t cell = 0; !split.region && cell < split.category_of.size(); ++cell)
      if (split.category_of[cell] == number.category) whole = coarser.category_of[cell];
    for (std::size_t column = 0; column < split.category_of.size(); ++column)
      if ((split.region || coarser.category_of[column] == whole) &&
          split.category_of[column] != number.category &&
          nonzero[at(node, split.category_of[column])])
        return false;
    return true;
  }

  bool lies_under(std::size_t node, std::size_t top) const {
    for (std::optional<std::size_t> at = node; at; at = nodes_[*at].parent)
      if (*at == top) return true;
    return false;
  }

  /// True when sums over the unknown leaves give away one of the sums of `node`.
  bool is_exposed(const Indices& unknown, std::size_t node, bool published) const {
    if (unknown.empty()) return true;
    const auto n_under = std::count_if(unknown.begin(), unknown.end(),
                                       [&](std::size_t leaf) { return lies_under(leaf, node); });
    const bool some = n_under > 0,
               others = !published || n_under < static_cast<std::ptrdiff_t>(unknown.size());
    if (!some || !others) return true;
    if (rules_.systems.size() == 1 && rules_.systems.front().size() == 1) return false;
    for (const auto& system : rules_.systems) {
      RowSpace known;
      if (published)
        for (const auto& weights : system) known.add(row(weights, unknown, std::nullopt));
      for (const auto& weights : system) {
        const auto part = row(weights, unknown, node);
        const bool any = std::any_of(part.begin(), part.end(), [](double x) { return x != 0; });
        if (any && known.has(part)) return true;
      }
    }
    return false;
  }
  std::vector<double> row(const std::vector<double>& weights, const Indices& unknown,
                          std::optional<std::size_t> node) const {
    std::vector<double> values;
    for (const auto leaf : unknown)
      values.push_back(!node || lies_under(leaf, *node) ? weights[nodes_[leaf].leaves.front()] : 0);
    return values;
  }

  /// True when what stays away adds up to a small number in any unit.
  bool is_too_small(const Number& number, const Indices& unknown) const {
    for (std::size_t unit = 0; unit < counts_.n_units(); ++unit) {
      double sum = 0;
      for (const auto leaf : unknown)
        sum += counts_.persons(unit, rules_.quantities[number.quantity], leaf, number.category);
      if (is_small(sum)) return true;
    }
    return false;
  }

  /// Suppresses the smallest published node next to those that are away, outside `exposed` where
  /// that hides it; else `top` itself.
  bool widen(const Number& number, std::size_t top, const Indices& away, std::size_t exposed,
             const Indices& unknown) {
    const bool empty =
        exposed != top && std::none_of(unknown.begin(), unknown.end(),
                                       [&](std::size_t leaf) { return lies_under(leaf, exposed); });
    auto& pattern = pattern_[number.margin];
    std::optional<std::size_t> best;
    auto inner = away;
    inner.push_back(top);
    for (const auto node : inner)
      for (const auto child : nodes_[node].children) {
        if (pattern[child] || !is_unknown(number, child)) continue;
        if (exposed != top && lies_under(child, exposed) != empty) continue;
        if (!best || size_[child] < size_[*best]) best = child;
      }
    if (!best && !pattern[top] && !is_known_root(top)) best = top;
    if (!best) return false;
    pattern[*best] = true;
    return true;
  }

  const Counts& counts_;
  const PatternRules rules_;
  const std::vector<PlaceNode>& nodes_;
  std::vector<bool> small_;                 // by node and category: any quantity in any unit
  std::vector<std::vector<bool>> nonzero_;  // by quantity, node and category: in any unit
  std::vector<double> size_;
  Pattern pattern_;
};

PatternFinder::PatternFinder(const Counts& counts, PatternRules rules)
    : search_{std::make_unique<Search>(counts, std::move(rules))} {}
PatternFinder::~PatternFinder() = default;
PatternFinder::PatternFinder(PatternFinder&&) noexcept = default;
Pattern PatternFinder::operator()(const Pattern& forced) { return (*search_)(forced); }
double PatternFinder::size(std::size_t node) const { return search_->size(node); }

}  // namespace doorstroom
