// SPDX-License-Identifier: EUPL-1.2
// Expressions made at random: they never crash, print what they mean, and give what a plain walk
// over the tree gives.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "engine/expression/expression.hpp"
#include "engine/kernels.hpp"

namespace doorstroom {
namespace {

constexpr std::size_t rows = 37;

std::vector<ExpressionName> names() {
  const std::vector<std::string> words{"po", "vo", "mbo"};
  return {{"x", ValueType::number},
          {"count", ValueType::number},
          {"level", ValueType::number},
          {"sector", ValueType::word, "", "", words},
          {"before", ValueType::word, "", "", words},
          {"girl", ValueType::flag},
          {"open", ValueType::flag}};
}

/// Values of the names: columns in every shape that they may have, and numbers for all rows.
struct Columns {
  std::vector<float> x = std::vector<float>(rows);
  std::vector<std::uint8_t> count = std::vector<std::uint8_t>(rows), sector = count, girl = count;
  std::vector<std::uint16_t> before = std::vector<std::uint16_t>(rows);
  float level = 0, open = 0;

  Columns() {
    constexpr std::array<float, 10> some{0, -0.0F, 1, -1, 2, 0.5F, 100.25F, -7.5F, 1e30F, 3e38F};
    for (std::size_t i = 0; i < rows; ++i) {
      x[i] = *rc::gen::elementOf(some);
      count[i] = *rc::gen::inRange<std::uint8_t>(0, 5);
      sector[i] = *rc::gen::inRange<std::uint8_t>(0, 3);
      before[i] = *rc::gen::inRange<std::uint16_t>(0, 3);
      girl[i] = *rc::gen::inRange<std::uint8_t>(0, 2);
    }
    level = *rc::gen::elementOf(some);
    open = *rc::gen::elementOf(std::array<float, 2>{0, 1});
  }
  std::vector<ExpressionInput> inputs() const {
    return {std::span(x),      std::span(count), level, std::span(sector),
            std::span(before), std::span(girl),  open};
  }
  std::vector<double> row(std::size_t i) const {
    return {x[i], double(count[i]), level, double(sector[i]), double(before[i]), double(girl[i]),
            open};
  }
};

struct NoAnswer {};
enum class Precision { single, twice };

/// A part of a made-up expression: its text, and how to work it out by hand. Constants are worked
/// out in double precision and rounded once.
struct Part {
  std::string text;
  bool constant = true;
  std::function<double(const std::vector<double>&, Precision)> walk;

  double operator()(const std::vector<double>& row, Precision precision) const {
    if (!constant || precision == Precision::twice) return walk(row, precision);
    return static_cast<float>(walk(row, Precision::twice));
  }
};

double within(double x) {
  constexpr double most = std::numeric_limits<float>::max();
  return std::clamp(x, -most, most);
}
double rounded(double x, Precision precision) {
  return precision == Precision::single ? static_cast<float>(within(static_cast<float>(x)))
                                        : within(x);
}
/// + - x and / of two single numbers are the same rounded from double.
double calculate(char sign, double a, double b, Precision precision) {
  if (sign == '+') return rounded(a + b, precision);
  if (sign == '-') return rounded(a - b, precision);
  if (sign == '*') return rounded(a * b, precision);
  if (b == 0 && precision == Precision::twice) throw NoAnswer{};
  return b == 0 ? 0 : rounded(a / b, precision);
}
double logarithm(double x, Precision precision) {
  if (x <= 0 && precision == Precision::twice) throw NoAnswer{};
  return kernels::log(std::max(static_cast<float>(x), std::numeric_limits<float>::min()));
}
double raise(double x, double e, Precision precision) {
  if (std::abs(e) <= 16 && std::floor(e) == e) {
    if (x == 0 && e < 0 && precision == Precision::twice) throw NoAnswer{};
    double result = 1;
    for (int i = 0; i < std::abs(static_cast<int>(e)); ++i)
      result = calculate('*', result, x, precision);
    if (e >= 0) return result;
    return result == 0 ? 0 : calculate('/', 1, result, precision);
  }
  if (x <= 0 && precision == Precision::twice) throw NoAnswer{};
  if (x <= 0) return 0;
  return kernels::exp(static_cast<float>(calculate('*', e, logarithm(x, precision), precision)));
}

Part make(
    std::string text, std::vector<Part> parts,
    std::function<double(const std::vector<Part>&, const std::vector<double>&, Precision)> f) {
  Part made;
  made.text = std::move(text);
  for (const auto& part : parts) made.constant = made.constant && part.constant;
  made.walk = [parts, f](const std::vector<double>& row, Precision p) { return f(parts, row, p); };
  return made;
}
Part name(const std::string& text, std::size_t index) {
  Part made = make(text, {}, [index](auto&, auto& row, Precision) { return row[index]; });
  made.constant = false;
  return made;
}

Part any_flag(int depth);

Part any_table(int depth);

Part any_number(int depth) {
  const int kind = *rc::gen::inRange(0, depth <= 0 ? 4 : 15);
  if (kind == 0) return name("x", 0);
  if (kind == 1) return name("count", 1);
  if (kind == 2) return name("level", 2);
  if (kind == 3) {
    const auto text = *rc::gen::elementOf(
        std::vector<std::string>{"0", "1", "2", "2.5", "0.1", "15 %", "16", "17", "1e30"});
    const double value = text == "15 %" ? 15.0 / 100 : std::stod(text);
    return make(text, {}, [value](auto&, auto&, Precision) { return value; });
  }
  if (kind == 4) return any_table(depth - 1);
  const Part a = any_number(depth - 1);
  if (kind == 5)
    return make("-(" + a.text + ")", {a},
                [](auto& parts, auto& row, Precision p) { return -parts[0](row, p); });
  if (kind == 6)
    return make("abs(" + a.text + ")", {a},
                [](auto& parts, auto& row, Precision p) { return std::abs(parts[0](row, p)); });
  if (kind == 7)
    return make("exp(" + a.text + ")", {a}, [](auto& parts, auto& row, Precision p) -> double {
      return kernels::exp(static_cast<float>(parts[0](row, p)));
    });
  if (kind == 8)
    return make("log(" + a.text + ")", {a},
                [](auto& parts, auto& row, Precision p) { return logarithm(parts[0](row, p), p); });
  if (kind == 9)
    return make("sqrt(" + a.text + ")", {a}, [](auto& parts, auto& row, Precision p) -> double {
      const double x = parts[0](row, p);
      if (x < 0 && p == Precision::twice) throw NoAnswer{};
      return x <= 0 ? 0 : p == Precision::single ? std::sqrt(static_cast<float>(x)) : std::sqrt(x);
    });
  const Part b = any_number(depth - 1);
  if (kind == 10)
    return make("(" + a.text + ")^(" + b.text + ")", {a, b},
                [](auto& parts, auto& row, Precision p) {
                  return raise(parts[0](row, p), parts[1](row, p), p);
                });
  if (kind == 11) {
    const Part condition = any_flag(depth - 1);
    return make("if(" + condition.text + "," + a.text + "," + b.text + ")", {condition, a, b},
                [](auto& parts, auto& row, Precision p) {
                  return parts[0](row, p) != 0 ? parts[1](row, p) : parts[2](row, p);
                });
  }
  if (kind == 12)
    return make("min(" + a.text + "," + b.text + ",2)", {a, b},
                [](auto& parts, auto& row, Precision p) {
                  return std::min({parts[0](row, p), parts[1](row, p), 2.0});
                });
  if (kind == 13)
    return make("clamp(" + a.text + "," + b.text + ",1)", {a, b},
                [](auto& parts, auto& row, Precision p) {
                  return std::min(std::max(parts[0](row, p), parts[1](row, p)), 1.0);
                });
  const char sign = *rc::gen::elementOf(std::string("+-*/"));
  return make("(" + a.text + ")" + sign + "(" + b.text + ")", {a, b},
              [sign](auto& parts, auto& row, Precision p) {
                return calculate(sign, parts[0](row, p), parts[1](row, p), p);
              });
}

/// Points (-1, 4), (0, 0.1), (2, 8).
Part any_table(int depth) {
  const bool slopes = *rc::gen::arbitrary<bool>();
  const Part x = any_number(depth);
  return make((slopes ? "line(" : "table(") + x.text + ", [-1, 4], [0, 0.1], [2, 8])", {x},
              [slopes](auto& parts, auto& row, Precision p) {
                const double v = parts[0](row, p);
                const auto in = [p](double y) {
                  return p == Precision::single ? static_cast<float>(y) : y;
                };
                if (v < -1) return 4.0;
                if (v >= 2) return 8.0;
                const double from = v < 0 ? -1 : 0;
                const double y = v < 0 ? 4 : in(0.1);
                if (!slopes) return y;
                const double slope = in(v < 0 ? 0.1 - 4 : (8 - 0.1) / 2);
                const double step = calculate('-', v, from, p);
                return calculate('+', y, calculate('*', step, slope, p), p);
              });
}

Part any_comparison(const Part& a, const std::string& sign, const Part& b) {
  return make("(" + a.text + ")" + sign + "(" + b.text + ")", {a, b},
              [sign](auto& parts, auto& row, Precision p) -> double {
                const double x = parts[0](row, p);
                const double y = parts[1](row, p);
                if (sign == "==") return x == y;
                if (sign == "!=") return x != y;
                if (sign == "<") return x < y;
                if (sign == "<=") return x <= y;
                return sign == ">" ? x > y : x >= y;
              });
}

Part any_words() {
  const auto word = *rc::gen::inRange<std::size_t>(0, 3);
  const std::string text = "'" + names()[3].words[word] + "'";
  const bool first = *rc::gen::arbitrary<bool>();
  const Part left = first ? name("sector", 3) : name("before", 4);
  const auto code = static_cast<double>(word);
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      return any_comparison(name("sector", 3), "==", name("before", 4));
    case 1:
      return make(text + "!=" + left.text, {left},
                  [code](auto& parts, auto& row, Precision p) -> double {
                    return parts[0](row, p) != code;
                  });
    case 2:
      return make(left.text + " not in [" + text + ", 'po']", {left},
                  [code](auto& parts, auto& row, Precision p) -> double {
                    const double found = parts[0](row, p);
                    return found != code && found != 0;
                  });
    default:
      return make(left.text + "==" + text, {left},
                  [code](auto& parts, auto& row, Precision p) -> double {
                    return parts[0](row, p) == code;
                  });
  }
}

Part any_flag(int depth) {
  const int kind = *rc::gen::inRange(0, depth <= 0 ? 4 : 9);
  if (kind == 0) return name("girl", 5);
  if (kind == 1) return name("open", 6);
  if (kind == 2) return make("true", {}, [](auto&, auto&, Precision) { return 1.0; });
  if (kind == 3) return any_words();
  if (kind == 4) {
    const auto sign =
        *rc::gen::elementOf(std::vector<std::string>{"==", "!=", "<", "<=", ">", ">="});
    const Part a = any_number(depth - 1);
    return any_comparison(a, sign, any_number(depth - 1));
  }
  const Part a = any_flag(depth - 1);
  if (kind == 5)
    return make("not (" + a.text + ")", {a}, [](auto& parts, auto& row, Precision p) -> double {
      return parts[0](row, p) == 0;
    });
  const Part b = any_flag(depth - 1);
  if (kind == 6)
    return any_comparison(a, *rc::gen::elementOf(std::vector<std::string>{"==", "!="}), b);
  if (kind == 7)
    return make("(" + a.text + ") and (" + b.text + ")", {a, b},
                [](auto& parts, auto& row, Precision p) -> double {
                  return parts[0](row, p) != 0 && parts[1](row, p) != 0;
                });
  return make("(" + a.text + ") or (" + b.text + ")", {a, b},
              [](auto& parts, auto& row, Precision p) -> double {
                return parts[0](row, p) != 0 || parts[1](row, p) != 0;
              });
}

std::optional<Expression> compiled(const std::string& text, ValueType type,
                                   std::vector<Issue>& issues) {
  return compile_expression({text, "a.toml", 1, 1}, names(), {type, ""}, issues);
}

std::vector<double> values(const Expression& expression, const Columns& columns) {
  const auto inputs = columns.inputs();
  ExpressionWorkspace workspace;
  if (expression.type() == ValueType::flag) {
    std::vector<std::uint8_t> out(rows);
    expression.evaluate(inputs, std::span(out), workspace);
    return {out.begin(), out.end()};
  }
  std::vector<float> out(rows);
  expression.evaluate(inputs, std::span(out), workspace);
  return {out.begin(), out.end()};
}

/// What is made is worked out as by hand, also from its normal form.
void check(const Part& part, ValueType type) {
  std::vector<Issue> issues;
  const auto expression = compiled(part.text, type, issues);
  if (!expression) {  // only because of a constant without an answer, or because it is too long
    for (const auto& issue : issues)
      RC_ASSERT(issue.what.find("zero") != std::string::npos ||
                issue.what.find("2000") != std::string::npos);
    return;
  }
  const Columns columns;
  const auto found = values(*expression, columns);
  const auto again = compiled(expression->text(), type, issues);
  RC_ASSERT(again.has_value());
  RC_ASSERT(again->text() == expression->text());
  RC_LOG() << part.text << "\nis " << expression->text() << "\n";
  RC_ASSERT(values(*again, columns) == found);
  for (std::size_t i = 0; i < rows; ++i) {
    RC_ASSERT(std::isfinite(found[i]));
    RC_ASSERT(found[i] == part(columns.row(i), Precision::single));
  }
}

RC_GTEST_PROP(Expression, GivesWhatAWalkOverTheTreeGives, ()) {
  for (int i = 0; i < 30; ++i) {  // a fault may sit in few combinations of shapes
    check(any_number(*rc::gen::inRange(0, 5)), ValueType::number);
    check(any_flag(*rc::gen::inRange(0, 5)), ValueType::flag);
  }
}

RC_GTEST_PROP(Expression, GivesParametersInDoublePrecision, ()) {
  const Part part = any_number(*rc::gen::inRange(0, 4));
  std::vector<Issue> issues;
  const auto expression = compiled(part.text, ValueType::number, issues);
  if (!expression) return;
  const auto row = Columns().row(0);
  std::optional<double> by_hand, found;
  try {
    by_hand = part.walk(row, Precision::twice);
  } catch (const NoAnswer&) {
  }
  try {
    found = expression->evaluate_constant(row);
  } catch (const ConfigError&) {
  }
  RC_ASSERT(found == by_hand);
}

RC_GTEST_PROP(Expression, NeverCrashesOnWordsInAnyOrder, ()) {
  const std::vector<std::string> pieces{
      "x",    "count", "girl", "sector", "'po'",  "'x'",  "1",    "2.5", "10", "weeks", "%",
      "(",    ")",     "(",    ")",      "[",     "]",    ",",    "+",   "-",  "*",     "/",
      "^",    "==",    "!=",   "<",      "<=",    ">",    ">=",   "and", "or", "not",   "in",
      "true", "min(",  "if(",  "table(", "line(", "abs(", "log(", "\n",  "=",  "nobody"};
  const auto picks = *rc::gen::container<std::vector<std::size_t>>(
      rc::gen::inRange<std::size_t>(0, pieces.size()));
  std::string text;
  for (const auto pick : picks) text += pieces[pick] + " ";
  for (const auto type : {ValueType::flag, ValueType::number}) {
    std::vector<Issue> issues;
    const auto expression = compiled(text, type, issues);
    RC_ASSERT(expression.has_value() == issues.empty());
    for (const auto& issue : issues) RC_ASSERT(issue.line >= 1 && issue.column >= 1);
    if (!expression) continue;
    const auto again = compiled(expression->text(), type, issues);
    RC_ASSERT(again.has_value());
    RC_ASSERT(again->text() == expression->text());
    for (const double value : values(*expression, Columns())) RC_ASSERT(std::isfinite(value));
  }
}

RC_GTEST_PROP(Expression, NeverCrashesOnBytes, (const std::string& text)) {
  std::vector<Issue> issues;
  const auto expression = compiled(text, ValueType::flag, issues);
  RC_ASSERT(expression.has_value() == issues.empty());
}

/// A sound text with one character more, fewer or other than it has.
RC_GTEST_PROP(Expression, NeverCrashesOnASlip, ()) {
  auto text = any_flag(3).text;
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  const char typed = *rc::gen::elementOf(std::string("()[],'%^.=<!&x0 \n\xC3"));
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      text.erase(at, 1);
      break;
    case 1:
      text.insert(at, 1, typed);
      break;
    default:
      text[at] = typed;
  }
  std::vector<Issue> issues;
  const auto expression = compiled(text, ValueType::flag, issues);
  RC_ASSERT(expression.has_value() == issues.empty());
  if (!expression) return;
  const auto again = compiled(expression->text(), ValueType::flag, issues);
  RC_ASSERT(again.has_value());
  RC_ASSERT(again->text() == expression->text());
}

}  // namespace
}  // namespace doorstroom
