// SPDX-License-Identifier: EUPL-1.2
// Conditions and numbers that a user writes as text, such as "gap_weeks >= 10 weeks and not girl":
// checked and compiled once, then worked out for whole columns at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/errors.hpp"

namespace doorstroom {

namespace detail {
struct CompiledExpression;
}

/// What a name or an expression stands for: a number, one of a few words, or yes or no.
enum class ValueType : std::uint8_t { number, word, flag };

/// One thing that an expression may name: a column with a value per row, or a single number.
///
/// @pre `name` passes `can_be_expression_name`; words hold no single quote; units are not "%"
struct ExpressionName {
  std::string name;
  ValueType type = ValueType::number;
  std::string unit{};                ///< empty: no unit; "share" counts as no unit, and `15 %` fits
  std::string doc{};                 ///< for manuals; not used here
  std::vector<std::string> words{};  ///< of a word: what it can be; its code is the place in here
};

/// What the caller needs: a flag for a condition, a number for a quantity.
struct ExpressionNeed {
  ValueType type = ValueType::flag;  ///< a word cannot be asked for
  std::string unit{};                ///< of a number; empty: any
};

/// A text and where its first character stands, for messages.
struct ExpressionText {
  std::string text;
  std::string file{};
  int line = 0;    ///< 1-based; 0 where no line applies
  int column = 0;  ///< 1-based, counted in characters; 0 where no column applies
  std::string key{};
};

/// The values of one name: a column, or one number for all rows (a `float`; of a word its code, of
/// a flag 0 or 1). A number may be in any of the three columns, a word in either of integers, a
/// flag in bytes that are 0 or 1. Numbers are finite.
using ExpressionInput = std::variant<std::monostate, float, std::span<const float>,
                                     std::span<const std::uint8_t>, std::span<const std::uint16_t>>;

/// Scratch memory of one thread for working out expressions, one after another.
class ExpressionWorkspace {
 public:
  static constexpr std::size_t block = 1024;  ///< rows at a time

  /// Makes room, so that no later use for as many slots allocates.
  void reserve(std::size_t number_slots, std::size_t flag_slots);
  float* numbers(std::size_t slot) { return numbers_.data() + slot * block; }
  std::uint8_t* flags(std::size_t slot) { return flags_.data() + slot * block; }
  std::uint8_t& one_number(std::size_t slot) { return one_number_[slot]; }
  std::uint8_t& one_flag(std::size_t slot) { return one_flag_[slot]; }

 private:
  std::vector<float> numbers_;
  std::vector<std::uint8_t> flags_, one_number_, one_flag_;
};

/// A checked and compiled expression. Cheap to copy; safe to use from many threads, each with a
/// workspace of its own. docs/expressions.md has the language.
///
/// Rows are worked out in single precision, what is known beforehand in double. An operation that
/// has no answer gives a stated one: x / 0 and a fractional power of x <= 0 are 0, a root of x < 0
/// is 0, the logarithm of x <= 0 is that of the smallest number (-87.3); results stay within
/// +-3.4e38. So finite values never lead to a NaN or an infinity.
class Expression {
 public:
  /// A number or a flag.
  ValueType type() const;
  /// The normal form: as written, with one space where there is one and no bracket too many.
  const std::string& text() const;
  /// Which of the names it uses: their places in the list it was compiled with, ascending.
  const std::vector<std::uint32_t>& uses() const;

  /// Makes room in a workspace, so that `evaluate` allocates nothing.
  void reserve(ExpressionWorkspace& workspace) const;
  /// One number per row of `out`.
  ///
  /// @param inputs one per name of the list it was compiled with; those not used may be empty
  /// @pre type() is number; columns that are used are at least as long as `out`
  void evaluate(std::span<const ExpressionInput> inputs, std::span<float> out,
                ExpressionWorkspace& workspace) const;
  /// 1 or 0 per row of `out`.
  ///
  /// @pre type() is flag; otherwise as above
  void evaluate(std::span<const ExpressionInput> inputs, std::span<std::uint8_t> out,
                ExpressionWorkspace& workspace) const;
  /// The value where every name is one number (of a word its code, of a flag 0 or 1); 0 or 1 for a
  /// flag. `if` works out only the side that counts.
  ///
  /// @param values one per name of the list it was compiled with
  /// @throws ConfigError where an operation has no answer, with the place in the text
  double evaluate_constant(std::span<const double> values) const;

 private:
  friend std::optional<Expression> compile_expression(const ExpressionText&,
                                                      const std::vector<ExpressionName>&,
                                                      const ExpressionNeed&, std::vector<Issue>&);
  explicit Expression(std::shared_ptr<const detail::CompiledExpression> compiled);
  std::shared_ptr<const detail::CompiledExpression> compiled_;
};

/// Checks and compiles a text. Every mistake that can be told apart is added to `issues`, with its
/// line and column, what is allowed and a close name.
///
/// @return nothing where there was a mistake
std::optional<Expression> compile_expression(const ExpressionText& text,
                                             const std::vector<ExpressionName>& names,
                                             const ExpressionNeed& need,
                                             std::vector<Issue>& issues);

/// Whether a name can be written in an expression: a letter, then letters, digits, _ and points
/// between letters; not a word of the language such as `and` or `min`.
bool can_be_expression_name(std::string_view name);

}  // namespace doorstroom
