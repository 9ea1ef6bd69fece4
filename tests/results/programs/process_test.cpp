// SPDX-License-Identifier: EUPL-1.2
// Other programs: run without a shell, and their failure in their own words.
#include "results/programs/process.hpp"

#include <gtest/gtest.h>

#include "engine/errors.hpp"

namespace doorstroom {
namespace {

std::string failure(const std::vector<std::string>& arguments) {
  try {
    run_program(arguments);
  } catch (const IoError& error) {
    return error.what();
  }
  return "";
}

TEST(Process, SaysNothingWhenAllIsWell) { EXPECT_EQ(failure({"true"}), ""); }

TEST(Process, PassesArgumentsAsTheyAre) {
  EXPECT_EQ(failure({"test", "a b; $(false) \"c\"", "=", "a b; $(false) \"c\""}), "");
}

TEST(Process, RepeatsWhatTheProgramSaid) {
  EXPECT_EQ(failure({"sh", "-c", "echo 'no such figure' >&2; exit 3"}),
            "sh: exit code 3: no such figure");
  EXPECT_EQ(failure({"sh", "-c", "kill -9 $$"}), "sh: ended by signal 9");
}

TEST(Process, NamesWhatInstallsAMissingProgram) {
  EXPECT_NE(failure({"no-such-program-here"}).find("tools/setup.sh build"), std::string::npos);
}

}  // namespace
}  // namespace doorstroom
