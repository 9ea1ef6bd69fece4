// SPDX-License-Identifier: EUPL-1.2
// Text made safe for the places where a page can hold it: between tags, in attributes, in scripts.
#pragma once

#include <string>
#include <vector>

namespace doorstroom::report {

/// Between tags and in quoted attributes: & < > " ' as entities; control characters and bytes that
/// are no UTF-8 become U+FFFD.
std::string escaped(const std::string& text);

/// Escaped, in a `<bdi>`, so that right-to-left text of the results does not turn the text around
/// it.
std::string isolated(const std::string& text);

/// Escaped, in a `<bdi dir="ltr">`: a sentence of the report, whatever the labels in it begin with.
std::string sentence(const std::string& text);

/// JSON as the content of a `<script>`: < > & and the line separators U+2028 and U+2029 as JSON
/// escapes, so that nothing in it ends the element or opens a comment.
std::string json_in_script(const std::string& json);

/// JavaScript as the content of a `<script>`: nothing in it ends the element. Only within strings
/// and regular expressions can the endings that are changed occur, where `<\/script` means the
/// same.
std::string inline_script(const std::string& script);

/// `sha256-...` as a content security policy names a script.
std::string script_hash(const std::string& script);

/// One cell of a table: text as readers see it; numbers stand right.
struct Cell {
  std::string html;
  bool number = false;
};

/// A table whose first column heads its rows. All strings but cells and caption are escaped here.
/// @param caption HTML
std::string table(const std::string& caption, const std::vector<std::string>& heads,
                  const std::vector<std::vector<Cell>>& rows);

/// A table in a box that scrolls by itself and can be reached with the keyboard.
/// @param label what the box holds, for those who do not see it
std::string scrolling(const std::string& label, const std::string& table);

}  // namespace doorstroom::report
