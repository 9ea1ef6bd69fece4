#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Reads every header with Doxygen; a warning is a fault. Only data members and member functions may go without a
# docstring: a type and a free function never do. Writes nothing but build/docs.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v doxygen >/dev/null || { echo "docs: doxygen is not installed" >&2; exit 77; }
mkdir -p build/docs
log=build/docs/warnings.txt
rm -f "$log"
{
  cat docs/Doxyfile
  printf '%s\n' 'GENERATE_HTML = NO' 'GENERATE_XML = YES' 'QUIET = YES' 'WARN_FORMAT = "$file:$line: $text"' \
    "WARN_LOGFILE = $log"
} | doxygen - >/dev/null

may_stand='Member .* of (class|struct|union) .* is not documented|Member .*\((enumvalue|typedef|variable)\) .* is not documented'
faults=$(grep -Ev "$may_stand" "$log" | sed "s|^$PWD/||" || true)
if [ -n "$faults" ]; then
  printf '%s\n' "$faults"
  printf 'docs: %d faults\n' "$(printf '%s\n' "$faults" | wc -l)"
  exit 1
fi
echo "docs: in order"
