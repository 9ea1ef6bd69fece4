// SPDX-License-Identifier: EUPL-1.2
// Writes the made-up run to a folder, for tests by other programs: results_write_made_up FOLDER.
// Prints the path.
#include <cstdio>

#include "tests/results/made_up_run.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto run = doorstroom::made_up::description();
  std::puts(doorstroom::made_up::merged(argv[1], run).c_str());
}
