// SPDX-License-Identifier: EUPL-1.2
// An expression as a flat list of steps over columns; for engine/expression_*.cpp only.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "engine/expression/tree.hpp"

namespace doorstroom::detail {

/// What a step does. Arguments of `equal` to `less_equal` are numbers.
enum class Code : std::uint8_t {
  copy_number,
  copy_flag,
  add,
  subtract,
  multiply,
  divide,
  power,
  negate,
  absolute,
  exponential,
  logarithm,
  square_root,
  minimum,
  maximum,
  choose_number,
  choose_flag,
  table,
  equal,
  unequal,
  less,
  less_equal,
  word_equal,
  word_unequal,
  flag_unequal,
  both,
  either,
  logical_not
};

/// Where a step takes a value from.
struct Operand {
  enum class From : std::uint8_t { slot, input, constant };
  From from = From::constant;
  std::uint32_t index = 0;  ///< of a slot of its type, a name or a constant
};

/// A constant in every shape that a step may ask for.
struct Constant {
  float number = 0;
  std::uint16_t word = 0;
  std::uint8_t flag = 0;
};

/// From `x` on: y + (value - x) * slope.
struct TablePoint {
  float x = 0, y = 0, slope = 0;
};

inline constexpr std::uint32_t to_result = std::numeric_limits<std::uint32_t>::max();

/// One operation on a block of rows.
struct Step {
  Code code{};
  std::array<Operand, 3> arguments{};
  std::uint32_t slot = 0;  ///< of its type; `to_result` in the last step
  std::uint32_t first_point = 0, end_point = 0;
};

/// Steps in order; the last one makes the result.
struct Program {
  std::vector<Step> steps;
  std::vector<Constant> constants;
  std::vector<TablePoint> points;
  std::size_t number_slots = 0, flag_slots = 0;
};

/// @pre the tree is checked
/// @return nothing where a constant has no answer, which is reported
std::optional<Program> lower_expression(const Tree& tree, const std::vector<ExpressionName>& names,
                                        const Reporter& report);

/// All that an `Expression` shares between its copies.
struct CompiledExpression {
  ExpressionText source;
  Tree tree;
  Program program;
  ValueType type{};
  std::string text;
  std::vector<std::uint32_t> uses;
  std::vector<ValueType> types;  ///< of the names it was compiled with
};

}  // namespace doorstroom::detail
