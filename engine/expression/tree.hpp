// SPDX-License-Identifier: EUPL-1.2
// The text of an expression as a tree, and the steps from text to tree; for engine/expression_*.cpp
// only.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/expression/expression.hpp"

namespace doorstroom::detail {

inline constexpr std::size_t longest_expression = 2000;  ///< characters
inline constexpr int deepest_expression = 64;            ///< brackets, functions and signs in a row

/// What a node of the tree does. Infix operations stand together, in order of `infix_signs`.
enum class Operation : std::uint8_t {
  number,
  word,
  truth,
  name,
  either,
  both,
  equal,
  unequal,
  less,
  less_equal,
  greater,
  greater_equal,
  add,
  subtract,
  multiply,
  divide,
  power,
  negate,
  logical_not,
  in_list,
  minimum,
  maximum,
  absolute,
  exponential,
  logarithm,
  square_root,
  clamp,
  choose,
  step_table,
  line_table
};

/// A function of the language.
struct FunctionWord {
  std::string_view word;
  Operation operation;
  std::size_t fewest, most;  ///< arguments; 0: tables, whose points are arguments too
  std::string_view shape;
};
inline constexpr std::array<FunctionWord, 10> functions{{
    {"min", Operation::minimum, 2, 1000, "min(a, b, ...)"},
    {"max", Operation::maximum, 2, 1000, "max(a, b, ...)"},
    {"abs", Operation::absolute, 1, 1, "abs(x)"},
    {"exp", Operation::exponential, 1, 1, "exp(x)"},
    {"log", Operation::logarithm, 1, 1, "log(x)"},
    {"sqrt", Operation::square_root, 1, 1, "sqrt(x)"},
    {"clamp", Operation::clamp, 3, 3, "clamp(x, low, high)"},
    {"if", Operation::choose, 3, 3, "if(condition, a, b)"},
    {"table", Operation::step_table, 0, 0, "table(x, [x0, y0], [x1, y1], ...)"},
    {"line", Operation::line_table, 0, 0, "line(x, [x0, y0], [x1, y1], ...)"},
}};
inline constexpr std::array<std::string_view, 6> keywords{"and", "or",   "not",
                                                          "in",  "true", "false"};

/// The function of that word, or null.
const FunctionWord* find_function(std::string_view word);
/// The word of a function.
std::string_view function_word(Operation operation);
/// Whether a word is one of the language, so that it is no name and no unit.
bool is_reserved(std::string_view word);

using NodeId = std::uint32_t;

/// One step of an expression; its arguments stand before it in the tree.
struct Node {
  Operation operation{};
  std::uint32_t position = 0;       ///< in the text, of its own sign or word
  double number = 0;                ///< as written; of `truth` 0 or 1
  std::string word{};               ///< a name, a word, or the unit of a number ("%" too)
  std::vector<NodeId> arguments{};  ///< of a table: x, x0, y0, x1, y1, ...
  std::uint32_t index = 0;          ///< of a name its place in the list, of a word its code
  bool constant = false;            ///< no name below it
};

struct Tree {
  std::vector<Node> nodes;
  NodeId root = 0;
};

/// Where in a text messages point, and where they go.
class Reporter {
 public:
  Reporter(const ExpressionText& text, std::vector<Issue>& issues) : text_{text}, issues_{issues} {}
  void operator()(std::size_t position, const std::string& what) const;

 private:
  const ExpressionText& text_;
  std::vector<Issue>& issues_;
};

struct Token {
  enum class Kind : std::uint8_t { number, name, word, sign, end };
  Kind kind = Kind::end;
  std::uint32_t position = 0;
  std::string_view text{};  ///< of a word what stands between the quotes
  double number = 0;
};

/// @return nothing where a character fits nowhere; all of those are reported. Ends in an `end`.
std::optional<std::vector<Token>> tokenize(std::string_view text, const Reporter& report);
/// @return nothing at the first place that cannot be read, which is reported
std::optional<Tree> parse_expression(std::span<const Token> tokens, const Reporter& report);
/// Resolves names and words, checks types and units, marks what is constant.
/// @return whether all is well
bool check_expression(Tree& tree, const std::vector<ExpressionName>& names,
                      const ExpressionNeed& need, const Reporter& report);
/// The normal form.
std::string print_expression(const Tree& tree, NodeId node);
/// Where the text of a node starts: of `a + b` that is `a`.
std::uint32_t start_of(const Tree& tree, NodeId node);
/// The value of a checked tree for given values of the names; `if` looks at one side only.
/// @return nothing where an operation has no answer, which is reported
std::optional<double> constant_value(const Tree& tree, NodeId node, std::span<const double> values,
                                     const Reporter& report);

}  // namespace doorstroom::detail
