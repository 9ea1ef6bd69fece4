#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Lists what simulation libraries take from libm; only sqrt may be there, because glibc picks other code for the rest per
# processor and the last bit of a result would depend on the machine. Called as: check_symbols.sh COMPILER LIBRARY...
set -euo pipefail
compiler=$1
shift

libm=$("$compiler" -print-file-name=libm.so.6)
[ -f "$libm" ] || { echo "symbols: no libm.so.6 found" >&2; exit 77; }
offered=$(nm --dynamic --defined-only --format=posix "$libm" | sed 's/[@ ].*//' | sort -u)
allowed='^sqrtf?$'

faults=0
for library in "$@"; do
  # Lines of an archive's member name end in ":"; symbols that another member defines are not missing.
  missing=$(nm --undefined-only --format=posix "$library" | awk 'NF == 2 && $2 == "U" {print $1}' | sort -u)
  while IFS= read -r symbol; do
    [ -n "$symbol" ] || continue
    echo "$(basename "$library"): uses $symbol of libm; use our own kernel instead"
    faults=$((faults + 1))
  done < <(comm -12 <(printf '%s\n' "$missing") <(printf '%s\n' "$offered") | grep -Ev "$allowed" || true)
done
echo "symbols: $faults faults in $# libraries"
[ "$faults" -eq 0 ]
