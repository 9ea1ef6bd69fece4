// SPDX-License-Identifier: EUPL-1.2
// The value of a tree in double precision, where every name is one number: constants and
// parameters.
#include "engine/expression/arithmetic.hpp"
#include "engine/expression/tree.hpp"

namespace doorstroom::detail {
namespace {

/// Thrown where an operation has no answer; it has been reported.
struct NoAnswer {};

class Calculator {
 public:
  Calculator(const Tree& tree, std::span<const double> values, const Reporter& report)
      : tree_{tree}, values_{values}, report_{report} {}

  double operator()(NodeId id) const {
    const Node& node = tree_.nodes[id];
    const auto argument = [&](std::size_t i) { return (*this)(node.arguments[i]); };
    switch (node.operation) {
      case Operation::number:
        return node.word == "%" ? node.number / 100 : node.number;
      case Operation::word:
        return node.index;
      case Operation::truth:
        return node.number;
      case Operation::name:
        return values_[node.index];
      case Operation::either:
        return argument(0) != 0 || argument(1) != 0 ? 1 : 0;
      case Operation::both:
        return argument(0) != 0 && argument(1) != 0 ? 1 : 0;
      case Operation::logical_not:
        return argument(0) != 0 ? 0 : 1;
      case Operation::equal:
        return argument(0) == argument(1) ? 1 : 0;
      case Operation::unequal:
        return argument(0) != argument(1) ? 1 : 0;
      case Operation::less:
        return argument(0) < argument(1) ? 1 : 0;
      case Operation::less_equal:
        return argument(0) <= argument(1) ? 1 : 0;
      case Operation::greater:
        return argument(0) > argument(1) ? 1 : 0;
      case Operation::greater_equal:
        return argument(0) >= argument(1) ? 1 : 0;
      case Operation::add:
        return arithmetic::add(argument(0), argument(1));
      case Operation::subtract:
        return arithmetic::subtract(argument(0), argument(1));
      case Operation::multiply:
        return arithmetic::multiply(argument(0), argument(1));
      case Operation::negate:
        return -argument(0);
      case Operation::absolute:
        return arithmetic::absolute(argument(0));
      case Operation::exponential:
        return arithmetic::exponential(argument(0));
      case Operation::divide:
      case Operation::power:
        return infix_with_gaps(node, argument(0), argument(1));
      case Operation::logarithm:
      case Operation::square_root:
        return function_with_gaps(node, argument(0));
      case Operation::choose:
        return argument(0) != 0 ? argument(1) : argument(2);
      case Operation::in_list:
        return in_list(node);
      case Operation::step_table:
      case Operation::line_table:
        return table(node);
      case Operation::minimum:
      case Operation::maximum:
        return extreme(node);
      case Operation::clamp:
        return arithmetic::minimum(arithmetic::maximum(argument(0), argument(1)), argument(2));
    }
    return 0;
  }

 private:
  [[noreturn]] void fail(const Node& node, const std::string& what) const {
    report_(node.position, what);
    throw NoAnswer{};
  }
  double infix_with_gaps(const Node& node, double a, double b) const {
    if (node.operation == Operation::divide) {
      if (b == 0) fail(node, "divides by zero; allowed: anything else");
      return arithmetic::divide(a, b);
    }
    if (a == 0 && b < 0) fail(node, "a negative power of zero; allowed: of more than zero");
    if (a <= 0 && !arithmetic::is_whole_power(b))
      fail(node, "a power of zero or less; allowed: of more than zero, or a whole power to 16");
    return arithmetic::power(a, b);
  }
  double function_with_gaps(const Node& node, double x) const {
    if (node.operation == Operation::logarithm) {
      if (x <= 0) fail(node, "the logarithm of zero or less; allowed: of more than zero");
      return arithmetic::logarithm(x);
    }
    if (x < 0) fail(node, "the root of less than zero; allowed: of zero or more");
    return arithmetic::square_root(x);
  }
  double in_list(const Node& node) const {
    const double x = (*this)(node.arguments[0]);
    for (std::size_t i = 1; i < node.arguments.size(); ++i)
      if ((*this)(node.arguments[i]) == x) return 1;
    return 0;
  }
  double extreme(const Node& node) const {
    double found = (*this)(node.arguments[0]);
    for (std::size_t i = 1; i < node.arguments.size(); ++i) {
      const double x = (*this)(node.arguments[i]);
      found = node.operation == Operation::minimum ? arithmetic::minimum(found, x)
                                                   : arithmetic::maximum(found, x);
    }
    return found;
  }
  double table(const Node& node) const {
    const auto at = [&](std::size_t i) { return (*this)(node.arguments[i]); };
    const double x = at(0);
    std::size_t k = 1;
    while (k + 2 < node.arguments.size() && x >= at(k + 2)) k += 2;
    const bool level =
        node.operation == Operation::step_table || x <= at(k) || k + 2 >= node.arguments.size();
    if (level) return at(k + 1);
    const double slope = (at(k + 3) - at(k + 1)) / (at(k + 2) - at(k));
    return arithmetic::add(at(k + 1), arithmetic::multiply(x - at(k), arithmetic::within(slope)));
  }

  const Tree& tree_;
  std::span<const double> values_;
  const Reporter& report_;
};

}  // namespace

std::optional<double> constant_value(const Tree& tree, NodeId node, std::span<const double> values,
                                     const Reporter& report) {
  try {
    return Calculator(tree, values, report)(node);
  } catch (const NoAnswer&) {
    return std::nullopt;
  }
}

}  // namespace doorstroom::detail
