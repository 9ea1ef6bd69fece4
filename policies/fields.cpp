// SPDX-License-Identifier: EUPL-1.2
// Fields that every policy has.
#include "policies/fields.hpp"

namespace doorstroom {

std::vector<Field> period_fields(int from, int until, const std::string& doc) {
  const auto year = [&](const char* key, int value, const char* which) {
    return Field{key, FieldType::integer, value, 0, 9999, 0, 0, "", which + doc, ""};
  };
  return {year("from", from, "First school year, by the year in which it starts. "),
          year("until", until, "Last school year, by the year in which it starts. ")};
}

}  // namespace doorstroom
