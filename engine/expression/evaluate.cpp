// SPDX-License-Identifier: EUPL-1.2
// Works out the steps of an expression, a block of rows at a time, with loops that the compiler
// turns into vector instructions.
#include <algorithm>

#include "engine/expect.hpp"
#include "engine/expression/arithmetic.hpp"
#include "engine/expression/program.hpp"

namespace doorstroom {
namespace detail {
namespace {

/// One value per row, or one for all rows.
template <class T> struct Values {
  const T* data;
  bool one;
};

// The three shapes of each loop: a value for all rows stays in a register.
template <class Out, class A, class F>
void each(Out* __restrict out, Values<A> a, std::size_t n, F f) {
  for (std::size_t i = 0; i < n; ++i) out[i] = f(a.data[i]);
}
template <class Out, class A, class B, class F>
void each(Out* __restrict out, Values<A> a, Values<B> b, std::size_t n, F f) {
  const A* __restrict left = a.data;
  const B* __restrict right = b.data;
  if (b.one) {
    const B all = *right;
    for (std::size_t i = 0; i < n; ++i) out[i] = f(left[i], all);
  } else if (a.one) {
    const A all = *left;
    for (std::size_t i = 0; i < n; ++i) out[i] = f(all, right[i]);
  } else {
    for (std::size_t i = 0; i < n; ++i) out[i] = f(left[i], right[i]);
  }
}

std::uint8_t flag(bool yes) { return yes ? std::uint8_t{1} : std::uint8_t{0}; }

/// Steps over one block of rows.
class Block {
 public:
  Block(const Program& program, std::span<const ExpressionInput> inputs,
        ExpressionWorkspace& workspace)
      : program_{program}, inputs_{inputs}, workspace_{workspace} {}

  /// Rows [first, first + rows). The last step writes to whichever of the results is not null.
  void operator()(std::size_t first, std::size_t rows, float* numbers, std::uint8_t* flags) {
    first_ = first;
    rows_ = rows;
    for (const auto& step : program_.steps) {
      const bool last = step.slot == to_result;
      if (step.code == Code::copy_flag || step.code == Code::choose_flag ||
          step.code >= Code::equal) {
        std::uint8_t* out = last ? flags : workspace_.flags(step.slot);
        const bool one = make_flags(step, out);
        if (!last) workspace_.one_flag(step.slot) = flag(one);
        if (last && one) std::fill(out + 1, out + rows_, *out);
      } else {
        float* out = last ? numbers : workspace_.numbers(step.slot);
        const bool one = make_numbers(step, out);
        if (!last) workspace_.one_number(step.slot) = flag(one);
        if (last && one) std::fill(out + 1, out + rows_, *out);
      }
    }
  }

 private:
  /// The numbers of an argument; integers are made numbers in the scratch slot of its position.
  Values<float> numbers(const Step& step, std::size_t position) {
    const Operand operand = step.arguments[position];
    if (operand.from == Operand::From::slot)
      return {workspace_.numbers(operand.index), workspace_.one_number(operand.index) != 0};
    if (operand.from == Operand::From::constant)
      return {&program_.constants[operand.index].number, true};
    const auto& input = inputs_[operand.index];
    if (const auto* column = std::get_if<std::span<const float>>(&input))
      return {column->data() + first_, false};
    if (const auto* number = std::get_if<float>(&input)) return {number, true};
    float* made = workspace_.numbers(program_.number_slots + position);
    const auto widen = [](auto x) { return static_cast<float>(x); };
    if (const auto* bytes = std::get_if<std::span<const std::uint8_t>>(&input))
      each(made, Values<std::uint8_t>{bytes->data() + first_, false}, rows_, widen);
    else if (const auto* words = std::get_if<std::span<const std::uint16_t>>(&input))
      each(made, Values<std::uint16_t>{words->data() + first_, false}, rows_, widen);
    return {made, false};
  }
  Values<std::uint8_t> flags(const Step& step, std::size_t position) {
    const Operand operand = step.arguments[position];
    if (operand.from == Operand::From::slot)
      return {workspace_.flags(operand.index), workspace_.one_flag(operand.index) != 0};
    if (operand.from == Operand::From::constant)
      return {&program_.constants[operand.index].flag, true};
    const auto& input = inputs_[operand.index];
    if (const auto* column = std::get_if<std::span<const std::uint8_t>>(&input))
      return {column->data() + first_, false};
    const auto* number = std::get_if<float>(&input);
    scalar_flags_[position] = flag(number != nullptr && *number != 0);
    return {&scalar_flags_[position], true};
  }
  /// Calls `f` with the codes of a word, as bytes or as pairs of bytes.
  template <class F> bool with_words(const Step& step, std::size_t position, const F& f) {
    const Operand operand = step.arguments[position];
    if (operand.from == Operand::From::constant)
      return f(Values<std::uint16_t>{&program_.constants[operand.index].word, true});
    const auto& input = inputs_[operand.index];
    if (const auto* bytes = std::get_if<std::span<const std::uint8_t>>(&input))
      return f(Values<std::uint8_t>{bytes->data() + first_, false});
    if (const auto* pairs = std::get_if<std::span<const std::uint16_t>>(&input))
      return f(Values<std::uint16_t>{pairs->data() + first_, false});
    const auto* code = std::get_if<float>(&input);
    scalar_words_[position] =
        code != nullptr && *code >= 0 && *code < 65535 ? static_cast<std::uint16_t>(*code) : 65535;
    return f(Values<std::uint16_t>{&scalar_words_[position], true});
  }

  // Each returns whether the result is one value for all rows, which stands in the first.
  template <class Out, class A, class F> bool map(Out* out, Values<A> a, F f) {
    each(out, a, a.one ? 1 : rows_, f);
    return a.one;
  }
  template <class Out, class A, class B, class F>
  bool map(Out* out, Values<A> a, Values<B> b, F f) {
    const bool one = a.one && b.one;
    each(out, a, b, one ? 1 : rows_, f);
    return one;
  }
  template <class T>
  bool choose(T* __restrict out, Values<std::uint8_t> condition, Values<T> a, Values<T> b) {
    const bool one = condition.one && a.one && b.one;
    const std::size_t n = one ? 1 : rows_;
    if (condition.one) {
      const Values<T> chosen = *condition.data != 0 ? a : b;
      if (chosen.one)
        std::fill(out, out + n, *chosen.data);
      else
        std::copy(chosen.data, chosen.data + n, out);
      return one;
    }
    const std::uint8_t* __restrict yes = condition.data;
    const std::size_t a_stride = a.one ? 0 : 1;
    const std::size_t b_stride = b.one ? 0 : 1;
    for (std::size_t i = 0; i < n; ++i)
      out[i] = yes[i] != 0 ? a.data[i * a_stride] : b.data[i * b_stride];
    return one;
  }
  bool raise(float* out, Values<float> x, Values<float> exponent) {
    if (exponent.one && arithmetic::is_whole_power(*exponent.data)) {
      const auto whole = static_cast<int>(*exponent.data);
      return map(out, x, [whole](float v) { return arithmetic::whole_power(v, whole); });
    }
    if (exponent.one)
      return map(out, x,
                 [all = *exponent.data](float v) { return arithmetic::fractional_power(v, all); });
    return map(out, x, exponent, [](float v, float e) { return arithmetic::power(v, e); });
  }
  bool look_up(const Step& step, float* __restrict out, Values<float> x) {
    const std::size_t n = x.one ? 1 : rows_;
    const float* __restrict value = x.data;
    const auto points =
        std::span(program_.points).subspan(step.first_point, step.end_point - step.first_point);
    for (std::size_t i = 0; i < n; ++i) out[i] = points.front().y;
    for (const TablePoint point : points) {
      const auto from_here = [&](float v) {
        return arithmetic::add(point.y,
                               arithmetic::multiply(arithmetic::subtract(v, point.x), point.slope));
      };
      for (std::size_t i = 0; i < n; ++i)
        out[i] = value[i] >= point.x ? from_here(value[i]) : out[i];
    }
    return x.one;
  }

  bool make_numbers(const Step& step, float* out) {
    const auto a = [&] { return numbers(step, 0); };
    const auto b = [&] { return numbers(step, 1); };
    switch (step.code) {
      case Code::add:
        return map(out, a(), b(), [](float x, float y) { return arithmetic::add(x, y); });
      case Code::subtract:
        return map(out, a(), b(), [](float x, float y) { return arithmetic::subtract(x, y); });
      case Code::multiply:
        return map(out, a(), b(), [](float x, float y) { return arithmetic::multiply(x, y); });
      case Code::divide:
        return map(out, a(), b(), [](float x, float y) { return arithmetic::divide(x, y); });
      case Code::minimum:
        return map(out, a(), b(), [](float x, float y) { return arithmetic::minimum(x, y); });
      case Code::maximum:
        return map(out, a(), b(), [](float x, float y) { return arithmetic::maximum(x, y); });
      case Code::power:
        return raise(out, a(), b());
      case Code::negate:
        return map(out, a(), [](float x) { return -x; });
      case Code::absolute:
        return map(out, a(), [](float x) { return arithmetic::absolute(x); });
      case Code::exponential:
        return map(out, a(), [](float x) { return arithmetic::exponential(x); });
      case Code::logarithm:
        return map(out, a(), [](float x) { return arithmetic::logarithm(x); });
      case Code::square_root:
        return map(out, a(), [](float x) { return arithmetic::square_root(x); });
      case Code::choose_number:
        return choose(out, flags(step, 0), b(), numbers(step, 2));
      case Code::table:
        return look_up(step, out, a());
      default:
        return map(out, a(), [](float x) { return x; });
    }
  }
  bool make_flags(const Step& step, std::uint8_t* out) {
    const auto a = [&] { return numbers(step, 0); };
    const auto b = [&] { return numbers(step, 1); };
    switch (step.code) {
      case Code::equal:
        return map(out, a(), b(), [](float x, float y) { return flag(x == y); });
      case Code::unequal:
        return map(out, a(), b(), [](float x, float y) { return flag(x != y); });
      case Code::less:
        return map(out, a(), b(), [](float x, float y) { return flag(x < y); });
      case Code::less_equal:
        return map(out, a(), b(), [](float x, float y) { return flag(x <= y); });
      case Code::word_equal:
        return words(step, out, [](auto x, auto y) { return flag(x == y); });
      case Code::word_unequal:
        return words(step, out, [](auto x, auto y) { return flag(x != y); });
      case Code::flag_unequal:
        return masks(step, out, [](int x, int y) { return x ^ y; });
      case Code::both:
        return masks(step, out, [](int x, int y) { return x & y; });
      case Code::either:
        return masks(step, out, [](int x, int y) { return x | y; });
      case Code::logical_not:
        return map(out, flags(step, 0), [](std::uint8_t x) { return flag(x == 0); });
      case Code::choose_flag:
        return choose(out, flags(step, 0), flags(step, 1), flags(step, 2));
      default:
        return map(out, flags(step, 0), [](std::uint8_t x) { return x; });
    }
  }
  template <class F> bool masks(const Step& step, std::uint8_t* out, F f) {
    return map(out, flags(step, 0), flags(step, 1),
               [f](std::uint8_t x, std::uint8_t y) { return static_cast<std::uint8_t>(f(x, y)); });
  }
  template <class F> bool words(const Step& step, std::uint8_t* out, F f) {
    return with_words(step, 0, [&](auto a) {
      return with_words(step, 1, [&](auto b) { return same_width(out, a, b, f); });
    });
  }
  /// A code for all rows is compared in the width of the column: 16 rows at a time with bytes.
  template <class A, class B, class F>
  bool same_width(std::uint8_t* out, Values<A> a, Values<B> b, F f) {
    if constexpr (sizeof(A) < sizeof(B)) {
      if (b.one && *b.data <= 255) {
        const auto narrow = static_cast<A>(*b.data);
        return map(out, a, Values<A>{&narrow, true}, f);
      }
    } else if constexpr (sizeof(B) < sizeof(A)) {
      if (a.one && *a.data <= 255) {
        const auto narrow = static_cast<B>(*a.data);
        return map(out, Values<B>{&narrow, true}, b, f);
      }
    }
    return map(out, a, b, f);
  }

  const Program& program_;
  std::span<const ExpressionInput> inputs_;
  ExpressionWorkspace& workspace_;
  std::size_t first_ = 0, rows_ = 0;
  std::array<std::uint8_t, 3> scalar_flags_{};
  std::array<std::uint16_t, 3> scalar_words_{};
};

/// Whether an input can be what an expression takes it for, and is long enough.
[[maybe_unused]] bool fits(const ExpressionInput& input, ValueType type, std::size_t rows) {
  if (const auto* column = std::get_if<std::span<const float>>(&input))
    return type == ValueType::number && column->size() >= rows;
  if (const auto* bytes = std::get_if<std::span<const std::uint8_t>>(&input))
    return bytes->size() >= rows;
  if (const auto* pairs = std::get_if<std::span<const std::uint16_t>>(&input))
    return type != ValueType::flag && pairs->size() >= rows;
  return std::holds_alternative<float>(input);
}

void run(const CompiledExpression& compiled, std::span<const ExpressionInput> inputs,
         std::size_t rows, float* numbers, std::uint8_t* flags, ExpressionWorkspace& workspace) {
  DOORSTROOM_EXPECT(inputs.size() == compiled.types.size(), "one input per name");
  for ([[maybe_unused]] const auto name : compiled.uses)
    DOORSTROOM_EXPECT(fits(inputs[name], compiled.types[name], rows),
                      "every name that is used has a value of its type per row");
  Block block(compiled.program, inputs, workspace);
  for (std::size_t first = 0; first < rows; first += ExpressionWorkspace::block)
    block(first, std::min(ExpressionWorkspace::block, rows - first),
          numbers == nullptr ? nullptr : numbers + first,
          flags == nullptr ? nullptr : flags + first);
}

}  // namespace
}  // namespace detail

void ExpressionWorkspace::reserve(std::size_t number_slots, std::size_t flag_slots) {
  if (numbers_.size() < number_slots * block) numbers_.resize(number_slots * block);
  if (flags_.size() < flag_slots * block) flags_.resize(flag_slots * block);
  if (one_number_.size() < number_slots) one_number_.resize(number_slots);
  if (one_flag_.size() < flag_slots) one_flag_.resize(flag_slots);
}

void Expression::reserve(ExpressionWorkspace& workspace) const {
  const auto& program = compiled_->program;
  workspace.reserve(program.number_slots + program.steps.front().arguments.size(),
                    program.flag_slots);
}

void Expression::evaluate(std::span<const ExpressionInput> inputs, std::span<float> out,
                          ExpressionWorkspace& workspace) const {
  DOORSTROOM_EXPECT(type() == ValueType::number, "a number is asked of a number");
  reserve(workspace);
  detail::run(*compiled_, inputs, out.size(), out.data(), nullptr, workspace);
}

void Expression::evaluate(std::span<const ExpressionInput> inputs, std::span<std::uint8_t> out,
                          ExpressionWorkspace& workspace) const {
  DOORSTROOM_EXPECT(type() == ValueType::flag, "a mask is asked of a flag");
  reserve(workspace);
  detail::run(*compiled_, inputs, out.size(), nullptr, out.data(), workspace);
}

}  // namespace doorstroom
