// SPDX-License-Identifier: EUPL-1.2
// The same tables on any number of threads, and beside another world in the same process.
#include <gtest/gtest.h>

#include <thread>

#include "engine/parallel.hpp"
#include "tests/agents/variants.hpp"

namespace doorstroom {
namespace {

using namespace test;

/// Calibrates and runs with so many threads.
UnitTables run_on(int threads, const std::string& variants) {
  UnitTables tables;
  with_threads(threads, [&] { tables = country_with(variants).run(); });
  return tables;
}

void expect_same(const UnitTables& a, const UnitTables& b) {
  ASSERT_EQ(a.variants.size(), b.variants.size());
  for (std::size_t v = 0; v < a.variants.size(); ++v)
    for (std::size_t t = 0; t < a.variants[v].size(); ++t)
      EXPECT_EQ(a.variants[v][t], b.variants[v][t]) << v << ": " << a.variants[v][t].name;
}

TEST(Determinism, TablesAreTheSameOnOneTwoAndFourThreads) {
  const auto one = run_on(1, policies_at_work);
  expect_same(one, run_on(2, policies_at_work));
  expect_same(one, run_on(4, policies_at_work));
}

TEST(Determinism, TwoWorldsInOneProcessDoNotDisturbEachOther) {
  const auto alone = run_on(1, policies_at_work);
  UnitTables first, second;
  std::thread other([&] { second = run_on(1, policies_without_effect); });
  first = run_on(1, policies_at_work);
  other.join();
  expect_same(alone, first);
  expect_same(run_on(1, policies_without_effect), second);
}

TEST(Determinism, AWorldCanBeRunAgain) {
  const auto country = country_with(policies_at_work);
  expect_same(country.run(), country.run());
}

TEST(Determinism, AnotherSeedGivesOtherTables) {
  const auto country = country_with("");
  const auto one = country.run();
  const auto two = run_unit(country.experiment, country.world, 12345, {});
  EXPECT_NE(table(one.variants[0], "stock"), table(two.variants[0], "stock"));
}

}  // namespace
}  // namespace doorstroom
