#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Runs the program as a user does and checks exit codes, what is on which stream, and what is left on disk.
# Usage: cli_test.sh PROGRAM, at the top of the source tree.
set -u
program=$(realpath "$1")
[ -x "$program" ] || { echo "no program $1"; exit 1; }
top=$(pwd)
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder" 2>/dev/null; rm -rf "$folder"' EXIT
failed=0

fail() { # text: what is wrong with the last run
  echo "FAILED: $1"
  sed 's/^/  out: /' "$folder/out" | head -5
  sed 's/^/  err: /' "$folder/err" | head -5
  failed=1
}
runs() { # exit code, arguments...: the program ends with this code
  wanted=$1
  shift
  "$program" "$@" >"$folder/out" 2>"$folder/err"
  code=$?
  [ "$code" -eq "$wanted" ] || fail "doorstroom $*: exit $code instead of $wanted"
}
out_has() { grep -qF -- "$1" "$folder/out" || fail "standard output lacks: $1"; }
err_has() { grep -qF -- "$1" "$folder/err" || fail "standard error lacks: $1"; }
no_out() { [ ! -s "$folder/out" ] || fail "standard output is not empty"; }
no_err() { [ ! -s "$folder/err" ] || fail "standard error is not empty"; }
absent() { [ ! -e "$1" ] || fail "$1 was written"; }

sick="$top/experiments/sick-sicker/sick-sicker.toml"
bad="$top/tests/experiments/bad/everything_at_once.toml"
data="$top/tests/experiments/data"

# Help and mistakes on the command line.
runs 0 --help; out_has "compare"
awk 'length > 80' "$folder/out" | grep -q . && fail "--help is wider than 80 columns"
runs 0 --version; out_has "doorstroom "
runs 0 run --help; out_has "--shard"
runs 2; err_has "subcommand"
runs 2 chekc "$sick"; err_has 'chekc: unknown command; allowed: check, run'; err_has 'did you mean "check"?'
runs 2 --data "$data" chekc; err_has 'chekc: unknown command'
runs 2 run
runs 2 run "$sick" --threads none
runs 2 run "$sick" --sample 2
for number in nan inf -nan; do runs 2 run "$sick" --sample $number -o "$folder/nan"; absent "$folder/nan"; done
runs 2 run "$sick" -o ""; err_has "is empty; allowed: a name, or leave the option out"
runs 0 --lang EN policies; out_has "Keys of a policy"
runs 2 --data "$folder/none" check "$sick"; err_has "--data: \"$folder/none\" is not a folder"
runs 2 --lang fr policies

# Commands that only look.
runs 0 check "$sick"; out_has "Sick-Sicker"; no_err
runs 0 check experiments/npo-2021.toml; out_has "tutoring.effect_sd"
awk 'length > 80' "$folder/out" | grep -q . && fail "check is wider than 80 columns"
runs 0 check "$sick" --json; out_has '"ok":true'; no_err
runs 0 check "$sick" --show
cp "$folder/out" "$folder/shown.toml"
runs 0 --data "$top/experiments/data" check "$folder/shown.toml"
runs 0 policies; out_has "tutoring"; no_err
runs 0 policies tutoring --lang en; out_has "Allowed: 1 to 6 pupils."; out_has "Left out: drawn from 0.231 - 0.345."
runs 0 policies tutoring --json; out_has '"key":"group_size"'
runs 2 policies tutorng; err_has 'did you mean "tutoring"?'; no_out
runs 0 indicators; out_has "delay_weeks"
runs 0 indicators --json; out_has '"delay_weeks"'
runs 0 schema; out_has "json-schema.org"
runs 0 system sick-sicker-cohort; out_has "s1"
runs 0 system sick-sicker-cohort --dot; out_has "digraph"
runs 0 system sick-sicker-cohort --dot -o "$folder/graph.dot"; no_out
grep -q digraph "$folder/graph.dot" || fail "system -o wrote no graph"
runs 2 system sick-sicker-cohort --dot -o "$folder/graph.dot"; err_has "is there already; allowed: another name, or --force"
runs 0 system sick-sicker-cohort --dot -o "$folder/graph.dot" --force
runs 2 system sick-sicker-cohort --dot -o /dev/null --force; err_has "is no ordinary file"
runs 2 system sick-sicker-cohort -o "$folder/graph.txt"; err_has "only with --dot or --svg"
runs 2 system sick-siker-cohort; err_has 'did you mean "sick-sicker-cohort"?'
runs 0 sources sick-sicker-cohort; out_has "doi:10.1177/0272989X18754513"
runs 0 sources sick-sicker-cohort --quality assumption --json; out_has '"quality":"assumption"'
grep -q '"quality":"verbatim"' "$folder/out" && fail "sources --quality shows other qualities"

# Bad input: every mistake at once, nothing written.
runs 2 --data "$data" check "$bad"; no_out
err_has 'everything_at_once.toml:5: experiment.years: 0 is out of range; allowed: 1 to 60 school years'
err_has "errors in $bad; nothing was run"
runs 2 --data "$data" check "$bad" --json; out_has '"ok":false'; no_err
runs 2 --data "$data" run "$bad" -o "$folder/bad"; no_out; absent "$folder/bad"
grep -q '"sources"' "$folder/out" && fail "sources is offered as a population"
runs 3 check "$folder"; err_has "$folder: cannot be read: Is a directory"
runs 3 check "$folder/none.toml"; err_has "none.toml: cannot be read: No such file or directory"
runs 2 run "$sick" -o "$folder/half" --shard 3/2; err_has "allowed: i/n"; absent "$folder/half"

# Streams that cannot be written: lost output is an error, a lost message is not.
"$program" policies >/dev/full 2>"$folder/err"; [ $? -eq 3 ] || fail "output lost on a full disk does not exit with 3"
err_has "standard output: cannot be written: No space left on device"
"$program" policies >&- 2>"$folder/err"; [ $? -eq 3 ] || fail "output lost on a closed stream does not exit with 3"
"$program" check "$bad" 2>/dev/full; [ $? -eq 2 ] || fail "a full standard error changes the exit code"
"$program" check "$bad" 2>&-; [ $? -eq 2 ] || fail "a closed standard error changes the exit code"
"$program" check "$folder/none.toml" 2>/dev/full; [ $? -eq 3 ] || fail "a full standard error changes the exit code"
"$program" policies 2>"$folder/err" | head -n 1 >"$folder/out"; no_err

# Many mistakes: the first of each file, and how many more.
mkdir "$folder/many" && cp -r "$data/." "$folder/many" || exit 1
{ echo "location,place,weight"; seq -f "L9%g,a.x,1" 100; } >"$folder/many/tiny-2020/location_places.csv"
runs 2 --data "$folder/many" system tiny-2020; err_has "location_places.csv: and "
[ "$(wc -l <"$folder/err")" -le 25 ] || fail "more than 20 mistakes of one file are shown"

# More people than fit in memory.
mkdir "$folder/data" && cp -r "$top/experiments/data/sick-sicker" "$top/experiments/data/sick-sicker-cohort" "$folder/data" || exit 1
sed -i 's/,50000,/,900000000,/' "$folder/data/sick-sicker-cohort/stocks.csv"
runs 2 --data "$folder/data" run "$sick" -o "$folder/huge"; absent "$folder/huge"
err_has "$sick: memory: the run needs "

# A first experiment of one's own.
cd "$folder" || exit 1
runs 0 new mine --lang en; out_has "mine.toml"
runs 0 --data "$top/experiments/data" check mine.toml
runs 2 new mine; err_has "mine.toml: exists; allowed: a name that is not there yet"
runs 2 new "two words"; err_has "cannot be a name"
mkdir locked && cd locked && chmod a-w . || exit 1
if [ "$(id -u)" -ne 0 ]; then runs 3 new mine; err_has "mine.toml.part: cannot open"; fi
cd "$top" || exit 1

# A run, its results, and a folder that is taken.
runs 0 run "$sick" -o "$folder/results" --sample 0.1 --replicates 2 --json
tail -n 1 "$folder/out" | python3 -c '
import json, sys
summary = json.loads(sys.stdin.read())
wanted = {"results", "content_hash", "pupils", "pupil_terms", "pupil_terms_simulated", "pupil_terms_reused", "seconds", "pupil_terms_per_second", "peak_memory_bytes", "threads"}
sys.exit(set(summary) != wanted)' || fail "the last line of run --json is not the summary"
hash=$(sed -n 's/.*"content_hash":"\([0-9a-f]*\)".*/\1/p' "$folder/out")
runs 0 hash "$folder/results"; out_has "$hash"
runs 0 compare "$folder/results"; out_has "No treatment"
runs 0 compare "$folder/results" --json --indicator enrolled
python3 -c '
import json, sys
rows = json.load(open(sys.argv[1]))
wanted = {"variant", "indicator", "year", "place", "group", "level", "difference", "low", "high", "unit"}
sys.exit(not rows or not wanted <= set(rows[0]))' "$folder/out" || fail "compare --json lacks a key"
runs 2 compare "$folder/results" --indicator enroled; err_has "enrolled"
runs 0 export "$folder/results" --csv "$folder/all.csv"
runs 2 export "$folder/results" --csv "$folder/all.csv"; err_has "is there already"
runs 2 export "$folder/results" --csv "$folder/all.csv" --xlsx "$folder/./all.csv" --force; err_has "is the file of --csv too"
runs 2 export "$folder/results" --csv /dev/null --force; err_has "/dev/null is no ordinary file"
runs 2 report "$folder/results" -o /dev/null --force; err_has "/dev/null is no ordinary file"
runs 2 run "$sick" -o "$folder/results"; err_has "exists; allowed: a folder that is not there yet"
runs 3 compare "$folder/nothing"
runs 3 hash "$folder/nothing"
echo text >"$folder/file"
runs 2 run "$sick" -o "$folder/file"; err_has "is a file"
runs 3 run "$sick" -o "$folder/file/results"; err_has "is not a folder"
runs 3 run "$sick" -o /proc/doorstroom; err_has "cannot be written"

# Progress: plain lines where there is no terminal, nothing with --quiet.
runs 0 run "$sick" -o "$folder/loud" --sample 0.01; err_has "%"
runs 0 run "$sick" -o "$folder/quiet" --sample 0.01 --quiet; no_err

# Interrupted: exit 4 and how to go on; then going on gives the same results as never having stopped.
# (A background job of a script ignores SIGINT, hence python3 to start it.)
mkdir "$folder/my data" && cp -r "$top/experiments/data/sick-sicker" "$top/experiments/data/sick-sicker-cohort" "$folder/my data" || exit 1
python3 -c '
import signal, subprocess, sys, time
with open(sys.argv[2] + "/out", "wb") as out, open(sys.argv[2] + "/err", "wb") as err:
    run = subprocess.Popen(sys.argv[3:], stdout=out, stderr=err, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))
    for _ in range(600):
        time.sleep(0.02)
        if b"replicate" in open(sys.argv[2] + "/err", "rb").read(): break
    run.send_signal(signal.SIGINT)
    sys.exit(0 if run.wait() == int(sys.argv[1]) else 1)' \
  4 "$folder" "$program" --data "$folder/my data" run "$sick" -o "$folder/stopped" --replicates 40 --sample 0.1 --threads 1 --lang en || fail "an interrupted run does not exit with 4"
err_has "go on with: doorstroom run $sick -o $folder/stopped --resume --data '$folder/my data' --lang en --threads 1 --sample 0.1 --replicates 40"
runs 0 run "$sick" -o "$folder/stopped" --resume --replicates 40 --sample 0.1 --quiet
runs 0 run "$sick" -o "$folder/whole" --replicates 40 --sample 0.1 --quiet
"$program" hash "$folder/whole" >"$folder/whole.hash"
runs 0 hash "$folder/stopped"; out_has "$(cat "$folder/whole.hash")"

# Shards: each does its part, merged they are the whole.
runs 0 run "$sick" -o "$folder/parts" --replicates 3 --sample 0.1 --shard 1/2 --quiet
runs 0 run "$sick" -o "$folder/parts" --replicates 3 --sample 0.1 --shard 2/2 --quiet
runs 0 merge "$folder/parts" --json
runs 0 run "$sick" -o "$folder/one" --replicates 3 --sample 0.1 --quiet
"$program" hash "$folder/one" >"$folder/one.hash"
runs 0 hash "$folder/parts"; out_has "$(cat "$folder/one.hash")"

[ "$failed" -eq 0 ] && echo "all as it should be"
exit "$failed"
