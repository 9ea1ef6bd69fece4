// SPDX-License-Identifier: EUPL-1.2
// An attacker who knows the structure of a run and everything that is published, and solves for
// what is not.
#pragma once

#include <Eigen/Dense>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "results/compare/compare.hpp"
#include "results/store/run_description.hpp"

namespace doorstroom::attack {

/// A number: an entry of a table by name and place, or one that is made of entries, by name.
using Atom = std::pair<std::string, std::size_t>;
/// A sum of atoms, each times a number.
using Functional = std::map<Atom, double>;

/// A value as a ratio of two sums; without denominator the numerator alone.
struct Value {
  Functional numerator, denominator;
  bool is_ratio() const { return !denominator.empty(); }
};

/// What an indicator sums up at a place, group and year, worked out from its definition; nothing
/// for indicators that are no sum or ratio of sums (gaps, prices, what differs from the baseline).
std::optional<Value> value_of(const RunDescription& run, const Comparison& row);

/// What all numbers are in one variant.
std::map<Atom, double> numbers_of(const RunDescription& run, const std::vector<Table>& tables);
double evaluate(const Functional& functional, const std::map<Atom, double>& numbers);
/// a + factor * b
Functional plus(Functional a, const Functional& b, double factor);

/// What holds at any place and prefix: next stock = who stays + who moves on within + who comes in,
/// and everybody moves once a year.
std::vector<Functional> balances(const RunDescription& run);

/// Sums that are known: everything that follows from them by adding and subtracting is known too.
class Knowledge {
 public:
  /// What is published of zero persons says that every atom of it is zero. Before `learn`.
  void learn_zero(const Functional& persons);
  void learn(const Functional& sum);
  bool knows(const Functional& sum);

 private:
  /// The part of a sum, scaled to length 1, that does not follow; empty when there is none.
  Eigen::VectorXd unknown_part(const Functional& sum);
  std::map<Atom, Eigen::Index> index_;
  std::map<Atom, bool> zero_;
  Eigen::MatrixXd basis_;  ///< orthonormal columns
  Eigen::Index rank_ = 0;
};

}  // namespace doorstroom::attack
