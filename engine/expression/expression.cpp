// SPDX-License-Identifier: EUPL-1.2
// From a text to a compiled expression, step by step.
#include "engine/expression/expression.hpp"

#include <algorithm>

#include "engine/expect.hpp"
#include "engine/expression/program.hpp"

namespace doorstroom {
namespace {

/// Characters, not bytes.
std::size_t length(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

bool is_short(const std::string& text, const std::string& of, const detail::Reporter& report) {
  if (length(text) <= detail::longest_expression) return true;
  report(0, "the expression has " + std::to_string(length(text)) + " characters" + of +
                "; allowed: " + std::to_string(detail::longest_expression));
  return false;
}

std::vector<std::uint32_t> names_used(const detail::Tree& tree) {
  std::vector<std::uint32_t> uses;
  for (const auto& node : tree.nodes)
    if (node.operation == detail::Operation::name) uses.push_back(node.index);
  std::sort(uses.begin(), uses.end());
  uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
  return uses;
}

}  // namespace

Expression::Expression(std::shared_ptr<const detail::CompiledExpression> compiled)
    : compiled_{std::move(compiled)} {}

ValueType Expression::type() const { return compiled_->type; }
const std::string& Expression::text() const { return compiled_->text; }
const std::vector<std::uint32_t>& Expression::uses() const { return compiled_->uses; }

double Expression::evaluate_constant(std::span<const double> values) const {
  DOORSTROOM_EXPECT(values.size() == compiled_->types.size(), "one value per name");
  std::vector<Issue> issues;
  const detail::Reporter report(compiled_->source, issues);
  const auto value = detail::constant_value(compiled_->tree, compiled_->tree.root, values, report);
  if (!value) throw ConfigError(std::move(issues));
  return *value;
}

std::optional<Expression> compile_expression(const ExpressionText& text,
                                             const std::vector<ExpressionName>& names,
                                             const ExpressionNeed& need,
                                             std::vector<Issue>& issues) {
  DOORSTROOM_EXPECT(need.type != ValueType::word, "a number or a flag is asked for");
  const detail::Reporter report(text, issues);
  if (!is_short(text.text, "", report)) return std::nullopt;
  const auto tokens = detail::tokenize(text.text, report);
  if (!tokens) return std::nullopt;
  auto tree = detail::parse_expression(*tokens, report);
  if (!tree || !detail::check_expression(*tree, names, need, report)) return std::nullopt;
  auto normal = detail::print_expression(*tree, tree->root);
  if (!is_short(normal, " in its normal form, with a space between parts", report))
    return std::nullopt;
  auto program = detail::lower_expression(*tree, names, report);
  if (!program) return std::nullopt;

  auto compiled = std::make_shared<detail::CompiledExpression>();
  compiled->source = text;
  compiled->program = std::move(*program);
  compiled->type = need.type;
  compiled->text = std::move(normal);
  compiled->uses = names_used(*tree);
  compiled->tree = std::move(*tree);
  for (const auto& name : names) compiled->types.push_back(name.type);
  return Expression(std::move(compiled));
}

}  // namespace doorstroom
