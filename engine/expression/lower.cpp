// SPDX-License-Identifier: EUPL-1.2
// From a checked tree to steps over columns: constants are worked out, scratch slots are shared.
#include <algorithm>

#include "engine/expression/arithmetic.hpp"
#include "engine/expression/program.hpp"

namespace doorstroom::detail {
namespace {

/// Thrown where a constant has no answer; it has been reported.
struct NoConstant {};

/// Slots of one type, the lowest free one first.
class Slots {
 public:
  std::uint32_t take() {
    const auto free = std::find(taken_.begin(), taken_.end(), false);
    const auto slot = static_cast<std::uint32_t>(free - taken_.begin());
    if (free == taken_.end()) taken_.push_back(false);
    taken_[slot] = true;
    return slot;
  }
  void give_back(std::uint32_t slot) { taken_[slot] = false; }
  std::size_t most() const { return taken_.size(); }

 private:
  std::vector<bool> taken_;
};

bool makes_flag(Code code) {
  return code == Code::copy_flag || code == Code::choose_flag || code >= Code::equal;
}

/// An operand and its type, so that its slot can be given back.
struct Value {
  Operand operand;
  ValueType type{};
};

class Lowering {
 public:
  Lowering(const Tree& tree, const std::vector<ExpressionName>& names, const Reporter& report)
      : tree_{tree}, names_{names}, report_{report} {}

  Program operator()() {
    const Value root = value(tree_.root);
    if (root.operand.from != Operand::From::slot)
      step(root.type == ValueType::flag ? Code::copy_flag : Code::copy_number, {root});
    program_.steps.back().slot = to_result;
    program_.number_slots = numbers_.most();
    program_.flag_slots = flags_.most();
    return std::move(program_);
  }

 private:
  Value constant(double number) {
    const auto single = static_cast<float>(number);
    const bool code = number >= 0 && number <= 65535;
    program_.constants.push_back({single,
                                  code ? static_cast<std::uint16_t>(number) : std::uint16_t{0},
                                  number != 0 ? std::uint8_t{1} : std::uint8_t{0}});
    return {{Operand::From::constant, static_cast<std::uint32_t>(program_.constants.size() - 1)},
            ValueType::number};
  }
  void give_back(const Value& value) {
    if (value.operand.from != Operand::From::slot) return;
    (value.type == ValueType::flag ? flags_ : numbers_).give_back(value.operand.index);
  }
  /// Adds a step. Its slot is none of its arguments', which may be read while it is written.
  Value step(Code code, std::initializer_list<Value> arguments) {
    Step made;
    made.code = code;
    std::size_t i = 0;
    for (const auto& argument : arguments) made.arguments[i++] = argument.operand;
    const bool flag = makes_flag(code);
    made.slot = (flag ? flags_ : numbers_).take();
    program_.steps.push_back(made);
    return {{Operand::From::slot, made.slot}, flag ? ValueType::flag : ValueType::number};
  }
  Value last_step(Code code, std::initializer_list<Value> arguments) {
    const Value made = step(code, arguments);
    for (const auto& argument : arguments) give_back(argument);
    return made;
  }

  ValueType type_of(NodeId id) const {
    const Node& node = tree_.nodes[id];
    switch (node.operation) {
      case Operation::word:
        return ValueType::word;
      case Operation::name:
        return names_[node.index].type;
      case Operation::choose:
        return type_of(node.arguments[1]);
      case Operation::truth:
      case Operation::either:
      case Operation::both:
      case Operation::equal:
      case Operation::unequal:
      case Operation::less:
      case Operation::less_equal:
      case Operation::greater:
      case Operation::greater_equal:
      case Operation::logical_not:
      case Operation::in_list:
        return ValueType::flag;
      default:
        return ValueType::number;
    }
  }

  Value value(NodeId id) {
    const Node& node = tree_.nodes[id];
    if (node.constant) {
      const auto known = constant_value(tree_, id, {}, report_);
      if (!known) throw NoConstant{};
      Value made = constant(*known);
      made.type = type_of(id);
      return made;
    }
    switch (node.operation) {
      case Operation::name:
        return {{Operand::From::input, node.index}, names_[node.index].type};
      case Operation::either:
        return infix(Code::either, node);
      case Operation::both:
        return infix(Code::both, node);
      case Operation::add:
        return infix(Code::add, node);
      case Operation::subtract:
        return infix(Code::subtract, node);
      case Operation::multiply:
        return infix(Code::multiply, node);
      case Operation::divide:
        return infix(Code::divide, node);
      case Operation::power:
        return infix(Code::power, node);
      case Operation::less:
        return infix(Code::less, node);
      case Operation::less_equal:
        return infix(Code::less_equal, node);
      case Operation::greater:
        return swapped(Code::less, node);
      case Operation::greater_equal:
        return swapped(Code::less_equal, node);
      case Operation::equal:
      case Operation::unequal: {
        const Value a = value(node.arguments[0]);
        const Value b = value(node.arguments[1]);
        const Value made = equal(a, b, node.operation == Operation::unequal);
        give_back(a);
        give_back(b);
        return made;
      }
      case Operation::in_list:
        return in_list(node);
      case Operation::logical_not:
        return prefix(Code::logical_not, node);
      case Operation::negate:
        return prefix(Code::negate, node);
      case Operation::absolute:
        return prefix(Code::absolute, node);
      case Operation::exponential:
        return prefix(Code::exponential, node);
      case Operation::logarithm:
        return prefix(Code::logarithm, node);
      case Operation::square_root:
        return prefix(Code::square_root, node);
      case Operation::minimum:
        return chain(Code::minimum, node);
      case Operation::maximum:
        return chain(Code::maximum, node);
      case Operation::clamp: {
        const Value x = value(node.arguments[0]);
        const Value raised = last_step(Code::maximum, {x, value(node.arguments[1])});
        return last_step(Code::minimum, {raised, value(node.arguments[2])});
      }
      case Operation::choose: {
        const Value condition = value(node.arguments[0]);
        const Value a = value(node.arguments[1]);
        const Value b = value(node.arguments[2]);
        const bool flag = a.type == ValueType::flag;
        return last_step(flag ? Code::choose_flag : Code::choose_number, {condition, a, b});
      }
      case Operation::step_table:
      case Operation::line_table:
        return table(node);
      case Operation::number:
      case Operation::word:
      case Operation::truth:
        break;
    }
    return {};
  }
  Value infix(Code code, const Node& node) {
    const Value a = value(node.arguments[0]);
    const Value b = value(node.arguments[1]);
    return last_step(code, {a, b});
  }
  Value swapped(Code code, const Node& node) {
    const Value a = value(node.arguments[0]);
    const Value b = value(node.arguments[1]);
    return last_step(code, {b, a});
  }
  Value prefix(Code code, const Node& node) { return last_step(code, {value(node.arguments[0])}); }
  Value chain(Code code, const Node& node) {
    Value found = value(node.arguments[0]);
    for (std::size_t i = 1; i < node.arguments.size(); ++i)
      found = last_step(code, {found, value(node.arguments[i])});
    return found;
  }
  /// Keeps the slots of its arguments.
  Value equal(const Value& a, const Value& b, bool unequal) {
    if (a.type == ValueType::word)
      return step(unequal ? Code::word_unequal : Code::word_equal, {a, b});
    if (a.type == ValueType::number) return step(unequal ? Code::unequal : Code::equal, {a, b});
    const Value different = step(Code::flag_unequal, {a, b});
    return unequal ? different : last_step(Code::logical_not, {different});
  }
  Value in_list(const Node& node) {
    const Value left = value(node.arguments[0]);
    Value found{};
    for (std::size_t i = 1; i < node.arguments.size(); ++i) {
      const Value right = value(node.arguments[i]);
      const Value here = equal(left, right, false);
      give_back(right);
      found = i == 1 ? here : last_step(Code::either, {found, here});
    }
    give_back(left);
    return found;
  }
  Value table(const Node& node) {
    const auto number = [&](std::size_t i) {
      const auto known = constant_value(tree_, node.arguments[i], {}, report_);
      if (!known) throw NoConstant{};
      return *known;
    };
    const auto first = static_cast<std::uint32_t>(program_.points.size());
    for (std::size_t i = 1; i + 1 < node.arguments.size(); i += 2) {
      const bool slopes = node.operation == Operation::line_table && i + 3 < node.arguments.size();
      const double slope =
          slopes ? (number(i + 3) - number(i + 1)) / (number(i + 2) - number(i)) : 0;
      program_.points.push_back({static_cast<float>(number(i)), static_cast<float>(number(i + 1)),
                                 static_cast<float>(arithmetic::within(slope))});
    }
    const auto end = static_cast<std::uint32_t>(program_.points.size());
    const Value made = prefix(Code::table, node);
    program_.steps.back().first_point = first;
    program_.steps.back().end_point = end;
    return made;
  }

  const Tree& tree_;
  const std::vector<ExpressionName>& names_;
  const Reporter& report_;
  Program program_;
  Slots numbers_, flags_;
};

}  // namespace

std::optional<Program> lower_expression(const Tree& tree, const std::vector<ExpressionName>& names,
                                        const Reporter& report) {
  try {
    return Lowering(tree, names, report)();
  } catch (const NoConstant&) {
    return std::nullopt;
  }
}

}  // namespace doorstroom::detail
