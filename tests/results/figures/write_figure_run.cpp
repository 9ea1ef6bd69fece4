// SPDX-License-Identifier: EUPL-1.2
// Writes the made-up results for figures, with labels that would break a careless program:
// results_write_figure_run. Prints the path; the caller removes the folder.
#include <cstdio>
#include <filesystem>

#include "tests/results/figures/figure_run.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  using namespace doorstroom;
  made_up::FigureRun wanted;
  wanted.run.title = "<script>alert('x')</script> & \"" + std::string(300, 'W') + "\"";
  wanted.run.variants[2].label = "<b>Tutoring</b> & \"twee\" 😀 \u05d0\u05d1\u05d2";
  wanted.run.variants.push_back({"long", std::string(300, 'W'), false, false});
  const auto results = made_up::figure_results("written", wanted);
  std::filesystem::copy_file(results.path(), argv[1]);
  std::puts(argv[1]);
}
