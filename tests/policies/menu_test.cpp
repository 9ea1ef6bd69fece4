// SPDX-License-Identifier: EUPL-1.2
// The menu: every policy has a name of its own, says what it does, and declares every parameter
// with a source.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "experiments/plan/measure_file.hpp"
#include "policies/menu_files.hpp"

namespace doorstroom {
namespace {

bool has(const PolicyKind& kind, const std::string& key) {
  return std::any_of(kind.fields.begin(), kind.fields.end(),
                     [&](const Field& field) { return field.key == key; });
}

TEST(Menu, EveryPolicyHasItsOwnNameAndADescription) {
  std::set<std::string> names;
  for (const auto& kind : whole_menu()) {
    EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
    EXPECT_FALSE(kind.label_nl.empty()) << kind.name;
    EXPECT_FALSE(kind.label_en.empty()) << kind.name;
    EXPECT_GT(kind.doc.size(), 40U) << kind.name;
  }
}

TEST(Menu, HoldsWhatIsInCodeAndWhatIsAFile) {
  EXPECT_EQ(whole_menu().size(), all_policies().size() + menu_files().size());
  EXPECT_FALSE(menu_files().empty());
}

TEST(Menu, EveryParameterHasADefaultInItsRangeADescriptionAndASource) {
  const std::set<std::string> without_source{"from", "until", "who", "paid_from"};
  for (const auto& kind : whole_menu()) {
    SCOPED_TRACE(kind.name);
    std::set<std::string> keys;
    for (const auto& field : kind.fields) {
      SCOPED_TRACE(field.key);
      EXPECT_TRUE(keys.insert(field.key).second) << "declared twice";
      EXPECT_FALSE(field.doc.empty());
      if (!without_source.contains(field.key) && field.type != FieldType::names) {
        EXPECT_FALSE(field.source.empty());
      }
      if (field.type == FieldType::number) {
        const double value = std::get<double>(field.value);
        EXPECT_TRUE(field.min <= value && value <= field.max);
        if (field.low < field.high) {
          EXPECT_TRUE(field.min <= field.low && field.low <= value && value <= field.high &&
                      field.high <= field.max);
        }
      }
      if (field.type == FieldType::integer) {
        const int value = std::get<int>(field.value);
        EXPECT_TRUE(field.min <= value && value <= field.max);
      }
      if (field.type == FieldType::choice) {
        EXPECT_NE(std::find(field.allowed.begin(), field.allowed.end(),
                            std::get<std::string>(field.value)),
                  field.allowed.end());
      }
      if (field.type == FieldType::list) {
        EXPECT_FALSE(std::get<std::vector<std::string>>(field.value).empty());
      }
    }
    const auto policy = kind.make({});
    EXPECT_LE(policy->first_year(), policy->last_year());
    if (kind.name != "none") {
      EXPECT_TRUE(has(kind, "from"));
    }
  }
}

}  // namespace
}  // namespace doorstroom
