#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# The experiment in README.md must be one that the program accepts, and the links must lead somewhere. Called as:
# check_readme.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

awk '/^```toml$/ {inside = 1; next} /^```$/ {inside = 0} inside' README.md >"$work/my.toml"
[ -s "$work/my.toml" ] || { echo "README.md: no experiment found"; exit 1; }
"$1" check "$work/my.toml"

faults=0
while IFS= read -r link; do
  if [ ! -e "$link" ]; then echo "README.md: $link is not there"; faults=1; fi
done < <(perl -0pe 's/<!--.*?-->//gs' README.md | grep -oE '\]\([^)#]+' | sed 's/^](//' | grep -v '^http')
exit $faults
