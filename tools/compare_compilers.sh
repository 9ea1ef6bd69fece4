#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Runs one small experiment with two builds of the program, and once more with the newer instructions of the processor
# hidden from the C library; all content hashes must be equal. Called as: compare_compilers.sh PROGRAM OTHER_PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."
experiment=${EXPERIMENT:-experiments/npo-2021.toml}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

hash_of() { # NAME PROGRAM
  "$2" run "$experiment" -o "$work/$1" --sample 0.002 --replicates 1 --draws 1 --quiet >"$work/$1.log" 2>&1 ||
    { cat "$work/$1.log"; return 1; }
  "$2" hash "$work/$1"
}

first=$(hash_of first "$1")
other=$(hash_of other "$2")
masked=$(GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-AVX512F,-FMA,-FMA4,-BMI2,-ERMS,-SSE4_2 hash_of masked "$1")
printf '%-18s %s\n' "$1" "$first" "$2" "$other" "masked processor" "$masked"
[ -n "$first" ] && [ "$first" = "$other" ] && [ "$first" = "$masked" ]
