// SPDX-License-Identifier: EUPL-1.2
// Experiments of earlier versions (tests/old/) are understood as they were, or name the key that
// took the place of another.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "tests/experiments/fixture.hpp"

namespace doorstroom::test {
namespace {

std::vector<std::filesystem::path> old_experiments() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator("tests/old"))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

TEST(OldExperiments, AreUnderstood) {
  const auto files = old_experiments();
  EXPECT_FALSE(files.empty());
  for (const auto& file : files) {
    SCOPED_TRACE(file.string());
    const auto data = file.filename().string().starts_with("sick-sicker") ? "experiments/data"
                                                                          : "experiments/data";
    EXPECT_NO_THROW(static_cast<void>(load_experiment(file.string(), data)));
  }
}

TEST(OldExperiments, TutoringOf03HasTheParametersThatItsFileWrites) {
  const auto experiment = load_experiment("tests/old/npo-2021-0.3.toml", "experiments/data");
  const auto variant = std::find_if(experiment.variants.begin(), experiment.variants.end(),
                                    [](const Variant& v) { return v.name == "tutoring"; });
  ASSERT_NE(variant, experiment.variants.end());
  const auto& values = variant->policies.at(0).values;
  EXPECT_EQ(values.at("target"), "{ observed_gap_weeks = \">= 15\" }");
  EXPECT_EQ(values.at("allocation"), "\"most_disadvantaged\"");
  EXPECT_EQ(variant->policies.at(0).make({})->packages().at(0).cap_fte, 5000);
}

}  // namespace
}  // namespace doorstroom::test
