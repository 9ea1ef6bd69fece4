// SPDX-License-Identifier: EUPL-1.2
// From the text of an expression to its words, numbers and signs, and where messages point.
#include <algorithm>
#include <charconv>
#include <limits>

#include "engine/expression/tree.hpp"

namespace doorstroom::detail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_part(char c) { return is_letter(c) || is_digit(c) || c == '_'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
/// Whether a byte goes on with a character of UTF-8.
bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

constexpr std::array<std::string_view, 17> signs{"==", "!=", "<=", ">=", "<", ">", "(", ")", "[",
                                                 "]",  ",",  "+",  "-",  "*", "/", "^", "%"};

/// What people type, and what is meant.
struct Slip {
  std::string_view typed, meant;
};
constexpr std::array<Slip, 16> slips{{{"=", "=="},
                                      {"&&", "and"},
                                      {"&", "and"},
                                      {"||", "or"},
                                      {"|", "or"},
                                      {"!", "not"},
                                      {"\xE2\x89\xA5", ">="},
                                      {"\xE2\x89\xA4", "<="},
                                      {"\xE2\x89\xA0", "!="},
                                      {"\xE2\x88\x92", "-"},
                                      {"\xC3\x97", "*"},
                                      {"\xE2\x80\x98", "'"},
                                      {"\xE2\x80\x99", "'"},
                                      {"\xE2\x80\x9C", "'"},
                                      {"\xE2\x80\x9D", "'"},
                                      {"\"", "'"}}};

/// A whole character as it can be shown, or the value of a byte that is none.
std::string shown(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
  if ((first >= 0x20 && first < 0x7F) || (length > 1 && character.size() == length))
    return "\"" + std::string(character) + "\"";
  constexpr std::string_view digits = "0123456789abcdef";
  return std::string("byte 0x") + digits[first >> 4U] + digits[first & 15U];
}

class Lexer {
 public:
  Lexer(std::string_view text, const Reporter& report) : text_{text}, report_{report} {}

  std::optional<std::vector<Token>> operator()() {
    while (true) {
      while (at_ < text_.size() && is_space(text_[at_])) ++at_;
      if (at_ == text_.size()) break;
      const char c = text_[at_];
      if (is_digit(c) || (c == '.' && is_digit(peek(1))))
        number();
      else if (is_letter(c))
        name();
      else if (c == '\'')
        word();
      else
        sign();
    }
    if (!sound_) return std::nullopt;
    push(Token::Kind::end, 0);
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void push(Token::Kind kind, std::size_t length, double number = 0) {
    tokens_.push_back({kind, static_cast<std::uint32_t>(at_), text_.substr(at_, length), number});
    at_ += length;
  }
  void fault(std::size_t length, const std::string& what) {
    report_(at_, what);
    sound_ = false;
    at_ += length;
  }

  void number() {
    double value = 0;
    const char* first = text_.data() + at_;
    const auto [last, error] = std::from_chars(first, text_.data() + text_.size(), value);
    const auto length = static_cast<std::size_t>(last - first);
    if (error != std::errc{} || value > static_cast<double>(std::numeric_limits<float>::max()))
      return fault(std::max<std::size_t>(length, 1),
                   "the number " + std::string(text_.substr(at_, length)) +
                       " is out of range; allowed: 0, and from 1e-300 to 3.4e38");
    push(Token::Kind::number, length, value);
  }
  void name() {
    std::size_t length = 1;
    while (is_name_part(peek(length)) || (peek(length) == '.' && is_letter(peek(length + 1))))
      ++length;
    push(Token::Kind::name, length);
  }
  void word() {
    const auto close = text_.find_first_of("'\n", at_ + 1);
    if (close == std::string_view::npos || text_[close] == '\n')
      return fault(std::min(close, text_.size()) - at_,
                   "a word starts here and does not end; allowed: 'word', on one line");
    const std::size_t whole = close + 1 - at_;
    push(Token::Kind::word, whole);
    tokens_.back().text = text_.substr(at_ - whole + 1, whole - 2);
  }
  void sign() {
    const auto rest = text_.substr(at_);
    for (const auto& known : signs)
      if (rest.starts_with(known)) return push(Token::Kind::sign, known.size());
    for (const auto& [typed, meant] : slips)
      if (rest.starts_with(typed))
        return fault(typed.size(), shown(typed) + " is no sign of the language; did you mean \"" +
                                       std::string(meant) + "\"?");
    std::size_t length = 1;
    while (length < rest.size() && length < 4 && goes_on(rest[length])) ++length;
    fault(length, shown(rest.substr(0, length)) + " fits nowhere; allowed: names, numbers, " +
                      "'words' and + - * / ^ % == != < <= > >= ( ) [ ] ,");
  }

  std::string_view text_;
  const Reporter& report_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  bool sound_ = true;
};

}  // namespace

std::optional<std::vector<Token>> tokenize(std::string_view text, const Reporter& report) {
  return Lexer(text, report)();
}

void Reporter::operator()(std::size_t position, const std::string& what) const {
  int line = text_.line;
  int column = text_.column;
  for (const char c : std::string_view(text_.text).substr(0, position)) {
    if (c == '\n') {
      line += line > 0 ? 1 : 0;
      column = 1;
    } else if (!goes_on(c) && column > 0) {
      ++column;
    }
  }
  Issue issue{text_.file, line, text_.key, what};
  issue.column = line > 0 ? column : 0;
  issues_.push_back(std::move(issue));
}

const FunctionWord* find_function(std::string_view word) {
  const auto found =
      std::find_if(functions.begin(), functions.end(), [&](auto& f) { return f.word == word; });
  return found == functions.end() ? nullptr : &*found;
}

std::string_view function_word(Operation operation) {
  for (const auto& function : functions)
    if (function.operation == operation) return function.word;
  return {};
}

bool is_reserved(std::string_view word) {
  return find_function(word) != nullptr ||
         std::find(keywords.begin(), keywords.end(), word) != keywords.end();
}

}  // namespace doorstroom::detail

namespace doorstroom {

bool can_be_expression_name(std::string_view name) {
  std::vector<Issue> issues;
  const ExpressionText text{std::string(name)};
  const auto tokens = detail::tokenize(name, detail::Reporter(text, issues));
  return tokens && tokens->size() == 2 && tokens->front().kind == detail::Token::Kind::name &&
         tokens->front().text.size() == name.size() && !detail::is_reserved(name);
}

}  // namespace doorstroom
