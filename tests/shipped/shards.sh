#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Does the units of a run in two shards, the second first, and merges them: the content hash is that of one run.
# Usage: shards.sh PROGRAM FILE [OPTION...]
set -eu
program=$1
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$program" run "$@" -o "$folder/whole" --quiet
for shard in 2/2 1/2; do
  "$program" run "$@" -o "$folder/parts" --shard $shard --quiet
done
[ -e "$folder/parts/results.h5" ] || "$program" merge "$folder/parts"
whole=$("$program" hash "$folder/whole")
parts=$("$program" hash "$folder/parts")
echo "whole:  $whole"
echo "shards: $parts"
[ -n "$whole" ] && [ "$whole" = "$parts" ]
