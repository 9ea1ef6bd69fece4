#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Formats every C++ file of ours in place, or with --check says which ones are not formatted and changes nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v clang-format >/dev/null || { echo "format: clang-format is not installed" >&2; exit 77; }

how=(-i)
[ "${1:-}" != --check ] || how=(--dry-run -Werror)
git ls-files -z --cached --others --exclude-standard '*.cpp' '*.hpp' |
  while IFS= read -r -d '' file; do [ ! -f "$file" ] || printf '%s\0' "$file"; done |
  xargs -0 --no-run-if-empty clang-format "${how[@]}"
