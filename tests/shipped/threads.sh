#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Runs an experiment on one thread and on two: the content hash is the same.
# Usage: threads.sh PROGRAM FILE [OPTION...]
set -eu
program=$1
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for threads in 1 2; do
  "$program" run "$@" -o "$folder/$threads" --threads $threads --quiet
done
one=$("$program" hash "$folder/1")
two=$("$program" hash "$folder/2")
echo "1 thread:  $one"
echo "2 threads: $two"
[ -n "$one" ] && [ "$one" = "$two" ]
