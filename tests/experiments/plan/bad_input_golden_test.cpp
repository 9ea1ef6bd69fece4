// SPDX-License-Identifier: EUPL-1.2
// Every mistake that an experiment file can have, one file each in bad/: the text of the message is
// pinned beside it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "tests/experiments/fixture.hpp"

namespace doorstroom::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> bad_files() {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator("tests/experiments/bad"))
    if (entry.path().extension() == ".toml") names.insert(entry.path().stem().string());
  return {names.begin(), names.end()};
}

class BadExperiment : public testing::TestWithParam<std::string> {};

TEST_P(BadExperiment, IsRefusedWithThePinnedText) {
  const fs::path file = fs::path("tests/experiments/bad") / (GetParam() + ".toml");
  auto expected = file;
  expected.replace_extension(".txt");
  const auto mistakes = mistakes_in(file.string(), tiny_data());
  EXPECT_NE(mistakes, "");
  if (std::getenv("DOORSTROOM_PIN") != nullptr)
    std::ofstream(expected) << mistakes;  // to write them anew, then read them
  EXPECT_EQ(mistakes, read_file(expected));
}

std::string camel_case(const testing::TestParamInfo<std::string>& info) {
  std::string name;
  bool upper = true;
  for (const char c : info.param) {
    if (c != '_')
      name += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    upper = c == '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Files, BadExperiment, testing::ValuesIn(bad_files()), camel_case);

}  // namespace
}  // namespace doorstroom::test
