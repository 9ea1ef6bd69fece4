// SPDX-License-Identifier: EUPL-1.2
// Names, words, types and units of an expression: every mistake, and none that only follows from
// another.
#include <algorithm>

#include "engine/expression/tree.hpp"

namespace doorstroom::detail {
namespace {

const char* words_for(ValueType type) {
  switch (type) {
    case ValueType::number:
      return "a number";
    case ValueType::word:
      return "a word";
    case ValueType::flag:
      return "a yes or no";
  }
  return "";
}

/// What is known of a part. Without a type it is wrong already, and nothing more is said of it.
struct Part {
  std::optional<ValueType> type;
  /// Of a number; nothing where any will do. Empty for no unit and for shares.
  std::optional<std::string> unit{};
  const ExpressionName* name = nullptr;  ///< of a word that is a name
};

std::string as_unit(const std::string& unit) { return unit == "share" ? "" : unit; }

std::string joined(const std::vector<std::string>& all) {
  constexpr std::size_t most = 20;
  std::string out;
  for (std::size_t i = 0; i < all.size() && i < most; ++i) out += (i > 0 ? ", " : "") + all[i];
  return all.size() > most ? out + " and " + std::to_string(all.size() - most) + " more" : out;
}

class Checker {
 public:
  Checker(Tree& tree, const std::vector<ExpressionName>& names, const Reporter& report)
      : tree_{tree}, names_{names}, report_{report} {}

  bool operator()(const ExpressionNeed& need) {
    const Part part = check(tree_.root);
    if (part.type && *part.type != need.type)
      fault(start_of(tree_, tree_.root), shown(tree_.root) + " is " + words_for(*part.type) +
                                             "; allowed: " + words_for(need.type) + hint(part));
    if (part.type == ValueType::number && need.type == ValueType::number && !need.unit.empty() &&
        part.unit && *part.unit != as_unit(need.unit))
      fault(start_of(tree_, tree_.root),
            shown(tree_.root) + " is " + in_words(*part.unit) + "; allowed: " + need.unit);
    return sound_;
  }

 private:
  void fault(std::size_t position, const std::string& what) {
    report_(position, what);
    sound_ = false;
  }
  std::string shown(NodeId node) const {
    auto text = print_expression(tree_, node);
    constexpr std::size_t most = 60;
    if (text.size() > most) {
      std::size_t cut = most;  // not within a character of UTF-8
      while ((static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
      text = text.substr(0, cut) + "...";
    }
    return "\"" + text + "\"";
  }
  static std::string in_words(const std::string& unit) {
    return unit.empty() ? "without a unit" : "in " + unit;
  }
  static std::string hint(const Part& part) {
    if (part.name == nullptr || part.name->words.empty()) return "";
    return ", as in " + part.name->name + " == '" + part.name->words.front() + "'";
  }

  Part check(NodeId id) {
    const Part part = by_operation(id);
    Node& node = tree_.nodes[id];
    node.constant = node.operation != Operation::name;
    for (const NodeId argument : node.arguments)
      node.constant = node.constant && tree_.nodes[argument].constant;
    return part;
  }
  Part by_operation(NodeId id) {
    const Node& node = tree_.nodes[id];
    switch (node.operation) {
      case Operation::number:
        return number(node);
      case Operation::word:
        return {ValueType::word};
      case Operation::truth:
        return {ValueType::flag};
      case Operation::name:
        return name(tree_.nodes[id]);
      case Operation::either:
      case Operation::both:
      case Operation::logical_not:
        for (const NodeId argument : node.arguments) need(id, argument, ValueType::flag);
        return {ValueType::flag};
      case Operation::equal:
      case Operation::unequal:
      case Operation::in_list:
        equal(id);
        return {ValueType::flag};
      case Operation::less:
      case Operation::less_equal:
      case Operation::greater:
      case Operation::greater_equal:
        same_unit(id, 0);
        return {ValueType::flag};
      case Operation::add:
      case Operation::subtract:
      case Operation::negate:
      case Operation::absolute:
      case Operation::minimum:
      case Operation::maximum:
      case Operation::clamp:
        return {ValueType::number, same_unit(id, 0)};
      case Operation::multiply:
      case Operation::divide:
        return product(id);
      case Operation::power:
      case Operation::exponential:
      case Operation::logarithm:
      case Operation::square_root:
        for (const NodeId argument : node.arguments) need(id, argument, ValueType::number);
        return {ValueType::number};
      case Operation::choose:
        return choice(id);
      case Operation::step_table:
      case Operation::line_table:
        return table(id);
    }
    return {};
  }

  Part number(const Node& node) {
    if (node.word.empty()) return {ValueType::number};
    if (node.word == "%") return {ValueType::number, std::string{}};
    std::vector<std::string> known;
    for (const auto& each : names_) {
      if (node.word == each.unit || node.word + "s" == each.unit)
        return {ValueType::number, as_unit(each.unit)};
      const bool is_new = std::find(known.begin(), known.end(), each.unit) == known.end();
      if (!each.unit.empty() && is_new) known.push_back(each.unit);
    }
    known.emplace_back("%");
    const bool is_name = std::any_of(names_.begin(), names_.end(),
                                     [&](const auto& each) { return each.name == node.word; });
    if (is_name)
      fault(node.position, "a sign is missing between the number and \"" + node.word +
                               "\"; allowed: such as * or +");
    else
      fault(node.position, "no unit \"" + node.word + "\"; allowed: " + joined(known) +
                               did_you_mean(node.word, known));
    return {ValueType::number};
  }
  Part name(Node& node) {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto& each = names_[i];
      if (each.name == node.word) {
        node.index = static_cast<std::uint32_t>(i);
        if (each.type == ValueType::number) return {each.type, as_unit(each.unit)};
        return {each.type, std::nullopt, &each};
      }
      known.push_back(each.name);
    }
    fault(node.position, "no name \"" + node.word +
                             "\"; allowed: " + (known.empty() ? "no names here" : joined(known)) +
                             did_you_mean(node.word, known));
    return {};
  }

  /// Checks an argument and its type. @return what is known of it, nothing where it is wrong
  Part need(NodeId of, NodeId argument, ValueType type) {
    const Part part = check(argument);
    if (!part.type || *part.type == type) return part;
    wrong_type(of, argument, part, type);
    return {};
  }
  void wrong_type(NodeId of, NodeId argument, const Part& part, ValueType type) {
    fault(start_of(tree_, argument), shown(argument) + " is " + words_for(*part.type) + " in " +
                                         shown(of) + "; allowed: " + words_for(type) +
                                         (type == ValueType::flag ? hint(part) : ""));
  }
  void agree(NodeId of, NodeId first, const std::string& unit, NodeId other,
             const std::string& other_unit) {
    fault(tree_.nodes[of].position, shown(first) + " is " + in_words(unit) + " and " +
                                        shown(other) + " " + in_words(other_unit) +
                                        "; allowed: the same unit");
  }
  /// Numbers of one unit, from an argument on. @return the unit, nothing where any will do
  std::optional<std::string> same_unit(NodeId id, std::size_t from) {
    std::optional<std::string> unit;
    NodeId first = 0;
    const auto arguments = tree_.nodes[id].arguments;
    for (std::size_t i = from; i < arguments.size(); ++i) {
      const Part part = need(id, arguments[i], ValueType::number);
      if (!part.unit) continue;
      if (unit && *unit != *part.unit) {
        agree(id, first, *unit, arguments[i], *part.unit);
      } else if (!unit) {
        unit = part.unit;
        first = arguments[i];
      }
    }
    return unit;
  }
  /// Units are followed through shares and through equal units; else any will do, so that a factor
  /// may convert.
  Part product(NodeId id) {
    const auto arguments = tree_.nodes[id].arguments;
    const Part a = need(id, arguments[0], ValueType::number);
    const Part b = need(id, arguments[1], ValueType::number);
    if (!a.unit || !b.unit) return {ValueType::number};
    if (b.unit->empty()) return {ValueType::number, a.unit};
    const bool divides = tree_.nodes[id].operation == Operation::divide;
    if (divides && *a.unit == *b.unit) return {ValueType::number, std::string{}};
    if (!divides && a.unit->empty()) return {ValueType::number, b.unit};
    return {ValueType::number};
  }
  Part choice(NodeId id) {
    const auto arguments = tree_.nodes[id].arguments;
    need(id, arguments[0], ValueType::flag);
    const Part a = check(arguments[1]);
    const Part b = check(arguments[2]);
    for (std::size_t i : {std::size_t{1}, std::size_t{2}})
      if ((i == 1 ? a : b).type == ValueType::word) {
        fault(start_of(tree_, arguments[i]),
              shown(arguments[i]) + " is a word; allowed: a number or a yes or no");
        return {};
      }
    if (!a.type || !b.type) return {};
    if (*a.type != *b.type) {
      wrong_type(id, arguments[2], b, *a.type);
      return {};
    }
    if (a.unit && b.unit && *a.unit != *b.unit)
      agree(id, arguments[1], *a.unit, arguments[2], *b.unit);
    return {*a.type, a.unit ? a.unit : b.unit};
  }

  void equal(NodeId id) {
    const auto arguments = tree_.nodes[id].arguments;
    const Part left = check(arguments[0]);
    std::optional<std::string> unit = left.unit;
    NodeId unit_of = arguments[0];
    if (tree_.nodes[id].operation == Operation::in_list && left.type == ValueType::word &&
        left.name == nullptr)
      return fault(tree_.nodes[arguments[0]].position,
                   shown(arguments[0]) + " is no name; allowed: a name before \"in\"");
    for (std::size_t i = 1; i < arguments.size(); ++i) {
      const Part right = check(arguments[i]);
      if (!left.type || !right.type) continue;
      if (*left.type != *right.type) {
        wrong_type(id, arguments[i], right, *left.type);
      } else if (*left.type == ValueType::word) {
        same_words(id, arguments[0], left, arguments[i], right);
      } else if (unit && right.unit && *unit != *right.unit) {
        agree(id, unit_of, *unit, arguments[i], *right.unit);
      } else if (right.unit && !unit) {
        unit = right.unit;
        unit_of = arguments[i];
      }
    }
  }
  void same_words(NodeId id, NodeId left, const Part& a, NodeId right, const Part& b) {
    if (a.name != nullptr && b.name != nullptr) {
      if (a.name->words != b.name->words)
        fault(tree_.nodes[id].position,
              shown(left) + " and " + shown(right) +
                  " have other words; allowed: names with the same words");
    } else if (a.name == nullptr && b.name == nullptr) {
      fault(tree_.nodes[id].position,
            "two words are compared; allowed: a name and a word, as in sector == 'vo'");
    } else {
      resolve(a.name != nullptr ? *a.name : *b.name, a.name != nullptr ? right : left);
    }
  }
  void resolve(const ExpressionName& name, NodeId id) {
    Node& node = tree_.nodes[id];
    const auto found = std::find(name.words.begin(), name.words.end(), node.word);
    if (found != name.words.end()) {
      node.index = static_cast<std::uint32_t>(found - name.words.begin());
      return;
    }
    fault(node.position, "\"" + name.name + "\" is never '" + node.word + "'; allowed: " +
                             joined(name.words) + did_you_mean(node.word, name.words));
  }

  Part table(NodeId id) {
    const auto arguments = tree_.nodes[id].arguments;
    std::optional<std::string> x_unit = need(id, arguments[0], ValueType::number).unit;
    std::optional<std::string> y_unit;
    std::optional<double> before;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
      const bool is_x = i % 2 == 1;
      const Part part = need(id, arguments[i], ValueType::number);
      auto& unit = is_x ? x_unit : y_unit;
      if (unit && part.unit && *unit != *part.unit)
        agree(id, arguments[is_x ? 0 : 2], *unit, arguments[i], *part.unit);
      if (part.unit && !unit) unit = part.unit;
      if (!part.type) continue;
      const auto value = point(arguments[i]);
      if (is_x && value && before && *value <= *before)
        fault(start_of(tree_, arguments[i]),
              shown(arguments[i]) +
                  " does not come after the point before; allowed: points from "
                  "low to high");
      if (is_x && value) before = value;
    }
    return {ValueType::number, y_unit};
  }
  /// Points are constants, so that a table is ready before it is used.
  std::optional<double> point(NodeId id) {
    if (!tree_.nodes[id].constant) {
      fault(start_of(tree_, id), shown(id) + " in a point uses a name; allowed: numbers");
      return std::nullopt;
    }
    if (!sound_) return std::nullopt;
    const auto value = constant_value(tree_, id, {}, report_);
    sound_ = sound_ && value.has_value();
    return value;
  }

  Tree& tree_;
  const std::vector<ExpressionName>& names_;
  const Reporter& report_;
  bool sound_ = true;
};

}  // namespace

bool check_expression(Tree& tree, const std::vector<ExpressionName>& names,
                      const ExpressionNeed& need, const Reporter& report) {
  return Checker(tree, names, report)(need);
}

}  // namespace doorstroom::detail
