// SPDX-License-Identifier: EUPL-1.2
// Compares text with a golden file; DOORSTROOM_UPDATE_GOLDEN=1 writes the file anew.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace doorstroom::golden {

enum class Update { overwrite, only_when_missing };

inline std::string path(const std::string& name) { return "tests/results/golden/" + name; }

inline void expect_equal(const std::string& text, const std::string& name,
                         Update update = Update::overwrite) {
  std::ifstream file{path(name)};
  const bool wanted = std::getenv("DOORSTROOM_UPDATE_GOLDEN") != nullptr;
  if (wanted && (update == Update::overwrite || !file)) {
    std::ofstream{path(name)} << text;
    GTEST_SKIP() << "wrote " << path(name);
  }
  std::ostringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(text, expected.str()) << "golden file " << path(name);
}

}  // namespace doorstroom::golden
