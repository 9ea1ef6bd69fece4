// SPDX-License-Identifier: EUPL-1.2
// The grammar of expressions: from words, numbers and signs to a tree.
//
//   either  = both {"or" both}              sum     = product {("+" | "-") product}
//   both    = denied {"and" denied}         product = signed {("*" | "/") signed}
//   denied  = "not" denied | compared       signed  = "-" signed | raised
//   compared = sum [sign sum | ["not"] "in" list]   raised = single ["^" signed]
//   single  = number [unit] | 'word' | name | true | false | function "(" ... ")" | "(" either ")"
#include <algorithm>

#include "engine/expression/tree.hpp"

namespace doorstroom::detail {
namespace {

/// Thrown at the first place that cannot be read; it has been reported.
struct Unreadable {};

struct Infix {
  std::string_view sign;
  Operation operation;
};
constexpr std::array<Infix, 6> comparisons{{{"==", Operation::equal},
                                            {"!=", Operation::unequal},
                                            {"<", Operation::less},
                                            {"<=", Operation::less_equal},
                                            {">", Operation::greater},
                                            {">=", Operation::greater_equal}}};

/// Words that people type between two parts, and what is meant.
constexpr std::array<std::array<std::string_view, 2>, 6> slips{
    {{"en", "and"}, {"of", "or"}, {"AND", "and"}, {"OR", "or"}, {"is", "=="}, {"IN", "in"}}};
std::string_view meant_by(const Token& token) {
  for (const auto& [typed, meant] : slips)
    if (token.kind == Token::Kind::name && token.text == typed) return meant;
  return {};
}

class Parser {
 public:
  Parser(std::span<const Token> tokens, const Reporter& report)
      : tokens_{tokens}, report_{report} {}

  Tree operator()() {
    if (now().kind == Token::Kind::end) fail("nothing stands here; allowed: an expression");
    tree_.root = either();
    if (now().kind != Token::Kind::end) fail_after();
    return std::move(tree_);
  }

 private:
  /// One level deeper for as long as it lives.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_{parser} {
      if (++parser_.depth_ > deepest_expression)
        parser_.fail("nested too deep; allowed: " + std::to_string(deepest_expression) +
                     " brackets, functions and signs within each other");
    }
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser& parser_;
  };

  const Token& now() const { return tokens_[at_]; }
  const Token& next() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
  static bool is_sign(const Token& token, std::string_view text) {
    return token.kind == Token::Kind::sign && token.text == text;
  }
  static bool is_keyword(const Token& token, std::string_view text) {
    return token.kind == Token::Kind::name && token.text == text;
  }
  bool take_sign(std::string_view text) {
    if (!is_sign(now(), text)) return false;
    ++at_;
    return true;
  }
  bool take_keyword(std::string_view text) {
    if (!is_keyword(now(), text)) return false;
    ++at_;
    return true;
  }
  [[noreturn]] void fail(const std::string& what) const {
    report_(now().position, what);
    throw Unreadable{};
  }
  std::string found() const {
    if (now().kind == Token::Kind::end) return "the end";
    return (now().kind == Token::Kind::word ? "'" : "\"") + std::string(now().text) +
           (now().kind == Token::Kind::word ? "'" : "\"");
  }
  /// Something follows that cannot stand after a whole expression.
  [[noreturn]] void fail_after() const {
    if (is_sign(now(), ",") && at_ > 0 && tokens_[at_ - 1].kind == Token::Kind::number)
      fail("\",\" cannot stand here; allowed: a decimal sign is a point, as in 1.5");
    for (const auto& [sign, operation] : comparisons)
      if (is_sign(now(), sign))
        fail("a comparison of a comparison; allowed: a < b and b < c, not a < b < c");
    if (const auto meant = meant_by(now()); !meant.empty())
      fail(found() + " cannot stand here; did you mean \"" + std::string(meant) + "\"?");
    fail(found() + " cannot stand here; allowed: the end, or a sign or \"and\", \"or\", \"in\"" +
         " in between");
  }
  void expect_sign(std::string_view sign, const std::string& where) {
    if (take_sign(sign)) return;
    if (is_sign(now(), ",") || is_sign(now(), ")") || is_sign(now(), "]") ||
        now().kind == Token::Kind::end)
      fail(found() + " cannot stand here; allowed: \"" + std::string(sign) + "\" " + where);
    fail_after();
  }

  NodeId make(Operation operation, std::uint32_t position, std::vector<NodeId> arguments = {}) {
    Node node;
    node.operation = operation;
    node.position = position;
    node.arguments = std::move(arguments);
    tree_.nodes.push_back(std::move(node));
    return static_cast<NodeId>(tree_.nodes.size() - 1);
  }

  NodeId either() {
    const Level level(*this);
    NodeId left = both();
    while (is_keyword(now(), "or")) {
      const auto position = tokens_[at_++].position;
      const NodeId right = both();
      left = make(Operation::either, position, {left, right});
    }
    return left;
  }
  NodeId both() {
    NodeId left = denied();
    while (is_keyword(now(), "and")) {
      const auto position = tokens_[at_++].position;
      const NodeId right = denied();
      left = make(Operation::both, position, {left, right});
    }
    return left;
  }
  NodeId denied() {
    const auto position = now().position;
    if (!take_keyword("not")) return compared();
    const Level level(*this);
    const NodeId inner = denied();
    return make(Operation::logical_not, position, {inner});
  }
  NodeId compared() {
    const NodeId left = sum();
    const auto position = now().position;
    for (const auto& [sign, operation] : comparisons)
      if (take_sign(sign)) {
        const NodeId right = sum();
        return make(operation, position, {left, right});
      }
    const bool denies = is_keyword(now(), "not") && is_keyword(next(), "in");
    if (!denies && !is_keyword(now(), "in")) return left;
    const Level level(*this);  // `not (x in [...])` is what it is printed as
    at_ += denies ? 2 : 1;
    const NodeId in = list(left, position);
    return denies ? make(Operation::logical_not, position, {in}) : in;
  }
  NodeId list(NodeId left, std::uint32_t position) {
    std::vector<NodeId> arguments{left};
    expect_sign("[", "and the list, as in ['a', 'b']");
    do {
      arguments.push_back(sum());
    } while (take_sign(","));
    expect_sign("]", "at the end of the list");
    return make(Operation::in_list, position, std::move(arguments));
  }
  NodeId sum() {
    NodeId left = product();
    while (is_sign(now(), "+") || is_sign(now(), "-")) {
      const Token& sign = tokens_[at_++];
      const NodeId right = product();
      left = make(sign.text == "+" ? Operation::add : Operation::subtract, sign.position,
                  {left, right});
    }
    return left;
  }
  NodeId product() {
    NodeId left = negated();
    while (is_sign(now(), "*") || is_sign(now(), "/")) {
      const Token& sign = tokens_[at_++];
      const NodeId right = negated();
      left = make(sign.text == "*" ? Operation::multiply : Operation::divide, sign.position,
                  {left, right});
    }
    return left;
  }
  NodeId negated() {
    const auto position = now().position;
    if (!take_sign("-")) return raised();
    const Level level(*this);
    const NodeId inner = negated();
    return make(Operation::negate, position, {inner});
  }
  NodeId raised() {
    const NodeId base = single();
    const auto position = now().position;
    if (!take_sign("^")) return base;
    const Level level(*this);
    const NodeId exponent = negated();
    return make(Operation::power, position, {base, exponent});
  }
  NodeId single() {
    const Token& token = now();
    if (token.kind == Token::Kind::number) return number();
    if (token.kind == Token::Kind::word) return leaf(Operation::word);
    if (take_sign("(")) {
      const NodeId inner = either();
      expect_sign(")", "for the \"(\" before");
      return inner;
    }
    if (is_keyword(token, "true") || is_keyword(token, "false")) {
      const NodeId truth = leaf(Operation::truth);
      tree_.nodes[truth].number = token.text == "true" ? 1 : 0;
      return truth;
    }
    if (token.kind != Token::Kind::name || (is_reserved(token.text) && !find_function(token.text)))
      fail(found() +
           " cannot stand here; allowed: a name, a number, a 'word', \"(\" or a function");
    if (is_sign(next(), "(")) return call();
    if (const auto* function = find_function(token.text))
      fail(found() + " is a function; allowed: " + std::string(function->shape));
    return leaf(Operation::name);
  }
  NodeId leaf(Operation operation) {
    const NodeId node = make(operation, now().position);
    tree_.nodes[node].word = now().text;
    ++at_;
    return node;
  }
  NodeId number() {
    const NodeId node = make(Operation::number, now().position);
    tree_.nodes[node].number = now().number;
    ++at_;
    const bool unit =
        now().kind == Token::Kind::name && !is_reserved(now().text) && meant_by(now()).empty();
    if (unit || is_sign(now(), "%")) {
      tree_.nodes[node].word = now().text;
      ++at_;
    }
    return node;
  }
  NodeId call() {
    const Token& word = now();
    const auto* function = find_function(word.text);
    if (function == nullptr) {
      std::vector<std::string> known;
      std::string all;
      for (const auto& f : functions) {
        known.emplace_back(f.word);
        all += (all.empty() ? "" : ", ") + known.back();
      }
      fail("no function " + found() + "; allowed: " + all +
           did_you_mean(std::string(word.text), known));
    }
    at_ += 2;
    std::vector<NodeId> arguments{either()};
    const bool is_table = function->most == 0;
    while (take_sign(",")) {
      if (is_table) expect_sign("[", "and a point, as in " + std::string(function->shape));
      arguments.push_back(either());
      if (!is_table) continue;
      expect_sign(",", "and what it is there, as in " + std::string(function->shape));
      arguments.push_back(either());
      expect_sign("]", "at the end of the point");
    }
    expect_sign(")", "or \",\", as in " + std::string(function->shape));
    const std::size_t n = arguments.size();
    if (is_table ? n < 3 : (n < function->fewest || n > function->most)) {
      report_(
          word.position,
          "\"" + std::string(word.text) + "\" has " +
              (is_table ? "no points" : std::to_string(n) + (n == 1 ? " argument" : " arguments")) +
              "; allowed: " + std::string(function->shape));
      throw Unreadable{};
    }
    return make(function->operation, word.position, std::move(arguments));
  }

  std::span<const Token> tokens_;
  const Reporter& report_;
  Tree tree_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

std::optional<Tree> parse_expression(std::span<const Token> tokens, const Reporter& report) {
  try {
    return Parser(tokens, report)();
  } catch (const Unreadable&) {
    return std::nullopt;
  }
}

}  // namespace doorstroom::detail
