#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Kills a run when its first unit is finished and resumes it: the content hash is that of a run that nobody killed.
# Usage: resume.sh PROGRAM FILE [OPTION...]
set -eu
program=$1
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$program" run "$@" -o "$folder/whole" --quiet

"$program" run "$@" -o "$folder/killed" --quiet &
run=$!
finished() { find "$folder/killed" -name '*replicate-0*' ! -name '*.part' ! -name '*.tmp' 2>/dev/null | grep -q .; }
tries=0
until finished || [ $tries -ge 3000 ]; do
  sleep 0.05
  tries=$((tries + 1))
done
kill -9 $run 2>/dev/null || true
wait $run 2>/dev/null || true
if [ -e "$folder/killed/results.h5" ]; then
  echo "the run was done before it could be killed: a larger sample or more replicates are needed"
  exit 1
fi
"$program" run "$@" -o "$folder/killed" --resume --quiet

whole=$("$program" hash "$folder/whole")
resumed=$("$program" hash "$folder/killed")
echo "whole:   $whole"
echo "resumed: $resumed"
[ -n "$whole" ] && [ "$whole" = "$resumed" ]
