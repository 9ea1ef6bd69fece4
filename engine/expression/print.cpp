// SPDX-License-Identifier: EUPL-1.2
// A tree as text in its normal form, which reads back as the same tree.
#include <charconv>

#include "engine/expression/tree.hpp"

namespace doorstroom::detail {
namespace {

/// How tightly an operation holds its arguments; the higher the tighter.
enum class Hold : std::uint8_t {
  either,
  both,
  denied,
  compared,
  sum,
  product,
  negated,
  raised,
  single
};

struct Look {
  Hold hold = Hold::single;
  std::string_view sign{};
};

Look look(Operation operation) {
  switch (operation) {
    case Operation::either:
      return {Hold::either, "or"};
    case Operation::both:
      return {Hold::both, "and"};
    case Operation::logical_not:
      return {Hold::denied};
    case Operation::in_list:
      return {Hold::compared};
    case Operation::equal:
      return {Hold::compared, "=="};
    case Operation::unequal:
      return {Hold::compared, "!="};
    case Operation::less:
      return {Hold::compared, "<"};
    case Operation::less_equal:
      return {Hold::compared, "<="};
    case Operation::greater:
      return {Hold::compared, ">"};
    case Operation::greater_equal:
      return {Hold::compared, ">="};
    case Operation::add:
      return {Hold::sum, "+"};
    case Operation::subtract:
      return {Hold::sum, "-"};
    case Operation::multiply:
      return {Hold::product, "*"};
    case Operation::divide:
      return {Hold::product, "/"};
    case Operation::negate:
      return {Hold::negated};
    case Operation::power:
      return {Hold::raised, "^"};
    default:
      return {};
  }
}

Hold tighter(Hold hold) { return static_cast<Hold>(static_cast<int>(hold) + 1); }

/// The shortest digits that read back as the same number, without an exponent where that is short.
std::string digits(double number) {
  std::array<char, 400> buffer{};
  const bool plain = number == 0 || (number >= 1e-5 && number < 1e15);
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                 plain ? std::chars_format::fixed : std::chars_format::scientific);
  return {buffer.data(), end.ptr};
}

class Printer {
 public:
  explicit Printer(const Tree& tree) : tree_{tree} {}

  std::string operator()(NodeId id) {
    write(id, Hold::either);
    return std::move(out_);
  }

 private:
  void write(NodeId id, Hold needed) {
    const Node& node = tree_.nodes[id];
    const auto [hold, sign] = look(node.operation);
    const bool brackets = hold < needed;
    if (brackets) out_ += '(';
    if (!sign.empty())
      infix(node, hold, sign);
    else if (node.operation == Operation::logical_not || node.operation == Operation::negate)
      prefix(node, hold);
    else if (node.operation == Operation::in_list)
      list(node);
    else
      single(node);
    if (brackets) out_ += ')';
  }
  /// Comparisons do not chain, `^` groups from the right, all others from the left.
  void infix(const Node& node, Hold hold, std::string_view sign) {
    const bool raised = hold == Hold::raised;
    const bool chains = hold != Hold::compared && !raised;
    write(node.arguments[0], chains ? hold : tighter(hold));
    (raised ? out_ += sign : out_.append(" ").append(sign) += ' ');
    write(node.arguments[1], raised ? Hold::negated : tighter(hold));
  }
  void prefix(const Node& node, Hold hold) {
    out_ += node.operation == Operation::negate ? "-" : "not ";
    write(node.arguments[0], hold);
  }
  void list(const Node& node) {
    write(node.arguments[0], Hold::sum);
    out_ += " in [";
    for (std::size_t i = 1; i < node.arguments.size(); ++i) {
      if (i > 1) out_ += ", ";
      write(node.arguments[i], Hold::sum);
    }
    out_ += ']';
  }
  void single(const Node& node) {
    switch (node.operation) {
      case Operation::number:
        out_ += digits(node.number);
        if (!node.word.empty()) out_ += ' ' + node.word;
        return;
      case Operation::word:
        out_ += '\'' + node.word + '\'';
        return;
      case Operation::truth:
        out_ += node.number != 0 ? "true" : "false";
        return;
      case Operation::name:
        out_ += node.word;
        return;
      default:
        call(node);
    }
  }
  void call(const Node& node) {
    const bool is_table =
        node.operation == Operation::step_table || node.operation == Operation::line_table;
    out_ += function_word(node.operation);
    out_ += '(';
    for (std::size_t i = 0; i < node.arguments.size(); ++i) {
      if (i > 0) out_ += ", ";
      if (is_table && i % 2 == 1) out_ += '[';
      write(node.arguments[i], Hold::either);
      if (is_table && i > 0 && i % 2 == 0) out_ += ']';
    }
    out_ += ')';
  }

  const Tree& tree_;
  std::string out_;
};

}  // namespace

std::string print_expression(const Tree& tree, NodeId node) { return Printer(tree)(node); }

std::uint32_t start_of(const Tree& tree, NodeId node) {
  const auto opens = [](const Node& n) {
    return !look(n.operation).sign.empty() || n.operation == Operation::in_list;
  };
  while (opens(tree.nodes[node])) node = tree.nodes[node].arguments[0];
  return tree.nodes[node].position;
}

}  // namespace doorstroom::detail
