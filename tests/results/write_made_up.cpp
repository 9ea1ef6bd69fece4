// SPDX-License-Identifier: EUPL-1.2
// Writes a made-up run to a folder, for tests by other programs: results_write_made_up FOLDER
// [KIND]. Prints the path. Kinds: plain (the default), plausible, luck (plausible, without draws),
// one (one replicate), hostile.
#include <cstdio>
#include <string>

#include "tests/results/made_up_run.hpp"
#include "tests/results/plausible_run.hpp"

int main(int argc, char** argv) {
  using namespace doorstroom;
  if (argc != 2 && argc != 3) return 2;
  const std::string folder = argv[1], kind = argc == 3 ? argv[2] : "plain";
  auto run = made_up::description();
  if (kind == "luck") run = made_up::description(3, 0);
  if (kind == "one") run = made_up::description(1, 0);
  if (run.draws == 0) run.drawn.clear();
  if (kind == "hostile") run = made_up::hostile(run);
  std::puts(
      (kind == "plain" ? made_up::merged(folder, run) : made_up::plausible(folder, run)).c_str());
}
