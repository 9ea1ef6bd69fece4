#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Runs a case and holds what readers see against the lines of its expect.txt:
#   FORM has|lacks TEXT
# FORM is `findings` (what `report` prints) or `compare`, both in Dutch; line ends count as one space.
# Usage: expect.sh PROGRAM FOLDER [OPTION of run...]
set -eu
program=$1
case=$2
shift 2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$program" run "$case/input.toml" -o "$folder/results" --quiet "$@"
"$program" report "$folder/results" -o "$folder/report.html" > "$folder/findings.txt"
"$program" compare "$folder/results" > "$folder/compare.txt"
for form in findings compare; do
  tr -s ' \n' ' ' < "$folder/$form.txt" > "$folder/$form"
done
failed=0
while read -r form word text; do
  case "$form" in '' | '#'*) continue ;; esac
  found=lacks
  if grep -qF -- "$text" "$folder/$form"; then found=has; fi
  if [ "$found" != "$word" ]; then
    echo "$form does not: $word \"$text\""
    failed=1
  fi
done < "$case/expect.txt"
[ $failed = 0 ] || cat "$folder/findings.txt" "$folder/compare.txt"
exit $failed
