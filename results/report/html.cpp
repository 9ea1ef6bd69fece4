// SPDX-License-Identifier: EUPL-1.2
// Text made safe for the places where a page can hold it: between tags, in attributes, in scripts.
#include "results/report/html.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <cstdint>

namespace doorstroom::report {
namespace {

constexpr const char* replacement = "\xEF\xBF\xBD";  // U+FFFD

/// Bytes of the UTF-8 character at `at`; 0 when there is none.
std::size_t character(const std::string& text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const auto first = byte(at);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 && first < 0xF5   ? 4
                             : first >= 0xE0 && first < 0xF0 ? 3
                             : first >= 0xC2 && first < 0xE0 ? 2
                                                             : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  const auto second = byte(at + 1);
  const bool outside = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                       (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
  return outside ? 0 : length;
}

bool is_control(char c) {
  return (static_cast<std::uint8_t>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
}

const char* entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return nullptr;
  }
}

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

}  // namespace

std::string escaped(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto length = character(text, at);
    if (length == 0 || is_control(text[at])) {
      out += replacement;
      ++at;
      continue;
    }
    if (const char* const safe = length == 1 ? entity(text[at]) : nullptr)
      out += safe;
    else
      out.append(text, at, length);
    at += length;
  }
  return out;
}

std::string isolated(const std::string& text) { return "<bdi>" + escaped(text) + "</bdi>"; }

std::string sentence(const std::string& text) {
  return "<bdi dir=\"ltr\">" + escaped(text) + "</bdi>";
}

std::string json_in_script(const std::string& json) {
  std::string out;
  out.reserve(json.size() + json.size() / 16);
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    const bool separator =
        json.compare(at, 3, "\xE2\x80\xA8") == 0 || json.compare(at, 3, "\xE2\x80\xA9") == 0;
    if (c == '<')
      out += "\\u003c";
    else if (c == '>')
      out += "\\u003e";
    else if (c == '&')
      out += "\\u0026";
    else if (separator) {
      out += json[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      at += 2;
    } else
      out += c;
  }
  return out;
}

std::string inline_script(const std::string& script) {
  auto out = script;
  replace_all(out, "</script", "<\\/script");
  replace_all(out, "</SCRIPT", "<\\/SCRIPT");
  replace_all(out, "<!--", "<\\!--");
  return out;
}

std::string script_hash(const std::string& script) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(script.data()), script.size(), digest.data());
  std::array<unsigned char, 4 * ((SHA256_DIGEST_LENGTH + 2) / 3) + 1> text{};
  EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
  return std::string("sha256-") + reinterpret_cast<const char*>(text.data());
}

std::string table(const std::string& caption, const std::vector<std::string>& heads,
                  const std::vector<std::vector<Cell>>& rows) {
  std::string out = "<table><caption>" + caption + "</caption>\n<thead><tr>";
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const bool number = !rows.empty() && i < rows.front().size() && rows.front()[i].number;
    out += fmt::format("<th scope=\"col\"{}>{}</th>", number ? " class=\"number\"" : "",
                       escaped(heads[i]));
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      out +=
          fmt::format("<{0}{1}>{2}</{3}>", i == 0 ? "th scope=\"row\"" : "td",
                      row[i].number ? " class=\"number\"" : "", row[i].html, i == 0 ? "th" : "td");
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string scrolling(const std::string& label, const std::string& table) {
  return fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n{}</div>\n",
      escaped(label), table);
}

}  // namespace doorstroom::report
