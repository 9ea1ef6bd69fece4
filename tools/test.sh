#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Every test there is: sets up, builds the `ci` preset, then one ctest, in which each stage that needs a build of its own
# (Clang, the sanitizers, an outside project, ...) is a test too. The last lines are ctest's own.
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
exec ctest --preset ci --parallel "$(nproc)"
