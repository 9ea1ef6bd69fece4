// SPDX-License-Identifier: EUPL-1.2
// The menu: every policy has a name of its own, says what it does, and declares every parameter
// with a source.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "policies/policy_kind.hpp"

namespace doorstroom {
namespace {

/// Notes the declaration of a policy.
class Declaration final : public Fields {
 public:
  void integer(const std::string& key, int& value, const IntegerRange& range,
               const std::string& doc, const Source& from) override {
    note(key, doc, from);
    EXPECT_TRUE(range.min <= value && value <= range.max) << key;
  }
  void number(const std::string& key, double& value, const NumberRange& range,
              const std::string& doc, const Source& from) override {
    note(key, doc, from);
    EXPECT_TRUE(range.min <= value && value <= range.max) << key;
    if (range.low < range.high) {
      EXPECT_TRUE(range.min <= range.low && range.low <= value && value <= range.high &&
                  range.high <= range.max)
          << key;
    }
  }
  void choice(const std::string& key, std::string& value, const std::vector<std::string>& allowed,
              const std::string& doc, const Source& from) override {
    note(key, doc, from);
    EXPECT_NE(std::find(allowed.begin(), allowed.end(), value), allowed.end()) << key;
  }
  void list(const std::string& key, std::vector<std::string>& value,
            const std::vector<std::string>&, const std::string& doc, const Source& from) override {
    note(key, doc, from);
    EXPECT_FALSE(value.empty()) << key;
  }
  void at_least(const std::string& key, const std::string& quantity, double&, const NumberRange&,
                const std::string& doc, const Source& from) override {
    note(key, doc, from);
    EXPECT_FALSE(quantity.empty());
  }
  void period(int& from, int& until, const std::string& doc) override {
    note("from", doc, source("none"));
    EXPECT_LE(from, until);
  }

  std::set<std::string> keys;

 private:
  void note(const std::string& key, const std::string& doc, const Source& from) {
    EXPECT_TRUE(keys.insert(key).second) << key << " is declared twice";
    EXPECT_FALSE(doc.empty()) << key;
    EXPECT_FALSE(from.text.empty()) << key;
  }
};

TEST(Menu, EveryPolicyHasItsOwnNameAndADescription) {
  std::set<std::string> names;
  for (const auto& kind : all_policies()) {
    EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
    EXPECT_FALSE(kind.label_nl.empty());
    EXPECT_FALSE(kind.label_en.empty());
    EXPECT_GT(kind.doc.size(), 40U) << kind.name;
  }
  EXPECT_EQ(names, (std::set<std::string>{"none", "extended_stream", "broad_bridge_class",
                                          "repetition", "tutoring"}));
}

TEST(Menu, EveryParameterHasADefaultInItsRangeADescriptionAndASource) {
  for (const auto& kind : all_policies()) {
    SCOPED_TRACE(kind.name);
    Declaration declaration;
    const auto policy = kind.make(declaration);
    EXPECT_LE(policy->first_year(), policy->last_year());
    if (kind.name != "none") {
      EXPECT_TRUE(declaration.keys.contains("from"));
    }
  }
}

}  // namespace
}  // namespace doorstroom
