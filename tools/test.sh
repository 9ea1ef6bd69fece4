#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Every test there is: sets up, builds the `ci` preset, then one ctest, in which each stage that needs a build of its own
# (Clang, the sanitizers, an outside project, a fresh machine, ...) is a test too. Ends with what was skipped and why, then
# with ctest's own last lines.
set -euo pipefail
cd "$(dirname "$0")/.."

tools/setup.sh build test

printf '\n== configure\n'
cmake --preset ci
printf '\n== time budget of the stages that make a build of their own\n'
cat build/ci/stages.txt
printf '\n== build: GCC, optimised, warnings as errors\n'
start=$SECONDS
cmake --build --preset ci
printf 'built in %d s\n' $((SECONDS - start))
printf '\n== test\n'
rm -f build/ci/tests.xml
# What ctest says at its end waits until the skipped tests are told.
ctest --preset ci --parallel "$(nproc)" --output-junit tests.xml "$@" 2>&1 | awk '
  /^[0-9]+% tests passed, / {ending = 1}
  !ending {print; fflush()}
  ending {last = last $0 "\n"}
  END {
    fflush()
    if (system("[ ! -f build/ci/tests.xml ] || tools/skipped.py build/ci/tests.xml") != 0) print "skipped: not known"
    printf "%s", last
  }'
