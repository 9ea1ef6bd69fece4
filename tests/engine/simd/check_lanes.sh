#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# tools/check_lanes.py finds each fault that it is there for, in lane files made to have one. Called as:
# check_lanes.sh COMPILER
set -euo pipefail
compiler=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A lane file of the set v3, with LINES in its namespace and BEFORE in front of it.
library_of() { # NAME FLAGS LINES BEFORE
  local source=$work/$1.lanes_v3.cpp
  printf '#include <cstddef>\n%s\nnamespace doorstroom::lanes_v3 {\n%s\n}\n' "$4" "$3" >"$source"
  # shellcheck disable=SC2086
  "$compiler" -std=c++20 -O3 -march=x86-64-v3 $2 -c "$source" -o "$work/$1.lanes_v3.cpp.o"
  rm -f "$work/$1.a"
  ar rc "$work/$1.a" "$work/$1.lanes_v3.cpp.o"
}

must_say() { # NAME WHAT
  local said
  said=$(tools/check_lanes.py "$work/$1.a") || true
  grep -q -- "$2" <<<"$said" || { printf '%s: expected "%s", got:\n%s\n' "$1" "$2" "$said"; exit 1; }
}

loop='void twice(const float* x, std::size_t n, float* y) { for (std::size_t i = 0; i < n; ++i) y[i] = 2 * x[i] + 1; }'
library_of clean -ffp-contract=off "$loop" ''
must_say clean '^lanes: 1 faults' # one: that nothing is there for v4
must_say clean 'no lane file uses the instructions of its set'

library_of fused -ffp-contract=fast "$loop" ''
must_say fused 'fused vfmadd'

shared='__attribute__((noinline)) inline float thrice(float x) { return 3 * x; }'
library_of shared -ffp-contract=off 'float use(float x) { return thrice(x); }' "$shared"
must_say shared 'thrice.*: vmulss is not in x86-64'
must_say shared 'thrice.* is visible outside, but not in lanes_v3'

library_of start -ffp-contract=off 'int nothing() { return 0; }' '#include <iostream>'
must_say start 'runs when the program starts'
echo "check_lanes: finds what it must"
