#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# One stage of the tests: configures, builds and tests another preset. Called as: tools/stage.sh PRESET [CTEST OPTION]...
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1
shift
# ctest tells its children to be quiet and how many may run; a stage is a run of its own.
unset MAKEFLAGS CTEST_PARALLEL_LEVEL CTEST_INTERACTIVE_DEBUG_MODE

start=$SECONDS
mkdir -p build
cmake --preset "$preset" >build/"$preset"-configure.log 2>&1 || { cat build/"$preset"-configure.log; exit 1; }
cmake --build --preset "$preset"
printf '%s: built in %d s\n' "$preset" $((SECONDS - start))

start=$SECONDS
# Where addresses are spread too widely for the thread sanitizer's shadow, it needs them unspread.
run=()
if [ "$preset" = tsan ] && setarch -R true 2>/dev/null; then run=(setarch -R); fi
"${run[@]}" ctest --preset "$preset" --parallel "$(nproc)" "$@"
printf '%s: tested in %d s\n' "$preset" $((SECONDS - start))
